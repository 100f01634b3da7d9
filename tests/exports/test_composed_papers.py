"""Papers about all four strands: what is on them, what is not unless it is ticked, and the rows behind figures."""

from __future__ import annotations

import re
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from app.book.book import Book
from app.book.refused import Refused
from app.exports import REPORTS
from app.exports.contents import Contents
from app.exports.report import Subjects
from app.models import CourseRecord, Goal, HourEntry, Staff, Student, SupportSession
from app.models.planning_courses import plan_course
from app.models.team_meetings import MeetingItem, TeamMeeting
from tests.exports.reading_pdf import pages_of, problems
from tests.exports.whole_student import SECRETS, make_whole
from tests.exports.writing import TODAY, finish, make_student, write
from tests.models.role_books import make, open_as
from tests.models.taking_courses import course, took
from tests.models.taking_courses import student as nobody_wrote_of

LONG = "a text of several words that goes on for some while " * 6
RESTRICTED = ("needs", "contacts", "notes", "restricted_notes", "aid")


def text_of(path: Path) -> str:
    """All pages in one line."""
    return " ".join(" ".join(pages_of(path)).split())


@pytest.mark.parametrize("language", ["en", "es", "both"])
@pytest.mark.parametrize(("goals", "failing", "text"), [(2, 1, ""), (20, 12, LONG)])
def test_the_family_page_is_one_page_and_holds_nothing_restricted(
    language: str, goals: int, failing: int, text: str, school: Book, out: Path
) -> None:
    make_whole(school, goals, failing, text)
    [path] = write("plan", school, out / "a.pdf", language=language, contents=Contents("family"))
    assert len(pages_of(path)) == 1
    assert problems(path) == []
    kept = {"en": ("We look at this plan again on", "Tell us what works at home"), "es": ("Díganos", "15 de enero")}
    for words in (*kept["en" if language == "both" else language], "555-0117"):
        assert words in text_of(path)
    for secret in (*SECRETS, "Absent", "absent"):
        assert secret not in text_of(path)
    if language == "both":
        with pikepdf.open(path) as pdf:
            spoken = {str(each.Lang) for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and "/S" in each
                      and "/Lang" in each}  # fmt: skip
        assert spoken == {"en-US", "es-US"}


def test_the_family_page_in_plain_words(school: Book, out: Path) -> None:
    make_whole(school)
    with school.edit("Late") as edit:
        late = {"starts_on": TODAY - timedelta(days=9), "due_on": TODAY - timedelta(days=3)}
        edit.update(Goal, {school.ids(Goal)[0]: late})
    [path] = write("plan", school, out / "a.pdf", contents=Contents("family"))
    said = text_of(path)
    with school.edit("A long name") as edit:
        edit.update(Student, {school.ids(Student)[0]: {"first_name": "Wolfeschlegel " * 6}})
    [path] = write("plan", school, out / "b.pdf", contents=Contents("family"))
    assert "Nguyễn" in text_of(path).partition("Grade 11")[0]
    assert len(pages_of(path)) == 1
    for words in (
        "(was due on",
        "Plan for Thị Đào Nguyễn",
        "Draws well",
        "40 of 80 hours are done this school year.",
        "Mathematics: 2 times a week, 30 minutes, small group, Ben Okafor",
        "Help Daisy to be in school every day.",
        "Call (559) 555-0117. Ask for an interpreter if you want one.",
    ):
        assert words in said


@pytest.mark.parametrize(("goals", "failing", "text"), [(2, 1, ""), (20, 12, LONG)])
def test_the_team_plan_is_two_pages(goals: int, failing: int, text: str, school: Book, out: Path) -> None:
    make_whole(school, goals, failing, text)
    [path] = write("plan", school, out / "a.pdf", contents=Contents("team"))
    assert len(pages_of(path)) == 2
    assert problems(path) == []
    said = text_of(path)
    for words in ("3.21", "Sessions held", "Decisions and signatures", "What is missing, and by when"):
        assert words in said
    assert all(secret not in said for secret in SECRETS)
    assert "from 3 to 6; goal 8 of ten" in said
    assert said.index("Attendance and behavior") < said.index("Decisions and signatures")
    assert (" more" in said) == (goals > 2)


def alternatives(path: Path) -> list[str]:
    """What is said of the pictures to those who do not see them."""
    with pikepdf.open(path) as pdf:
        return [str(each.Alt) for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and "/Alt" in each]


@pytest.mark.parametrize("text", ["", LONG])
def test_all_that_may_be_printed_goes_on_over_pages(text: str, school: Book, out: Path) -> None:
    make_whole(school, 20, 12, text)
    [path] = write("plan", school, out / "a.pdf", contents=Contents("full"))
    assert problems(path) == []
    said = text_of(path)
    for words in ("Goal 19", "Biology 11", "Who owns the water?", "Physics"):
        assert words in said
    assert any("Aim: from 3 of ten" in figure for figure in alternatives(path))
    assert all(secret not in said for secret in SECRETS)


