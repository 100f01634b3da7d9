"""Export what one sees: how, which rows, and where."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QComboBox, QWidget

from app.exports.naming import paper_name
from app.i18n import _, ngettext, number
from app.models.access import Disclosure
from app.views.handing_out.purpose import PurposeLine
from app.views.look.labels import caption_for, label
from app.views.look.layouts import boxed, column, hide_unless, row
from app.views.window import ask
from app.views.window.dialog import Dialog


class ListExportDialog(Dialog):
    """`then` takes the file, whether only the selected rows are wanted, and why and to whom it goes out."""

    def __init__(
        self,
        parent: QWidget | None,
        title: str,
        rows: int,
        columns: int,
        selected: int,
        about: str,
        then: Callable[[Path, bool, Disclosure], object],
        about_students: bool = True,
    ) -> None:
        """`about` is the view with its filters in words. Of what is about students, it is asked why it goes out."""
        said = ngettext("{count} row", "{count} rows", rows).format(count=number(rows))
        wide = ngettext("{count} column", "{count} columns", columns).format(count=number(columns))
        sentence = _("{rows} and {columns}, just as the list shows them now.").format(rows=said, columns=wide)
        super().__init__(parent, _("Export “{list}”").format(list=title), sentence, 500)
        self._title, self._then = title, then
        self.rows, self.format = QComboBox(), QComboBox()
        self.rows.addItem(_("All {rows}").format(rows=said), False)
        if selected > 1:
            chosen = ngettext("The selected row", "The {count} selected rows", selected)
            self.rows.addItem(chosen.format(count=number(selected)), True)
        self.format.addItem(_("Workbook (.xlsx)"), ".xlsx")
        self.format.addItem(_("Comma-separated text (.csv)"), ".csv")
        self.hint = label("", "muted", wrap=True)
        if about:
            self.body.addWidget(label(about, "body", wrap=True))
        line = row(spacing=12)
        for caption, box in ((_("Rows"), self.rows), (_("As"), self.format)):
            line.addWidget(boxed(column(caption_for(caption, box), box, spacing=4)), 1)
        self.body.addSpacing(4)
        self.body.addLayout(line)
        self.body.addWidget(self.hint)
        self.purpose = PurposeLine()
        hide_unless(self.purpose, about_students)
        self.body.addWidget(self.purpose)
        self.add_cancel()
        self.verb = self.add_button(_("Choose where…"), self.ask_where, "primary", "download")
        self.format.currentIndexChanged.connect(lambda _at: self._explain())
        self._explain()
        self.format.setFocus()

    @property
    def suffix(self) -> str:
        """The ending of the file."""
        return self.format.currentData()

    def _explain(self) -> None:
        self.hint.setText(
            _("The workbook has a second sheet that says list, view, filter, order, site and day.")
            if self.suffix == ".xlsx"
            else _("A CSV file holds the rows alone: it cannot say which filter was on.")
        )

    def ask_where(self) -> None:
        """Ask for the file, and write there."""
        if not self.purpose.is_said():
            return
        suggested = paper_name("", "", "", self._title, date.today(), self.suffix)
        ask.save_file(self, self.windowTitle(), f"{self.format.currentText()} (*{self.suffix})", suggested, self.write)

    def write(self, out: Path) -> None:
        """Hand the answer on; a name without the right ending gets it."""
        if out.suffix.lower() != self.suffix:
            out = out.with_name(out.name + self.suffix)
        only = bool(self.rows.currentData())
        self.accept()
        self._then(out, only, self.purpose.disclosure)
