"""The transcript: of work-based learning alone, or of the strands that were ticked."""

from __future__ import annotations

from functools import partial

from app.exports import transcript_strands, transcript_work
from app.exports.handing_out import Handout, hand_out
from app.exports.report import Asked, Writing
from app.i18n import N_


def write(asked: Asked) -> Writing:
    """One transcript for each student, with the legal name."""
    contents = asked.contents
    if contents.sections == {"work"}:
        return transcript_work.write(asked)
    title, titles = N_("Transcript of the Four Strands"), N_("Transcripts of the Four Strands")
    gathered = partial(transcript_strands.gather, contents=contents)
    fill = partial(transcript_strands.fill, contents=contents)
    return hand_out(asked, Handout(title, titles, "transcript", gathered, fill, transcript_strands.skips))
