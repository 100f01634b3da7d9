"""What is shown of an employer at a glance, in the pane beside the list and on its page."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QLayout, QWidget

from app.book.base import Record
from app.book.fields import fields_of
from app.i18n import _, day, ngettext, short_day
from app.models.employers import Employer
from app.models.placement_rows import full_name
from app.views.employers.standing_words import (
    AGREEMENTS,
    STATUSES,
    agreement_sentence,
    agreement_words,
    follow_up_sentence,
    follow_up_tone,
    seat_words,
    student_words,
)
from app.views.lists.columns import Row
from app.views.look.buttons import button
from app.views.look.cards import Fact
from app.views.look.chips import Chip
from app.views.look.labels import label
from app.views.look.layouts import column, row
from app.views.window.page import Shell


def state_chips(employer: Row) -> list[QWidget]:
    """The status, how it stands with the agreements, and what is due."""
    chips: list[QWidget] = []
    if status := employer["status"]:
        words = fields_of(Employer)["status"].kind.format(status)
        chips.append(Chip(words, STATUSES.get(status, "neutral")))
    standing = employer["agreement"]
    chips.append(Chip(agreement_words(standing), AGREEMENTS[standing.state]))
    return chips


def due_chips(employer: Row) -> list[QWidget]:
    """Thanks that are owed, and the next follow-up."""
    chips: list[QWidget] = []
    if count := employer["thanks_owed"]:
        chips.append(Chip(ngettext("Thanks owed", "Thanks owed: {count}", count).format(count=count), "warn"))
    if on := employer["follow_up"]:
        chips.append(Chip(follow_up_sentence(on), follow_up_tone(on)))
    return chips


def glance_facts(employer: Row) -> list[QWidget]:
    """How the site stands with an employer, in one line each."""
    last, contact = employer["last_student"], employer["last_contact"]
    return [
        Fact(icon, caption, text)
        for icon, caption, text in (
            ("file-check", _("Agreements"), agreement_sentence(employer["agreement"])),
            ("door-open", _("Open seats"), seat_words(employer["open_seats"]) or _("None")),
            ("users", _("Students now"), student_words(employer["students_now"]) or _("None")),
            ("user-check", _("Last student"), f"{last.name} · {short_day(last.since)}" if last else _("None yet")),
            ("phone", _("Last contact"), day(contact) if contact else _("None yet")),
        )
    ]


def address_of(employer: Row) -> str:
    """Street and town in one line."""
    town = " ".join(part for part in (employer["city"], employer["zip_code"]) if part)
    return ", ".join(part for part in (employer["street"], town) if part)


def reach_line(shell: Shell, person: Record) -> QLayout:
    """How to reach somebody: each number or address is copied when it is pressed; nothing leaves this computer."""
    line = column(spacing=0)
    for text in (person.phone, person.email):
        if text:
            line.addLayout(row(None, copy_button(shell, text, full_name(person))))
    return line


def copy_button(shell: Shell, text: str, whose: str) -> QWidget:
    """A number or an address that is put on the clipboard."""

    def copy() -> None:
        QApplication.clipboard().setText(text)
        shell.toast(_("“{text}” copied").format(text=text))

    return button(text, "", "link", copy, name=_("Copy {text} of {name}").format(text=text, name=whose))


def person_lines(person: Record) -> QLayout:
    """Somebody's name and position."""
    lines = column(label(full_name(person), "strong", wrap=True), spacing=1)
    if person.position:
        lines.addWidget(label(person.position, "muted", wrap=True))
    return lines
