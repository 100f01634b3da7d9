"""Overview: the figures of the whole site, and those of its student groups, each part under a tab."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.exports import REPORTS
from app.exports.naming import paper_name
from app.exports.report import Subjects
from app.i18n import N_, _, language
from app.models.facets import FACET, Chosen
from app.views.handing_out.telling import tell_written
from app.views.window import ask
from app.views.window.page import Shell
from app.views.window.parts import PartsPage, PartSpec

PARTS: tuple[PartSpec, ...] = (
    PartSpec("figures", N_("Overview"), "app.views.overview.figures:FiguresPart"),
    PartSpec("equity", N_("Equity"), "app.views.overview.equity:EquityPart", needs="see:student_group"),
)
SUMMARY, EQUITY = "site-summary", "equity"


class OverviewPage(PartsPage):
    """`show_record` takes a part, or a slice: see `figures.sliced_by`."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell, _("Overview"), PARTS)

    def commands(self) -> dict[str, Callable[[], object] | None]:
        figures = self.part("figures")
        return super().commands() | {
            "site.summary": lambda: export(self.shell, self, SUMMARY, figures.facets.chosen),
            "equity.show": lambda: self.parts.choose("equity"),
            "site.equity": partial(export, self.shell, self, EQUITY),
        }


def export(shell: Shell, parent: QWidget, name: str, chosen: Chosen | None = None) -> None:
    """Ask where a report of the site goes, and write it: as a paper or as a workbook, by the name of the file."""
    report = REPORTS[name]
    on_paper = tuple((key, value) for key, values in (chosen or {}).items() for value in values if FACET[key].on_paper)

    def write(out: Path) -> None:
        to = out if out.suffix else out.with_suffix(".pdf")
        title, code = _(report.title), language()

        def start() -> None:
            work = report.write(shell.book, to, None, code, subjects=Subjects(slice=on_paper))
            shell.run(title, work, lambda written: tell_written(shell, parent, title, written.files))

        shell.attempt(start)

    patterns = ";;".join((_("Paper (*.pdf)"), _("Workbook (*.xlsx)")))
    ask.save_file(parent, _(report.title), patterns, paper_name("", "", "", name, date.today(), ".pdf"), write)
