"""The students of the sample school with their families, groups and enrollments."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from statistics import NormalDist

from app.models.people import Enrollment, Guardian, Student, StudentGroup
from app.models.sample.calendar import on_weekday
from app.models.sample.making import Making, words
from app.models.sample.naming import Name, Naming, Origin

SCHOOL = "Mariposa Valley High School"
CITIES = ("Mariposa Valley", "Mariposa Valley", "Mariposa Valley", "Alder Flat", "San Telmo", "Rancho Esperanza")
ZIP_CODES = {"Mariposa Valley": "90000", "Alder Flat": "90000", "San Telmo": "90000", "Rancho Esperanza": "90000"}
PRESENT = {9: 118, 10: 114, 11: 110, 12: 106}  # students who are here, by grade
GRADUATES, LEAVERS = 22, 10
LEVELS = NormalDist(0.725, 0.2)  # how well school goes, before what makes it harder
HARDER = {"SE": 0.07, "SD": 0.06, "SF": 0.09, "SH": 0.09, "SM": 0.05, "SS": 0.05}
"""What school asks more of students who learn English, have a disability, are in foster care, homeless, migrant or
poor, so that figures by group differ. Where a family comes from makes no difference.
"""


@dataclass(slots=True)
class Stay:
    """A student's time in one pathway; `pathway` is its place in the list of pathways."""

    pathway: int
    start: date
    end: date | None = None


@dataclass(slots=True)
class Pupil:
    """A student as the other subjects need one."""

    id: str
    name: Name
    grade: int
    entry: date
    exit: date | None = None
    level: float = 0.7  # how well school goes, 0 to 1
    stays: list[Stay] = field(default_factory=list[Stay])

    @property
    def is_here(self) -> bool:
        """Whether the student has not left."""
        return self.exit is None

    def pathway_on(self, day: date) -> int | None:
        """The pathway to which the student belongs on a day."""
        return next((s.pathway for s in self.stays if s.start <= day and (s.end is None or day <= s.end)), None)


