"""The plan of one student on paper: strengths, goals, what is missing by when, projects, profile, yearly reviews."""

from __future__ import annotations

from datetime import date

from app.book.base import Record
from app.exports.blocks import Block, Bullets, Heading, Paragraph
from app.exports.facing import Beside
from app.exports.figures import Figure, figure
from app.exports.forms import SignaturePairs, WritingLines
from app.exports.growth_facts import Growth
from app.exports.strand_blocks import DENSE, DenseFacts, DenseTable, cut
from app.exports.strand_words import WIDE, Room, in_unit
from app.exports.tables import Column, Facts, Table
from app.exports.typesetting import Bold, Text
from app.exports.whole_facts import WholeFacts
from app.exports.wording import hours_in_words, listed, shortened, span
from app.i18n import _, day, number
from app.models.after_school import AID
from app.models.credit_progress import missing as missing_of
from app.models.graduate_profile import LEVEL
from app.models.kinds import DOMAIN
from app.models.student_plans import AFTER_SCHOOL, GOAL_STATE, STANDING, STRAND

_FEW, _MANY = 3, 60  # rows of what is missing: below each other, and too many for one page


def strengths(facts: WholeFacts, room: Room) -> list[Block]:
    """Strengths, growth areas and who helps, as the plan says them."""
    plan = facts.growth.plan
    if plan is None:
        return []
    known: list[tuple[str, Text]] = [
        (label, shortened(" ".join(text.split()), room.letters))
        for label, text in (
            (_("Strengths"), plan.strengths),
            (_("Growth areas"), plan.growth_areas),
            (_("People who help"), plan.people_who_help),
            (_("The family says"), plan.family_note),
        )
        if text
    ]
    shown = _facts(room)(known[: room.entries + 1], summary=_("Strengths and growth"))
    return [Heading(_("Strengths and growth")), shown] if known else []


def direction(facts: WholeFacts, room: Room) -> list[Block]:
    """Pathway, career interests and what comes after high school."""
    base, plan = facts.base, facts.growth.plan
    interests = base.interests or ([plan.career_interest] if plan and plan.career_interest else [])
    after = AFTER_SCHOOL.format(plan.postsecondary_kind) if plan and plan.postsecondary_kind else ""
    goal = (plan.postsecondary_goal if plan else None) or ""
    known: list[tuple[str, Text]] = [
        (_("Pathway"), "; ".join(shortened(theme.pathway, room.letters) for theme in base.themes[: room.entries])),
        (_("Career interests"), "; ".join(listed([shortened(i, room.letters) for i in interests], room.entries))),
        (_("After high school"), shortened(". ".join(part for part in (after, goal) if part), room.letters)),
        (_("Campuses"), shortened((plan.campuses if plan else None) or "", room.letters)),
    ]
    known = [(label, text) for label, text in known if text]
    return [Heading(_("Direction")), _facts(room)(known, summary=_("Where the student is going"))] if known else []


def _facts(room: Room) -> type[Facts]:
    return Facts if room is WIDE else DenseFacts


def goals(growth: Growth, room: Room, student_id: str, *, closed: bool = False) -> list[Block]:
    """Open goals with their day and how they stood last; `closed` ones too where they are wanted."""
    every = growth.goals if closed else growth.open_goals
    shown = every[: room.entries]
    if not shown:
        return [Heading(_("Goals")), Paragraph(_("No goals are set."))]
    columns = [Column(_("Goal"), 3.6, header=True, style=DENSE), Column(_("Strand"), 1.6, style=DENSE),
               Column(_("By when"), 1.2, style=DENSE), Column(_("How it stands"), 1.6, style=DENSE),
               Column(_("Who helps"), 1.4, style=DENSE)]  # fmt: skip
    rows: list[list[Text]] = []
    for goal in shown:
        steps = shortened(" ".join((goal.steps or "").split()), room.letters) if room.steps else ""
        text: Text = [Bold(shortened(goal.name, room.letters)), *([f"\n{steps}"] if steps else [])]
        strand = STRAND.format(goal.strand) if goal.strand else ""
        due = day(goal.due_on) if goal.due_on else ""
        rows.append([text, strand, due, _standing(growth, goal), shortened(goal.helpers or "", room.letters)])
    told = figure(_("Goals"), number(len(every)), "goal", [goal.id for goal in every], student_id)
    table = DenseTable(columns, rows, summary=_("Goals with their days")).tracing(told)
    return [Heading(_("Goals")), table, *cut(len(shown), every)]


def _standing(growth: Growth, goal: Record) -> str:
    if goal.state != "open":
        return GOAL_STATE.format(goal.state)
    reviews = growth.reviews.get(goal.id, [])
    if reviews:
        return _("{standing}, {day}").format(standing=STANDING.format(reviews[-1].standing), day=day(reviews[-1].date))
    return _("Late") if goal.due_on and goal.due_on < date.today() else _("In progress")


