"""The cards of an employer's page that are only read: at a glance, students, events, and what is known besides."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from app.i18n import _, day, ngettext, number
from app.models.employer_facts import events_at, placements_at
from app.models.kinds import PLACEMENT_STATE
from app.views.employers.glance import address_of, copy_button, glance_facts
from app.views.lists.columns import Row
from app.views.look.buttons import button
from app.views.look.cards import Card, Fact
from app.views.look.chips import Chip
from app.views.look.item_button import ItemButton
from app.views.look.labels import label
from app.views.look.layouts import column, row
from app.views.placements.columns import STATES, hour_words, span_words
from app.views.students.cards import facts_in_columns
from app.views.students.column import student_name
from app.views.window.allowed import offered
from app.views.window.page import Shell

FIRST = 6  # former placements; all are in the list of placements


def glance_card(employer: Row) -> Card:
    """How the site stands with the employer."""
    card = Card(_("At a glance"), spacing=10)
    card.add(facts_in_columns(glance_facts(employer)))
    return card


def about_card(shell: Shell, employer: Row, former: Sequence[str]) -> Card | None:
    """Where it is, how it is reached, and under which other names it was known."""
    facts: list[QWidget] = [
        Fact(icon, caption, text)
        for icon, caption, text in (
            ("factory", _("Industry sector"), employer["sector"]),
            ("map-pin", _("Address"), address_of(employer)),
            ("globe", _("Website"), employer["website"]),
            ("git-merge", _("Also known as"), ", ".join(former)),
        )
        if text
    ]
    if not (facts or employer["phone"] or employer["note"]):
        return None
    card = Card(_("About"), spacing=10)
    if facts:
        card.add(facts_in_columns(facts))
    if phone := employer["phone"]:
        card.add(row(label(_("Phone"), "faint"), copy_button(shell, phone, employer["name"]), None))
    if employer["note"]:
        card.add(label(employer["note"], wrap=True))
    return card


def students_card(shell: Shell, employer_id: str, add: Callable[[], object]) -> Card | None:
    """Who works there now or will, and who did. None where placements are not seen."""
    if not shell.book.allows("placement", "see"):
        return None
    running, past = placements_at(shell.book, employer_id)
    place = offered(shell.book, "add:placement", button(_("Place a student"), "plus", "link", add))
    card = Card(_("Students"), place, spacing=6)
    if not running:
        card.add(label(_("Nobody works here now."), "muted", wrap=True))
    card.add_lines(column(*(_line(shell, each) for each in running), spacing=0))
    if past:
        said = ngettext("{count} placement before", "{count} placements before", len(past))
        card.add_lines(column(label(said.format(count=number(len(past))), "caption"), margins=(8, 4, 8, 0)))
        card.add_lines(column(*(_line(shell, each) for each in past[:FIRST]), spacing=0))
    if len(past) > FIRST:
        see = button(_("See all"), "", "link", lambda: shell.go("placements", f"employer:{employer_id}"))
        card.add_lines(row(see, None))
    return card


def _line(shell: Shell, placement: Row) -> ItemButton:
    below = " · ".join(part for part in (placement["role"], span_words(placement), hour_words(placement)) if part)
    state = placement["state"]
    mark = Chip(PLACEMENT_STATE.format(state), STATES[state]) if state != "ended" else None
    name = _("{student}: show the placement").format(student=student_name(placement))
    return ItemButton(
        student_name(placement), "", below, lambda: shell.go("placements", placement["id"]), name, mark, leads=True
    )


def events_card(shell: Shell, employer_id: str) -> Card | None:
    """The events that were held with the employer; None without any."""
    if not shell.book.allows("event", "see") or not (events := events_at(shell.book, employer_id)):
        return None
    card = Card(_("Events"), spacing=4)
    lines: list[QWidget] = []
    for held in events:
        count = held.attended
        said = ngettext("{count} student", "{count} students", count).format(count=number(count)) if count else ""
        below = " · ".join(part for part in (held.activity, said) if part)
        event = held.record
        lines.append(ItemButton(event.name, day(event.date), below, lambda id_=event.id: shell.go("events", id_)))
    card.add_lines(column(*lines, spacing=0))
    return card
