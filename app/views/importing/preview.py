"""The third step of an import: everything that would be written, before anything is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QStackedWidget, QTableView, QWidget

from app.book.kinds import DAY
from app.book.refused import Refused
from app.i18n import _, ngettext, number
from app.imports.intake import Exits, Intake
from app.views.importing.kinds import HOURS, ROSTER, ImportKind
from app.views.importing.losses import notice_words, problem_words
from app.views.importing.models import (
    ChangeLines,
    Digest,
    MissingLines,
    MissingRecordLines,
    ProblemLines,
    RowLines,
)
from app.views.look.buttons import button
from app.views.look.cards import Banner, EmptyState
from app.views.look.delegate import LOW_ROW_HEIGHT, ROW_HEIGHT, dress
from app.views.look.labels import caption_for, label
from app.views.look.layouts import boxed, clear, column, row, scaled_width
from app.views.look.tabs import PageTabs
from app.views.look.theme import set_look

RECORDS = {
    "staff": lambda n: ngettext("{count} staff member", "{count} staff members", n),
    "sections": lambda n: ngettext("{count} section", "{count} sections", n),
    "guardians": lambda n: ngettext("{count} guardian", "{count} guardians", n),
    "groups": lambda n: ngettext("{count} student group", "{count} student groups", n),
    "courses": lambda n: ngettext("{count} course", "{count} courses", n),
    "enrollments": lambda n: ngettext("{count} enrollment", "{count} enrollments", n),
}
"""What a file brings besides what its verb counts, in words."""

_ROW_WIDTHS = [250, 480, 70]
_CHANGE_WIDTHS = [250, 160, 200, 220, 70]


class PreviewPanel(QWidget):
    """Tabs with counts, a list under each, and for missing students the day and reason of their exit."""

    changed = Signal()
    """What will be done is another: students were ticked."""
    school_chosen = Signal(str)
    """The ID of a school of the file, empty for all."""

    def __init__(self) -> None:
        super().__init__()
        self.banner = Banner("", "warn")
        self.also = label("", "muted", wrap=True)
        self.notices = Banner("", "info")
        self.school = QComboBox()
        scaled_width(self.school, 280)
        self.school.activated.connect(lambda _at: self.school_chosen.emit(self.school.currentData() or ""))
        self._school = boxed(row(caption_for(_("School"), self.school), self.school, None))
        self._top = column(self.banner, self.notices, self.also, self._school, spacing=10, margins=(28, 12, 28, 4))
        self._tabs = column(spacing=0, margins=(28, 4, 28, 0))
        self.stack = QStackedWidget()
        whole = column(self._top, self._tabs, spacing=0)
        whole.addWidget(self.stack, 1)
        self.setLayout(whole)
        self.missing: MissingLines | None = None
        self._views: dict[str, QWidget] = {}
        self._begin()

    # showing

    def show_digest(self, digest: Digest, kind: ImportKind, school: str = "") -> None:
        """Show what was read."""
        intake = digest.intake
        self.missing = MissingLines(intake.missing_students, self)
        self.missing.ticked.connect(self.changed.emit)
        self._begin()
        self._say(intake)
        self._offer_schools(intake, school)
        subject = _(kind.subject)
        changed = ChangeLines(digest, subject, self)
        new, unchanged = (RowLines(digest, places, subject, self) for places in (digest.new, digest.unchanged))
        for tab, text, count, view in (
            ("problems", _("Problems"), len(intake.problems), self._problems(intake)),
            ("new", _("New"), intake.new, self._list(new, _ROW_WIDTHS, 1)),
            (
                "changed",
                _("Changed"),
                intake.changed,
                self._list(changed, _CHANGE_WIDTHS, 3),
            ),
            ("unchanged", _("Unchanged"), intake.unchanged, self._list(unchanged, _ROW_WIDTHS, 1)),
            ("missing", _("Missing from the file"), intake.missing, self._missing_part(intake, kind)),
        ):
            if tab == "missing" and kind.id == HOURS:
                continue
            self.tabs.add(tab, text, count)
            self._views[tab] = view if count else self._nothing(tab, kind)
            self.stack.addWidget(self._views[tab])
        self.tabs.chosen.connect(lambda tab: self.stack.setCurrentWidget(self._views[tab]))
        counts = {"problems": len(intake.problems), "changed": intake.changed, "new": intake.new}
        self.tabs.choose(next((tab for tab, count in counts.items() if count), "unchanged"))
        self.stack.setCurrentWidget(self._views[self.tabs.current_id])

    def _begin(self) -> None:
        clear(self._tabs)
        for former in self._views.values():
            self.stack.removeWidget(former)
            former.deleteLater()
        self._views = {}
        self.tabs = PageTabs(_("What the file brings"))
        self._tabs.addWidget(self.tabs)

    def _say(self, intake: Intake) -> None:
        parts = [intake.layout]
        for name, worded in RECORDS.items():
            if name in intake.counted:
                continue
            counts = intake.records.get(name, {})
            if count := counts.get("new", 0) + counts.get("changed", 0):
                parts.append(worded(count).format(count=number(count)))
        self.also.setText(" · ".join(parts))
        self.banner.say(problem_words(intake))
        self.banner.setVisible(bool(intake.problems))
        self.notices.say(notice_words(intake))
        self.notices.setVisible(bool(intake.notices))

    def _offer_schools(self, intake: Intake, school: str) -> None:
        if not school:
            self.school.clear()
            self.school.addItem(_("All {count} schools").format(count=len(intake.schools)), "")
            for id_, name in intake.schools:
                self.school.addItem(f"{name} ({id_})" if name and name != id_ else name or id_, id_)
        self._school.setVisible(self.school.count() > 2)

    # lists

    def _list(self, model: QAbstractItemModel, widths: list[int], stretch: int, low: bool = False) -> QTableView:
        view = QTableView()
        view.setModel(model)
        dress(view, _("What the file brings"), widths, LOW_ROW_HEIGHT if low else ROW_HEIGHT, stretch)
        if model.rowCount():
            view.setCurrentIndex(model.index(0, 0))
        return view

    def _problems(self, intake: Intake) -> QWidget:
        view = self._list(ProblemLines(intake.problems, self), [520, 180, 80, 170], 0, low=True)
        view.setAccessibleName(_("Problems"))
        return view

    def _nothing(self, tab: str, kind: ImportKind) -> QWidget:
        sentence = {
            "problems": _("Every row could be read."),
            "new": _("The book has all {what} of this file already.").format(what=_(kind.records)),
            "changed": _("Nothing that the book has would change."),
            "unchanged": _("Everything in this file is new or changes something."),
            "missing": _("Everybody who is here is in the file.")
            if kind.id == ROSTER
            else _("What the book has of this is in the file."),
        }[tab]
        return EmptyState("circle-check", _("Nothing here"), sentence)

    # who is missing

    def _missing_part(self, intake: Intake, kind: ImportKind) -> QWidget:
        """Students can be ticked to leave; records stay, and are only told."""
        assert self.missing is not None
        if kind.id != ROSTER:
            told = self._list(
                MissingRecordLines(intake.missing_records, _(kind.subject), self), [300, 520], 1, low=True
            )
            told.setAccessibleName(_("Missing from the file"))
            return told
        view = self._list(self.missing, [320, 140, 100], 0, low=True)
        view.setAccessibleName(_("Students missing from the file"))
        view.clicked.connect(lambda index: self._tick([index.row()]) if index.column() == 0 else None)
        view.installEventFilter(self)
        rows = range(self.missing.count())
        self.exit_day, self.exit_reason = QLineEdit(DAY.format(date.today())), QLineEdit(_("No longer in the roster"))
        scaled_width(self.exit_day, 150)
        scaled_width(self.exit_reason, 260)
        self.exit_day.textEdited.connect(lambda _text: set_look(self.exit_day, "look", ""))
        hint = label(
            _("They stay as they are. Tick those who left, with Space, to record their exit in the same step."),
            "muted",
            wrap=True,
        )
        all_, none = (
            button(_("Tick all"), "", "link", lambda: self._tick(list(rows), True)),
            button(_("Tick none"), "", "link", lambda: self._tick(list(rows), False)),
        )
        fields = row(
            caption_for(_("Exit date"), self.exit_day),
            self.exit_day,
            8,
            caption_for(_("Reason"), self.exit_reason),
            self.exit_reason,
            None,
        )
        self.leaving = boxed(fields)
        self.leaving.setEnabled(False)
        line = row(spacing=8)
        line.addWidget(hint, 1)
        line.addWidget(all_)
        line.addWidget(none)
        whole = column(column(line, self.leaving, spacing=10, margins=(28, 8, 28, 10)), spacing=0)
        whole.addWidget(view, 1)
        return boxed(whole)

    def _tick(self, rows: Sequence[int], on: bool | None = None) -> None:
        assert self.missing is not None
        self.missing.tick(rows, on)
        self.leaving.setEnabled(bool(self.missing.ids()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        space = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Space
        if space and event.type() == QEvent.Type.KeyPress and isinstance(watched, QTableView):
            self._tick(sorted(index.row() for index in watched.selectionModel().selectedRows()))
            return True
        return False

    def exits(self) -> Exits | None:
        """The exits that are asked for, None without any. Marks the day and raises Refused where it cannot be read."""
        ids = self.missing.ids() if self.missing else []
        if not ids:
            return None
        try:
            day = DAY.parse(self.exit_day.text())
            if day is None:
                raise Refused(_("Say on which day the ticked students left."))
        except Refused:
            set_look(self.exit_day, "look", "invalid")
            self.tabs.choose("missing")
            self.exit_day.setFocus()
            raise
        return Exits(ids, day, self.exit_reason.text())

    def first_focus(self) -> QWidget:
        """The list that is shown."""
        shown = self.stack.currentWidget()
        return shown if isinstance(shown, QTableView) else self.tabs
