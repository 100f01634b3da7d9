"""A pile of signed sheets is keyed without the mouse; what disagrees is told, and nothing typed is lost."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from app.book.book import Book
from app.models import EvidenceFile, HourEntry
from app.models.approving import approve
from app.models.attaching import Offer
from app.models.keying_sheets import open_sheet
from app.models.logging_hours import monday_of
from app.models.page_codes import pages_for, record_pages
from app.views.hours.page import HoursPage
from app.views.keying.part import SheetsPart
from app.views.window.desk import Desk
from app.views.window.locking import Locking
from app.views.window.main_window import MainWindow
from tests.models.invented_files import pdf
from tests.models.school_of import TODAY, Class, make_class
from tests.views.hours.conftest import Keyboard

MONDAY = monday_of(TODAY) - timedelta(days=7)
ENTER = Qt.Key.Key_Return
KEYS_OF_A_SHEET = 20  # five days with the same times, the total and the way on; the scanner sends the code


@pytest.fixture
def codes(book: Book) -> list[str]:
    made: Class = make_class(book)
    pages = pages_for(book, [(placement, MONDAY) for placement in made.placements[:2]])
    record_pages(book, pages)
    return [page.code for page in pages]


@pytest.fixture
def part(codes: list[str], shell: Desk) -> SheetsPart:
    shell.go("hours", "sheets")
    page = shell.findChild(HoursPage)
    assert page is not None
    page.focus()
    part: SheetsPart = page.part("sheets")
    return part


def scan(keyboard: Keyboard, code: str) -> None:
    """What a scanner sends."""
    keyboard.type(code)
    keyboard.press(ENTER)
    keyboard.pressed = 0


def test_a_pile_of_sheets_needs_no_mouse_and_takes_its_scans_in_a_row(
    part: SheetsPart, book: Book, codes: list[str]
) -> None:
    part.scan.take([Offer(f"{name}.pdf", pdf(name)) for name in ("one", "two")])
    keyboard = Keyboard()
    for code in codes:
        scan(keyboard, code)
        keyboard.type("8-11:30")
        keyboard.press(ENTER)
        keyboard.press(ENTER)
        keyboard.type('""""')
        keyboard.press(ENTER)
        keyboard.press(ENTER)
        keyboard.type("17.5")
        assert book.records(HourEntry, {"placement_id": [s.placement_id for s in part.model.sheets]}) == []
        keyboard.press(ENTER)
    assert keyboard.pressed <= KEYS_OF_A_SHEET
    assert {(e.minutes, e.time_in, e.state, e.verified_how) for e in book.records(HourEntry)} == {
        (210, 480, "submitted", "signature")
    }
    assert len(book.records(HourEntry)) == 10
    assert sorted(f.name for f in book.records(EvidenceFile)) == ["one.pdf", "two.pdf"]
    assert part.model.sheets == []


def test_what_disagrees_is_told_at_its_place_and_stays(
    part: SheetsPart, book: Book, codes: list[str], dialogs: list[QDialog]
) -> None:
    keyboard = Keyboard()
    scan(keyboard, "3ZBMG-9MM5E")
    assert part.problem.text().endswith("is mistyped. Compare it with the sheet.")
    scan(keyboard, codes[0])
    keyboard.type("8-25")
    keyboard.press(ENTER)
    assert "no time of day" in part.form._notes[0].text()
    assert part.form.texts(0)["time_in"] == "8-25"
    part.form._lines[0]["time_in"].setText("")
    part.form._lines[0]["minutes"].setFocus()
    keyboard.type("3")
    keyboard.press(ENTER)
    keyboard.type('"')
    part.form.total.setFocus()
    keyboard.type("7")
    keyboard.press(ENTER)
    assert part.form.problem.text() == "The days make 6 h, the sheet says 7 h. The difference is 1 h."
    assert book.records(HourEntry) == []
    part.open_code(codes[1])
    assert [dialog.windowTitle() for dialog in dialogs] == ["Throw away what you typed?"]
    keyboard.press(Qt.Key.Key_Backspace)
    keyboard.type("6")
    keyboard.press(ENTER)
    assert [e.minutes for e in book.records(HourEntry)] == [180, 180]
    scan(keyboard, codes[0])
    assert part.second.isVisible()
    for minutes in ("3", "4"):
        keyboard.type(minutes)
        keyboard.press(ENTER)
    part.form.total.setFocus()
    keyboard.type("7")
    keyboard.press(ENTER)
    assert part.form._notes[1].text() == "Hours: keyed first as 3."
    keyboard.press(ENTER)
    assert sorted(e.minutes for e in book.records(HourEntry)) == [180, 240]


def test_hours_of_the_book_stand_in_their_rows_and_a_closing_window_asks(
    part: SheetsPart,
    book: Book,
    codes: list[str],
    dialogs: list[QDialog],
    window: MainWindow,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    about = open_sheet(book, codes[0]).placement
    with book.edit("Log") as edit:
        entry = {"student_id": about.student_id, "placement_id": about.id, "minutes": 180}
        rows = [entry | {"date": MONDAY + timedelta(days=n), "state": "submitted"} for n in range(2)]
        ids = edit.insert(HourEntry, rows)
    approve(book, ids[1:])
    keyboard = Keyboard()
    scan(keyboard, codes[0])
    first, second = (part.form._lines[at]["minutes"] for at in (0, 1))
    assert (first.placeholderText(), second.placeholderText(), second.isEnabled()) == ("3", "3", False)
    assert part.form._known[1].text() == "The book has 3 h, approved."
    first.setFocus()
    keyboard.type("4")
    keyboard.press(ENTER)
    assert part.form._known[0].text() == "The book has 3 h, submitted. The keyed hours take their place."
    window.close()
    window.commands["book.close"].trigger()
    monkeypatch.setattr(Locking, "can_lock", True)  # as in a book with a passphrase
    window.locking.lock()
    window.choose_language("es")
    assert window.isVisible() and window.desk is not None
    assert [each.accessibleDescription() for each in dialogs] == ["The sheet that is open was not handed in."] * 4
    part.form.total.setFocus()
    keyboard.type("7")
    keyboard.press(ENTER)
    assert part.form.problem.text().startswith("The sheet replaces hours of the book: ")
    assert [e.minutes for e in book.records(HourEntry)] == [180, 180]
    keyboard.press(ENTER)
    assert [e.minutes for e in book.records(HourEntry)] == [240, 180]
    assert not part.touched
    scan(keyboard, codes[1])
    keyboard.type("8")
    window.close()
    dialogs[-1].accept()
    assert not window.isVisible()
