"""What the window itself does, by the id of the command; the other commands are done by the pages."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication

from app.i18n import LANGUAGES, _
from app.views.look.theme import CHOICES, theme
from app.views.window import ask
from app.views.window.actions import PASSED_ON
from app.views.window.commands import COMMANDS

if TYPE_CHECKING:
    from app.views.window.main_window import MainWindow

STEP = 0.1  # of the text size


def window_commands(window: MainWindow) -> dict[str, Callable[[], object]]:
    """What answers each command of the window."""
    own: dict[str, Callable[[], object]] = {
        "book.new": window.leave_for(window.entrance.show_new_book),
        "book.open": lambda: ask.folder(window, _("Open a book"), window.open_path),
        "book.sample": window.leave_for(window.entrance.open_sample),
        "book.backup": lambda: save_copy(window),
        "book.lock": lambda: window.locking.lock(),
        "book.close": window.leave_for(window.entrance.show_welcome),
        "program.quit": window.close,
        "file.print": lambda: print_papers(window, "transcript"),
        "edit.undo": lambda: window.at_desk().undo(),
        "edit.redo": lambda: window.at_desk().redo(),
        "edit.find": lambda: window.at_desk().find(),
        "view.rail": lambda: window.at_desk().choose_rail(),
        "program.settings": lambda: window.at_desk().go("settings"),
        "view.switch": lambda: window.choose_theme("light" if theme.name == "dark" else "dark"),
        "view.larger": lambda: window.choose_scale(theme.scale + STEP),
        "view.smaller": lambda: window.choose_scale(theme.scale - STEP),
        "view.normal": lambda: window.choose_scale(1.0),
        "go.find": window.find,
        "record.new": lambda: window.at_desk().new_record(),
        "record.history": lambda: window.at_desk().show_history(),
        "notes.search": lambda: search_notes(window),
        "hours.sheet": lambda: offer_sheet(window),
        "hours.take_back": lambda: take_sheet_back(window),
        "go.waiting": lambda: _go_waiting(window),
        "go.safety": lambda: window.at_desk().go("safety"),
        "go.back": lambda: window.at_desk().back(),
        "window.full": lambda: window.showNormal() if window.isFullScreen() else window.showFullScreen(),
        "help.handbook": lambda: open_handbook(window),
        "help.keys": lambda: show_keys(window),
        "help.about": lambda: tell_about(window),
    }
    exports = [command.id for command in COMMANDS if command.id.startswith("export.")]
    own.update((name, partial(export, window, name.partition(".")[2])) for name in exports)
    papers = [command.id.partition(".")[2] for command in COMMANDS if command.id.startswith("print.")]
    own.update((f"print.{paper}", partial(print_papers, window, paper)) for paper in papers)
    own.update((f"view.{choice}", partial(window.choose_theme, choice)) for choice in CHOICES)
    own.update((f"language.{code or 'system'}", partial(window.choose_language, code)) for code in ("", *LANGUAGES))
    own.update((name, partial(press_in, window, keys)) for name, keys in PASSED_ON.items())
    return own


def press_in(window: MainWindow, keys: QKeySequence.StandardKey) -> None:
    """Presses the keys in the widget that has the focus: each knows best what copying means there."""
    focus, sequence = window.focusWidget(), QKeySequence(keys)
    if focus is not None:
        pressed = sequence[0]  # type: ignore[index]
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(focus, QKeyEvent(kind, pressed.key(), pressed.keyboardModifiers()))


def export(window: MainWindow, report: str) -> None:
    """Asks which workbook is wanted, and writes it; "any" lets the person choose."""
    from app.views.handing_out.exporting import export_dialog

    desk = window.at_desk()
    export_dialog(desk, "" if report == "any" else report, desk.page.student_ids() if desk.page else ())


def print_papers(window: MainWindow, paper: str) -> None:
    """Shows a paper of the students of the page shown: the one student, those selected, or else everybody.

    Of papers that are for some weeks, the week that is shown comes first.
    """
    from app.views.handing_out.preview import preview
    from app.views.hours.page import HoursPage

    desk = window.at_desk()
    page = desk.page
    weeks = page.week.head.span if isinstance(page, HoursPage) else None
    preview(desk, paper, page.student_ids() if page else (), weeks=weeks)


def offer_sheet(window: MainWindow) -> None:
    """Asks which hours sheet is wanted, of the class and the week that are shown to begin with, and writes it."""
    from app.views.hours.page import HoursPage
    from app.views.hours_sheets import offering

    desk = window.at_desk()
    head = desk.page.week.head if isinstance(desk.page, HoursPage) else None
    section = head.whose.id if head and head.whose.kind == "section" else ""
    offering.offer_sheet(desk, section, head.monday if head else None)


def take_sheet_back(window: MainWindow) -> None:
    """Asks for an hours sheet, and shows what was changed on it."""
    from app.views.hours_sheets import taking

    taking.take_sheet_back(window.at_desk())


def save_copy(window: MainWindow) -> None:
    """Writes the whole book as one sealed file, to carry or to keep."""
    from app.views.safety import copying

    copying.save_copy(window)


def _go_waiting(window: MainWindow) -> None:
    """Whoever may approve decides there; others see the list."""
    desk = window.at_desk()
    desk.go("hours", "approve" if desk.book.may("approve") else "waiting")


def search_notes(window: MainWindow) -> None:
    """Opens the search in the confidential notes."""
    from app.views.confidential import search_dialog

    search_dialog.search_notes(window.at_desk())


def open_handbook(window: MainWindow) -> None:
    """Opens the handbook at the chapter that fits what is shown."""
    from app.views.help.handbook import open_at

    open_at(window, window.commands, window.desk.page if window.desk else None)


def open_chapter(window: MainWindow, id_: str) -> None:
    """Opens the handbook at a chapter."""
    from app.views.help.chapters import chapter
    from app.views.help.handbook import open_at_chapter

    open_at_chapter(window, window.commands, chapter(id_))


def show_keys(window: MainWindow) -> None:
    """Opens the sheet of keys."""
    from app.views.window.shortcut_sheet import ShortcutSheet

    ask.show(ShortcutSheet(window, window.commands))


def tell_about(window: MainWindow) -> None:
    """Says what this program is."""
    words = _(
        "Pathbook is the offline record book of a Linked Learning school site. Everything stays on this computer."
    )
    ask.tell(window, _("About Pathbook"), words)
