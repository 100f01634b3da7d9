"""The site of the sample school: years, staff, pathways with their members, and sections."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from app.models.pathways import CareerInterest, PathwayChoice, PathwayMembership, SitePathway
from app.models.sample.making import Making, words
from app.models.sample.naming import Name, Naming
from app.models.sample.people import SCHOOL, Pupil, Stay
from app.models.school import SchoolYear, Site, year_bounds
from app.models.staff import Section, SectionStaff, SectionStudent, Staff

LARGEST = 32  # students in a section


@dataclass(frozen=True, slots=True)
class Theme:
    """A pathway of the site. Hours are its target; `share` is how many of 100 students belong to it.

    Students are placed from grade `places_from` on.
    """

    name: str
    short: str
    sector: str
    code: str
    hours: int | None
    certification: str | None
    share: int
    places_from: int
    note: str


THEMES = (
    Theme(
        "Health Careers Academy",
        "Health",
        "HLT",
        "198",
        120,
        "gold",
        26,
        11,
        "Patient care from first aid to clinical internships with the clinics of the valley.",
    ),
    Theme(
        "Software and Design Academy",
        "Software",
        "INF",
        "174",
        100,
        "silver",
        22,
        11,
        "Students build working programs for local nonprofits.",
    ),
    Theme(
        "Engineering and Architecture",
        "Engineering",
        "ENG",
        "152",
        80,
        "silver",
        20,
        11,
        "From survey to drawing to model, with public works projects.",
    ),
    Theme(
        "Arts and Media Collective",
        "Media",
        "ART",
        "111",
        None,
        "candidate",
        17,
        11,
        "Print, stage, sound and animation; portfolios instead of an hour target.",
    ),
    Theme(
        "Culinary and Hospitality",
        "Hospitality",
        "HOS",
        "201",
        90,
        None,
        15,
        10,
        "A student-run kitchen and events for the community.",
    ),
)


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody who works at the site."""

    id: str
    name: Name

    @property
    def shown(self) -> str:
        """The name as it is signed."""
        return f"{self.name.first} {self.name.last}"


COORDINATOR = ("Carmen", None, "Ortega")
"""Whose account the sample school opens with: first, middle and last name."""


@dataclass(slots=True)
class Faculty:
    """Who works at the site, by role."""

    coordinator: Colleague
    counselors: list[Colleague]
    teachers: list[Colleague]


def make_site(making: Making, known_years: set[str]) -> None:
    """The site and its last two school years, of which `known_years` exist already."""
    making.row(
        Site,
        name=SCHOOL,
        cds_code="99000000000000",
        street="1 Levee Road",
        city="Mariposa Valley",
        zip_code="90000",
        phone="(559) 555-0100",
    )
    for year in (making.calendar.year - 1, making.calendar.year):
        name = f"{year}-{year + 1}"
        if name not in known_years:
            starts_on, ends_on = year_bounds(name)
            making.row(SchoolYear, name=name, starts_on=starts_on, ends_on=ends_on)


def make_staff(making: Making, naming: Naming) -> Faculty:
    """A coordinator, a principal, two counselors and eighteen teachers."""
    found: dict[str, list[Colleague]] = {}
    for role, count in (("coordinator", 1), ("administrator", 1), ("counselor", 2), ("teacher", 18)):
        for _ in range(count):
            name = naming.person(naming.origin(), making.pick(("F", "M")))
            if role == "coordinator":
                name = Name(*COORDINATOR)
            id_ = making.row(
                Staff,
                last_name=name.last,
                first_name=name.first,
                role=role,
                phone=making.phone(),
                email=naming.address(name),
                local_id=f"T{101 + sum(map(len, found.values()))}",
            )
            found.setdefault(role, []).append(Colleague(id_, name))
    return Faculty(found["coordinator"][0], found["counselor"], found["teacher"])


def make_pathways(making: Making) -> list[str]:
    """The pathways in the order of `THEMES`; returns their ids."""
    return [
        making.row(
            SitePathway,
            name=t.name,
            sector_id=making.sectors[t.sector],
            cte_pathway_id=making.cte_pathways[t.code],
            target_minutes=t.hours * 60 if t.hours else None,
            placements_from=f"{t.places_from:02}",
            certification=t.certification,
            note=t.note,
            starts_on=date(making.calendar.year - 6 + n, 8, 1),
        )
        for n, t in enumerate(THEMES)
    ]


