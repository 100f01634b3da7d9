"""Papers about placements and employers: what they say, for whom they are made, and that their structure is sound."""

from __future__ import annotations

from datetime import date, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from app.book.access_log import Looked
from app.book.book import Book
from app.book.refused import Refused
from app.exports import REPORTS
from app.exports.report import Part, Subjects, Written
from app.exports.requests import NOTHING
from app.models import (
    Agreement,
    DayOff,
    DocumentKind,
    Employer,
    EmployerInteraction,
    Evaluation,
    EvaluationItem,
    Event,
    HourEntry,
    LogPage,
    Opportunity,
    Paperwork,
    Participation,
    Placement,
    PlacementCompetency,
    PlacementDay,
    SchoolYear,
    Student,
)
from app.models.access import access_lines, access_numbers
from app.models.page_codes import page_of
from app.models.paperwork import EMERGENCY, EVALUATION
from tests.exports.reading_pdf import pages_of, problems, structure
from tests.exports.writing import TODAY, finish, make_student

MONDAY = TODAY - timedelta(days=TODAY.weekday())
SPANISH = {
    "log": "Bitácora de horas",
    "agreement": "Acuerdo de capacitación",
    "packet": "Acuerdo de capacitación",
    "evaluation-form": "Evaluación de un estudiante en el trabajo",
    "transcript": "Expediente de aprendizaje basado en el trabajo",
}
LONG = "Phẫu Thuật Chỉnh Hình Ñuñoa de la Concepción " * 3


@pytest.fixture
def placed(school: Book) -> str:
    """Thi Dao's placement at the clinic with a schedule and a training plan of sixty competencies; its id."""
    make_student(school)
    [placement] = school.records(Placement)
    with school.edit("More") as edit:
        edit.insert(SchoolYear, [{"name": "x", "starts_on": MONDAY - timedelta(90), "ends_on": MONDAY + timedelta(90)}])
        edit.insert(DayOff, [{"date": MONDAY, "name": "Harvest day"}])
        edit.insert(
            PlacementDay,
            [{"placement_id": placement.id, "weekday": day, "time_in": 480, "time_out": 720, "minutes": 240}
             for day in ("1", "3")],
        )  # fmt: skip
        edit.insert(
            PlacementCompetency,
            [
                {"placement_id": placement.id, "name": f"{LONG} {at}", "level": "3" if at < 2 else None}
                for at in range(60)
            ],
        )  # fmt: skip
        edit.update(Placement, {placement.id: {"objectives": "Takes blood pressure.\nGreets patients."}})
    return placement.id


def drawn(book: Book, name: str, out: Path, language: str = "en", **asked: Any) -> tuple[Path, Written]:
    """A paper as the preview makes it, put into a file."""
    into, path = BytesIO(), out / f"{name}.pdf"
    written = finish(REPORTS[name].draw(book, into, None, language, **asked))
    path.write_bytes(into.getvalue())
    return path, written


def end(book: Book, placement: str, reason: str | None) -> None:
    with book.edit("End") as edit:
        edit.update(Placement, {placement: {"state": "ended", "ends_on": TODAY, "end_reason": reason}})


def test_a_log_of_three_weeks_and_its_codes(school: Book, placed: str, out: Path) -> None:
    weeks = MONDAY, MONDAY + timedelta(days=20)
    path, written = drawn(school, "log", out, subjects=Subjects(placement_ids=[placed]), weeks=weeks)
    [part] = written.parts
    assert [page.week for page in part.log_pages] == [MONDAY + timedelta(weeks=at) for at in range(3)]
    pages = pages_of(path)
    assert all(page.code in text for page, text in zip(part.log_pages, pages, strict=True))
    assert "8:00 AM – 12:00 PM" in pages[0] and "No school: Harvest day" in pages[0] and "8 hours" in pages[1]
    [figure, *_others] = structure(path).all("Figure")
    assert part.log_pages[0].code in figure.attributes["Alt"]
    assert problems(path) == []
    assert school.ids(LogPage) == []  # who only looks leaves nothing behind
    files = finish(
        REPORTS["log"].write(school, out / "b.pdf", subjects=Subjects(placement_ids=[placed]), weeks=weeks)
    ).files
    code = structure(files[0]).all("Figure")[1].attributes["Alt"].split()[1]
    found = page_of(school, code)
    assert (found.placement_id, found.week) == (placed, MONDAY + timedelta(weeks=1))
    _path, again = drawn(school, "log", out, subjects=Subjects(placement_ids=[placed]), weeks=weeks)
    assert {page.id for page in again.parts[0].log_pages} == set(school.ids(LogPage))
    [line] = access_lines(school, access_numbers(school, Looked(acts=("exported",))))
    assert line.what == "log"


