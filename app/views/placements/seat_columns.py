"""The columns of the list of seats."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from app.book.book import Book
from app.book.kinds import WHOLE
from app.i18n import _, ngettext, number
from app.models.matching_seats import Seat
from app.models.opportunities import Opportunity
from app.models.seat_rows import FIT, fit_of, left_by_opportunity
from app.models.work_kinds import OPEN_STATE
from app.views.lists.columns import Column, Facet, Row, field_column
from app.views.look.cells import ChipCell, DotCell, MutedCell, StackedCell
from app.views.look.tokens import Tone
from app.views.placements.columns import span_words

SHOWN = ("season", "dates", "left", "pathway_id", "pay", "fit")
TONES: Mapping[str, Tone] = {"fits": "ok", "unclear": "warn", "not": "neutral"}
_MUTED = MutedCell()


def left_words(row: Row) -> str:
    """How many seats are free: "2 of 3 free"."""
    if not row["left"]:
        return _("None free")
    said = ngettext("{left} of {count} free", "{left} of {count} free", row["left"])
    return said.format(left=number(row["left"]), count=number(row["seats"]))


def _left(row: Row) -> int:
    return row["left"]


def fit_words(row: Row) -> str:
    """Whether the seat fits the student who was chosen; empty without one."""
    return FIT.format(fit_of(row["seat"])) if row["seat"] else ""


def seat_columns(tone: Callable[[str], Tone], seats: Callable[[], Mapping[str, Seat]]) -> list[Column]:
    """All columns that the list can show. `tone` colours a pathway by id; `seats` are those of the student chosen."""

    def fits(_book: Book) -> dict[str, str]:
        return {id_: fit_of(seat) for id_, seat in seats().items()}

    return [
        Column(_("Opportunity"), 220, "role", lambda row: row["role"], lambda row: StackedCell(row["employer"])),
        field_column(Opportunity, "season", 110),
        Column(_("Dates"), 156, "dates", span_words, lambda _row: _MUTED, sorts_by="starts_on"),
        Column(
            _("Seats"), 104, "left", left_words, lambda _row: _MUTED,
            facet=Facet("between", WHOLE, left_by_opportunity, complete=True), kind=WHOLE, value=_left,
        ),
        Column(
            _("Pathway"), 150, "pathway_id", lambda row: row["pathway"],
            lambda row: DotCell(tone(row["pathway_id"])) if row["pathway"] else _MUTED,
        ),
        field_column(Opportunity, "pay", 80),
        Column(
            _("Fit"), 132, "fit", fit_words,
            lambda row: ChipCell(TONES[fit_of(row["seat"])]) if row["seat"] else _MUTED,
            facet=Facet("any", FIT, fits, empty=_("No student chosen")),
        ),
        Column(_("Employer"), 170, "employer_id", lambda row: row["employer"], lambda _row: _MUTED),
        Column(_("State"), 90, "state", lambda row: OPEN_STATE.format(row["state"]), lambda _row: _MUTED),
        *(field_column(Opportunity, name) for name in ("schedule", "least_age", "least_grade", "note")),
        *(field_column(Opportunity, name, editable=False) for name in ("starts_on", "ends_on")),
    ]  # fmt: skip
