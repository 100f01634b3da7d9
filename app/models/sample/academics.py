"""What the students of the sample school took and how they did: marks, attendance, behavior, imported figures."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from app.i18n import N_
from app.models.course_records import CourseRecord
from app.models.courses import Course
from app.models.people import Student
from app.models.requirements import Requirement, RequirementSet
from app.models.sample.calendar import Calendar, on_school_day
from app.models.sample.learning import Learner
from app.models.sample.making import Making, Row, words
from app.models.sample.people import Pupil
from app.models.sample.site import THEMES, Faculty
from app.models.snapshots import AttendanceSnapshot, BehaviorSnapshot, IndicatorSnapshot

_PATHWAY_COURSES = {9: 110, 10: 210, 11: 410, 12: 410}
_DISTRICT = (
    ("english", "English", 40, "English"),
    ("mathematics", "Mathematics", 30, "Mathematics"),
    ("science", "Science", 20, "Science"),
    ("social", "Social studies", 30, "Social studies"),
    ("choice", N_("Arts or world language"), 10, "Visual and performing arts; World language"),
    ("cte", "Career technical education", 20, "Career technical education"),
    ("physical", "Physical education", 20, "Physical education"),
    ("elective", N_("Electives"), 50, "Elective"),
)


class Term(NamedTuple):
    """A term of a school year as it stands today. `weight` is how many terms its credits are.

    What ended before the student came stands on the transcript of another school.
    """

    year: int
    code: str
    kind: str
    marked: bool
    weight: int
    before: bool = False  # the student came


def make_requirements(making: Making) -> None:
    """What the district asks for: 220 credits."""
    chosen = making.row(
        RequirementSet, name="Mariposa Valley graduation", kind="graduation", unit="credits", total=22000
    )
    for place, (code, name, amount, takes) in enumerate(_DISTRICT, 1):
        making.row(
            Requirement,
            set_id=chosen,
            place=place,
            code=code,
            name=name,
            amount=amount * 100,
            takes=takes,
            takes_rest=code == "elective",
        )


def make_academics(making: Making, pupils: list[Pupil], faculty: Faculty) -> None:
    """Marks of all years, attendance and behavior of two."""
    courses = {row["local_id"]: row for row in making.rows[Course]}
    teachers = [teacher.shown for teacher in faculty.teachers]
    levels = {pupil.id: pupil.level for pupil in pupils}
    for pupil in pupils:
        learner = Learner(making, pupil)
        for term in _terms(making.calendar, pupil):
            _records(making, pupil, learner, term, courses, teachers)
            if (term.year, term.code) == (making.calendar.year - 1, "s2"):
                _imported(making, pupil, learner)
        _presence(making, pupil, pupil.level)
    for row in making.rows[Student]:
        if making.happens(0.85):
            shift = making.chance.gauss(0, 0.12)
            row["prior_achievement"] = str(min(4, max(1, int((levels[row["id"]] + shift - 0.3) * 5) + 1)))


def grade_in(calendar: Calendar, pupil: Pupil, year: int) -> int:
    """The grade of a student in the school year that began in a calendar year; who left stays in the last one."""
    last = calendar.year
    if pupil.exit and pupil.exit < calendar.first_day(calendar.year):
        last = calendar.year - 1
    return pupil.grade - (last - year)


def _terms(calendar: Calendar, pupil: Pupil) -> list[Term]:
    """The terms of a student: two years by semesters, those before as whole years."""
    found: list[Term] = []
    until = pupil.exit or calendar.today
    for year in range(calendar.year - 4, calendar.year + 1):
        first, last = calendar.first_day(year), calendar.last_day(year)
        if not 9 <= grade_in(calendar, pupil, year) <= 12 or first > until:
            continue
        if year < calendar.year - 1:
            if pupil.exit is None or pupil.exit >= last:
                found.append(Term(year, "full", "final", True, 2, before=pupil.entry > last))
            continue
        half = date(year, 12, 20)
        for code, begins, ends in (("s1", first, half), ("s2", half + timedelta(days=15), last)):
            ahead = code == "s2" and pupil.is_here and first <= until < begins  # on the schedule already
            if (begins > until and not ahead) or (pupil.exit and ends > pupil.exit):
                continue
            final = ends < calendar.today
            marked = final or (calendar.today - begins).days > 35
            found.append(Term(year, code, "final" if final else "progress", marked, 1, before=pupil.entry > ends))
    return found


@cache
def _offered() -> frozenset[str]:
    """The courses that are open to every pathway."""
    return frozenset(row["code"] for row in words("courses"))


@cache
def _of_grade(grade: int) -> tuple[str, ...]:
    return tuple(row["code"] for row in words("courses") if int(row["grade"]) == grade)


def _records(
    making: Making, pupil: Pupil, learner: Learner, term: Term, courses: dict[str, Row], teachers: list[str]
) -> None:
    """What was taken in a term, and in the summer after it. Another school had no course of the pathway."""
    grade, ago = grade_in(making.calendar, pupil, term.year), making.calendar.year - term.year
    theme = THEMES[pupil.stays[-1].pathway]
    own = f"{theme.sector}{_PATHWAY_COURSES[grade]}"
    chosen = [code for code in _of_grade(grade) if code != "WL120" or pupil.level > 0.72]
    if term.code != "s2":
        learner.choose_again(_offered(), grade == 12)
    effort = 0.12 if grade == 12 else 0.0
    taken = dict.fromkeys(chosen, effort) | ({} if term.before else {own: effort + 0.08})
    for number, (code, bonus) in enumerate((taken | dict.fromkeys(learner.again(term.code), 0.1)).items()):
        course = courses[code]
        mark = learner.mark(course["subject"], ago, bonus) if term.marked else None
        final = term.kind == "final"
        earned = learner.keep(code, term.code, mark, bool(course["ag_area"])) if mark and final else None
        _record(making, pupil, term, course, mark, earned, grade, teachers[(grade * 5 + number) % len(teachers)])
    if term.code != "s1" and date(term.year + 1, 7, 1) <= min(making.today, pupil.exit or making.today):
        summer = term._replace(code="summer", weight=1)
        for code, made_up, mark in learner.in_summer():
            earned = learner.keep(code, made_up, mark, bool(courses[code]["ag_area"]))
            _record(making, pupil, summer, courses[code], mark, earned, grade, making.pick(teachers))


def _record(
    making: Making,
    pupil: Pupil,
    term: Term,
    course: Row,
    mark: str | None,
    earned: bool | None,
    grade: int,
    teacher: str,
) -> None:
    """One record; `earned` says whether it gives credits, None while it is under way."""
    worth = course["credits"] * term.weight
    college = earned and course.get("college_credit") and mark and mark[0] != "D" and term.code != "s1"
    making.row(
        CourseRecord,
        student_id=pupil.id,
        course_id=course["id"],
        school_year=f"{term.year}-{term.year + 1}",
        term=term.code,
        mark=mark,
        credits_attempted=worth,
        credits_earned=None if earned is None else worth * earned,
        grade_when_taken=f"{grade:02}",
        teacher=teacher,
        kind=term.kind,
        college_units=30 if college else None,
        source="Transcript of another school" if term.before else "Student information system",
    )


def _presence(making: Making, pupil: Pupil, level: float) -> None:
    """Attendance at the end of last year, a month ago and now; behavior of those who had incidents."""
    calendar, today = making.calendar, making.today
    absent = min(0.4, max(0.0, making.chance.gauss(0.128 - 0.118 * level, 0.026)))
    days: list[tuple[int, date]] = [(calendar.year - 1, calendar.last_day(calendar.year - 1))]
    days += [(calendar.year, on_school_day(today - timedelta(days=back))) for back in (30, 1)]
    for year, until in days:
        first = max(calendar.first_day(year), pupil.entry)
        if until <= first or (pupil.exit and until > pupil.exit) or grade_in(calendar, pupil, year) < 9:
            continue
        enrolled = max(1, round((until - first).days * 0.64))
        missed = min(enrolled, round(enrolled * absent + making.chance.random() * 1.5))
        name = f"{year}-{year + 1}"
        making.row(
            AttendanceSnapshot,
            student_id=pupil.id,
            school_year=name,
            until=until,
            days_enrolled=enrolled * 10,
            days_absent=missed * 10,
            days_excused=round(missed * 0.6) * 10,
            tardies=round(missed * 1.4),
            source="Student information system",
        )
        if until == days[1][1] or not making.happens(0.32 - 0.3 * level):
            continue
        incidents = making.pick((1, 1, 1, 2, 2, 3, 4))
        suspended = incidents > 2 and making.happens(0.5)
        making.row(
            BehaviorSnapshot,
            student_id=pupil.id,
            school_year=name,
            until=until,
            incidents=incidents,
            suspensions=1 if suspended else 0,
            days_suspended=making.pick((10, 20)) if suspended else 0,
            source="Student information system",
        )


def _imported(making: Making, pupil: Pupil, learner: Learner) -> None:
    """What the student information system reckoned at the end of last year, with more points for honors."""
    calendar = making.calendar
    taken_on = calendar.last_day(calendar.year - 1)
    if pupil.entry > taken_on:
        return
    average = min(4.0, learner.average + making.chance.choice((0, 0, 0, 0.04, 0.09)))
    for kind, value in (
        ("gpa", f"{average:.2f}"),
        ("ag_status", "On track" if learner.counting > 0.66 else "Not on track"),
    ):
        making.row(
            IndicatorSnapshot,
            student_id=pupil.id,
            taken_on=taken_on,
            kind=kind,
            value=value,
            source="Student information system",
        )
