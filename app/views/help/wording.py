"""What stands in braces in a chapter: keys, commands and words of the program, as they are here and now.

{key:go.find}     the keys of a command, as this system writes them: Ctrl+K, or ⌘K on a Mac
{menu:hours.submit}   where a command stands in the menus: Student › Submit week
{press:Ctrl+D}    other keys
{ui:New student}  a word of the interface, in the language in use
{count:log-a-week}    how many keys a job takes
"""

from __future__ import annotations

import re
from collections.abc import Callable

from PySide6.QtGui import QKeySequence

from app.i18n import _
from app.views.help.chapters import COUNTED
from app.views.window.actions import Actions, key_text
from app.views.window.commands import MENUS

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
        raise KeyError(kind)

    return BRACES.sub(fill, text)


def _plain(text: str) -> str:
    """A translated text without the mark of its menu key, and without dots that promise a dialog."""
    return _(text).replace("&", "").rstrip("…")
