"""What a site decides for its book: limits that no law sets, each declared once with its kind and default."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Mapped

from app.book.base import Base, Record
from app.book.book import Book
from app.book.fields import field
from app.book.kinds import Kind, Whole
from app.i18n import N_, _


class Setting(Base):
    """One decision of the site, by the name of its declaration."""

    title = N_("setting")
    shown_as = ("name",)

    name: Mapped[str] = field(N_("Setting"), index=True)
    value: Mapped[str | None] = field(N_("Value"))


@dataclass(frozen=True, slots=True)
class Decision:
    """A setting as it is declared. `label` and `sentence` are marked with N_; `default` is a value of `kind`."""

    name: str
    label: str
    sentence: str
    kind: Kind
    default: Any


QUIET_WEEKS = Decision(
    "quiet_weeks",
    N_("Weeks without hours"),
    N_("A placement, or a student, with nothing logged for so many weeks needs attention."),
    Whole(1),
    3,
)

DECISIONS: tuple[Decision, ...] = (QUIET_WEEKS,)
"""Every setting, in the order in which the settings page shows them; a subject adds its lines here."""


def decided(book: Book, decision: Decision) -> Any:
    """The value in force: what the site decided, else the default."""
    kept = _kept(book, decision)
    return decision.default if kept is None or kept.value is None else decision.kind.revive(json.loads(kept.value))


def decide(book: Book, decision: Decision, value: Any) -> None:
    """Keep `value` as the site's decision; None goes back to the default."""
    book.require("settings")
    said = None if value is None else json.dumps(decision.kind.plain(value))
    kept = _kept(book, decision)
    with book.edit(_("Setting: {setting}").format(setting=_(decision.label))) as edit:
        if kept is None:
            edit.insert(Setting, [{"name": decision.name, "value": said}])
        else:
            edit.update(Setting, {kept.id: {"value": said}})


def _kept(book: Book, decision: Decision) -> Record | None:
    return next(iter(book.records(Setting, {"name": decision.name})), None)
