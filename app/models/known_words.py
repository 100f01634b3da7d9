"""Words that schools write into free fields and that pages and papers say in the language of the reader."""

from __future__ import annotations

from app.i18n import N_, _, fold

_RELATIONS = (
    N_("Mother"),
    N_("Father"),
    N_("Parent"),
    N_("Guardian"),
    N_("Grandmother"),
    N_("Grandfather"),
    N_("Grandparent"),
    N_("Stepmother"),
    N_("Stepfather"),
    N_("Aunt"),
    N_("Uncle"),
    N_("Sister"),
    N_("Brother"),
    N_("Foster parent"),
)
_LANGUAGES = (
    N_("English"),
    N_("Spanish"),
    N_("Amharic"),
    N_("Arabic"),
    N_("Armenian"),
    N_("Cantonese"),
    N_("Farsi"),
    N_("Filipino"),
    N_("Hindi"),
    N_("Hmong"),
    N_("Japanese"),
    N_("Khmer"),
    N_("Korean"),
    N_("Lao"),
    N_("Mandarin"),
    N_("Mixteco"),
    N_("Portuguese"),
    N_("Punjabi"),
    N_("Russian"),
    N_("Samoan"),
    N_("Tagalog"),
    N_("Tigrinya"),
    N_("Ukrainian"),
    N_("Vietnamese"),
)
_STATUSES = (
    N_("On track"),
    N_("Not on track"),
    N_("Off track"),
    N_("Eligible"),
    N_("Not eligible"),
    N_("Met"),
    N_("Not met"),
    N_("Complete"),
    N_("Incomplete"),
)
_MEASURES = (
    N_("Words a minute"),
    N_("Points on the writing rubric"),
    N_("Items solved on the weekly check"),
    N_("Absences in four weeks"),
    N_("Unplanned exits a week"),
    N_("Own rating of the week"),
    N_("Steps done of the list"),
    N_("Sentences without help"),
    N_("Assignments handed in"),
)
_UNITS = (
    N_("words"),
    N_("points"),
    N_("percent"),
    N_("days"),
    N_("exits"),
    N_("steps"),
    N_("sentences"),
)
_KNOWN = {fold(word): word for word in (*_RELATIONS, *_LANGUAGES, *_STATUSES, *_MEASURES, *_UNITS)}


def in_words(text: str | None) -> str:
    """What was written, in the language that is spoken where it is a known word; the book keeps it as it is."""
    word = _KNOWN.get(fold(text)) if text else None
    return _(word) if word else text or ""