class People:
    """Makes up the students, one after the other."""

    def __init__(self, making: Making, naming: Naming) -> None:
        self._making, self._naming = making, naming
        numbers = sum(PRESENT.values()) + GRADUATES + LEAVERS
        self._local_ids = iter(making.chance.sample(range(200_000, 300_000), numbers))
        self._state_ids = iter(making.chance.sample(range(9_000_000_000, 9_000_100_000), numbers))

    def make(self) -> list[Pupil]:
        """All students: those who are here by grade, last year's graduates, and some who moved away."""
        calendar, making = self._making.calendar, self._making
        pupils = [self._student(grade, self._entry(grade)) for grade, count in PRESENT.items() for _ in range(count)]
        for _ in range(GRADUATES):
            entry = calendar.first_day(calendar.year - 4)
            pupils.append(self._student(12, entry, calendar.last_day(calendar.year - 1), "Graduated"))
        for number in range(LEAVERS):
            grade = 9 + number % 4
            left = on_weekday(calendar.today - timedelta(days=making.chance.randint(20, 220)))
            years = grade - 9 + (1 if left < calendar.first_day(calendar.year) else 0)
            entry = calendar.first_day(calendar.year - years)
            pupils.append(self._student(grade, entry, left, making.phrase("left")))
        self._set_levels(pupils)
        return pupils

    def _entry(self, grade: int) -> date:
        """The first day of grade 9, or some day in the last months for those who moved here."""
        calendar, making = self._making.calendar, self._making
        started = calendar.first_day(calendar.year - (grade - 9))
        moved = on_weekday(calendar.today - timedelta(days=making.chance.randint(15, 140)))
        return moved if making.happens(0.05) and moved > started else started

    def _student(self, grade: int, entry: date, left: date | None = None, reason: str | None = None) -> Pupil:
        making, naming = self._making, self._naming
        origin = naming.origin()
        gender = making.chance.choices(("F", "M", "X"), (49, 49, 2))[0]
        name = naming.person(origin, gender)
        local_id, city = str(next(self._local_ids)), making.pick(CITIES)
        language = origin.language if making.happens(origin.speaks) else "English"
        class_of = self._class_of(grade, left, reason)
        id_ = making.row(
            Student,
            last_name=name.last,
            first_name=name.first,
            middle_name=name.middle,
            preferred_name=name.preferred,
            local_id=local_id,
            ssid=str(next(self._state_ids)),
            pronouns=self._pronouns(gender),
            birth_date=self._birth(class_of),
            gender=gender,
            grade=f"{grade:02}",
            graduation_year=class_of,
            home_language=language,
            email=naming.address(name),
            phone=making.phone(),
            street=f"{making.chance.randrange(100, 9900)} {making.pick(words('streets'))['name']}",
            city=city,
            zip_code=ZIP_CODES[city],
        )
        making.row(Enrollment, student_id=id_, school_name=SCHOOL, entry_date=entry, exit_date=left, exit_reason=reason)
        self._guardians(id_, name, origin, language)
        self._groups(id_, origin, language, entry)
        return Pupil(id_, name, grade, entry, left)

    def _class_of(self, grade: int, left: date | None, reason: str | None) -> int:
        """The year of graduation. Who left before this school year began was then in the grade that is kept."""
        year = self._making.calendar.year
        last_year = left is not None and (reason == "Graduated" or left < self._making.calendar.first_day(year))
        return year - (1 if last_year else 0) + 13 - grade

    def _birth(self, class_of: int) -> date:
        """Five years old by the first of September of kindergarten (Education Code 48000); a few are a year older."""
        latest = date(class_of - 18, 9, 1)
        return latest - timedelta(days=self._making.chance.randrange(365) + (365 if self._making.happens(0.03) else 0))

    def _pronouns(self, gender: str) -> str | None:
        if gender == "X":
            return "they/them"
        return {"F": "she/her", "M": "he/him"}[gender] if self._making.happens(0.2) else None

    def _guardians(self, student: str, child: Name, origin: Origin, language: str) -> None:
        making = self._making
        relations = [
            making.chance.choices(("Mother", "Father", "Grandmother", "Aunt", "Guardian"), (70, 15, 7, 4, 4))[0]
        ]
        if making.happens(0.55):
            relations.append("Stepfather" if relations[0] == "Mother" and making.happens(0.15) else "Father")
        for relation in dict.fromkeys(relations):
            last = child.last.removesuffix(" Jr.").removesuffix(" III") if making.happens(0.6) else None
            adult = self._naming.grown_up(origin, "M" if relation in ("Father", "Stepfather") else "F", last)
            making.row(
                Guardian,
                student_id=student,
                last_name=adult.last,
                first_name=adult.first,
                relation=relation,
                phone=making.phone(),
                email=self._naming.address(adult) if making.happens(0.7) else None,
                language=language,
                interpreter=language != "English" and making.happens(0.45),
            )

    def _groups(self, student: str, origin: Origin, language: str, entry: date) -> None:
        making = self._making
        making.row(StudentGroup, student_id=student, group="RT" if making.happens(0.05) else origin.group)
        shares = {"SE": 0.4 if language != "English" else 0, "SD": 0.11, "SS": 0.56, "SF": 0.01, "SH": 0.03, "SM": 0.02}
        for group, share in shares.items():
            if making.happens(share):
                until = entry + timedelta(days=making.chance.randrange(120, 500))
                ended = group in ("SE", "SH") and until < making.today and making.happens(0.35)
                making.row(
                    StudentGroup, student_id=student, group=group, starts_on=entry, ends_on=until if ended else None
                )

    def _set_levels(self, pupils: Sequence[Pupil]) -> None:
        """Say how well school goes for each: alike in every reporting category. Who graduated did well enough."""
        making, calendar = self._making, self._making.calendar
        categories: dict[str, list[str]] = defaultdict(list)
        harder: dict[str, float] = defaultdict(float)
        for row in making.rows[StudentGroup]:
            if row["group"] in HARDER:
                harder[row["student_id"]] += HARDER[row["group"]]
            else:
                categories[row["group"]].append(row["student_id"])
        levels: dict[str, float] = {}
        for ids in categories.values():
            making.chance.shuffle(ids)
            levels |= {id_: LEVELS.inv_cdf((number + 0.5) / len(ids)) for number, id_ in enumerate(ids)}
        for pupil in pupils:
            least = 0.62 if pupil.exit == calendar.last_day(calendar.year - 1) else 0.4
            pupil.level = min(1.0, max(least, levels[pupil.id] - min(0.15, harder[pupil.id])))


def in_need(making: Making, pupils: Sequence[Pupil], count: int) -> list[Pupil]:
    """Some of `pupils`: rather those for whom school goes badly, but not only."""
    return sorted(pupils, key=lambda pupil: pupil.level + making.chance.gauss(0, 0.08))[:count]
