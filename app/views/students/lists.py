"""The cards of a student's page that are lists, edited in place: family, groups, interests, choices, enrollment."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLayout, QWidget

from app.book.base import Record
from app.i18n import _, day
from app.models.kinds import GROUP
from app.models.known_words import in_words
from app.models.pathways import SitePathway
from app.views.forms.children_card import ChildrenCard
from app.views.look.cards import Fact
from app.views.look.labels import label, rule
from app.views.look.layouts import column
from app.views.students.cards import facts_in_columns
from app.views.students.children import CHOICES, FAMILY, GROUPS, INTERESTS, STAYS
from app.views.window.page import Shell

if TYPE_CHECKING:
    from app.book.book import Book

Items = list[QWidget | QLayout]


def student_lists(shell: Shell) -> list[ChildrenCard]:
    """The cards in their order on the page, the family first."""
    return [
        ChildrenCard(shell, FAMILY, _family),
        ChildrenCard(shell, INTERESTS, _interests),
        ChildrenCard(shell, CHOICES, partial(_choices, shell.book)),
        ChildrenCard(shell, GROUPS, _groups),
        ChildrenCard(shell, STAYS, _stays),
    ]


def _family(guardians: Sequence[Record]) -> Items:
    items: Items = []
    for place, guardian in enumerate(guardians):
        if place:
            items.append(rule())
        name = " ".join(part for part in (guardian.first_name, guardian.last_name) if part)
        language = in_words(guardian.language)
        if guardian.interpreter:
            language = " · ".join(filter(None, (language, _("needs an interpreter"))))
        shown: list[QWidget] = [
            Fact(icon, caption, value)
            for icon, caption, value in (
                ("user", in_words(guardian.relation) or _("Guardian"), name),
                ("phone", _("Phone"), guardian.phone),
                ("mail", _("E-mail"), guardian.email),
                ("languages", _("Language"), language),
            )
            if value
        ]
        items.append(facts_in_columns(shown))
    return items


def _groups(groups: Sequence[Record]) -> Items:
    return [_two_lines(GROUP.format(each.group), _from_until(each.starts_on, each.ends_on)) for each in groups]


def _interests(interests: Sequence[Record]) -> Items:
    return [_two_lines(i.interest, day(i.noted_on) if i.noted_on else "") for i in interests]


def _choices(book: Book, choices: Sequence[Record]) -> Items:
    names = book.rows(SitePathway, [choice.pathway_id for choice in choices], ["name"])
    ranked = sorted(choices, key=lambda choice: (choice.rank is None, choice.rank))
    worded = ((c.rank, *names[c.pathway_id]) for c in ranked if c.pathway_id in names)
    return [label(f"{rank}. {name}" if rank else name, wrap=True) for rank, name in worded]


def _stays(stays: Sequence[Record]) -> Items:
    latest = sorted(stays, key=lambda stay: (stay.entry_date is not None, stay.entry_date), reverse=True)
    return [
        _two_lines(
            stay.school_name or stay.school_code or _("This school"),
            " · ".join(part for part in (_from_until(stay.entry_date, stay.exit_date), stay.exit_reason) if part),
        )
        for stay in latest
    ]


def _two_lines(text: str, below: str) -> QLayout:
    lines = column(label(text, wrap=True), spacing=1)
    if below:
        lines.addWidget(label(below, "faint", wrap=True))
    return lines


def _from_until(first: object, last: object) -> str:
    return " – ".join(day(on) if on else "" for on in (first, last)) if first or last else ""  # type: ignore[arg-type]
