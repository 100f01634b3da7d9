"""The words of the command line. Wrong ones become `Usage`, a question for help becomes `Help`: nothing exits here."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import IO, NoReturn

from app.i18n import N_, _

RECORDS = (
    "students",
    "staff",
    "sections",
    "sectors",
    "pathways",
    "memberships",
    "employers",
    "placements",
    "hours",
    "plans",
    "sessions",
    "notes",
)
IMPORTS = ("roster", "oneroster", "hours")
EXPORTS = ("roster", "hours", "hours-summary", "supports", "transcript", "plan")
LANGUAGES = ("en", "es")
ACCOUNT_ACTS = ("list", "add", "rename", "role", "reset", "remove")
ROLES = ("coordinator", "counselor", "teacher", "viewer")
PURPOSES = ("own_use", "official", "parent", "school", "agency", "emergency", "court", "research", "other")

_PASSPHRASE = N_(
    "the passphrase of a book comes from --passphrase-file or the environment variable PATHBOOK_PASSPHRASE"
)


class Usage(Exception):
    """The command line was written wrongly; the message says how."""


class Help(Exception):
    """Help was asked for; the message is the help."""


class _Parser(argparse.ArgumentParser):
    """argparse without its exits."""

    def error(self, message: str) -> NoReturn:
        raise Usage(_("{message} (“{command} --help” tells more)").format(message=message, command=self.prog))

    def print_help(self, file: IO[str] | None = None) -> NoReturn:
        raise Help(self.format_help().rstrip())


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """What was asked; `command` names the command. Raises Usage or Help."""
    return _parser().parse_args(arguments, argparse.Namespace(json=False, read_only=False))


def field_and_value(text: str) -> tuple[str, str]:
    """A condition `field=value` in its two halves."""
    name, sign, value = text.partition("=")
    if not sign or not name:
        raise argparse.ArgumentTypeError(_("“{text}” is not written like field=value").format(text=text))
    return name, value


def something(text: str) -> str:
    """A name that is not empty: no path would quietly mean the folder one stands in."""
    if not text.strip():
        raise argparse.ArgumentTypeError(_("it is empty; name the file or folder to write"))
    return text


def _parser() -> _Parser:
    common = _Parser(add_help=False)
    # Without a default, so that a command does not take back what stood in front of it.
    common.add_argument("--json", action="store_true", default=argparse.SUPPRESS, help=_("answer with one JSON object"))
    secret = _Parser(add_help=False)
    secret.add_argument(
        "--passphrase-file", metavar="FILE", help=_("a file that holds the passphrase and nothing else")
    )
    account = _Parser(add_help=False)
    account.add_argument("--account", metavar="NAME", help=_("whose passphrase it is, where several have accounts"))
    book = _Parser(add_help=False, parents=[common, secret, account])
    book.add_argument("--book", metavar="BOOK", required=True, help=_("the folder of the book"))
    chosen = _Parser(add_help=False)
    chosen.add_argument(
        "--where",
        metavar="FIELD=VALUE",
        action="extend",
        nargs="+",
        type=field_and_value,
        default=[],
        help=_("only records whose field has this value, as list or list --json prints both; all conditions must hold"),
    )

    top = _Parser(
        prog="pathbook",
        parents=[common],
        allow_abbrev=False,
        description=_(
            "Pathbook, the record book of a Linked Learning school site. Without a command it opens its window."
        ),
        epilog=_("Exit status: 0 done, 1 refused, 2 wrong usage; {passphrase}.").format(passphrase=_(_PASSPHRASE)),
    )
    commands = top.add_subparsers(dest="command", metavar="COMMAND", required=True)

    def command(name: str, explanation: str, *parents: _Parser) -> _Parser:
        return commands.add_parser(
            name, help=explanation, description=explanation, parents=parents or [common], allow_abbrev=False
        )

    demo = command("demo", _("make the sample school"))
    demo.add_argument("--book", metavar="BOOK", help=_("where to; without it, where Pathbook's window looks for it"))
    demo.add_argument("--seed", metavar="N", type=int, help=_("another number makes other people"))

    new = command("new", _("make an empty book; prints its recovery code"), common, secret)
    new.add_argument("path", metavar="BOOK", help=_("the folder to make"))
    new.add_argument("--site", metavar="NAME", required=True, help=_("the name of the school site"))
    new.add_argument("--person", metavar="NAME", default="", help=_("the coordinator whose passphrase it is"))

    take = command("import", _("take a roster, a OneRoster bundle or hours from a file"), book)
    take.add_argument("what", choices=IMPORTS, help=_("what the file holds"))
    take.add_argument("path", metavar="PATH", help=_("a file, a zip archive or a folder"))
    take.add_argument("--map", metavar="FILE", help=_("a JSON file with the field of each heading: {heading: field}"))
    take.add_argument("--school", metavar="ID", help=_("only this school of the file"))
    take.add_argument("--dry-run", action="store_true", help=_("tell what would happen and write nothing"))
    take.add_argument("--take-good", action="store_true", help=_("take the good rows of a file that has problems"))

    listed = command("list", _("print records"), book, chosen)
    listed.add_argument("records", metavar="RECORDS", choices=RECORDS, help=", ".join(RECORDS))
    listed.add_argument(
        "--read-only", action="store_true", help=_("look at a book that a newer Pathbook saved; nothing is noted in it")
    )

    for name, explanation in (
        ("approve", _("approve submitted hours")),
        ("reject", _("reject hours with a reason")),
        ("reopen", _("make decided hours drafts again")),
    ):
        decided = command(name, explanation, book, chosen)
        decided.add_argument("what", choices=("hours",))
        decided.add_argument("--reason", metavar="TEXT", default="", help=_("why"))

    give = command("export", _("write a workbook or a PDF; confidential notes are never in it"), book)
    give.add_argument("what", choices=EXPORTS, help=_("which report"))
    give.add_argument(
        "--out", metavar="PATH", type=something, required=True, help=_("the file to write; with --separate, a folder")
    )
    give.add_argument(
        "--student", metavar="ID", action="extend", nargs="+", help=_("only the student with this local ID")
    )
    give.add_argument("--language", choices=LANGUAGES, default="en", help=_("the language of the paper"))
    give.add_argument("--separate", action="store_true", help=_("one file for each student"))
    give.add_argument(
        "--skip-empty", action="store_true", help=_("leave out students about whom a paper would say nothing")
    )
    give.add_argument(
        "--purpose",
        metavar="WORD",
        default="own_use",
        help=_("why, for the access log: {purposes}; other: and words").format(purposes=", ".join(PURPOSES)),
    )
    give.add_argument("--recipient", metavar="NAME", default="", help=_("to whom it is handed out, for the access log"))

    who = command("accounts", _("list, add, change or remove the accounts of a book"), book)
    who.add_argument("act", choices=ACCOUNT_ACTS, help=", ".join(ACCOUNT_ACTS))
    who.add_argument("name", metavar="NAME", nargs="?", default="", help=_("whose account"))
    who.add_argument("--role", choices=ROLES, help=_("as what they work"))
    who.add_argument("--to", metavar="NAME", default="", help=_("the new name of the account"))
    who.add_argument("--new-passphrase-file", metavar="FILE", help=_("a file with the account's new passphrase"))
    who.add_argument("--four-words", action="store_true", help=_("choose four words by chance and print them"))
    who.add_argument(
        "--losing", action="store_true", help=_("even if nobody else could read the confidential notes after it")
    )

    screens = command("screens", _("make pictures of every page of the sample school, without a display"))
    screens.add_argument("--out", metavar="DIR", type=something, required=True, help=_("the folder to write them to"))
    for option, name, explanation in (
        ("--only", "PAGE", _("only the pictures of this page, or the one with this name")),
        ("--variant", "VARIANT", _("only light, dark, contrast, es (Spanish), 150 (percent) or 1366 (pixels)")),
    ):
        screens.add_argument(option, metavar=name, action="extend", nargs="+", default=[], help=explanation)

    command("check", _("check that a book is sound"), book)
    kept = command("backup", _("copy the whole book into one sealed file"), book)
    kept.add_argument("--out", metavar="FILE", type=something, required=True, help=_("the file to write"))
    restored = command("restore", _("make a book from such a copy or backup"), common, secret, account)
    restored.add_argument("path", metavar="FILE", help=_("the copy"))
    restored.add_argument("--book", metavar="NEW", required=True, help=_("the folder to make"))
    way = restored.add_mutually_exclusive_group()
    way.add_argument("--preview", action="store_true", help=_("only say what it holds, and how the book differs"))
    way.add_argument(
        "--replace", action="store_true", help=_("put it into the place of the book, whose present records are kept")
    )
    return top
