"""The commands of the command line, each with what it takes and who does it."""

from __future__ import annotations

from argparse import SUPPRESS, ArgumentParser, ArgumentTypeError
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from app.book.days import read_day
from app.book.refused import Refused
from app.cli.composing import chosen, composed
from app.cli.nouns import ACCOUNT_ACTS, EXPORTS, HOURS_SHEET, IMPORTS, PURPOSES, RECORDS, ROLES
from app.i18n import N_, _

Words = Callable[[ArgumentParser], object]
"""Adds arguments to a command."""


@dataclass(frozen=True, slots=True)
class Command:
    """One command. `run` is "module:function" in this package: it is imported when it is asked for."""

    name: str
    explanation: str  # marked with N_
    run: str
    words: tuple[Words, ...]


# what several commands take


def json(command: ArgumentParser) -> None:
    """What every command takes, before its name or behind it."""
    # Without a default, so that a command does not take back what stood in front of it.
    command.add_argument("--json", action="store_true", default=SUPPRESS, help=_("answer with one JSON object"))


def _secret(command: ArgumentParser) -> None:
    command.add_argument(
        "--passphrase-file", metavar="FILE", help=_("a file that holds the passphrase and nothing else")
    )


def _account(command: ArgumentParser) -> None:
    command.add_argument("--account", metavar="NAME", help=_("whose passphrase it is, where several have accounts"))


def _book(command: ArgumentParser) -> None:
    for each in (json, _secret, _account):
        each(command)
    command.add_argument("--book", metavar="BOOK", type=something, required=True, help=_("the folder of the book"))


def _chosen(command: ArgumentParser) -> None:
    command.add_argument(
        "--where",
        metavar="FIELD=VALUE",
        action="extend",
        nargs="+",
        type=field_and_value,
        default=[],
        help=_(
            "only records whose field has this value, both written as list prints them, with --json or without; "
            "all conditions must hold"
        ),
    )


def field_and_value(text: str) -> tuple[str, str]:
    """A condition `field=value` in its two halves."""
    name, sign, value = text.partition("=")
    if not sign or not name:
        raise ArgumentTypeError(_("“{text}” is not written like field=value").format(text=text))
    return name, value


def a_day(text: str) -> date:
    """A day as people write it, or as 2026-11-20."""
    try:
        return read_day(text)
    except Refused as refused:
        raise ArgumentTypeError(str(refused)) from refused


def something(text: str) -> str:
    """A path that is not empty: that would quietly mean the folder one stands in."""
    if not text.strip():
        raise ArgumentTypeError(_("it is empty; name the file or folder"))
    return text


def _handed_out(command: ArgumentParser, purpose: str = "own_use", recipient: str = "") -> None:
    command.add_argument(
        "--purpose",
        metavar="WORD",
        default=purpose,
        help=_("why, for the access log: {purposes}; other: and words").format(purposes=", ".join(PURPOSES)),
    )
    command.add_argument(
        "--recipient", metavar="NAME", default=recipient, help=_("to whom it is handed out, for the access log")
    )


# what each takes of its own


def _demo(command: ArgumentParser) -> None:
    command.add_argument("--book", metavar="BOOK", help=_("where to; without it, where Pathbook's window looks for it"))
    command.add_argument("--seed", metavar="N", type=int, help=_("another number makes other people"))


def _new(command: ArgumentParser) -> None:
    command.add_argument("path", metavar="BOOK", help=_("the folder to make"))
    command.add_argument("--site", metavar="NAME", required=True, help=_("the name of the school site"))
    command.add_argument("--person", metavar="NAME", default="", help=_("the coordinator whose passphrase it is"))


def _import(command: ArgumentParser) -> None:
    command.add_argument("what", choices=IMPORTS, help=_("what the file holds"))
    command.add_argument("path", metavar="PATH", help=_("a file, a zip archive or a folder"))
    command.add_argument(
        "--map", metavar="FILE", help=_("a JSON file with the field of each heading: {heading: field}")
    )
    command.add_argument("--school", metavar="ID", help=_("only this school of the file"))
    command.add_argument("--dry-run", action="store_true", help=_("tell what would happen and write nothing"))
    command.add_argument("--take-good", action="store_true", help=_("take the good rows of a file that has problems"))


def _list(command: ArgumentParser) -> None:
    said = _("{records}; contacts are those with employers and with families")
    command.add_argument("records", metavar="RECORDS", choices=RECORDS, help=said.format(records=", ".join(RECORDS)))
    command.add_argument(
        "--read-only", action="store_true", help=_("look at a book that a newer Pathbook saved; nothing is noted in it")
    )


def _decide(command: ArgumentParser) -> None:
    command.add_argument("what", choices=("hours",))
    command.add_argument("--reason", metavar="TEXT", default="", help=_("why"))


