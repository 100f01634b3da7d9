"""The cards of a student's page, one per strand.

Hours and placements, which every student is to have, say that there is nothing yet; each other card is None then.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLayout, QWidget

from app.i18n import _, day, hours, ngettext
from app.models.hour_totals import Totals
from app.models.kinds import GENDER, PAY
from app.models.known_words import in_words
from app.models.student_facts import (
    MembershipFacts,
    PlacementFacts,
    memberships_of,
    placements_of,
)
from app.views.lists.columns import Row
from app.views.look.buttons import button
from app.views.look.cards import Card, Fact, stand_level
from app.views.look.charts import Ring
from app.views.look.chips import Chip
from app.views.look.labels import label, rule
from app.views.look.layouts import column, row
from app.views.look.tokens import Tone
from app.views.pathways.tones import pathway_tones
from app.views.students.columns import progress_tone
from app.views.window.allowed import offered
from app.views.window.page import Shell

if TYPE_CHECKING:
    from app.book.book import Book

_STATE_TONES: dict[str, Tone] = {"active": "ok", "planned": "info", "requested": "info", "ended": "neutral"}


def facts_in_columns(facts: list[QWidget], columns: int = 2) -> QLayout:
    """Facts side by side, left to right."""
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(18)
    grid.setVerticalSpacing(10)
    for place, fact in enumerate(facts):
        grid.addWidget(fact, place // columns, place % columns, Qt.AlignmentFlag.AlignTop)
    for place in range(columns):
        grid.setColumnStretch(place, 1)
    return grid


def _nothing_yet(heading: str, sentence: str, *tools: QWidget) -> Card:
    card = Card(heading, *tools)
    stand_level(card)
    card.add(label(sentence, "muted", wrap=True))
    return card


def hours_card(shell: Shell, student: Row, totals: Totals) -> Card | None:
    """The year's hours against the target; every number opens the rows behind it. None where hours are not shown."""
    if not shell.book.allows("hour_entry", "see"):
        return None
    if not (totals.target or totals.lifetime or totals.waiting):
        return _nothing_yet(_("Work-based hours"), _("No hours are recorded yet."))
    card = Card(sideways=True, spacing=20)
    done, target = hours(totals.approved), totals.target
    if target:
        spoken = _("{done} of {target} hours approved").format(done=done, target=hours(target))
        of = _("of {target} h").format(target=hours(target))
        tone = progress_tone(student["standing"])
        card.add(Ring(totals.approved / target, done, of, spoken, tone))
    lines = column(label(_("Work-based hours"), "heading"), spacing=6)

    def line(caption: str, minutes: int, name: str) -> None:
        open_rows = button(
            _("{hours} h").format(hours=hours(minutes)),
            "",
            "link",
            lambda: shell.go("hours", student["id"]),
            name=name.format(hours=hours(minutes)),
        )
        words = label(caption, wrap=True)
        both = row(words, open_rows)
        both.setStretch(0, 1)
        lines.addLayout(both)

    line(_("Approved this school year"), totals.approved, _("{hours} hours approved this school year: show them"))
    if totals.missing:
        lines.addLayout(row(label(_("Still to go")), None, Chip(_("{hours} h").format(hours=hours(totals.missing)))))
    if totals.waiting:
        line(_("Waiting for approval"), totals.waiting, _("{hours} hours wait for approval: show them"))
    years = sorted(totals.by_year.items(), reverse=True)
    if len(years) > 1:
        lines.addWidget(rule())
        for year, minutes in years:
            lines.addLayout(
                row(label(year, "muted"), None, label(_("{hours} h").format(hours=hours(minutes)), "muted"))
            )
        line(_("In all years"), totals.lifetime, _("{hours} hours approved in all years: show them"))
    lines.addStretch(1)
    card.body.addLayout(lines, 1)
    return card


def placements_card(shell: Shell, student_id: str, add: Callable[[], object]) -> Card | None:
    """Where the student works and has worked; `add` asks for the first one. None where they are not shown."""
    if not shell.book.allows("placement", "see"):
        return None
    found = placements_of(shell.book, student_id)
    if not found:
        verb = button(_("New placement"), "plus", "link", add)
        return _nothing_yet(
            _("Placement"), _("No placement is recorded yet."), offered(shell.book, "add:placement", verb)
        )
    running = [facts for facts in found if facts.runs or facts.is_planned]
    card = Card(ngettext("Placement", "Placements", len(found)), spacing=12)
    for place, facts in enumerate(running):
        if place:
            card.add(rule())
        card.add(_placement(shell, facts))
    former = [facts for facts in found if facts not in running]
    if former and running:
        card.add(rule())
    for facts in former:
        card.add(_former_placement(shell, facts))
    return card


