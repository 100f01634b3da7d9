"""Events of the sample school along the continuum, with the students who took part."""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta

from app.models.events import Event, Participation
from app.models.sample.calendar import on_school_day
from app.models.sample.making import Making
from app.models.sample.people import SCHOOL, Pupil
from app.models.sample.site import Faculty
from app.models.sample.work import Partner
from app.models.staff import Section, SectionStaff, SectionStudent

_TALKS = (  # name, activity, days ago, minutes
    ("Nurses tell of a night shift", "Career panel", 92, 60),
    ("Tour of the water works", "Site visit or workplace tour", 71, 180),
    ("Design studio in class", "Industry-led workshop or project", 50, 90),
    ("A day in the county kitchen", "Job shadow", 33, 300),
    ("Questions to a bank manager", "Career interview", 20, 45),
    ("Tour of the print shop", "Site visit or workplace tour", 9, 120),
)
_PRESENCE = ("attended", "absent", "excused"), (93, 5, 2)


def make_events(making: Making, pupils: list[Pupil], partners: list[Partner], faculty: Faculty) -> None:
    """A fair for the youngest, talks and tours for classes, mock interviews for seniors, and one to come."""
    here = [p for p in pupils if p.is_here and (making.today - p.entry).days > 120]
    youngest = [p.id for p in here if p.grade == 9] or [p.id for p in here if p.grade == 10]
    _event(making, "Career fair", "Career fair", 40, 90, None, faculty.coordinator.id, youngest)
    of_grade = [p.id for p in here if p.grade == 12]
    _event(making, "Mock interviews", "Mock interview", 26, 30, None, faculty.coordinator.id, of_grade[::2])
    seated: dict[str, list[str]] = defaultdict(list)
    for seat in making.rows[SectionStudent]:
        seated[seat["section_id"]].append(seat["student_id"])
    teaching = {link["section_id"]: link["staff_id"] for link in making.rows[SectionStaff]}
    classes = [s["id"] for s in making.rows[Section] if "pathway course" in s["name"] or "internship" in s["name"]]
    for place, (name, activity, ago, minutes) in enumerate(_TALKS):
        section = classes[place * 2 % len(classes)]
        partner = making.pick(partners)
        _event(making, name, activity, ago, minutes, partner, teaching[section], seated[section])
    _event(making, "Pathway night", "Career panel", -12, 120, making.pick(partners), faculty.coordinator.id, [])


def _event(
    making: Making,
    name: str,
    activity: str,
    ago: int,
    minutes: int,
    partner: Partner | None,
    staff: str,
    students: list[str],
) -> None:
    """One event so many days ago, with whom of the class it was."""
    event = making.row(
        Event,
        name=name,
        activity_type_id=making.activity_types[activity],
        date=on_school_day(making.today - timedelta(days=ago)),
        time_in=making.pick((9, 10, 13)) * 60,
        minutes=minutes,
        employer_id=partner.id if partner else None,
        contact_id=partner.contacts[0] if partner else None,
        staff_id=staff,
        place=None if partner else SCHOOL,
    )
    for student in students:
        presence = making.chance.choices(*_PRESENCE)[0]
        left = presence == "attended" and making.happens(0.03)
        making.row(
            Participation,
            event_id=event,
            student_id=student,
            presence=presence,
            minutes=minutes // 3 * 2 if left else None,
            note="Left early for the bus" if left else None,
        )
