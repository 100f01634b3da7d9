"""What the sample school has with its employers: agreements, seats, contacts, and teachers who stayed with them."""

from __future__ import annotations

from datetime import date, timedelta

from app.models.agreements import Agreement
from app.models.interactions import EmployerInteraction, Externship
from app.models.opportunities import Opportunity
from app.models.placements import Placement
from app.models.sample.calendar import on_weekday
from app.models.sample.making import Making, words
from app.models.sample.site import THEMES, Faculty
from app.models.sample.work import SCHEDULES, Partner
from app.models.school import year_bounds

SEASONS = (("Spring", 2, 14), ("Summer", 6, 8), ("Fall", 9, 14))  # the month of its beginning, how many weeks
CONTACTS, SEATS, TAKEN, EXTERNSHIPS, DUE = 70, 24, 6, 4, 3
_KINDS = ("visit", "call", "call", "message", "message", "talk", "advisory", "event")


def make_agreements(making: Making, partners: list[Partner]) -> None:
    """Most partners have signed; some agreements expire soon, some have, and some partners lack one."""
    july = year_bounds(f"{making.calendar.year}-{making.calendar.year + 1}")[0]
    uninsured = next((row["employer_id"] for row in making.rows[Placement] if row["state"] == "active"), None)
    for partner in partners:
        if making.happens(0.9):
            first = date(july.year - making.pick((0, 1, 1, 2)), 7, 1)
            _agreement(making, partner, "affiliation", first, date(first.year + 3, 6, 30))
        if making.happens(0.85) and partner.id != uninsured:
            ends = making.today + timedelta(days=making.chance.choice((-45, -12, 18, 40, 120, 200, 260, 300, 340)))
            _agreement(making, partner, "insurance", ends - timedelta(days=365), ends)
        if making.happens(0.1):
            _agreement(making, partner, "training", july, date(july.year + 1, 6, 30))


def _agreement(making: Making, partner: Partner, kind: str, first: date, last: date) -> None:
    signed = first - timedelta(days=making.chance.randrange(3, 40))
    making.row(
        Agreement, employer_id=partner.id, kind=kind, starts_on=first, expires_on=last, signed_on=on_weekday(signed)
    )


def make_seats(making: Making, pathways: list[str], partners: list[Partner]) -> None:
    """Seats of the present season and of those to come; some of the placements that are planned take one."""
    known = {partner.id: partner for partner in partners}
    coming = [p for p in making.rows[Placement] if p["state"] in ("planned", "requested") and p["employer_id"] in known]
    for number in range(SEATS):
        taken = coming[number] if number < min(TAKEN, len(coming)) else None
        partner = known[taken["employer_id"]] if taken else partners[number * 7 % len(partners)]
        name, begins, weeks = _season(making, number)
        theme = next((place for place, t in enumerate(THEMES) if t.sector == partner.sector), None)
        roles = [row["role"] for row in words("roles") if row["sector"] == partner.sector]
        pay = taken["pay"] if taken else making.pick(("paid", "unpaid"))
        seats = making.row(
            Opportunity,
            employer_id=partner.id,
            role=taken["role"] if taken else making.pick(roles),
            season=name,
            seats=making.pick((1, 1, 2, 2, 3, 4)),
            starts_on=begins,
            ends_on=begins + timedelta(weeks=weeks),
            pathway_id=pathways[theme] if theme is not None and making.happens(0.8) else None,
            activity_type_id=making.activity_types["Paid internship" if pay == "paid" else "Unpaid internship"],
            pay=pay,
            schedule=making.pick(SCHEDULES).text,
            least_age=making.pick((None, 16, 16, 18)),
            least_grade=making.pick((None, "11", "11", "12")),
            contact_id=partner.contacts[0],
            state="open" if taken or number % 8 else "closed",
        )
        if taken:
            taken["opportunity_id"] = seats


def _season(making: Making, number: int) -> tuple[str, date, int]:
    """Its name, its first day and how many weeks it lasts: the next one of its kind, or the one that has just begun."""
    name, month, weeks = SEASONS[number % len(SEASONS)]
    begins = date(making.today.year, month, 8)
    if begins < making.today - timedelta(days=40):
        begins = date(making.today.year + 1, month, 8)
    return f"{name} {begins.year}", begins, weeks


def _leave_some_due(making: Making) -> None:
    """Some of the last contacts promised what should have followed by now."""
    last = {row["employer_id"]: row for row in sorted(making.rows[EmployerInteraction], key=lambda row: row["date"])}
    quiet = [row for row in last.values() if row["date"] < making.today - timedelta(days=14)]
    for number, row in enumerate(quiet[:DUE]):
        row["follow_up_on"] = making.today - timedelta(days=2 * number + 1)


def make_contacts(making: Making, partners: list[Partner], faculty: Faculty) -> None:
    """Visits, calls, talks and boards of the last months, with thanks that are still owed; a few externships."""
    staff = [faculty.coordinator, faculty.coordinator, *faculty.teachers[8:]]
    for _ in range(CONTACTS):
        partner, kind = making.pick(partners), making.pick(_KINDS)
        on = on_weekday(making.today - timedelta(days=making.chance.randrange(1, 240)))
        owed = kind in ("talk", "advisory", "event") or None
        making.row(
            EmployerInteraction,
            employer_id=partner.id,
            contact_id=making.pick(partner.contacts),
            staff_id=making.pick(staff).id,
            date=on,
            kind=kind,
            summary=making.phrase("contact"),
            follow_up_on=making.today + timedelta(days=making.chance.randrange(-5, 30))
            if making.happens(0.2)
            else None,
            thanks_owed=owed,
            thanked_on=on + timedelta(days=2) if owed and making.happens(0.6) else None,
            miles=making.chance.randrange(4, 40) if kind == "visit" else None,
        )
    _leave_some_due(making)
    for number in range(EXTERNSHIPS):
        first = making.calendar.first_day(making.calendar.year) - timedelta(days=30 + 7 * number)
        making.row(
            Externship,
            staff_id=faculty.teachers[13 + number].id,
            employer_id=making.pick(partners).id,
            starts_on=first,
            ends_on=first + timedelta(days=4),
            minutes=making.pick((16, 24, 32)) * 60,
            note=making.phrase("externship"),
        )
