"""The supports of one student: what is done and why, what was given, how it went, and what the family was told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from app.book.base import Record
from app.book.book import Book
from app.exports import support_blocks
from app.exports.blocks import Paragraph, Rule, Title
from app.exports.care_facts import Caring, caring_of
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
    return hand_out(asked, Handout(title, titles, "support-summary", gather, fill, skips))


def skips(facts: Supported) -> str | None:
    """Without a plan, a referral and a contact there is nothing to sum up."""
    caring = facts.caring
    told = caring.cares or caring.referrals or caring.contacts
    return None if told else N_("No support plan, no referral and no contact with the family")


def gather(book: Book, student_ids: list[str]) -> Iterator[Supported]:
    """The supports of each student, in the order given."""
    students, caring = by_id(book, Student, student_ids), caring_of(book, student_ids)
    for id_ in student_ids:
        if id_ in students:
            yield Supported(students[id_], caring[id_])


def fill(paper: Paper, facts: Supported, site: Record | None) -> None:
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
        *support_blocks.supports(caring, WIDE, needs=True, ended=True),
        *support_blocks.missed(caring),
        *support_blocks.reviews(caring),
        *support_blocks.referrals(caring),
        *support_blocks.contacts(caring, WIDE),
    )
