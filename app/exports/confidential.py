"""Confidential notes on paper: only where a counselor switched them on for this one paper, on pages of their own."""

from __future__ import annotations

from collections.abc import Sequence

from app.exports.blocks import Heading, Paragraph
from app.exports.pdf import Paper
from app.exports.typesetting import SMALL
from app.i18n import N_, _, day
from app.models.sealed_notes import SealedNote

TOLD = "plan+confidential"
"""What the access log says was handed out; `WORDS` tells it to people."""
WORDS = N_("Plan with confidential notes")


def add_notes(paper: Paper, notes: Sequence[SealedNote]) -> None:
    """Write the notes behind the paper of their student, newest first, as they stand now."""
    paper.next_page()
    said = _("What the student told in confidence. It is no pupil record: hand it to nobody else.")
    paper.add(Heading(_("Confidential notes")), Paragraph(said, SMALL))
    for note in notes:
        signed = " · ".join(part for part in (day(note.date), note.name) if part)
        paper.add(Heading(signed, level=3), *(Paragraph(part) for part in note.text.splitlines() if part.strip()))
    if not notes:
        paper.add(Paragraph(_("There are no confidential notes on this student.")))
