"""The cards of an employer's page that are typed in place: people, agreements, seats, externships, as they are read."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLayout, QWidget

from app.book.base import Record
from app.i18n import _, day, ngettext, number
from app.models.agreements import AGREEMENT_KIND, Agreement
from app.models.attached import TABLE as FILES
from app.models.employer_facts import teachers_of
from app.models.employer_standing import standing_of
from app.models.kinds import PAY
from app.models.matching_seats import seats_left
from app.models.work_kinds import OPEN_STATE
from app.views.employers.children import AGREEMENTS, CONTACTS, EXTERNSHIPS, SEATS
from app.views.employers.externships import externship_lines
from app.views.employers.glance import person_lines, reach_line
from app.views.employers.standing_words import AGREEMENTS as TONES
from app.views.employers.standing_words import agreement_words
from app.views.evidence.file_list import FileList
from app.views.forms.children_card import ChildrenCard
from app.views.look.chips import Chip
from app.views.look.labels import label, rule
from app.views.look.layouts import boxed, column, row
from app.views.look.tokens import Tone
from app.views.window.page import Shell

if TYPE_CHECKING:
    from app.book.book import Book

Items = list[QWidget | QLayout]


def employer_lists(shell: Shell) -> list[ChildrenCard]:
    """People, agreements, seats and externships, in this order."""
    return [
        ChildrenCard(shell, CONTACTS, partial(_people, shell)),
        ChildrenCard(shell, AGREEMENTS, partial(_agreements, shell)),
        ChildrenCard(shell, SEATS, partial(_seats, shell.book)),
        ChildrenCard(shell, EXTERNSHIPS, partial(_externships, shell.book)),
    ]


def _parted(items: Sequence[QWidget | QLayout]) -> Items:
    """Items with a hairline between them."""
    found: Items = []
    for place, item in enumerate(items):
        found += [rule(), item] if place else [item]
    return found


def _people(shell: Shell, people: Sequence[Record]) -> Items:
    def person(record: Record) -> QLayout:
        line = row(spacing=12)
        line.addLayout(person_lines(record), 1)
        line.addLayout(reach_line(shell, record))
        return line

    return _parted([person(each) for each in people])


def _agreements(shell: Shell, agreements: Sequence[Record]) -> Items:
    """Those that hold longest first, each with its scans."""
    latest = sorted(agreements, key=lambda a: a.expires_on or date.max, reverse=True)
    return _parted([_agreement(shell, each) for each in latest])


def _agreement(shell: Shell, agreement: Record) -> QWidget:
    standing = standing_of(agreement.kind, [agreement], date.today())
    if standing.state == "none":  # it begins later
        chip = Chip(_("From {day}").format(day=day(agreement.starts_on)), "info")
    else:
        chip = Chip(agreement_words(standing), TONES[standing.state])
    spans = [
        (_("Signed {day}"), agreement.signed_on),
        (_("in force from {day}"), agreement.starts_on),
        (_("until {day}"), agreement.expires_on),
    ]
    below = ", ".join(words.format(day=day(on)) for words, on in spans if on)
    head = row(label(AGREEMENT_KIND.format(agreement.kind), "strong", wrap=True), chip)
    head.setStretch(0, 1)
    lines = column(head, spacing=3)
    for text in (below, agreement.note):
        if text:
            lines.addWidget(label(text, "faint", wrap=True))
    whole = boxed(lines)
    if shell.book.allows(FILES, "see"):
        files = FileList(shell, Agreement, agreement.id, whole)
        files.nothing.setVisible(False)  # one hint for each agreement would be too many
        lines.addWidget(files)
        if shell.book.allows(FILES, "add"):
            lines.addLayout(row(files.attach, files.paste, None))  # in line with the words of the agreement
    return whole


def _seats(book: Book, offers: Sequence[Record]) -> Items:
    """The last season first: role and season, how many of the seats are free, and what is asked."""
    free = seats_left(book, [o.id for o in offers])
    latest = sorted(offers, key=lambda o: o.starts_on or date.min, reverse=True)
    return _parted([_offer(o, free[o.id]) for o in latest])


def _offer(offer: Record, free: int) -> QLayout:
    title = " · ".join(part for part in (offer.role, offer.season) if part)
    head = row(label(title, "strong", wrap=True), Chip(*_free_words(offer, free)))
    head.setStretch(0, 1)
    dates = " – ".join(day(on) for on in (offer.starts_on, offer.ends_on) if on)
    asks = [
        _("from {age} years").format(age=offer.least_age) if offer.least_age else "",
        _("from grade {grade}").format(grade=offer.least_grade.lstrip("0")) if offer.least_grade else "",
    ]
    facts = (dates, offer.schedule, PAY.format(offer.pay), ", ".join(part for part in asks if part))
    below = " · ".join(part for part in facts if part)
    lines = column(head, spacing=3)
    for text in (below, offer.note):
        if text:
            lines.addWidget(label(text, "faint", wrap=True))
    return lines


def _free_words(offer: Record, free: int) -> tuple[str, Tone]:
    """How many of the seats are free: "2 of 3 free", "All 3 filled", "Closed"."""
    if offer.state == "closed":
        return OPEN_STATE.format("closed"), "neutral"
    if offer.ends_on and offer.ends_on < date.today():
        return _("Past"), "neutral"
    if not free:
        filled = ngettext("Filled", "All {count} filled", offer.seats)
        return filled.format(count=number(offer.seats)), "neutral"
    return _("{free} of {seats} free").format(free=number(free), seats=number(offer.seats)), "ok"


def _externships(book: Book, stays: Sequence[Record]) -> Items:
    names = teachers_of(book, stays)
    latest = sorted(stays, key=lambda stay: stay.starts_on, reverse=True)
    return _parted([externship_lines(names.get(stay.staff_id, ""), stay) for stay in latest])
