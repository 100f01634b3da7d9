"""Work-based learning of the sample school: employers, placements of two school years, and their hours."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from app.models.employers import Employer, EmployerContact
from app.models.hours import HourEntry
from app.models.placements import Placement
from app.models.sample.calendar import on_weekday
from app.models.sample.making import Making, words
from app.models.sample.naming import Naming
from app.models.sample.people import CITIES, ZIP_CODES, Pupil
from app.models.sample.site import THEMES, Colleague

USUAL_HOURS = 80  # where a pathway has no target
LONG = 210  # minutes of work from which a day has a break
BY_MONTH = 40  # of so many finished placements, the employer of one tells hours by the month
PLACED = {10: 0.7, 11: 0.9, 12: 0.89}  # the share of a grade that gets a placement this year, where its pathway places

_PROMPT = {0: (25, 0, 75, 0), 1: (1, 1, 95, 3), 2: (0, 0, 98, 2)}
_LATE = {0: (40, 60, 0, 0), 1: (5, 85, 6, 4), 2: (0, 35, 61, 4), 3: (0, 10, 87, 3)}
_LONG_AGO = (0, 0, 998, 2)
"""Of a hundred entries, how many are drafts, wait, are approved and are rejected, by how many weeks ago."""


@dataclass(frozen=True, slots=True)
class Schedule:
    """When a student works: weekdays (Monday is 0), minutes after midnight, minutes."""

    text: str
    weekdays: tuple[int, ...]
    start: int
    minutes: int

    @property
    def pause(self) -> int | None:
        """Minutes of the break of a long day."""
        return 30 if self.minutes >= LONG else None


SCHEDULES = (
    Schedule("Mon and Wed, 1:30 to 4:30 PM", (0, 2), 810, 180),
    Schedule("Tue and Thu, 2:00 to 5:00 PM", (1, 3), 840, 180),
    Schedule("Mon to Thu, 3:30 to 5:30 PM", (0, 1, 2, 3), 930, 120),
    Schedule("Mon, Wed and Fri, 2:15 to 4:30 PM", (0, 2, 4), 855, 135),
    Schedule("Fridays, 12:30 to 4:30 PM", (4,), 750, 210),
    Schedule("Tue to Fri, 3:15 to 5:00 PM", (1, 2, 3, 4), 915, 105),
)
SATURDAYS = Schedule("Saturdays, 9:00 AM to 1:30 PM", (5,), 540, 240)


@dataclass(frozen=True, slots=True)
class Partner:
    """An employer with its contacts."""

    id: str
    sector: str
    contacts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Span:
    """What a placement is like before anybody hosts it; `diligence` is the share of its days that are logged."""

    state: str
    schedule: Schedule
    start: date
    end: date
    diligence: float = 0.93
    quiet_weeks: int = 0  # the last weeks without any hours
    late_approval: bool = False  # whether somebody takes weeks to decide on the hours


def make_partners(making: Making, naming: Naming) -> list[Partner]:
    """All employers, each with one to three people."""
    partners: list[Partner] = []
    for row in words("employers"):
        city = making.pick(CITIES)
        status = making.chance.choices(("active", "prospect", "inactive"), (90, 6, 4))[0]
        id_ = making.row(
            Employer,
            name=row["name"],
            kind=row["kind"],
            sector_id=making.sectors[row["sector"]],
            city=city,
            street=f"{making.chance.randrange(10, 2400)} {making.pick(words('streets'))['name']}",
            zip_code=ZIP_CODES[city],
            phone=making.phone(),
            status=status,
            website=f"https://{row['name'].lower().replace(' ', '-').replace(',', '')}.example.org",
        )
        contacts: list[str] = []
        for _ in range(making.pick((1, 1, 2, 3))):
            name = naming.person(naming.origin(), making.pick(("F", "M")))
            contacts.append(
                making.row(
                    EmployerContact,
                    employer_id=id_,
                    last_name=name.last,
                    first_name=name.first,
                    position=making.pick(words("positions"))["position"],
                    phone=making.phone(),
                    email=naming.address(name),
                )
            )
        if status == "active":
            partners.append(Partner(id_, row["sector"], tuple(contacts)))
    return partners


class Work:
    """Places students with employers and logs their hours."""

    def __init__(
        self,
        making: Making,
        pathways: list[str],
        partners: list[Partner],
        coaches: dict[str, Colleague],
        coordinator: Colleague,
    ) -> None:
        self._making, self._pathways, self._partners = making, pathways, partners
        self._coaches, self._coordinator = coaches, coordinator
        self._finished = 0  # placements so far that have ended

    def place(self, pupils: list[Pupil]) -> None:
        """Last year's placements, this year's, planned ones, second ones; some students have none."""
        making = self._making
        for pupil in pupils:
            if pupil.grade >= 11 and making.happens(0.85 if pupil.exit else 0.5 if pupil.grade == 12 else 0):
                self._placement(pupil, self._last_year(pupil))
            theme = THEMES[pupil.stays[-1].pathway]
            if not pupil.is_here or pupil.grade < theme.places_from or (making.today - pupil.entry).days < 60:
                continue
            if making.happens(PLACED[pupil.grade]):
                span = self._this_year((theme.hours or USUAL_HOURS) * 60)
                self._placement(pupil, span)
                if span.state == "active" and making.happens(0.12):
                    self._placement(pupil, self._beside(span))

    def _last_year(self, pupil: Pupil) -> Span:
        making, calendar = self._making, self._making.calendar
        start = calendar.first_day(calendar.year - 1) + timedelta(days=making.chance.randrange(14, 120))
        end = min(start + timedelta(weeks=making.chance.randint(12, 22)), calendar.last_day(calendar.year - 1))
        if pupil.exit:
            end = min(end, pupil.exit)
        return Span("ended", making.pick(SCHEDULES), start, end)

    def _this_year(self, target: int) -> Span:
        """A placement long enough for `target` minutes at its schedule: most go as planned, some do not."""
        making, today = self._making, self._making.today
        schedule = making.pick(SCHEDULES)
        weeks = max(8, round(target / (schedule.minutes * len(schedule.weekdays)) * making.chance.uniform(1.05, 1.2)))
        kind = making.chance.choices(
            ("steady", "slow", "quiet", "keen", "planned", "finished", "broken off"), (55, 8, 4, 12, 9, 8, 4)
        )[0]
        if kind == "planned":
            start = today + timedelta(days=making.chance.randrange(5, 45))
            return Span("planned", schedule, start, start + timedelta(weeks=weeks))
        if kind in ("finished", "broken off"):
            end = on_weekday(today - timedelta(days=making.chance.randrange(7, 40)))
            length = weeks + 1 if kind == "finished" else weeks // 2
            return Span("ended", schedule, end - timedelta(weeks=length), end, 1 if kind == "finished" else 0.7)
        if kind == "keen":
            start = today - timedelta(days=int(weeks * 7 * making.chance.uniform(0.95, 1.15)))
            end = max(start + timedelta(weeks=weeks + making.chance.randint(3, 8)), today + timedelta(weeks=2))
            return Span("active", schedule, start, end, 1)
        passed = making.chance.uniform(0.45, 0.95) if making.happens(0.7) else making.chance.uniform(0.08, 0.45)
        start = today - timedelta(days=int(weeks * 7 * passed))
        return Span(
            "active",
            schedule,
            start,
            start + timedelta(weeks=weeks),
            making.chance.uniform(0.3, 0.6) if kind == "slow" else making.chance.uniform(0.9, 1),
            making.chance.randint(3, 6) if kind == "quiet" else 0,
            making.happens(0.22),
        )

    def _beside(self, span: Span) -> Span:
        """A second placement: on Saturdays at the same time, or one that ended before the first began."""
        if self._making.happens(0.4):
            start = min(span.start + timedelta(days=7), self._making.today)
            return Span("active", SATURDAYS, start, span.end + timedelta(days=7))
        end = span.start - timedelta(days=5)
        return Span("ended", self._making.pick(SCHEDULES), end - timedelta(weeks=6), end)

    def _placement(self, pupil: Pupil, span: Span) -> None:
        """One placement with its hours, where the student was in a pathway all the time before it."""
        making = self._making
        place = pupil.pathway_on(span.start)
        if place is None or span.start < pupil.entry or span.end <= span.start:
            return
        theme = THEMES[place]
        fitting = [p for p in self._partners if p.sector == theme.sector] if making.happens(0.9) else self._partners
        partner = making.pick(fitting)
        roles = [row["role"] for row in words("roles") if row["sector"] == partner.sector]
        paid = making.happens(0.35)
        own_target = making.pick((40, 60, 100)) * 60 if making.happens(0.08) else None
        id_ = making.row(
            Placement,
            student_id=pupil.id,
            employer_id=partner.id,
            role=making.pick(roles),
            contact_id=making.pick(partner.contacts),
            pathway_id=self._pathways[place],
            activity_type_id=making.activity_types["Paid internship" if paid else "Unpaid internship"],
            state=span.state,
            pay="paid" if paid else "unpaid",
            starts_on=span.start,
            ends_on=span.end,
            target_minutes=own_target,
            schedule=span.schedule.text,
            note=making.phrase("placement") if making.happens(0.2) else None,
        )
        if span.state != "planned":
            enough = (own_target or (theme.hours or USUAL_HOURS) * 60) + making.chance.randrange(0, 600)
            self._finished += span.state == "ended"
            by_month = span.state == "ended" and self._finished % BY_MONTH == 1
            log = self._month_blocks if by_month else self._hours
            log(pupil, id_, partner.sector, span, enough)

    def _month_blocks(self, pupil: Pupil, placement: str, sector: str, span: Span, enough: int) -> None:
        """One entry for each month of a placement until `enough` minutes are reached."""
        making, done = self._making, 0
        tasks = [row for row in words("tasks") if row["sector"] == sector]
        days = making.calendar.days(span.start, span.end, span.schedule.weekdays)
        for _month, each in groupby(days, lambda day: (day.year, day.month)):
            worked = list(each)
            if len(worked) < 2 or done > enough:
                continue
            minutes = len(worked) * span.schedule.minutes
            done += minutes
            making.row(
                HourEntry,
                student_id=pupil.id,
                placement_id=placement,
                date=worked[0],
                until=worked[-1],
                minutes=minutes,
                task=making.pick(tasks)["task"],
                state="approved",
                decided_by=self._coaches.get(pupil.id, self._coordinator).shown,
            )

    def _hours(self, pupil: Pupil, placement: str, sector: str, span: Span, enough: int) -> None:
        """The entries of one placement until `enough` minutes are reached."""
        making = self._making
        tasks = [row for row in words("tasks") if row["sector"] == sector]
        last = min(span.end, making.today - timedelta(weeks=span.quiet_weeks))
        done = 0
        for day in making.calendar.days(span.start, last, span.schedule.weekdays):
            if done > enough:
                break
            if not making.happens(span.diligence):
                continue
            longer = making.pick((-30, -15, 0, 0, 0, 0, 0, 15, 30))
            minutes = span.schedule.minutes + (longer if pupil.grade > 10 else min(0, longer))  # three hours at 15
            done += minutes
            pause = span.schedule.pause
            clocked = making.happens(0.7)
            state = self._state(day, span.late_approval)
            task = making.pick(tasks) if making.happens(0.85) else None
            making.row(
                HourEntry,
                student_id=pupil.id,
                placement_id=placement,
                date=day,
                minutes=minutes,
                time_in=span.schedule.start if clocked else None,
                time_out=span.schedule.start + minutes + (pause or 0) if clocked else None,
                break_minutes=pause if clocked else None,
                task=task["task"] if task else None,
                competencies=task["competencies"] if task else None,
                state=state,
                reason=making.phrase("rejected") if state == "rejected" else None,
                decided_by=self._coaches.get(pupil.id, self._coordinator).shown
                if state in ("approved", "rejected")
                else None,
            )

    def _state(self, day: date, late: bool) -> str:
        """Fresh hours are drafts; older ones are decided at once where the coach is prompt, and else wait."""
        weeks = self._making.calendar.weeks_ago(day)
        shares = (_LATE if late else _PROMPT).get(weeks, _LONG_AGO)
        return self._making.chance.choices(("draft", "submitted", "approved", "rejected"), shares)[0]
