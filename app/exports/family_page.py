"""The plan of a student for the family: one page in plain words, in one language or in two side by side.

Nothing restricted can be on it: no need and no note of a support, nothing of financial aid, no note at all.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from app.book.base import Record
from app.exports import fonts
from app.exports.blocks import Block, Bullets, Heading, LowHeading, Paragraph, Rule, Title
from app.exports.contents import Composition
from app.exports.facing import Beside
from app.exports.facing import facing as side_by_side
from app.exports.figures import figure
from app.exports.pages import on_one_page
from app.exports.panels import Progress
from app.exports.pdf import Paper
from app.exports.strand_words import Room, in_unit
from app.exports.support_blocks import often
from app.exports.typesetting import BODY, SMALL, SUBHEADING, Bold, Style, Text
from app.exports.whole_facts import WholeFacts
from app.exports.wording import called_name, hours_in_words, legal_name, listed, percent, shortened, shortened_within
from app.i18n import _, day, hours, in_language, language, ngettext, number
from app.models.kinds import DOMAIN, GRADE
from app.models.requirement_progress import Progress as Requirements
from app.models.school import year_name
from app.models.student_plans import AFTER_SCHOOL
from app.models.study_kinds import CREDITS

_ROOMS = (Room(5, 240), Room(4, 180), Room(3, 140), Room(3, 110), Room(2, 100), Room(2, 80), Room(1, 70), Room(1, 40))
_DENSE = Style(9, 12.2)
_NAME = 48  # letters of a line of the head
_SEEN = 5  # percent of days missed from which on the page speaks of it

Part = Callable[[WholeFacts, Record | None, Room], list[Block]]


def fill(paper: Paper, facts: WholeFacts, site: Record | None, contents: Composition, facing: bool = False) -> None:
    """Write the page of one student."""
    name = shortened(legal_name(facts.student), 2 * _NAME)
    paper.student_begins(running=_("{name} · Student Plan").format(name=name))
    paper.add(*on_one_page(_ROOMS, lambda room: _page(facts, site, contents, room, facing)))


def _page(facts: WholeFacts, site: Record | None, contents: Composition, room: Room, facing: bool) -> list[Block]:
    title, below = _head(facts, site)
    if not facing:
        return [Title(title), Paragraph(below, SMALL), Rule(), *_body(facts, site, contents, room)]
    room = replace(room, dense=True)
    with in_language("es"):
        second, second_below = _head(facts, site)
        spanish = _body(facts, site, contents, room)
    return [
        Title(title),
        Paragraph(second, SUBHEADING, language="es"),
        Beside([Paragraph(below, SMALL)], [Paragraph(second_below, SMALL)], languages=("en", "es"), before=0),
        Rule(),
        *side_by_side(_body(facts, site, contents, room), spanish),
    ]


def _head(facts: WholeFacts, site: Record | None) -> tuple[str, str]:
    """The title, and what stands below it."""
    student = facts.student
    year = year_name(date.today()).replace("-", "–")
    parts = [
        shortened(site.name, 30) if site else None,
        _("Grade {grade}").format(grade=GRADE.format(student.grade)) if student.grade else None,
        year,
        day(date.today()),
    ]
    title = _("Plan for {name}").format(name=shortened_within(called_name(student), 2 * _NAME))
    return title, " · ".join(shortened(part, _NAME) for part in parts if part)


def _body(facts: WholeFacts, site: Record | None, contents: Composition, room: Room) -> list[Block]:
    blocks = [block for name, part in _PARTS.items() if contents.has(name) for block in part(facts, site, room)]
    if (room.dense or language() != "en") and _is_written(facts, contents):
        blocks.append(Paragraph(_("What the school wrote stands in the language in which it was written."), SMALL))
    return blocks


def _is_written(facts: WholeFacts, contents: Composition) -> bool:
    """Whether the page holds words that somebody wrote, which nobody translates."""
    growth, base = facts.growth, facts.base
    plan = growth.plan
    written = {
        "strengths": bool(growth.met_goals or (plan and plan.strengths)),
        "direction": bool(base.interests or (plan and (plan.career_interest or plan.postsecondary_goal))),
        "goals": bool(growth.open_goals),
        "work": any(placement.role for placement, _employer in base.work),
        "help": bool(growth.open_goals),
    }
    return any(contents.has(name) for name, there in written.items() if there)


def _heading(room: Room, text: str) -> Block:
    return LowHeading(text) if room.dense else Heading(text)


def _style(room: Room) -> Style:
    return _DENSE if room.dense else BODY


def _called(facts: WholeFacts) -> str:
    """As the family calls the student."""
    student = facts.student
    names = (student.preferred_name, student.first_name, student.last_name)
    return shortened(next((name for name in names if name and fonts.writes(name)), called_name(student)), 24)


def _plain(text: str | None, room: Room) -> str:
    return shortened(" ".join((text or "").split()), room.letters)


def _well(facts: WholeFacts, _site: Record | None, room: Room) -> list[Block]:
    """What goes well: what the plan says, goals that were met, outcomes that staff rate as proficient."""
    plan, growth = facts.growth.plan, facts.growth
    said: list[str] = [_plain(plan.strengths, room)] if plan and plan.strengths else []
    met = growth.met_goals[: min(room.entries, 3)]
    said += [_("Goal reached: {goal}").format(goal=_plain(goal.name, room)) for goal in met]
    good = [each for each in growth.profile if each.by_staff and each.by_staff.level in ("3", "4")]
    said += [_("Is good at this: {outcome}").format(outcome=_plain(_(each.record.name), room)) for each in good[:1]]
    if not said:
        said = [_("We will write this together. Tell us what {name} is good at.").format(name=_called(facts))]
    return [_heading(room, _("What goes well")), Bullets(listed(said, room.entries), _style(room))]


def _direction(facts: WholeFacts, _site: Record | None, room: Room) -> list[Block]:
    base, plan = facts.base, facts.growth.plan
    interests = [*base.interests, *([plan.career_interest] if plan and plan.career_interest else [])]
    after = [AFTER_SCHOOL.format(plan.postsecondary_kind)] if plan and plan.postsecondary_kind else []
    after += [_plain(plan.postsecondary_goal, room)] if plan and plan.postsecondary_goal else []
    known = [
        (_("Pathway"), "; ".join(_plain(theme.pathway, room) for theme in base.themes[:2])),
        (_("Job interest"), "; ".join(_plain(each, room) for each in dict.fromkeys(interests[:2]))),
        (_("After high school"), ". ".join(after)),
    ]
    said: list[Text] = [[Bold(label), ": ", text] for label, text in known if text]
    return [_heading(room, _("Where this leads")), Bullets(said, _style(room))] if said else []


def _goals(facts: WholeFacts, _site: Record | None, room: Room) -> list[Block]:
    goals = facts.growth.open_goals
    said: list[str] = []
    for goal in goals:
        late = goal.due_on and goal.due_on < date.today()
        words = _("{goal} (was due on {day})") if late else _("{goal} (by {day})") if goal.due_on else "{goal}"
        text = words.format(goal=_plain(goal.name, room), day=day(goal.due_on) if goal.due_on else "")
        helpers = _(" With help from {names}.").format(names=_plain(goal.helpers, room)) if goal.helpers else ""
        said.append(text + helpers)
    ids = [goal.id for goal in goals]
    told = figure(_("Goals"), number(len(ids)), "goal", ids, facts.student.id)
    none = Paragraph(_("No goals are set. Let us choose some together."), _style(room))
    return [
        _heading(room, _("Goals")),
        Bullets(listed(said, room.entries), _style(room)).tracing(told) if said else none,
    ]


def _classes(facts: WholeFacts, _site: Record | None, room: Room) -> list[Block]:
    """Graduation and A-G, a sentence each."""
    study, who = facts.study, facts.student.id
    blocks: list[Block] = []
    if p := study.credits:
        words = _("To finish high school: {done} of {required} are done.")
        blocks.append(_sentence(words, p, _("Graduation"), who, room))
    if p := study.ag:
        words = _("For a state university (A-G): {done} of {required} are done.")
        blocks.append(_sentence(words, p, "A-G", who, room))
    return [_heading(room, _("Classes")), *blocks] if blocks else []


def _sentence(words: str, progress: Requirements, what: str, who: str, room: Room) -> Block:
    done = CREDITS.format(progress.done)
    said = [words.format(done=done, required=in_unit(progress.required, progress.unit))]
    if progress.running:
        one = 1 if progress.running == 100 else 2
        more = ngettext("{amount} more is in class now.", "{amount} more are in class now.", one)
        said.append(more.format(amount=CREDITS.format(progress.running)))
    ids = [id_ for line in progress.lines for id_ in (*line.done_ids, *line.running_ids)]
    told = figure(what, done, "course_record", dict.fromkeys(ids), who)
    return Paragraph(" ".join(said), _style(room)).tracing(told)


def _work(facts: WholeFacts, _site: Record | None, room: Room) -> list[Block]:
    totals, work = facts.base.totals, facts.base.work
    told = figure(_("Approved hours this school year"), hours(totals.approved), "hour_entry", facts.entry_ids,
                  facts.student.id)  # fmt: skip
    blocks: list[Block] = []
    if totals.target:
        text = _("{approved} of {target} are done this school year.").format(
            approved=hours(totals.approved), target=hours_in_words(totals.target)
        )
        share = percent(totals.approved, totals.target)
        blocks.append(Progress(text, totals.approved / totals.target, share).tracing(told))
    elif totals.approved:
        text = _("Done this school year: {hours}.").format(hours=hours_in_words(totals.approved))
        blocks.append(Paragraph(text, _style(room)).tracing(told))
    places = [_plain(" · ".join(part for part in (employer, p.role) if part), room) for p, employer in work]
    blocks += [Bullets(listed(places, min(room.entries, 2)), _style(room))] if places else []
    return [_heading(room, _("Learning at work")), *blocks] if blocks else []


def _supports(facts: WholeFacts, _site: Record | None, room: Room) -> list[Block]:
    """With what we help, how often and who: never why."""
    said: list[Text] = []
    for care in facts.caring.going:
        about = ", ".join(part for part in (often(care.plan), _plain(care.provider, room)) if part)
        said.append([Bold(DOMAIN.format(care.plan.domain)), *([": ", about] if about else [])])
    if not said:
        return []
    shown = said[: room.entries] if len(said) > room.entries + 1 else said
    more = listed([""] * len(said), room.entries)[len(shown) :]
    return [_heading(room, _("Extra help at school")), Bullets([*shown, *more], _style(room))]


def _help(facts: WholeFacts, _site: Record | None, room: Room) -> list[Block]:
    """What a family can do, as far as the book knows of a reason for it; when to meet again, whatever the room."""
    name, totals, a = _called(facts), facts.base.totals, facts.caring.attendance
    said: list[str] = []
    always: list[str] = []
    if goals := facts.growth.open_goals:
        goal = _plain(goals[0].name, room)
        said.append(_("Ask {name} each week about this goal: {goal}").format(name=name, goal=goal))
    if a and a.days_enrolled and 100 * a.days_absent >= _SEEN * a.days_enrolled:
        said.append(_("Help {name} to be in school every day. Call us when {name} is sick.").format(name=name))
    lacks = any(p and any(line.open for line in p.lines) for p in (facts.study.credits, facts.study.ag))
    if lacks and facts.study.courses:
        said.append(_("Choose the classes of next year with {name} and the counselor.").format(name=name))
    if totals.missing and facts.base.work:
        said.append(_("Ask {name} to write down work hours each week.").format(name=name))
    coming = [care.plan.review_on for care in facts.caring.going if (care.plan.review_on or date.min) >= date.today()]
    if conference := facts.caring.conference:
        always.append(_("Come to the next meeting. It is planned for {day}.").format(day=day(conference, "long")))
    elif coming:
        always.append(_("We look at this plan again on {day}.").format(day=day(min(coming), "long")))
    always.append(_("Tell us what works at home, and what does not."))
    shown = [*said[: max(room.entries - 1, 0)], *always]
    return [_heading(room, _("How you can help")), Bullets(shown, _style(room))]


def _call(facts: WholeFacts, site: Record | None, room: Room) -> list[Block]:
    people = list(dict.fromkeys(care.provider for care in facts.caring.going if care.provider))
    said: list[str] = []
    if site and site.phone:
        said.append(_("Call {phone}. Ask for an interpreter if you want one.").format(phone=site.phone))
    if people:
        names = ", ".join(listed([shortened(person, 40) for person in people], min(room.entries, 3)))
        said.append(_("These people know {name}: {names}.").format(name=_called(facts), names=names))
    said = said or [_("Call the school. Ask for an interpreter if you want one.")]
    return [_heading(room, _("Who to call")), Paragraph(" ".join(said), _style(room))]


_PARTS: dict[str, Part] = {
    "strengths": _well,
    "direction": _direction,
    "goals": _goals,
    "academics": _classes,
    "work": _work,
    "supports": _supports,
    "help": _help,
    "call": _call,
}