def _export(command: ArgumentParser) -> None:
    reports = (*EXPORTS, HOURS_SHEET)
    command.add_argument("what", metavar="REPORT", choices=reports, help=", ".join(reports))
    command.add_argument(
        "--out", metavar="PATH", type=something, required=True, help=_("the file to write; with --separate, a folder")
    )
    chosen(command)
    composed(command)
    weeks = command.add_argument_group(_("for which days (log, packet, hours-sheet)"))
    for option, name, explanation in (
        ("--from", "first", _("the first day; without it, of this week, for an hours sheet of this month")),
        ("--until", "until", _("the last day; without it, that of the week or month")),
        ("--week", "week", _("the week in which this day lies; not for an hours sheet")),
    ):
        weeks.add_argument(option, dest=name, metavar="DAY", type=a_day, help=explanation)


def _wblr(command: ArgumentParser) -> None:
    command.add_argument("--year", metavar="YEAR", required=True, help=_("the school year, as 2026-2027"))
    command.add_argument("--check", action="store_true", help=_("tell what is missing; without --out nothing else"))
    command.add_argument("--out", metavar="FILE", type=something, help=_("the file to write: .txt or .xlsx"))
    _handed_out(command, "agency", "CALPADS")


def _accounts(command: ArgumentParser) -> None:
    command.add_argument("act", choices=ACCOUNT_ACTS, help=", ".join(ACCOUNT_ACTS))
    command.add_argument("name", metavar="NAME", nargs="?", default="", help=_("whose account"))
    command.add_argument("--role", choices=ROLES, help=_("as what they work"))
    command.add_argument("--to", metavar="NAME", default="", help=_("the new name of the account"))
    command.add_argument("--new-passphrase-file", metavar="FILE", help=_("a file with the account's new passphrase"))
    command.add_argument("--four-words", action="store_true", help=_("choose four words by chance and print them"))
    command.add_argument(
        "--losing", action="store_true", help=_("even if nobody else could read the confidential notes after it")
    )


def _backup(command: ArgumentParser) -> None:
    command.add_argument("--out", metavar="FILE", type=something, required=True, help=_("the file to write"))


def _restore(command: ArgumentParser) -> None:
    command.add_argument("path", metavar="FILE", help=_("the copy"))
    command.add_argument("--book", metavar="NEW", required=True, help=_("the folder to make"))
    way = command.add_mutually_exclusive_group()
    way.add_argument("--preview", action="store_true", help=_("only say what it holds, and how the book differs"))
    way.add_argument(
        "--replace", action="store_true", help=_("put it into the place of the book, whose present records are kept")
    )


def _screens(command: ArgumentParser) -> None:
    command.add_argument("--out", metavar="DIR", type=something, required=True, help=_("the folder to write them to"))
    for option, name, explanation in (
        ("--only", "PAGE", _("only the pictures of this page, or the one with this name")),
        ("--variant", "VARIANT", _("only light, dark, contrast, es (Spanish), 150 (percent) or 1366 (pixels)")),
    ):
        command.add_argument(option, metavar=name, action="extend", nargs="+", default=[], help=explanation)


COMMANDS = (
    Command("demo", N_("make the sample school"), "making:demo", (json, _demo)),
    Command("new", N_("make an empty book; prints its recovery code"), "making:new", (json, _secret, _new)),
    Command(
        "import",
        N_("take a roster, a OneRoster bundle, hours, an hours sheet, courses, marks or attendance from a file"),
        "importing:take",
        (_book, _import),
    ),
    Command("list", N_("print records"), "listing:show", (_book, _chosen, _list)),
    Command("approve", N_("approve submitted hours"), "deciding:decide", (_book, _chosen, _decide)),
    Command("reject", N_("reject hours with a reason"), "deciding:decide", (_book, _chosen, _decide)),
    Command("reopen", N_("reopen decided hours"), "deciding:decide", (_book, _chosen, _decide)),
    Command(
        "export",
        N_("write a workbook or a PDF; confidential notes are never in it"),
        "exporting:write",
        (_book, _export, _handed_out),
    ),
    Command(
        "wblr",
        N_("check or write the state's file of work-based learning (CALPADS)"),
        "filing:wblr_file",
        (_book, _wblr),
    ),
    Command("accounts", N_("list, add, change or remove the accounts of a book"), "accounts:keep", (_book, _accounts)),
    Command(
        "screens",
        N_("make pictures of every page of the sample school, without a display"),
        "picturing:screens",
        (json, _screens),
    ),
    Command("check", N_("check that a book is sound"), "keeping:check", (_book,)),
    Command("backup", N_("copy the whole book into one sealed file"), "keeping:back_up", (_book, _backup)),
    Command(
        "restore", N_("make a book from such a copy or backup"), "keeping:restore", (json, _secret, _account, _restore)
    ),
)
"""All of them, in the order in which the help tells them."""
