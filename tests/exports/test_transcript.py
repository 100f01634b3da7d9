"""Transcripts: what they say, in which structure, and that a page is never broken or half-written."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import pikepdf
import pytest

from app.book.base import new_id
from app.book.book import Book
from app.book.refused import Refused
from app.exports import REPORTS
from app.exports.transcript_facts import competencies
from app.i18n import day, in_language
from app.models import Employer, HourEntry, PathwayMembership, Placement, SitePathway, Student
from app.models.enrolling import leave
from tests.exports.reading_pdf import Node, pages_of, problems, structure
from tests.exports.writing import BEGAN, THIS_YEAR, TODAY, finish, make_student, write
from tests.models.school_of import log, make_class
from tests.shared_data import shared

COUNTED = "Only approved hours are counted."
Cells = list[list[tuple[str, str]]]


def tables(path: Path) -> dict[str, Cells]:
    """Each table by its summary: rows of (tag, text)."""
    return {
        table.attributes["A"]["Summary"]: [[(cell.tag, cell.text) for cell in row.kids] for row in table.kids]
        for table in structure(path).all("Table")
    }


def outline(node: Node) -> list[str]:
    """The tags and texts of the headings, in reading order."""
    return [f"{kid.tag} {kid.text}" for kid in node.kids if kid.tag in {"H1", "H2", "H3"}]


def test_a_transcript_by_text_and_structure(school: Book, out: Path) -> None:
    make_student(school)
    [path] = write("transcript", school, out / "a.pdf")
    [section] = structure(path).kids
    assert outline(section) == [
        "H1 Work-Based Learning Transcript", "H2 Student", "H2 Hours", "H2 Pathways and themes", "H2 Placements",
        "H2 Along the continuum", "H2 Competencies", "H2 Signatures"]  # fmt: skip
    assert [kid.text for kid in section.kids if kid.tag in {"P", "Div"}] == [
        f"Issued on {day(TODAY, 'long')}",
        f"Approved in all: 45 hours{COUNTED} Not counted, since they wait for approval: 2.25 hours.",
        "Career exposure: nothing so far · Career engagement: nothing so far · Career experience: 1 placement",
        "Hours in which several competencies were practiced count for each of them.",
        "Student", "Date", "Site administrator", "Date", "Work-based learning coordinator", "Date"]  # fmt: skip
    year = THIS_YEAR.replace("-", "–")
    assert tables(path) == {
        "The student and the school": [
            [("TH", "Legal name"), ("TD", "Nguyễn, Thị Đào"), ("TH", "School"), ("TD", "Heron Slough High School")],
            [("TH", "Student ID"), ("TD", "7001"), ("TH", "Address"), ("TD", "7 Levee RoadAlder Flat 90000")],
            [("TH", "State ID (SSID)"), ("TD", "9000000017"), ("TH", "Phone"), ("TD", "(559) 555-0117")],
            [("TH", "Birth date"), ("TD", "Mar 5, 2009"), ("TH", "CDS code"), ("TD", "99000000000017")],
            [("TH", "Grade"), ("TD", "11"), ("TD", ""), ("TD", "")],
        ],
        "Approved hours by school year": [
            [("TH", "School year"), ("TH", "How it adds up"), ("TH", "Approved hours")],
            [("TH", "2023–2024"), ("TD", "Tule Creek Clinic 3.50"), ("TD", "3.50")],
            [("TH", "2024–2025"), ("TD", "Tule Creek Clinic 1.50"), ("TD", "1.50")],
            [("TH", year), ("TD", "Tule Creek Clinic 40.00"), ("TD", "40.00")],
            [("TH", "All school years"), ("TD", "3.50 + 1.50 + 40.00"), ("TD", "45.00")],
        ],
        "Pathways, with the industry theme of each": [
            [("TH", text) for text in ("Pathway", "Industry sector", "CTE pathway", "Certification", "Dates")],
            [("TH", "Health Careers"), ("TD", "Health Science and Medical Technology"), ("TD", "Patient Care (198)"),
             ("TD", "Gold"), ("TD", "since Aug 14, 2023")],
        ],
        "Placements, with the approved hours of each": [
            [("TH", text) for text in ("Employer and role", "Supervisor", "Dates", "Pay", "Hours", "Target")],
            [("TH", "Tule Creek ClinicClinic aide · Unpaid internship"), ("TD", "Dana Whitfield"),
             ("TD", "since Sep 4, 2023"), ("TD", "Unpaid"), ("TD", "45.00"), ("TD", "80.00")],
        ],
        "Competencies practiced in approved hours": [
            [("TH", "Competency"), ("TH", "Entries"), ("TH", "Approved hours")],
            [("TH", "Communication"), ("TD", "2"), ("TD", "5.00")],
            [("TH", "Health and safety"), ("TD", "1"), ("TD", "3.50")],
        ],
    }  # fmt: skip
    assert problems(path) == []
    assert "Daisy" not in "".join(pages_of(path))


def test_nothing_recorded_is_said_in_words(school: Book, out: Path) -> None:
    with school.edit("Student") as edit:
        edit.insert(Student, [{"last_name": "Li", "first_name": "Mei"}])
    [path] = write("transcript", school, out / "a.pdf")
    [section] = structure(path).kids
    assert outline(section) == [
        "H1 Work-Based Learning Transcript", "H2 Student", "H2 Hours", "H2 Pathways and themes", "H2 Placements",
        "H2 Signatures"]  # fmt: skip
    said = [kid.text for kid in section.kids if kid.tag in {"P", "Div"}]
    assert said[1:4] == [
        f"No approved hours yet{COUNTED}",
        "No pathway is recorded.",
        "No placement is recorded.",
    ]
    assert tables(path)["The student and the school"][0][1] == ("TD", "Li, Mei")
    assert len(pages_of(path)) == 1
    assert problems(path) == []


@pytest.mark.parametrize(
    ("state", "starts_on", "ends_on", "said"),
    [
        ("planned", date(2030, 1, 7), None, "Planned: since Jan 7, 2030"),
        ("planned", None, None, "Planned"),
        ("ended", date(2024, 1, 8), None, "Ended; from Jan 8, 2024"),
        ("ended", None, None, "Ended"),
        ("ended", date(2024, 1, 8), date(2024, 6, 7), "Jan 8, 2024 to Jun 7, 2024"),
        ("active", None, date(2024, 6, 7), "until Jun 7, 2024"),
        ("active", None, None, ""),
    ],
)
def test_dates_of_a_placement_say_how_it_stands(
    state: str, starts_on: date | None, ends_on: date | None, said: str, school: Book, out: Path
) -> None:
    made = make_class(school, 1)
    school.save(Placement, made.placements[0], {"state": state, "starts_on": starts_on, "ends_on": ends_on})
    [path] = write("transcript", school, out / "a.pdf")
    [_heading, row] = tables(path)["Placements, with the approved hours of each"]
    assert row[2] == ("TD", said)
    assert row[4] == ("TD", "0.00")


def test_competencies_are_parted_by_semicolons_or_commas_and_counted_once_for_each_entry(school: Book) -> None:
    made = make_class(school, 1)
    texts = ["Teamwork; teamwork ; Ethics, integrity", "Empathy, TEAMWORK,", None, " ; "]
    for number, text in enumerate(texts):
        id_ = log(school, made, 0, BEGAN + timedelta(number), 60 * (number + 1), "approved")
        school.save(HourEntry, id_, {"competencies": text})
    found = [(c.name, c.entries, c.minutes) for c in competencies(school.records(HourEntry, sort=[("date", False)]))]
    assert found == [("Teamwork", 2, 180), ("Empathy", 1, 120), ("Ethics, integrity", 1, 60)]


def test_deleted_pathways_employers_and_entries_are_not_told(school: Book, out: Path) -> None:
    student = make_student(school)
    with school.edit("Delete") as edit:
        edit.delete(HourEntry, school.ids(HourEntry))
        edit.delete(PathwayMembership, school.ids(PathwayMembership))
    [path] = write("transcript", school, out / "a.pdf", student_ids=[student])
    text = "".join(pages_of(path))
    assert "No approved hours yet" in text
    assert "No pathway is recorded" in text
    assert "Competencies" not in text


def test_spanish(school: Book, out: Path) -> None:
    make_student(school)
    [path] = write("transcript", school, out / "a.pdf", language="es")
    with pikepdf.open(path) as pdf:
        assert str(pdf.Root.Lang) == "es-US"
    with in_language("es"):
        assert day(date(2009, 3, 5)) in "".join(pages_of(path))
    assert problems(path) == []


def test_many_students_each_begin_a_sheet_and_count_their_own_pages(school: Book, out: Path) -> None:
    for number, last in enumerate(["Abad", "Bui", "Cruz"]):
        make_student(school, last_name=last, local_id=str(number))
    [path] = write("transcript", school, out / "a.pdf")
    pages = pages_of(path)
    assert [page.partition("Page ")[2][:6] for page in pages] == ["1 of 2", "2 of 2"] * 3
    assert [[name in page for name in ("Abad", "Bui", "Cruz")].index(True) for page in pages] == [0, 0, 1, 1, 2, 2]
    assert [len(section.all("H1")) for section in structure(path).kids] == [1, 1, 1]
    with pikepdf.open(path) as pdf:
        assert str(pdf.docinfo["/Title"]) == "Work-Based Learning Transcripts"
        assert str(pdf.docinfo["/Author"]) == "Heron Slough High School"
        with pdf.open_outline() as outline:
            places = [(each.title, each.destination) for each in outline.root]
        listed = [
            (title, pdf.pages.index(pikepdf.Page(at[0]))) for title, at in places if isinstance(at, pikepdf.Array)
        ]
        assert listed == [("Abad, Thị Đào", 0), ("Bui, Thị Đào", 2), ("Cruz, Thị Đào", 4)]


def test_one_page_transcripts_leave_the_back_empty(school: Book, out: Path) -> None:
    make_class(school, 3)
    [path] = write("transcript", school, out / "a.pdf")
    assert [bool(page.strip()) for page in pages_of(path)] == [True, False, True, False, True]


@pytest.mark.parametrize("separate", [False, True])
def test_properties_hold_no_name(separate: bool, school: Book, out: Path) -> None:
    make_student(school)
    [path] = write("transcript", school, out if separate else out / "a.pdf", separate=separate)
    with pikepdf.open(path) as pdf:
        kept = str(dict(pdf.docinfo)) + pdf.Root.Metadata.read_bytes().decode()
    assert "Work-Based Learning Transcript" in kept
    assert not any(name in kept for name in ("Nguyễn", "Đào", "Daisy", "7001"))


def test_separate_files_are_named_for_their_students(school: Book, out: Path) -> None:
    for last, first, local_id in [
        ("Nguyễn", "Thị Đào", "7001"),
        ("김", "민수", "7002"),
        ("Ruiz", "Ana", "twice"),
        ("Ruiz", "Ana", "twice"),
    ]:
        make_student(school, last_name=last, first_name=first, local_id=local_id)
    paths = write("transcript", school, out / "papers", separate=True)
    today = TODAY.isoformat()
    assert sorted(path.name for path in paths) == [
        f"7002_transcript_{today}.pdf",
        f"Nguyen_Thi-Dao_7001_transcript_{today}.pdf",
        f"Ruiz_Ana_twice_transcript_{today}-2.pdf",
        f"Ruiz_Ana_twice_transcript_{today}.pdf",
    ]
    assert sorted((out / "papers").iterdir()) == sorted(paths)
    assert all("Page 1 of" in pages_of(path)[0] for path in paths)


def test_separate_files_of_students_without_an_id_do_not_replace_each_other(school: Book, out: Path) -> None:
    ids = [make_student(school, last_name="김", first_name="민수", local_id=None) for _ in range(2)]
    for id_ in ids:
        write("transcript", school, out, student_ids=[id_], separate=True)
    assert len(list(out.iterdir())) == 2
    write("transcript", school, out, separate=True)
    assert len(list(out.iterdir())) == 2


@pytest.mark.parametrize("separate", [False, True])
def test_a_cancel_leaves_what_was_there(separate: bool, school: Book, out: Path) -> None:
    for last in ("Abad", "Bui", "Cruz"):
        make_student(school, last_name=last)
    target = out if separate else out / "a.pdf"
    for path in write("transcript", school, target, separate=separate):
        path.write_bytes(b"former")
    before = {path: path.read_bytes() for path in out.iterdir()}
    writing = REPORTS["transcript"].write(school, target, separate=separate)
    assert [next(writing), next(writing)] == [(1, 3), (2, 3)]
    writing.close()
    assert {path: path.read_bytes() for path in out.iterdir()} == before


def test_hostile_names_and_texts(school: Book, out: Path) -> None:
    strings = [text for text in json.loads(shared("blns/blns.json").read_text("utf-8")) if text.strip()]
    with school.edit("Naughty") as edit:
        students = edit.insert(
            Student, [{"last_name": text, "first_name": text[::-1], "local_id": text or None} for text in strings[:60]]
        )
        pathway = edit.insert(SitePathway, [{"name": strings[100]}])[0]
        edit.insert(PathwayMembership, [{"student_id": id_, "pathway_id": pathway} for id_ in students])
        employers = edit.insert(Employer, [{"name": text} for text in strings])
        placements = edit.insert(
            Placement,
            [
                {"student_id": students[at % 60], "employer_id": employer, "role": strings[at]}
                for at, employer in enumerate(employers)
            ],
        )
        edit.insert(
            HourEntry,
            [
                {"student_id": students[at % 60], "placement_id": placement, "date": BEGAN, "minutes": 60,
                 "state": "approved", "competencies": strings[at] or None}
                for at, placement in enumerate(placements)
            ],
        )  # fmt: skip
    [path] = write("transcript", school, out / "a.pdf")
    assert len(structure(path).all("H1")) == 60
    assert problems(path) == []
    separate = write("transcript", school, out / "papers", student_ids=students[:15], separate=True)
    assert len(set(separate)) == 15


def test_sixty_placements_and_very_long_names_go_on_over_pages(school: Book, out: Path) -> None:
    student, long = new_id(), "Wolfeschlegelsteinhausenbergerdorff-" * 12
    with school.edit("Long") as edit:
        edit.insert(Student, [{"id": student, "last_name": long, "first_name": "Անահիտ 민수 Nguyễn"}])
        edit.insert(Placement, [{"student_id": student, "role": f"Role {number} of {long}"} for number in range(60)])
    [path] = write("transcript", school, out / "a.pdf")
    [section] = structure(path).kids
    [table] = [t for t in section.all("Table") if "Placements" in t.attributes["A"]["Summary"]]
    assert {row.kids[0].text for row in table.kids[1:]} == {f"Role {number} of {long}" for number in range(60)}
    assert f"{long}, Անահիտ 민수 Nguyễn" in section.text
    pages = pages_of(path)
    assert f"Page {len(pages)} of {len(pages)}" in pages[-1]
    assert problems(path) == []


def test_separate_files_need_a_folder(school: Book, out: Path) -> None:
    make_student(school)
    (out / "file").write_text("kept")
    with pytest.raises(Refused, match="is a file"):
        write("transcript", school, out / "file", separate=True)
    assert (out / "file").read_text() == "kept"


def test_students_who_left_are_told_of_only_when_they_are_asked_for(school: Book, out: Path) -> None:
    gone, here = make_student(school, last_name="Abad"), make_student(school, last_name="Bui")
    leave(school, [gone], TODAY - timedelta(1), "Moved")
    assert "Abad" not in "".join(pages_of(write("transcript", school, out / "a.pdf")[0]))
    assert "Abad" in "".join(pages_of(write("transcript", school, out / "b.pdf", student_ids=[gone, here])[0]))


@pytest.mark.parametrize("separate", [False, True])
def test_a_name_that_no_font_writes_is_told_and_stands_otherwise(separate: bool, school: Book, out: Path) -> None:
    arabic = {"last_name": "\u0645\u062d\u0645\u062f", "first_name": "\u0644\u064a\u0644\u0649"}
    make_student(school, **arabic, preferred_name="Layla")
    make_student(school, **arabic, preferred_name=None, local_id="7002")
    make_student(school, last_name="Ruiz", first_name="Ana \U0001f600", local_id="7003")
    written = finish(REPORTS["transcript"].write(school, out if separate else out / "a.pdf", separate=separate))
    said = "".join(page for file in written.files for page in pages_of(file))
    assert written.unwritten == 2
    assert "U+0645" not in said
    for words in ("Layla", "Student 7002", "Ruiz, Ana [U+1F600]"):
        assert words in said