def test_nobody_knows_anything_of_a_student(school: Book, out: Path) -> None:
    with school.edit("Student") as edit:
        [student] = edit.insert(Student, [{"last_name": "Li", "first_name": "Mei"}])
    for preset, pages in (("family", 1), ("team", 2), ("full", 2)):
        [path] = write("plan", school, out / f"{preset}.pdf", contents=Contents(preset))
        assert len(pages_of(path)) <= pages
        assert problems(path) == []
    for name in ("plan", "support-summary", "four-year-plan"):
        contents = Contents("team") if name == "plan" else Contents()
        written = finish(REPORTS[name].draw(school, BytesIO(), skip_empty=True, contents=contents))
        assert [each.record_id for each in written.skipped] == [student]


def test_restricted_parts_are_there_where_they_are_ticked(school: Book, out: Path) -> None:
    make_whole(school)
    [path] = write("plan", school, out / "a.pdf", contents=Contents("full", RESTRICTED))
    said = text_of(path)
    for secret in ("An open note", "A restricted note", "CADAA", "Called about the rent"):
        assert secret in said
    [path] = write("plan", school, out / "b.pdf", contents=Contents("full", ("notes",)))
    assert "An open note" in text_of(path)
    assert "A restricted note" not in text_of(path)


@pytest.mark.parametrize(
    ("name", "contents", "language", "words"),
    [
        ("plan", Contents("nobody"), "en", "no preset"),
        ("plan", Contents("family", ("notes",)), "en", "no part “notes”"),
        ("log", Contents(), "both", "one language"),
        ("roster", Contents("team"), "en", "no preset"),
        ("log", Contents("", ("goals",)), "en", "no parts"),
        ("plan", Contents("", ("goals",)), "en", "family, team, full: academics, "),
    ],
)
def test_what_a_paper_has_not_is_refused(
    name: str, contents: Contents, language: str, words: str, school: Book, out: Path
) -> None:
    with pytest.raises(Refused, match=words):
        write(name, school, out / f"a{REPORTS[name].suffixes[0]}", contents=contents, language=language)


def test_a_teacher_prints_nothing_that_is_kept_from_teachers(tmp_path: Path, out: Path) -> None:
    path = tmp_path / "roles.pathbook"
    make(path)
    with open_as(path, "teacher") as book:
        for part in ("aid", "restricted_notes"):
            with pytest.raises(Refused, match="Your account may not print"):
                write("plan", book, out / "a.pdf", contents=Contents("full", (part,)))


def test_figures_name_their_rows_and_pages(school: Book) -> None:
    student = make_whole(school)
    other = make_student(school, local_id="2", last_name="Zhang")
    written = finish(REPORTS["plan"].draw(school, BytesIO(), [student, other], contents=Contents("team")))
    placed = written.parts[0].figures
    by_table = {each.figure.table: each for each in placed}
    assert {"course_record", "hour_entry", "support_session", "progress_point", "goal", "placement"} <= by_table.keys()
    hours = by_table["hour_entry"].figure
    assert hours.value == "40"
    entries = school.records(HourEntry, {"id": list(hours.ids)})
    assert sum(entry.minutes for entry in entries) == 2400
    assert by_table["support_session"].page == by_table["goal"].page == 1
    assert len(school.ids(SupportSession, where={"id": list(by_table["support_session"].figure.ids)})) == 4
    assert {each.page for each in written.parts[1].figures} <= {2, 3}


def test_a_transcript_of_the_four_strands(school: Book, out: Path) -> None:
    student = make_whole(school)
    [path] = write("transcript", school, out / "a.pdf", contents=Contents("strands"))
    assert problems(path) == []
    said = text_of(path)
    for words in ("Algebra 1", "GPA computed here, by credits attempted", "First aid", "Clean water", "Placements"):
        assert words in said
    assert re.search(r"Mathematics .* 4 ", said[said.index("Integrated supports") :])
    for secret in (*SECRETS, "Solve eight of ten equations.", "Tier 2", "Problems solved", "Left out"):
        assert secret not in said
    ticked = Contents("strands", ("academics", "details"))
    [path] = write("transcript", school, out / "b.pdf", contents=ticked)
    assert "Solve eight of ten equations." in text_of(path)
    assert "A private need" not in text_of(path)
    assert "Left out of this transcript: Career technical education, Work-based learning, Integrated" in text_of(path)
    written = finish(REPORTS["transcript"].draw(school, BytesIO(), [student], contents=ticked))
    known = set(school.ids(CourseRecord))
    assert all(set(p.figure.ids) <= known for p in written.parts[0].figures if p.figure.table == "course_record")


