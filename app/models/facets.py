"""Facets: by what the students of the site are told apart, and how many each value leaves under the others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from typing import NamedTuple

from app.book.book import Book
from app.book.refused import Refused
from app.i18n import N_, _, fold
from app.models.kinds import GRADE, GROUP
from app.models.site_facts import SiteFacts
from app.models.site_measures import NOTHING, Known

Chosen = Mapping[str, Collection[str]]
"""By facet, the values that are let through; a facet without values lets everybody through."""


class Facet(NamedTuple):
    """One way to tell students apart. `nothing` names those who have no value; both are marked with N_."""

    key: str
    title: str
    nothing: str
    on_paper: bool = True  # whether papers may be about a part of the site that it cuts out


FACETS: tuple[Facet, ...] = (
    Facet("grade", N_("Grade"), N_("No grade")),
    Facet("class", N_("Graduation class"), N_("No class")),
    Facet("pathway", N_("Pathway"), N_("No pathway")),
    Facet("sector", N_("Industry sector"), N_("No sector")),
    Facet("section", N_("Section"), N_("No section"), on_paper=False),
    Facet("group", N_("Student group"), N_("No student group"), on_paper=False),
    Facet("language", N_("Home language"), N_("No home language"), on_paper=False),
)
"""Papers are cut by grade, class, pathway and sector only: differences of others would tell of hidden groups."""

FACET: Mapping[str, Facet] = {facet.key: facet for facet in FACETS}


def facets_for(book: Book) -> list[Facet]:
    """The facets that the account may choose from."""
    return [facet for facet in FACETS if facet.key != "group" or book.allows("student_group", "see")]


def sliced(facts: SiteFacts, chosen: Chosen, but: str = "") -> list[Known]:
    """The students whom every chosen facet lets through; the facet `but` is left aside."""
    asked = {key: frozenset(values) for key, values in chosen.items() if values and key != but}
    return [
        known
        for known in facts.people
        if all(not values.isdisjoint(known.values[key]) for key, values in asked.items())
    ]


def counts(facts: SiteFacts, chosen: Chosen, facet: str) -> dict[str, int]:
    """How many students each value of a facet has, among those whom the other facets let through; sorted."""
    found = Counter(value for known in sliced(facts, chosen, facet) for value in known.values[facet])
    every = {value for known in facts.people for value in known.values[facet]}
    return {value: found[value] for value in sorted(every, key=lambda value: _place(facts, facet, value))}


def words_of(facts: SiteFacts, facet: str, value: str) -> str:
    """A value in words."""
    if value == NOTHING:
        return _(FACET[facet].nothing)
    if facet == "grade":
        return GRADE.format(value)
    if facet == "group":
        return GROUP.format(value)
    name = facts.names.get(facet, {}).get(value, value)
    return _(name) if facet == "sector" else name


def chosen_words(facts: SiteFacts, chosen: Chosen) -> str:
    """What was chosen as one line: "Grade: 11, 12 · Pathway: Health"; empty where nothing was."""
    return " · ".join(
        f"{_(facet.title)}: {', '.join(words_of(facts, facet.key, value) for value in chosen[facet.key])}"
        for facet in FACETS
        if chosen.get(facet.key)
    )


def read_value(facts: SiteFacts, facet: str, text: str) -> str:
    """The value that somebody wrote: a code, or the words for it. Raises Refused where no student has it."""
    every = list(counts(facts, {}, facet))
    wanted = fold(text.strip())
    for value in every:
        if wanted in (fold(value), fold(words_of(facts, facet, value))):
            return value
    known = ", ".join(words_of(facts, facet, value) for value in every) or _("none")
    said = _("No student here has “{text}” as {facet}. There are: {known}.")
    raise Refused(said.format(text=text, facet=_(FACET[facet].title), known=known))


def _place(facts: SiteFacts, facet: str, value: str) -> tuple[bool, int, str]:
    codes = {"grade": GRADE.codes, "group": tuple(GROUP.options)}.get(facet, ())
    place = codes.index(value) if value in codes else len(codes)
    return value == NOTHING, place, fold(words_of(facts, facet, value))
