"""The supports of one student: what is done, what was given and how it went.

Why a plan is there, referrals and contacts with the family are on it only where somebody ticks them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial

from app.book.base import Record
from app.book.book import Book
from app.exports import support_blocks
from app.exports.blocks import Paragraph, Rule, Title
from app.exports.care_facts import Caring, caring_of
from app.exports.contents import Composition
from app.exports.handing_out import Handout, hand_out
from app.exports.pdf import Paper
from app.exports.report import Asked, Writing
from app.exports.strand_words import WIDE
from app.exports.tables import Facts
from app.exports.themes import by_id
from app.exports.typesetting import SMALL, Bold, Text
from app.exports.wording import legal_name, shortened
from app.i18n import N_, _, day, number
from app.models import Student
from app.models.kinds import GRADE


@dataclass(frozen=True, slots=True)
class Supported:
    """A student with all supports."""

    student: Record
    caring: Caring


def write(asked: Asked) -> Writing:
    """A summary for each student."""
    title, titles = N_("Support Summary"), N_("Support Summaries")
    filled = partial(fill, contents=asked.contents)
    return hand_out(
        asked, Handout(title, titles, "support-summary", gather, filled, partial(skips, contents=asked.contents))
    )


def skips(facts: Supported, contents: Composition) -> str | None:
    """Without a plan, and without a referral or a contact where they are wanted, there is nothing to sum up."""
    caring = facts.caring
    referred = contents.has("referrals") and caring.referrals
    told = caring.cares or referred or (contents.has("contacts") and caring.contacts)
    return None if told else N_("No support plan is recorded.")


def gather(book: Book, student_ids: list[str]) -> Iterator[Supported]:
    """The supports of each student, in the order given."""
    students, caring = by_id(book, Student, student_ids), caring_of(book, student_ids)
    for id_ in student_ids:
        if id_ in students:
            yield Supported(students[id_], caring[id_])


def fill(paper: Paper, facts: Supported, site: Record | None, contents: Composition) -> None:
    """Write the summary of one student. Notes are never on it."""
    name, caring = legal_name(facts.student), facts.caring
    paper.student_begins(running=_("{name} · Support Summary").format(name=shortened(name, 120)))
    known: list[tuple[str, Text | None]] = [
        (_("Name"), [Bold(name)]),
        (_("School"), site.name if site else None),
        (_("Student ID"), facts.student.local_id),
        (_("Grade"), GRADE.format(facts.student.grade)),
        (_("Plans in force"), number(len(caring.going))),
        (_("Plans that ended"), number(len(caring.cares) - len(caring.going))),
    ]
    said = _("For the staff who work with the student. Written on {day}.").format(day=day(date.today(), "long"))
    paper.add(
        Title(_("Support Summary")),
        Paragraph(said, SMALL),
        Rule(),
        Facts([(label, text) for label, text in known if text], columns=2, summary=_("The student")),
    )
    parts = {
        "supports": [
            *support_blocks.supports(caring, WIDE, needs=contents.has("needs"), ended=True),
            *support_blocks.missed(caring),
        ],
        "reviews": support_blocks.reviews(caring),
        "referrals": support_blocks.referrals(caring),
        "contacts": support_blocks.contacts(caring, WIDE),
    }
    paper.add(*(block for name, blocks in parts.items() if contents.has(name) for block in blocks))
