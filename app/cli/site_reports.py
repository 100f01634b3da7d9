"""Reports of the whole site: by which options they are cut, and which belong to other reports."""

from __future__ import annotations

from argparse import Namespace

from app.cli.parsing import Usage
from app.exports.report import Report, Subjects
from app.i18n import _

_CUTS = ("grade", "pathway")
_OTHERS = ("student", "section", "caseload", "meeting", "preset", "parts", "separate")


def refuse_foreign(asked: Namespace, report: Report) -> None:
    """Raise Usage where options are given that no report of the site takes, or that equity does not."""
    if any(getattr(asked, name) for name in _OTHERS) or asked.language == "both":
        raise Usage(_("a report of the site takes --grade, --pathway and --language en or es only"))
    if report.name == "equity" and any(getattr(asked, name) for name in _CUTS):
        raise Usage(_("equity is always of the whole site, lest small groups be worked out: leave --grade out"))


def slice_of(asked: Namespace) -> Subjects:
    """The part of the site that is named."""
    return Subjects(slice=[(name, getattr(asked, name)) for name in _CUTS if getattr(asked, name)])