def test_who_gets_no_paper_and_why(school: Book, placed: str, out: Path) -> None:
    with school.edit("Idle") as edit:
        idle = edit.insert(Student, [{"last_name": "Abad", "first_name": "Idle", "local_id": "1"}])[0]
    told = {name: [s.reason for s in drawn(school, name, out)[1].skipped] for name in ("log", "packet", "certificate")}
    none = "No placement"
    assert told == {"log": [none], "packet": [none], "certificate": [none, "The placement has not ended."]}
    only = Subjects(placement_ids=[placed])
    for reason, said in (
        ("left", ["The placement did not end as completed."]),
        (None, ["It is not recorded how the placement ended."]),
        ("completed", []),
    ):
        end(school, placed, reason)
        path, written = drawn(school, "certificate", out, subjects=only)
        assert [skipped.reason for skipped in written.skipped] == said
    text = " ".join(pages_of(path)[0].split())
    assert "Thị Đào Nguyễn" in text and "45 approved hours" in text and LONG.split(maxsplit=1)[0] in text
    assert len(pages_of(path)) == 1 and problems(path) == []
    later = MONDAY + timedelta(weeks=1)
    skipped = drawn(school, "log", out, subjects=only, weeks=(later, later))[1].skipped
    assert [each.reason for each in skipped] == ["The placement does not run in this time."]
    assert drawn(school, "agreement", out, subjects=Subjects(student_ids=[idle]))[1].parts == []
    with pytest.raises(Refused, match="no placements"):
        drawn(school, "agreement", out, subjects=Subjects(placement_ids=["x"]))


def test_a_packet_asks_for_what_is_missing(school: Book, placed: str, out: Path) -> None:
    with school.edit("Kinds") as edit:
        edit.delete(DocumentKind, school.ids(DocumentKind))
        edit.insert(DocumentKind, [{"name": "Bus pass", "per": "student"}, {"name": "Training agreement"},
                                   {"name": "Certificate of insurance", "per": "employer"}])  # fmt: skip
    path, written = drawn(school, "packet", out, subjects=Subjects(placement_ids=[placed]))
    titles = [title.text for title in structure(path).all("H1")]
    assert titles[0] == "Training Agreement"
    assert titles[1:-4] == ["Bus pass", "Certificate of insurance", "In an emergency"]
    assert titles[-4:] == ["Hours Log"] * 4
    text = "\n".join(pages_of(path))
    assert "Lan Nguyễn" in text and "(559) 555-0118" in text and "Takes blood pressure." in text
    starts = [at for at, page in enumerate(pages_of(path)) if page.startswith(tuple(titles)) or "Hours Log" in page]
    assert all(at % 2 == 0 for at in starts[-4:])  # each on the front of a sheet
    assert len(written.parts[0].log_pages) == 4
    assert problems(path) == []


def test_requests_are_made_for_what_is_missing_only(school: Book, placed: str, out: Path) -> None:
    """Each document by its own form where there is one, and what an employer owes is asked for once."""
    [placement] = school.records(Placement)
    with school.edit("Kinds") as edit:
        edit.delete(DocumentKind, school.ids(DocumentKind))
        kinds = edit.insert(
            DocumentKind,
            [{"name": "Bus pass", "per": "student"}, {"name": "Certificate of insurance", "per": "employer"},
             *({"name": name} for name in ("Training agreement", "Training plan", EMERGENCY, EVALUATION))],
        )  # fmt: skip
        [friend] = edit.insert(Student, [{"last_name": "Zárate", "first_name": "Ana"}])
        about = {"student_id": friend, "employer_id": placement.employer_id, "role": "Aide"}
        [second] = edit.insert(Placement, [about])
        waived = {"student_id": friend, "placement_id": second, "state": "waived"}
        edit.insert(Paperwork, [waived | {"kind_id": kind} for kind in kinds[2:]])
    both = Subjects(placement_ids=[placed, second])
    path, written = drawn(school, "requests", out, subjects=both)
    titles = [title.text for title in structure(path).all("H1")]
    assert titles[:3] == ["Bus pass", "Certificate of insurance", "Training Agreement"]
    assert titles[3:] == ["In an emergency", "Evaluation of a student at work", "Bus pass"]
    assert written.skipped == [] and problems(path) == []
    with school.edit("Bus") as edit:
        edit.insert(Paperwork, [{"kind_id": kinds[0], "student_id": friend, "state": "received", "received_on": TODAY}])
    _path, written = drawn(school, "requests", out, subjects=both)
    assert [(skipped.name, skipped.reason) for skipped in written.skipped] == [("Zárate, Ana", NOTHING)]
    assert len(written.parts) == 1


