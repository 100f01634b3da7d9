"""What a file says of the courses of the book that may be meant otherwise: titles, subjects, credits."""

from __future__ import annotations

import re
from collections.abc import Iterable

from app.book.base import Record
from app.book.book import Book
from app.i18n import _, fold, ngettext
from app.imports.record_files import named
from app.models.requirements import Requirement, RequirementSet
from app.models.study_kinds import CREDITS
from app.models.transcripts import YEAR_CREDITS

_WORDS = re.compile(r"[^\W\d_]+|\d+")
_BEHIND = re.compile(r"\s+(?:dept|department|subject)\.?$")
_ALIKE = 3  # letters with which two words begin that may mean the same: "Alg" and "Algebra"
_MULTIPLE = 4
_SHORT = {
    "English": ("eng", "engl", "ela", "english language arts", "language arts", "en", "inglés"),
    "Mathematics": ("math", "maths", "mat", "mth", "ma", "matemáticas"),
    "Science": ("sci", "scie", "science lab", "laboratory science", "lab science", "sc", "ciencias"),
    "Social studies": ("soc", "ss", "soc sci", "soc st", "social science", "social sciences", "history", "hist", "hss",
                       "history/social science", "social studies/history"),
    "World language": ("wl", "lote", "world lang", "world languages", "foreign language", "for lang", "lang", "fl",
                       "languages other than english"),
    "Visual and performing arts": ("vpa", "vapa", "art", "arts", "fine arts", "fine art", "visual arts", "music",
                                   "performing arts", "visual & performing arts", "visual/performing arts"),
    "Career technical education": ("cte", "voc", "voc ed", "vocational", "career tech", "career tech ed", "rop",
                                   "career technical", "career education"),
    "Physical education": ("pe", "p.e.", "phys ed", "phy ed", "physical ed", "phys. ed.", "health/pe"),
    "Ethnic studies": ("eth", "es", "ethnic st", "eth st"),
    "Personal finance": ("fin", "pf", "pers fin", "financial literacy", "finance"),
    "Elective": ("elec", "ele", "el", "electives", "elect", "gen elective", "general elective"),
}  # fmt: skip
_OFFERED = {fold(word): subject for subject, words in _SHORT.items() for word in (subject, *words)}


class CourseDoubts:
    """Gathers, row by row, what is worth a second look. Each course is told once."""

    def __init__(self, book: Book) -> None:
        sets = [each.id for each in book.records(RequirementSet, {"kind": "graduation", "active": True})]
        lines = book.records(Requirement, {"set_id": sets}) if sets else []
        self._taken = {fold(" ".join(word.split())) for line in lines for word in (line.takes or "").split(";")} - {""}
        self._titles: dict[str, str] = {}
        self._subjects: dict[str, str] = {}
        self._credits: dict[str, str] = {}
        self._long: dict[str, str] = {}

    def title(self, course: Record, said: str) -> None:
        """The file calls a course of the book `said`."""
        sentence = _("{id} is {course} in the book, {other} in the file")
        self._titles.setdefault(course.id, sentence.format(id=course.local_id, course=course.name, other=said))

    def credits(self, course: Record, said: int) -> None:
        """The file gives a course other credits: where they are a multiple, one of the two counts in other units."""
        if course.credits and said and max(said, course.credits) >= _MULTIPLE * min(said, course.credits):
            sentence = _("{course} ({before} in the book, {after} in the file)")
            before, after = CREDITS.format(course.credits), CREDITS.format(said)
            self._credits.setdefault(course.id, sentence.format(course=course.name, before=before, after=after))

    def term_credits(self, course: str, said: int) -> None:
        """The file gives a course `said` credits, which the book takes for those of one term."""
        if said >= YEAR_CREDITS:
            self._long.setdefault(course, f"{course} ({CREDITS.format(said)})")

    def subject(self, said: str, course: str, known: str | None) -> str:
        """The subject that is meant, in the words of the requirements; `known` is what the book has."""
        word = fold(" ".join(said.split()))
        meant = said if word in self._taken else offered_subject(said) or said
        if known and fold(known) in (word, fold(meant)):
            meant = known
        if self._taken and fold(meant) not in self._taken:
            self._subjects.setdefault(course, meant)
        return meant

    def told(self) -> Iterable[str]:
        """What was gathered, a sentence each."""
        if self._titles:
            yield _("Course IDs that the file and the book have for different courses? {courses}.").format(
                courses=named(list(self._titles.values()))
            )
        if self._credits:
            yield _(
                "Credits of a term in other units, one for a whole year perhaps? {courses}. "
                "The graduation requirements count those of the book."
            ).format(courses=named(list(self._credits.values())))
        if self._long:
            yield _(
                "Credits are read as those of one term. Are these those of a whole year? Then halve them in the file: "
                "{courses}."
            ).format(courses=named(list(self._long.values())))
        if self._subjects:
            said = ngettext(
                "{count} course has a subject that no graduation requirement takes: {names}.",
                "{count} courses have a subject that no graduation requirement takes: {names}.",
                len(self._subjects),
            )
            names = [f"{course} ({subject})" for course, subject in sorted(self._subjects.items())]
            yield said.format(count=len(names), names=named(names))


def offered_subject(said: str) -> str | None:
    """The subject that an abbreviation of school systems means: "Math", "ENG", "Science Dept"."""
    return _OFFERED.get(_BEHIND.sub("", fold(" ".join(said.split()))))


def agree(one: str, other: str) -> bool:
    """Whether anything in two titles of a course may be the same: a word, its beginning, or the initials."""
    words, others = _letters(one), _letters(other)
    if not words or not others:
        return True
    if any(a[:_ALIKE] == b[:_ALIKE] for a in words for b in others):
        return True
    return _initials(one) in _bare(other) or _initials(other) in _bare(one)


def differ_in_number(one: str, other: str) -> bool:
    """Whether two titles name different levels: "English 9" and "English 10"."""
    numbers, others = (set(re.findall(r"\d+", title)) for title in (one, other))
    return bool(numbers and others and not numbers & others)


def _letters(title: str) -> set[str]:
    return {word for word in _WORDS.findall(fold(title)) if not word.isdigit()}


def _initials(title: str) -> str:
    """The first letters with the figures: "English 10" is "e10", "Physical Education" is "pe"."""
    return "".join(word if word.isdigit() else word[0] for word in _WORDS.findall(fold(title)))


def _bare(title: str) -> set[str]:
    """The words of a title with their figures, and all of it in one: "ap bio 1", "apbio1"."""
    words = re.findall(r"\w+", fold(title))
    return {*words, *(re.sub(r"\d+$", "", word) for word in words), "".join(words)}
