"""Signed sheets are found by their code, keyed, held against their own total, and keyed again by a second person."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from app.book.book import Book
from app.book.refused import Refused
from app.models import EvidenceFile, HourEntry, LogPage, Placement
from app.models.approving import approve
from app.models.attaching import Offer
from app.models.keyed_lines import KeyedLine, Unread, read_line
from app.models.keying_sheets import (
    Sheet,
    consequences,
    differences,
    key_in,
    open_sheet,
    outstanding,
    take_off,
    total_problem,
)
from app.models.locking_hours import lock_hours
from app.models.logging_hours import monday_of
from app.models.page_codes import pages_for, record_pages
from tests.models.invented_files import pdf
from tests.models.school_of import TODAY, Class, log, make_class

DAY = timedelta(days=1)
MONDAY = monday_of(TODAY) - 7 * DAY
MORNING = KeyedLine(480, 690, None, 210)


@pytest.fixture
def made(book: Book) -> Class:
    return make_class(book)


@pytest.fixture
def code(book: Book, made: Class) -> str:
    pages = pages_for(book, [(made.placements[0], MONDAY), (made.placements[1], MONDAY + 7 * DAY)])
    record_pages(book, pages)
    return pages[0].code


def texts(**typed: str) -> dict[str, str]:
    return {"time_in": "", "time_out": "", "break_minutes": "", "minutes": "", "task": "", **typed}


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ({"time_in": "8", "time_out": "11:30"}, MORNING),
        ({"time_in": "8-11:30"}, MORNING),
        ({"time_in": "3", "time_out": "6", "break_minutes": "30"}, KeyedLine(900, 1080, 30, 150)),
        ({"time_in": "9", "time_out": "3", "break_minutes": "1"}, KeyedLine(540, 900, 60, 300)),
        ({"minutes": "3:30", "task": "Filing"}, KeyedLine(None, None, None, 210, "Filing")),
        ({}, None),
    ],
)
def test_a_line_is_read_as_people_write_it(typed: dict[str, str], read: KeyedLine | None) -> None:
    assert read_line(texts(**typed)) == read


@pytest.mark.parametrize(
    ("typed", "field", "why"),
    [
        ({"time_in": "25", "time_out": "3"}, "time_in", "no time of day"),
        ({"time_in": "8"}, "time_out", "One of the two"),
        ({"time_in": "9:00", "time_out": "8:00"}, "time_in", "is not after in"),
        ({"time_in": "8", "time_out": "9", "break_minutes": "60"}, "break_minutes", "nothing is left"),
        ({"time_in": "8", "time_out": "11:30", "minutes": "4"}, "minutes", "is 3.5 hours, not 4"),
        ({"minutes": "25"}, "minutes", "25"),
        ({"task": "Filing"}, "minutes", "Write the hours"),
    ],
)
def test_what_cannot_be_is_told_at_its_field(typed: dict[str, str], field: str, why: str) -> None:
    with pytest.raises(Unread, match=why) as refused:
        read_line(texts(**typed))
    assert refused.value.field == field


def test_a_sheet_comes_back_as_one_edit_with_its_scan(book: Book, made: Class, code: str) -> None:
    draft = log(book, made, 0, MONDAY, 60, "draft")
    assert [each.placement_id for each in outstanding(book)] == made.placements[:2]
    sheet = open_sheet(book, code.lower().replace("-", " "))
    lines = {MONDAY: MORNING, MONDAY + DAY: KeyedLine(None, None, None, 120, "Filing")}
    assert key_in(book, sheet, lines, 330, Offer("week.pdf", pdf())) == 2
    kept = {e.date: e for e in book.records(HourEntry)}
    assert (kept[MONDAY].id, kept[MONDAY].minutes, kept[MONDAY].time_in) == (draft, 210, 480)
    assert {(e.state, e.verified_how, e.verified_by) for e in kept.values()} == {
        ("submitted", "signature", "Tule Creek Clinic")
    }
    assert [f.placement_id for f in book.records(EvidenceFile)] == [made.placements[0]]
    assert [each.placement_id for each in outstanding(book)] == [made.placements[1]]
    book.undo()
    assert [e.minutes for e in book.records(HourEntry)] == [60]
    assert book.records(EvidenceFile) == []
    assert len(outstanding(book)) == 2


def test_hours_that_were_logged_before_are_told_counted_and_replaced_knowingly(
    book: Book, made: Class, code: str
) -> None:
    log(book, made, 0, MONDAY, 180)
    log(book, made, 0, MONDAY + DAY, 120, "draft")
    approve(book, [log(book, made, 0, MONDAY + 2 * DAY, 60)])
    sheet = open_sheet(book, code)
    assert [sheet.known(on) for on in sheet.days[:4]] == [
        "The book has 3 h, submitted.",
        "The book has 2 h, draft.",
        "The book has 1 h, approved.",
        "",
    ]
    three, keyed = KeyedLine(None, None, None, 180), {MONDAY: MORNING}
    assert (sheet.replaced(keyed), sheet.replaced({MONDAY: three})) == ([MONDAY], [])
    days = [each.strftime("%a ") + str(each.day) for each in sheet.days]
    replaces = f"The sheet replaces hours of the book: {days[0]} (3 h)."
    draft = f"The sheet has no hours on days that stay in the book: {days[1]} (2 h)."
    assert consequences(sheet, keyed, 390) == f"{replaces} {draft}"  # 3.5 keyed, 3 stay
    both = f"{replaces} {draft[:-1]}, {days[2]} (1 h)."
    assert consequences(sheet, keyed, 210) == f"{both} The sheet says 3.5 h, the book will hold 6.5 h for this week."
    assert consequences(sheet, {MONDAY: three, MONDAY + DAY: three._replace(minutes=120)}, 360) == ""
    said = "The days make 3.5 h, and 3 h of the book stay: 6.5 h in all. The sheet says 5 h."
    assert total_problem(sheet, keyed, 300) == said
    key_in(book, sheet, keyed, 210)
    assert [e.minutes for e in book.records(HourEntry)] == [210, 120, 60]


def test_a_second_keying_leaves_what_was_approved(book: Book, code: str) -> None:
    key_in(book, open_sheet(book, code), {MONDAY: MORNING, MONDAY + DAY: MORNING}, 420)
    approve(book, [e.id for e in book.records(HourEntry) if e.date == MONDAY])
    again = open_sheet(book, code)
    assert [again.known(on) for on in again.days[:2]] == ["The book has 3.5 h, approved.", ""]
    longer = {MONDAY + DAY: MORNING._replace(time_out=720, minutes=240)}
    assert list(differences(again, longer)) == [MONDAY + DAY]
    key_in(book, again, longer, 450)
    assert sorted(e.minutes for e in book.records(HourEntry)) == [210, 240]


def test_a_second_keying_is_compared_cell_by_cell_and_may_replace_the_first(book: Book, made: Class, code: str) -> None:
    key_in(book, open_sheet(book, code), {MONDAY: MORNING, MONDAY + DAY: MORNING}, 420)
    again = open_sheet(book, code)
    assert again.is_keyed
    assert differences(again, {MONDAY: MORNING, MONDAY + DAY: MORNING}) == {}
    second = {MONDAY: MORNING._replace(time_out=720, minutes=240)}
    assert differences(again, second) == {
        MONDAY: {"time_out": 690, "minutes": 210},
        MONDAY + DAY: {"time_in": 480, "time_out": 690, "minutes": 210},
    }
    key_in(book, again, second, 240)
    assert [e.minutes for e in book.records(HourEntry)] == [240]


def _lock(book: Book, sheet: Sheet) -> None:
    lock_hours(book, MONDAY)


def _end(book: Book, sheet: Sheet) -> None:
    book.save(Placement, sheet.placement.id, {"ends_on": MONDAY - DAY})


def _decide(book: Book, sheet: Sheet) -> None:
    with book.edit("Log") as edit:
        about = {"student_id": sheet.placement.student_id, "placement_id": sheet.placement.id}
        ids = edit.insert(HourEntry, [{**about, "date": MONDAY, "minutes": 60, "state": "submitted"}])
    approve(book, ids)


@pytest.mark.parametrize(
    ("act", "why"), [(_lock, "are locked"), (_end, "ended on"), (_decide, "Approved hours are locked")]
)
def test_days_that_cannot_be_are_refused(book: Book, code: str, act: Callable[[Book, Sheet], None], why: str) -> None:
    act(book, open_sheet(book, code))
    with pytest.raises(Refused, match=why):
        key_in(book, open_sheet(book, code), {MONDAY: MORNING}, 210)


@pytest.mark.parametrize(
    ("lines", "total", "why"),
    [
        ({MONDAY: MORNING}, 240, "make 3.5 h, the sheet says 4 h. The difference is 0.5 h"),
        ({MONDAY: MORNING}, 180, "make 3.5 h, the sheet says 3 h. The difference is 0.5 h"),
        ({}, 0, "No hours are keyed"),
    ],
)
def test_a_total_that_disagrees_keeps_nothing(
    book: Book, code: str, lines: dict[date, KeyedLine], total: int, why: str
) -> None:
    with pytest.raises(Refused, match=why):
        key_in(book, open_sheet(book, code), lines, total, Offer("week.pdf", pdf()))
    assert book.records(HourEntry) == book.records(EvidenceFile) == []


def test_sheets_that_are_not_awaited_any_more(book: Book, code: str) -> None:
    take_off(book, outstanding(book)[:1])
    assert len(book.records(LogPage)) == 1
    with pytest.raises(Refused, match="No page with the code"):
        open_sheet(book, code)