def _placement(shell: Shell, facts: PlacementFacts) -> QLayout:
    record = facts.record
    state = "active" if facts.runs else facts.record.state
    show = button(
        _("Show"),
        "",
        "link",
        lambda: shell.go("placements", record.id),
        name=_("Show placement: {role}").format(role=record.role),
    )
    shown: list[QWidget] = [
        Fact("building-2", _("Work site"), facts.employer),
        Fact("briefcase", _("Role"), record.role),
    ]
    for icon, caption, value in (
        ("user", _("Supervisor"), facts.supervisor),
        ("phone", _("Phone"), facts.phone),
        ("calendar", _("Dates"), " – ".join(day(on) for on in (record.starts_on, record.ends_on) if on)),
        ("calendar-clock", _("Schedule"), record.schedule),
        ("tag", _("Activity"), facts.activity),
        ("banknote", _("Pay"), PAY.format(record.pay)),
        ("clock", _("Hours here"), _hours_here(facts)),
    ):
        if value:
            shown.append(Fact(icon, caption, value))
    return column(row(Chip(facts.state, _STATE_TONES[state]), None, show), facts_in_columns(shown), spacing=8)


def _hours_here(facts: PlacementFacts) -> str:
    totals = facts.totals
    if totals.target:
        return _("{done} of {target} h").format(done=hours(totals.approved), target=hours(totals.target))
    return _("{hours} h").format(hours=hours(totals.approved))


def _former_placement(shell: Shell, facts: PlacementFacts) -> QLayout:
    record = facts.record
    dates = " – ".join(day(on) for on in (record.starts_on, record.ends_on) if on)
    below = " · ".join(part for part in (record.role, dates) if part)
    words = column(label(facts.employer, "strong", wrap=True), label(below, "faint", wrap=True), spacing=1)
    name = _("{hours} hours at {employer}: show the placement").format(
        hours=hours(facts.totals.approved), employer=facts.employer
    )
    figure = _("{hours} h").format(hours=hours(facts.totals.approved))
    line = row(spacing=8)
    line.addLayout(words, 1)
    line.addWidget(button(figure, "", "link", lambda: shell.go("placements", record.id), name=name))
    return line


def pathways_card(book: Book, student_id: str) -> Card | None:
    """Pathways with their dates."""
    found = memberships_of(book, student_id)
    if not found:
        return None
    card = Card(_("Pathway"), spacing=10)
    tones = pathway_tones(book)
    for facts in found:
        card.add(_membership(facts, tones.get(facts.record.pathway_id, "neutral")))
    return card


def _membership(facts: MembershipFacts, tone: Tone) -> QLayout:
    since = _("since {day}").format(day=day(facts.record.starts_on)) if facts.record.starts_on else ""
    if facts.record.ends_on:
        since = " – ".join(day(on) for on in (facts.record.starts_on, facts.record.ends_on) if on)
    below = " · ".join(part for part in (facts.sector, since, facts.record.reason) if part)
    chip = Chip(facts.pathway, tone if facts.holds else "neutral")
    return column(row(chip, None), label(below, "faint", wrap=True), spacing=3)


def about_card(student: Row) -> Card | None:
    """What is known of the student besides the names."""
    address = ", ".join(part for part in (student["street"], student["city"], student["zip_code"]) if part)
    shown: list[QWidget] = [
        Fact(icon, caption, value)
        for icon, caption, value in (
            ("calendar", _("Birth date"), day(student["birth_date"]) if student["birth_date"] else ""),
            ("id-card", _("State ID (SSID)"), student["ssid"]),
            ("graduation-cap", _("Graduation class"), str(student["graduation_year"] or "")),
            ("languages", _("Home language"), in_words(student["home_language"])),
            ("user", _("Gender"), GENDER.format(student["gender"])),
            ("mail", _("E-mail"), student["email"]),
            ("phone", _("Phone"), student["phone"]),
            ("house", _("Address"), address),
        )
        if value
    ]
    if not shown:
        return None
    card = Card(_("About"), spacing=10)
    card.add(facts_in_columns(shown))
    return card
