"""The columns of the list of employers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from app.book.fields import fields_of
from app.book.kinds import DAY, WHOLE, Kind
from app.i18n import _, number, short_day
from app.models.employer_rows import (
    agreement_ends,
    agreement_states,
    contacts_by_employer,
    last_student_days,
    students_by_employer,
)
from app.models.employer_standing import AGREEMENT_STATE, follow_ups, last_contacts, open_seats, thanks_owed
from app.models.employers import Employer
from app.views.employers.standing_words import (
    AGREEMENTS,
    STATUSES,
    agreement_words,
    follow_up_tone,
    follow_up_words,
)
from app.views.lists.columns import Column, Facet, Row, Values, field_column
from app.views.look.cells import Cell, ChipCell, MutedCell, StackedCell

SHOWN = ("sector_id", "agreement", "open_seats", "students_now", "last_contact", "follow_up")
"""The columns with which the list begins, besides the first."""

_MUTED = MutedCell()


def _follow_up_cell(row: Row) -> Cell:
    return ChipCell(follow_up_tone(row["follow_up"])) if row["follow_up"] else _MUTED


def _figure(count: int) -> str:
    return number(count) if count else ""


def _day(on: date | None) -> str:
    return short_day(on) if on else ""


def employer_columns() -> list[Column]:
    """All columns that the list of employers can show."""
    status = fields_of(Employer)["status"].kind
    agreement = Column(
        _("Agreements"),
        172,
        "agreement",
        lambda row: agreement_words(row["agreement"]),
        lambda row: ChipCell(AGREEMENTS[row["agreement"].state]),
        facet=Facet("any", AGREEMENT_STATE, agreement_states, complete=True),
        order=agreement_ends,
    )
    contact = Column(
        _("Contact"),
        156,
        "contact",
        lambda row: row["contact"],
        lambda row: StackedCell((row["contacts"][0].position or "") if row["contacts"] else ""),
        facet=Facet("text", values=contacts_by_employer),
    )
    last_student = Column(
        _("Last student"),
        170,
        "last_student",
        lambda row: row["last_student"].name if row["last_student"] else "",
        lambda row: StackedCell(short_day(row["last_student"].since) if row["last_student"] else ""),
        facet=Facet("between", DAY, last_student_days),
    )
    return [
        Column(_("Employer"), 218, "name", lambda row: row["name"], lambda row: StackedCell(row["city"] or "")),
        field_column(Employer, "kind", 132),
        Column(_("Industry sector"), 146, "sector_id", lambda row: row["sector"], lambda _row: _MUTED),
        agreement,
        _measured(WHOLE, _("Open seats"), "open_seats", 126, lambda row: _figure(row["open_seats"]), open_seats),
        _measured(
            WHOLE,
            _("Students now"),
            "students_now",
            112,
            lambda row: _figure(row["students_now"]),
            students_by_employer,
        ),
        _measured(DAY, _("Last contact"), "last_contact", 100, lambda row: _day(row["last_contact"]), last_contacts),
        Column(
            _("Follow up"),
            118,
            "follow_up",
            lambda row: follow_up_words(row["follow_up"]) if row["follow_up"] else "",
            _follow_up_cell,
            facet=Facet("between", DAY, follow_ups),
            kind=DAY,
            value=lambda row: row["follow_up"],
        ),
        _measured(WHOLE, _("Thanks owed"), "thanks_owed", 96, lambda row: _figure(row["thanks_owed"]), thanks_owed),
        contact,
        last_student,
        Column(
            _("Status"),
            100,
            "status",
            lambda row: status.format(row["status"]),
            lambda row: ChipCell(STATUSES.get(row["status"], "neutral")),
            editable=True,
        ),
        field_column(Employer, "city", editable=False),  # a part of what tells employers apart
        *(field_column(Employer, name) for name in ("street", "zip_code", "phone", "website")),
    ]


def _measured(kind: Kind, title: str, name: str, width: int, text: Callable[[Row], str], values: Values) -> Column:
    """A number or a day that no field of the record holds."""
    return Column(
        title,
        width,
        name,
        text,
        lambda _row: _MUTED,
        facet=Facet("between", kind, values),
        kind=kind,
        value=lambda row: row[name],
    )
