"""A field for a day: typed in any way that `read_day` knows, stepped with the arrows, or chosen in a calendar."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QDate, QLocale, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QLineEdit, QWidget

from app.book.days import months_later
from app.book.kinds import DAY
from app.book.refused import Refused
from app.i18n import LANGUAGES, _, day, language
from app.views.look import announcing
from app.views.look.buttons import icon_button
from app.views.look.layouts import column
from app.views.look.theme import theme

FIRST, LAST = QDate(1900, 1, 1), QDate(2099, 12, 31)  # of the calendar


class DayEdit(QLineEdit):
    """Up and Down go by a day, Page Up and Page Down by a month, Alt+Down or the button opens the calendar."""

    picked = Signal()
    """The day was changed by arrows or in the calendar."""

    def __init__(self) -> None:
        super().__init__()
        self.button = icon_button("calendar", _("Choose a day in the calendar"), self.open_calendar)
        self.button.setParent(self)
        self.button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Alt+Down does it
        self.button.setCursor(Qt.CursorShape.ArrowCursor)
        self.setAccessibleDescription(_("A day, such as 11/20, fri or +2w. Alt+Down opens the calendar."))
        self.setPlaceholderText(_("11/20, today, +2w"))
        theme.follow(self, "margins", self._measure)

    def shown(self) -> date | None:
        """The day that is typed, None where there is none or it cannot be read."""
        try:
            return DAY.parse(self.text())
        except Refused:
            return None

    def pick(self, chosen: date) -> None:
        """Show a day that was chosen, not typed."""
        self.setText(day(chosen))
        self.picked.emit()
        announcing.announce(self, day(chosen, "full"))

    def open_calendar(self) -> None:
        """Open the calendar below the field."""
        self.setFocus(Qt.FocusReason.PopupFocusReason)
        Calendar(self).open_below(self, self.shown() or date.today())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Up: lambda on: on + timedelta(days=1),
            Qt.Key.Key_Down: lambda on: on - timedelta(days=1),
            Qt.Key.Key_PageUp: lambda on: months_later(on, 1),
            Qt.Key.Key_PageDown: lambda on: months_later(on, -1),
        }
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if event.key() == Qt.Key.Key_Down and alt:
            self.open_calendar()
        elif (step := steps.get(Qt.Key(event.key()))) and not alt:
            on = self.shown()
            if on or not self.text().strip():
                self.pick(step(on) if on else date.today())
        else:
            super().keyPressEvent(event)

    def _measure(self) -> None:
        self.setTextMargins(0, 0, theme.px(24), 0)
        self._place()

    def _place(self) -> None:
        side = theme.px(24)
        self.button.setFixedSize(max(24, side), max(24, side))
        self.button.move(self.width() - self.button.width() - theme.px(6), (self.height() - self.button.height()) // 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()


class Calendar(QFrame):
    """A month to choose a day from. Arrows, Page Up and Page Down move, Enter chooses, Esc closes."""

    def __init__(self, edit: DayEdit) -> None:
        super().__init__(edit, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("calendar")
        self.setAccessibleName(_("Calendar"))
        self._edit = edit
        self.month = month = QCalendarWidget()
        spoken = QLocale(LANGUAGES[language()])
        month.setLocale(spoken)
        month.setFirstDayOfWeek(spoken.firstDayOfWeek())
        month.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        month.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.ShortDayNames)
        month.setDateRange(FIRST, LAST)
        month.setMinimumSize(theme.px(300), theme.px(246))
        month.setAccessibleName(_("Calendar"))
        self._dress()
        month.clicked.connect(self._choose)
        month.activated.connect(self._choose)
        month.selectionChanged.connect(self._say)
        self.setLayout(column(month, spacing=0, margins=(6, 6, 6, 6)))

    def _dress(self) -> None:
        plain, heading, now = QTextCharFormat(), QTextCharFormat(), QTextCharFormat()
        plain.setForeground(theme.color("text"))
        heading.setForeground(theme.color("text2"))
        now.setForeground(theme.color("accent_text"))
        now.setFontWeight(700)
        now.setFontUnderline(True)
        for weekday in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.month.setWeekdayTextFormat(weekday, plain)
        self.month.setHeaderTextFormat(heading)
        self.month.setDateTextFormat(QDate.currentDate(), now)
        for name, icon, spoken in (
            ("qt_calendar_prevmonth", "chevron-left", _("Previous month")),
            ("qt_calendar_nextmonth", "chevron-right", _("Next month")),
        ):
            arrow = self.month.findChild(QWidget, name)
            arrow.setAccessibleName(spoken)  # type: ignore[union-attr]
            arrow.setToolTip(spoken)  # type: ignore[union-attr]
            arrow.setIcon(theme.icon(icon, size=16))  # type: ignore[union-attr]

    def open_below(self, edit: QWidget, on: date) -> None:
        """Open below a field, or above it where the screen ends."""
        self.month.setSelectedDate(QDate(on.year, on.month, on.day))
        self.adjustSize()
        place = edit.mapToGlobal(QPoint(0, edit.height() + 2))
        room = edit.screen().availableGeometry()
        if place.y() + self.height() > room.bottom():
            place = edit.mapToGlobal(QPoint(0, -self.height() - 2))
        place.setX(max(room.left(), min(place.x(), room.right() - self.width())))
        self.move(place)
        self.show()
        self.month.setFocus(Qt.FocusReason.PopupFocusReason)

    def _choose(self, chosen: QDate) -> None:
        self.close()
        self._edit.pick(date(chosen.year(), chosen.month(), chosen.day()))

    def _say(self) -> None:
        on = self.month.selectedDate()
        announcing.announce(self, day(date(on.year(), on.month(), on.day()), "full"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)