def join_pathways(making: Making, pathways: list[str], pupils: list[Pupil]) -> None:
    """Put every student into a pathway, some into a second one later, with interests and choices."""
    places = list(range(len(THEMES)))
    shares = [t.share for t in THEMES]
    for pupil in pupils:
        first = making.chance.choices(places, shares)[0]
        pupil.stays = [Stay(first, pupil.entry, pupil.exit)]
        until = (pupil.exit or making.today) - timedelta(days=60)
        reason = "Left the school" if pupil.exit else None
        if making.happens(0.07) and (until - pupil.entry).days > 90:
            change = pupil.entry + timedelta(days=making.chance.randrange(80, (until - pupil.entry).days))
            second = making.pick([place for place in places if place != first])
            pupil.stays = [Stay(first, pupil.entry, change - timedelta(days=1)), Stay(second, change, pupil.exit)]
        for stay in pupil.stays:
            why = making.phrase("changed") if stay is not pupil.stays[-1] else reason
            making.row(
                PathwayMembership,
                student_id=pupil.id,
                pathway_id=pathways[stay.pathway],
                starts_on=stay.start,
                ends_on=stay.end,
                reason=why,
            )
        _wishes(making, pathways, pupil)


def _wishes(making: Making, pathways: list[str], pupil: Pupil) -> None:
    noted = min(pupil.entry, making.today)
    for interest in making.chance.sample(words("interests"), making.pick((0, 0, 1, 1, 1, 2))):
        making.row(
            CareerInterest,
            student_id=pupil.id,
            interest=interest["interest"],
            noted_on=noted,
            sector_id=making.sectors[interest["sector"]],
        )
    if pupil.grade <= 10 and making.happens(0.8):
        first = pupil.stays[0].pathway if making.happens(0.75) else making.chance.randrange(len(THEMES))
        others = [place for place in range(len(THEMES)) if place != first]
        for rank, place in enumerate([first, *making.chance.sample(others, 2)], 1):
            making.row(PathwayChoice, student_id=pupil.id, pathway_id=pathways[place], rank=rank)


def make_sections(making: Making, pupils: list[Pupil], faculty: Faculty) -> dict[str, Colleague]:
    """This year's sections; returns by student id who teaches the student's internship class.

    The coordinator teaches one internship herself, as many do, so that her account shows a teacher's work too.
    """
    teachers = faculty.teachers
    here = [p for p in pupils if p.is_here]
    for grade in (9, 10, 11, 12):
        of_grade = sorted((p for p in here if p.grade == grade), key=lambda p: p.name.last)
        for number, part in enumerate(_parts(of_grade)):
            _section(
                making,
                f"English {grade}",
                f"EN{grade:02}0",
                1 + number % 3,
                part,
                teachers[2 * (grade - 9) + number % 2],
            )
    coaches: dict[str, Colleague] = {}
    for place, theme in enumerate(THEMES):
        members = [p for p in here if p.stays[-1].pathway == place]
        younger = [p for p in members if p.grade <= 10]
        older = sorted((p for p in members if p.grade >= 11), key=lambda p: -p.grade)
        for number, part in enumerate(_parts(younger)):
            _section(
                making, f"{theme.short} pathway course", f"{theme.sector}110", 5 + number, part, teachers[8 + place]
            )
        for number, part in enumerate(_parts(older)):
            coach = faculty.coordinator if place == 0 else teachers[13 + place]
            _section(making, f"{theme.short} internship", f"{theme.sector}410", 6 - number, part, coach)
            coaches.update((p.id, coach) for p in part)
    return coaches


def _parts(pupils: list[Pupil]) -> list[list[Pupil]]:
    """As few sections as hold everybody, where each keeps at least twenty; else the first ones in full sections."""
    count = -(-len(pupils) // LARGEST)
    if count > 1 and len(pupils) // count < 20:
        pupils, count = pupils[: LARGEST * (count - 1)], count - 1
    return [pupils[n::count] for n in range(count)]


def _section(making: Making, course: str, code: str, period: int, pupils: list[Pupil], teacher: Colleague) -> None:
    calendar = making.calendar
    number = 1001 + len(making.rows[Section])
    section = making.row(
        Section,
        name=f"Period {period} · {course}",
        course_name=course,
        course_code=code,
        period=str(period),
        school_year=f"{calendar.year}-{calendar.year + 1}",
        local_id=str(number),
    )
    making.row(SectionStaff, section_id=section, staff_id=teacher.id, is_primary=True)
    began = calendar.first_day(calendar.year)
    for pupil in pupils:
        making.row(SectionStudent, section_id=section, student_id=pupil.id, starts_on=max(began, pupil.entry))