def missing(facts: WholeFacts, room: Room) -> list[Block]:
    """What somebody still has to do, how much of it, and by when."""
    study, totals, today = facts.study, facts.base.totals, date.today()
    rows: list[tuple[str, str, date | None]] = []
    for name, progress in ((_("Graduation"), study.credits), ("A-G", study.ag)):
        if progress:
            lacking = missing_of(progress)
            rows += [(f"{name}: {_(m.line.name)}", in_unit(m.amount, progress.unit), m.by) for m in lacking]
    if totals.missing:
        rows.append((_("Work-based learning"), hours_in_words(totals.missing), None))
    late = [goal for goal in facts.growth.open_goals if goal.due_on and goal.due_on < today]
    rows += [(_("Goal: {goal}").format(goal=goal.name), _("late"), goal.due_on) for goal in late]
    for care in facts.caring.going:
        if care.plan.review_on and care.plan.review_on < today:
            support = DOMAIN.format(care.plan.domain)
            what = _("Review of the support plan: {support}").format(support=support)
            rows.append((what, _("late"), care.plan.review_on))
    heading = Heading(_("What is missing, and by when"))
    if not rows:
        return [heading, Paragraph(_("Nothing is missing that the book knows of."))]
    columns = [Column(_("What"), 3.6, header=True, style=DENSE), Column(_("How much"), 1.5, style=DENSE),
               Column(_("By when"), 1.7, style=DENSE)]  # fmt: skip
    texts: list[list[Text]] = [
        [shortened(what, room.letters), amount, day(by) if by else ""] for what, amount, by in rows[: room.rows]
    ]
    halves = [texts] if len(texts) <= _FEW or room.rows > _MANY else _halves(texts)
    tables = [DenseTable(columns, half, summary=_("What is missing, and by when")) for half in halves]
    return [
        heading,
        *(tables if len(tables) == 1 else [Beside(*([table] for table in tables))]),
        *cut(len(texts), rows),
    ]


def _halves(rows: list[list[Text]]) -> list[list[list[Text]]]:
    """The rows for two columns, read one after the other."""
    middle = (len(rows) + 1) // 2
    return [rows[:middle], rows[middle:]]


def projects(growth: Growth, room: Room, student_id: str) -> list[Block]:
    """Integrated projects with the student's part."""
    if not growth.projects:
        return []
    said: list[Text] = []
    for part, project in growth.projects[: room.entries]:
        days = span(project.starts_on, project.ends_on)
        presented = _("presented {day}").format(day=day(part.presented_on)) if part.presented_on else None
        about = " · ".join(each for each in (part.role, days, presented) if each)
        question = shortened(" ".join((project.driving_question or "").split()), room.letters)
        said.append([Bold(shortened(project.name, room.letters)), *(f"\n{each}" for each in (question, about) if each)])
    ids = [project.id for _part, project in growth.projects]
    told = figure(_("Integrated projects"), number(len(ids)), "project", ids, student_id)
    return [Heading(_("Integrated projects")), Bullets(said).tracing(told), *cut(len(said), growth.projects)]


def profile(growth: Growth, student_id: str) -> list[Block]:
    """The graduate profile as student and staff rated it last."""
    if not growth.profile:
        return []
    columns = [Column(_("Outcome"), 3.4, header=True), Column(_("Student"), 1.4), Column(_("Staff"), 1.4)]
    rows: list[list[Text]] = []
    traces: list[list[Figure]] = []
    for each in growth.profile:
        ratings = (each.by_student, each.by_staff)
        rows.append([_(each.record.name), *(LEVEL.format(r.level) if r else "" for r in ratings)])
        ids = [r.id for r in ratings if r]
        traces.append(figure(_(each.record.name), number(len(ids)), "profile_rating", ids, student_id))
    table = Table(columns, rows, traces=traces, summary=_("Ratings of the graduate profile, 1 to 4"))
    return [Heading(_("Graduate profile")), table]


def yearly(growth: Growth) -> list[Block]:
    """When the plan was gone through, and who signed."""
    if not growth.yearly:
        return []
    said: list[Text] = []
    for review in growth.yearly:
        people = ((_("student"), review.student_signed), (_("family"), review.family_signed),
                  (_("counselor"), review.counselor_signed))  # fmt: skip
        names = ", ".join(name for name, signed in people if signed) or _("nobody")
        year = review.school_year.replace("-", "–")
        said.append(_("{year}: {day}, signed by {people}").format(year=year, day=day(review.date), people=names))
    return [Heading(_("Yearly reviews")), Bullets(said)]


def aid(growth: Growth) -> list[Block]:
    """The detail of financial aid; only where somebody who may see it asked for it."""
    said = [
        " · ".join(filter(None, (year.school_year.replace("-", "–"), AID.format(year.status),
                                 day(year.date) if year.date else None)))
        for year in growth.aid
    ]  # fmt: skip
    return [Heading(_("Financial aid")), Bullets(said)] if said else []


def decisions() -> list[Block]:
    """Lines to write on, and to sign."""
    signing = [_("Student"), _("Family"), _("Counselor"), _("Administrator")]
    return [
        Heading(_("Decisions and signatures")),
        WritingLines(_("What is decided: who does what, until when"), 2),
        SignaturePairs(signing, _("Date")),
    ]
