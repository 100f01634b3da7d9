"""What stands in braces in a chapter: keys, commands and words of the program, as they are here and now.

{key:go.find}     the keys of a command, as this system writes them: Ctrl+K, or ⌘K on a Mac
{menu:hours.submit}   where a command stands in the menus: Student › Submit week
{press:Ctrl+D}    other keys
{ui:New student}  a word of the interface, in the language in use
{count:log-a-week}    how many keys a job takes
{role:teacher}    what a role is called; {scope:teacher} which records it sees
{rights:teacher}  the table of what a role may do, out of `permissions`; it is a block of its own
{honestly:rights}     what of that is cryptography, and what a rule of the program
"""

from __future__ import annotations

import re
from collections.abc import Callable

from PySide6.QtGui import QKeySequence

from app.i18n import _
from app.models import permissions
from app.views.help.chapters import COUNTED
from app.views.window.actions import Actions, key_text
from app.views.window.command import MENUS

BRACES = re.compile(r"\{(\w+):([^}]+)\}")


def filled(text: str, actions: Actions, key: Callable[[str], str] = str) -> str:
    """`text` with everything in braces replaced; `key` marks up keys. Raises KeyError for what there is not."""

    def fill(found: re.Match[str]) -> str:
        kind, name = found.groups()
        match kind:
            case "key":
                return key(key_text(actions[name]))
            case "menu":
                command = actions[name].data()
                return f"**{_plain(MENUS[command.menu])} › {_plain(command.text)}**"
            case "press":
                return key(QKeySequence(name).toString(QKeySequence.SequenceFormat.NativeText))
            case "ui":
                return f"**{_plain(name)}**"
            case "count":
                return str(COUNTED[name])
            case "role":
                return _(permissions.ROLE_NAMES[_role(name)])
            case "scope":
                return _(permissions.SCOPE_WORDS[_role(name)])
            case "rights":
                return _rights(_role(name))
            case "honestly":
                return _(permissions.HONESTLY)
        raise KeyError(kind)

    return BRACES.sub(fill, text)


def _role(name: str) -> permissions.Role:
    """The role of this name. Raises KeyError where there is none."""
    roles: dict[str, permissions.Role] = {role: role for role in permissions.ROLES}
    return roles[name]


def _rights(role: permissions.Role) -> str:
    """The lines of a table: the kinds of records and the acts, and beside each whether and how it is allowed."""
    lines = [(_("Record or act"), _(permissions.ROLE_NAMES[role]))]
    lines += [(line.what, line.may) for line in permissions.matrix(role)]
    return "\n".join(f"| {what} | {may} |" for what, may in lines)


def _plain(text: str) -> str:
    """A translated text without the mark of its menu key, and without dots that promise a dialog."""
    return _(text).replace("&", "").rstrip("…")
