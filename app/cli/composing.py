"""The words of the command line for what papers are written about, and how they are composed."""

from __future__ import annotations

from argparse import ArgumentParser

from app.i18n import _


def chosen(command: ArgumentParser) -> None:
    """Add what chooses of whom papers and workbooks tell. Which report takes which is known to `fitting`."""
    students = command.add_argument_group(
        _("of which students (all reports but those below)"),
        _(
            "Without these it tells of everybody who is here. site-summary takes --grade or --pathway, equity none of "
            "them, hours-sheet takes --section."
        ),
    )
    students.add_argument(
        "--student", metavar="ID", action="extend", nargs="+", help=_("only the students with these local IDs")
    )
    for option, name, explanation in (
        ("--section", "ID", _("only this class, by its section ID or its id")),
        ("--grade", "GRADE", _("only students of this grade")),
        ("--pathway", "NAME", _("only members of this pathway, by its name or id")),
        ("--caseload", "NAME", _("only students whose support plans this staff member provides, by name or id")),
    ):
        students.add_argument(option, metavar=name, help=explanation)
    others = command.add_argument_group(_("what else papers can be about"))
    for option, name, explanation in (
        ("--meeting", "ID", _("meeting: only these meetings, by their ids; without it, those that are planned")),
        ("--employer", "NAME", _("employer-profile: only these employers, by their names or ids")),
        (
            "--placement",
            "ID",
            _("log, agreement, packet, requests, certificate, evaluation-form: only these placements, by their ids"),
        ),
    ):
        others.add_argument(option, metavar=name, action="extend", nargs="+", help=explanation)
    others.add_argument("--blank", action="store_true", help=_("evaluation-form: one for nobody, to fill in by hand"))


def composed(command: ArgumentParser) -> None:
    """Add what says how papers are composed."""
    papers = command.add_argument_group(_("how papers are composed"))
    papers.add_argument(
        "--language",
        choices=("en", "es", "both"),
        default="en",
        help=_(
            "the language, en where none is named; both, for plan, support-summary and transcript: English, and behind "
            "it Spanish; side by side on the family page, which plan is where --for is not named"
        ),
    )
    papers.add_argument(
        "--for",
        dest="preset",
        metavar="WHOM",
        default="",
        help=_("plan: sign, family, team or full; transcript: work or strands; without it the first of them"),
    )
    papers.add_argument(
        "--parts",
        metavar="PART",
        nargs="+",
        help=_(
            "plan, transcript, support-summary: exactly these parts; restricted ones are never on it unless named "
            "here, and a wrong one is answered with all that there are"
        ),
    )
    papers.add_argument("--separate", action="store_true", help=_("papers: one file for each, in the folder --out"))
    papers.add_argument(
        "--skip-empty", action="store_true", help=_("papers: leave out students about whom one would say nothing")
    )