def test_marks_that_the_scale_does_not_know(school: Book, out: Path) -> None:
    english = course(school, "English 9", "b", "English")
    counted, percents, running = make_student(school), make_student(school), make_student(school)
    took(school, counted, english, [("s1", "A"), ("s2", "93")])
    took(school, percents, english, [("s1", "93"), ("s2", "97.5%")])
    took(school, running, english, [("s1", "B"), ("s2", None)])
    [progress] = school.records(CourseRecord, {"student_id": running, "term": "s2"})
    with school.edit("As the file has them") as edit:
        edit.update(CourseRecord, {progress.id: {"mark": "C+"}})
        kept = school.ids(CourseRecord, where={"student_id": percents})
        edit.update(CourseRecord, {id_: {"credits_earned": 250} for id_ in kept})

    def said(student: str) -> str:
        [path] = write("transcript", school, out / "a.pdf", student_ids=[student], contents=Contents("strands"))
        assert problems(path) == []
        return text_of(path)

    some = said(counted)
    assert "GPA of 1 of 2 marks: 4.00" in some
    assert "1 mark is not in the site's mark scale and counts for no requirement and no GPA: 93." in some
    none = said(percents)
    assert "GPA" not in none.replace("no GPA: 93, 97.5%", "")
    assert "Credits earned 5 " in none
    assert "Credits are printed as they were recorded." in none
    now = said(running)
    assert "▶ C+, in progress" in now
    assert "▶ B" not in now
    assert "GPA computed here, by credits attempted: 3.00" in now
    assert "mark scale" not in now
    [grid] = write("four-year-plan", school, out / "b.pdf", student_ids=[running])
    assert "▶ English 9 C+, in progress" in text_of(grid)
    [grid] = write("four-year-plan", school, out / "b.pdf", student_ids=[percents])
    assert "? English 9 93, 97.5%" in text_of(grid)
    assert "? not in the mark scale" in text_of(grid)


@pytest.mark.parametrize(("language", "heading"), [("en", "Completed"), ("es", "completó")])
def test_headings_of_narrow_columns_are_whole(language: str, heading: str, school: Book, out: Path) -> None:
    make_whole(school)
    for name, preset in (("transcript", "strands"), ("four-year-plan", "")):
        [path] = write(name, school, out / "a.pdf", language=language, contents=Contents(preset))
        assert heading in text_of(path)


def test_what_the_school_wrote_is_said_to_be_as_it_was_written(school: Book, out: Path) -> None:
    student, bare = make_whole(school), nobody_wrote_of(school)

    def said(who: str, language: str) -> bool:
        [path] = write("plan", school, out / "a.pdf", student_ids=[who], language=language,
                       contents=Contents("family"))  # fmt: skip
        return any(words in text_of(path) for words in ("What the school wrote", "Lo que escribió la escuela"))

    assert [said(student, language) for language in ("en", "es", "both")] == [False, True, True]
    assert not said(bare, "es")


def test_supports_in_short_and_courses_of_four_years(school: Book, out: Path) -> None:
    plan_course(school, make_whole(school), "12", "Science", "Robots, perhaps")
    [path] = write("support-summary", school, out / "a.pdf")
    kept = ("A private need", "Called about the rent", "Saw him cry")
    assert all(words not in text_of(path) for words in kept)
    parts = ("supports", "reviews", "needs", "referrals", "contacts")
    [path] = write("support-summary", school, out / "ticked.pdf", contents=Contents("", parts))
    said = text_of(path)
    for words in (*kept, "Ben Okafor"):
        assert words in said
    assert "note" not in said
    [grid] = write("four-year-plan", school, out / "b.pdf")
    for words in ("✓ Algebra 1", "✗ Biology 0", "○ Physics", "○ Robots, perhaps (Not in the catalog)"):
        assert words in text_of(grid)
    assert len(pages_of(grid)) == 1
    assert problems(path) == problems(grid) == []


def test_the_list_of_a_meeting(school: Book, out: Path) -> None:
    student = make_student(school)
    with school.edit("Meeting") as edit:
        staff = school.ids(Staff)[0]
        [meeting] = edit.insert(TeamMeeting, [{"name": "Team <9>", "date": TODAY, "staff_id": staff}])
        item = {"meeting_id": meeting, "student_id": student, "why": "Marks"}
        edit.insert(MeetingItem, [item | {"place": 1, "decision": "Call home", "owner_id": staff, "due_on": TODAY}])
        edit.insert(MeetingItem, [item | {"place": 2, "student_id": None, "why": None}])
    [path] = write("meeting", school, out / "a.pdf", subjects=Subjects(meeting_ids=[meeting]))
    assert "Ben Okafor Call home Nguyễn, Thị Đào" in text_of(path)
    assert problems(path) == []
    [planned] = write("meeting", school, out / "b.pdf")
    assert text_of(planned) == text_of(path)
    assert "Why What was said Who Until" in text_of(path)


def test_papers_of_the_sample_school(shared_sample: Book, out: Path) -> None:
    ids = shared_sample.ids(Student)[:120]
    for preset, language, pages in (("team", "en", 2), ("family", "both", 1), ("family", "es", 1)):
        contents, path = Contents(preset), out / f"{preset}-{language}.pdf"
        written = finish(REPORTS["plan"].write(shared_sample, path, ids, language, contents=contents, new_sheets=False))
        steps = [later.page - one.page for one, later in zip(written.parts, written.parts[1:], strict=False)]
        assert set(steps) <= set(range(1, pages + 1))