@pytest.mark.parametrize("name", ["log", "agreement", "packet", "evaluation-form", "employer-profile", "transcript"])
def test_every_paper_in_spanish(name: str, school: Book, placed: str, out: Path) -> None:
    path, _written = drawn(school, name, out, "es")
    assert structure(path).all("H1")[0].text == SPANISH.get(name, "Tule Creek Clinic")
    assert problems(path) == []


def test_an_evaluation_form_for_somebody_and_for_nobody(school: Book, placed: str, out: Path) -> None:
    with school.edit("Item") as edit:
        edit.insert(EvaluationItem, [{"category": "B", "text": "Uses the tools", "place": 1}])
    path, _written = drawn(school, "evaluation-form", out, subjects=Subjects(placement_ids=[placed]))
    assert "Nguyễn, Thị Đào" in pages_of(path)[0] and "Uses the tools" in pages_of(path)[0]
    headings = [heading.text for heading in structure(path).all("H2")]
    assert [heading[:2] for heading in headings[:3]] == ["A.", "B.", "C."]
    blank, written = drawn(school, "evaluation-form", out, subjects=Subjects(placement_ids=[]))
    assert written.parts == [Part(0, ())]
    assert "Nguyễn" not in "".join(pages_of(blank))
    assert problems(blank) == []


def test_the_profile_of_an_employer_fits_one_page(school: Book, placed: str, out: Path) -> None:
    [employer] = school.ids(Employer)
    about = {"employer_id": employer}
    with school.edit("Employer") as edit:
        edit.update(Employer, {employer: {"name": LONG, "note": LONG * 9}})
        edit.insert(
            Agreement, [about | {"kind": "insurance", "expires_on": TODAY - timedelta(at + 1)} for at in range(30)]
        )
        edit.insert(Opportunity, [about | {"role": f"{LONG} {at}", "seats": 2} for at in range(20)])
        edit.insert(
            EmployerInteraction,
            [about | {"kind": "visit", "date": TODAY - timedelta(at), "summary": LONG * 4, "thanks_owed": True,
                      "miles": 12} for at in range(20)],
        )  # fmt: skip
    path, written = drawn(school, "employer-profile", out, subjects=Subjects(employer_ids=[employer]))
    [text] = pages_of(path)
    assert "Expired" in text and "12 miles" in text and "Thanks for" in text
    assert written.parts[0].student_ids == tuple(school.ids(Student))
    assert problems(path) == []


def test_a_transcript_tells_of_events_levels_and_evaluations(school: Book, placed: str, out: Path) -> None:
    [student] = school.ids(Student)
    with school.edit("Events") as edit:
        events = edit.insert(
            Event, [{"name": f"Talk {at}", "date": date(2025, 9, 1) + timedelta(at), "minutes": 60} for at in range(40)]
        )
        edit.insert(Participation, [{"event_id": id_, "student_id": student} for id_ in events])
        edit.insert(Evaluation, [{"placement_id": placed, "date": TODAY, "overall_a": "3", "overall_c": "na"}])
        edit.update(Placement, {placed: {"employer_evaluation": "meets"}})
        edit.insert(PlacementCompetency, [{"placement_id": placed, "name": "COMMUNICATION", "level": "4"}])
    path, _written = drawn(school, "transcript", out)
    rows = {row.kids[0].text: [cell.text for cell in row.kids[1:]] for row in structure(path).all("TR") if row.kids}
    assert rows["Talk 39"] == ["Without a stage", "Oct 10, 2025", "1.00"]
    assert rows["Communication"] == ["4 · Advanced", "Tule Creek Clinic", "2", "5.00"]
    assert [cells for name, cells in rows.items() if "At the end" in name] == [
        ["Supervisor", "3 · Meets expectations", "", "No opportunity to observe"]
    ]
    text = " ".join(" ".join(pages_of(path)).split())
    assert "40 hours in all" in text and "Tule Creek Clinic: Meets expectations" in text
    assert len(school.ids(HourEntry)) == 5 and problems(path) == []
