"""Which options go with which report: others are refused before the book is opened."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Collection

from app.cli.narrowing import CUTS
from app.cli.nouns import HOURS_SHEET
from app.cli.parsing import Usage
from app.exports.report import BOTH, Report
from app.i18n import _

_OPTIONS = {
    "student": "--student",
    "section": "--section",
    "grade": "--grade",
    "pathway": "--pathway",
    "caseload": "--caseload",
    "placement": "--placement",
    "employer": "--employer",
    "meeting": "--meeting",
    "preset": "--for",
    "parts": "--parts",
    "blank": "--blank",
    "first": "--from",
    "until": "--until",
    "week": "--week",
    "separate": "--separate",
    "skip_empty": "--skip-empty",
}
"""The options that some reports take and others do not, by what holds their value."""

_STUDENTS = ("student", "section", "grade", "pathway", "caseload")
_ABOUT = {
    "student": _STUDENTS,
    "placement": (*_STUDENTS, "placement"),
    "employer": ("employer",),
    "meeting": ("meeting",),
    "site": (),
}
_OWN = {"site-summary": CUTS}
_ONE_LANGUAGE = "en|es"
_OF_SHEETS = ("section", "first", "until")


def refuse_unfit_sheet(asked: Namespace) -> None:
    """Raise Usage where options are given that hours sheets do not take."""
    _refuse_others(asked, HOURS_SHEET, _OF_SHEETS, both=False)


def refuse_unfit(asked: Namespace, report: Report) -> None:
    """Raise Usage where options of other reports are given, or some that contradict each other."""
    _refuse_others(asked, report.name, _taken(report), both=bool(report.presets))
    known = [preset.name for preset in report.presets]
    if asked.preset and asked.preset not in known:
        said = _("{report} is not made for “{whom}”; --for takes {known}")
        raise Usage(said.format(report=report.name, whom=asked.preset, known=", ".join(known)))
    choosing = ", ".join(_OPTIONS[name] for name in _STUDENTS if getattr(asked, name))
    if asked.placement and choosing:
        raise Usage(_("--placement says whose papers they are: leave {options} out").format(options=choosing))
    if asked.blank and (asked.placement or choosing):
        raise Usage(
            _("--blank is a form for nobody: leave {options} out").format(options=choosing or _OPTIONS["placement"])
        )
    if asked.week and (asked.first or asked.until):
        raise Usage(_("--week is one week, --from and --until are several: name one or the other"))


def _taken(report: Report) -> list[str]:
    """What a report takes of the options."""
    taken = {*_ABOUT[report.about], *_OWN.get(report.name, ())}
    if report.presets:
        taken |= {"preset", "parts"} if len(report.presets) > 1 else {"parts"}
    if report.weekly:
        taken |= {"first", "until", "week"}
    if report.blank:
        taken.add("blank")
    if report.separable:
        taken |= {"separate", "skip_empty"} if "student" in taken else {"separate"}
    return [name for name in _OPTIONS if name in taken]


def _refuse_others(asked: Namespace, report: str, taken: Collection[str], both: bool) -> None:
    given = [option for name, option in _OPTIONS.items() if getattr(asked, name) and name not in taken]
    fitting = [_OPTIONS[name] for name in taken]
    if asked.language == BOTH and not both:
        given.append(f"--language {BOTH}")
        fitting.append(f"--language {_ONE_LANGUAGE}")
    if not given:
        return
    if fitting:
        said = _("{report} takes no {options}; it takes {fitting}")
    else:
        said = _("{report} takes no {options}: it is always of the whole site, lest small groups be worked out")
    raise Usage(said.format(report=report, options=", ".join(given), fitting=", ".join(fitting)))
