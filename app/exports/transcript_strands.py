"""The transcript of all four strands: what was ticked of academics, CTE, work, projects, the profile and supports."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from app.book.base import Record
from app.book.book import Book
from app.exports import growth_blocks, strand_blocks, support_blocks, transcript_work
from app.exports.blocks import Heading, Paragraph, Rule, Title
from app.exports.contents import Composition
from app.exports.course_table import course_tables
from app.exports.panels import Signatures
from app.exports.pdf import Paper
from app.exports.strand_words import WIDE
from app.exports.tables import Facts
from app.exports.transcript_facts import TranscriptFacts
from app.exports.transcript_facts import gather as gather_work
from app.exports.typesetting import SMALL
from app.exports.whole_facts import WholeFacts, gather_whole
from app.exports.wording import legal_name
from app.i18n import N_, _, day

_STRANDS = {
    "academics": N_("Rigorous academics"),
    "cte": N_("Career technical education"),
    "work": N_("Work-based learning"),
    "supports": N_("Integrated supports"),
}


@dataclass(frozen=True, slots=True)
class Strands:
    """One student: the hours and places of work, and all else."""

    work: TranscriptFacts
    whole: WholeFacts

    @property
    def student(self) -> Record:
        """Whose transcript it is."""
        return self.work.student


def gather(book: Book, student_ids: list[str], contents: Composition) -> Iterator[Strands]:
    """The facts of each student, in the order given."""
    work = gather_work(book, student_ids)
    for one, whole in zip(work, gather_whole(book, student_ids, contents), strict=True):
        yield Strands(one, whole)


def skips(facts: Strands) -> str | None:
    """Without a course, a placement, an hour and a credential there is nothing to tell of."""
    nothing = facts.whole.study.is_empty and transcript_work.skips(facts.work)
    return N_("No courses, no placement and no approved hours") if nothing else None


def fill(paper: Paper, facts: Strands, site: Record | None, contents: Composition) -> None:
    """Write the transcript of one student with what was ticked."""
    whole, who = facts.whole, facts.student.id
    paper.student_begins(running=_("{name} · Transcript").format(name=legal_name(facts.student)))
    paper.add(
        Title(_("Transcript of the Four Strands")),
        Paragraph(_("Issued on {day}").format(day=day(date.today(), "long")), SMALL),
        Rule(),
        Facts(transcript_work.student(facts.student, site), columns=2, summary=_("The student and the school")),
    )
    if contents.has("academics"):
        paper.add(*strand_blocks.academics(whole, WIDE), *course_tables(whole.study, who))
    if contents.has("cte"):
        paper.add(*strand_blocks.cte(whole, WIDE))
    if contents.has("work"):
        paper.add(Heading(_("Work-based learning")))
        transcript_work.add_work(paper, facts.work, level=3)
    if contents.has("projects"):
        paper.add(*growth_blocks.projects(whole.growth, WIDE, who))
    if contents.has("profile"):
        paper.add(*growth_blocks.profile(whole.growth, who))
    if contents.has("supports"):
        paper.add(*support_blocks.given(whole.caring))
    if contents.has("details"):
        paper.add(*support_blocks.supports(whole.caring, WIDE))
    if left := [_(title) for name, title in _STRANDS.items() if not contents.has(name)]:
        paper.add(Paragraph(_("Left out of this transcript: {strands}.").format(strands=", ".join(left)), SMALL))
    signing = [_("Student"), _("Site administrator"), _("Counselor")]
    paper.keep_together(Heading(_("Signatures")), Signatures(signing, _("Date")))
