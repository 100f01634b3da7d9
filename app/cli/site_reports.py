"""Reports of the whole site: by which options they are cut, and which belong to other reports."""

from __future__ import annotations

from argparse import Namespace

from app.cli.parsing import Usage
from app.exports.report import Report, Subjects
from app.i18n import _, ngettext

_CUTS = ("grade", "pathway")
_OTHERS = {
    "student": "--student",
    "section": "--section",
    "caseload": "--caseload",
    "meeting": "--meeting",
    "preset": "--for",
    "parts": "--parts",
    "separate": "--separate",
}


def refuse_foreign(asked: Namespace, report: Report) -> None:
    """Raise Usage where options are given that no report of the site takes, or that equity does not."""
    given = [option for name, option in _OTHERS.items() if getattr(asked, name)]
    given += [f"--language {asked.language}"] if asked.language == "both" else []
    if given:
        said = ngettext(
            "{options} does not belong to {report}: leave it out",
            "{options} do not belong to {report}: leave them out",
            len(given),
        )
        raise Usage(said.format(options=", ".join(given), report=report.name))
    cuts = ", ".join(f"--{name}" for name in _CUTS if getattr(asked, name))
    if report.name == "equity" and cuts:
        said = _("equity is always of the whole site, lest small groups be worked out: leave {options} out")
        raise Usage(said.format(options=cuts))


def slice_of(asked: Namespace) -> Subjects:
    """The part of the site that is named."""
    return Subjects(slice=[(name, getattr(asked, name)) for name in _CUTS if getattr(asked, name)])
