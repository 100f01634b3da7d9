"""The words of the command line for papers that can be composed, and for whom many are written at once."""

from __future__ import annotations

from argparse import ArgumentParser

from app.i18n import _

PRESETS = ("sign", "family", "team", "full", "work", "strands")


def composed(command: ArgumentParser) -> None:
    """Add them to the command that writes reports."""
    command.add_argument(
        "--language", choices=("en", "es", "both"), default="en", help=_("the language; both: the family page only")
    )
    command.add_argument("--separate", action="store_true", help=_("one file for each paper"))
    command.add_argument(
        "--skip-empty", action="store_true", help=_("leave out students about whom a paper would say nothing")
    )
    command.add_argument(
        "--for",
        dest="preset",
        metavar="WHOM",
        choices=PRESETS,
        default="",
        help=_("how a plan (sign, family, team, full) or a transcript (work, strands) is composed"),
    )
    command.add_argument(
        "--parts",
        metavar="PART",
        nargs="+",
        help=_("exactly these parts of a plan or transcript; restricted ones are never on it unless named here"),
    )
    for option, name, explanation in (
        ("--grade", "GRADE", _("only students of this grade")),
        ("--pathway", "NAME", _("only members of this pathway, by its name or id")),
        ("--caseload", "NAME", _("only students whose support plans this staff member provides, by name or id")),
    ):
        command.add_argument(option, metavar=name, help=explanation)
    command.add_argument("--meeting", metavar="ID", nargs="+", help=_("only these meetings, by their ids"))
