"""The library of strategies, which a site edits, and templates of support plans."""

from __future__ import annotations

from sqlalchemy.orm import Mapped

from app.book.base import Base
from app.book.fields import field
from app.book.kinds import FLAG, PARAGRAPHS, Whole
from app.i18n import N_, _
from app.models.kinds import DELIVERY, DOMAIN, TIER, Minutes

MINUTES = Minutes(most=12 * 60)
PER_WEEK, LENGTH = Whole(1, 14), Minutes(most=8 * 60)
"""Of the sessions of a support plan: what is more is a slip of the keys."""


def strategy_told(name: str | None, words: str | None) -> str:
    """The strategy of a plan as it is told everywhere: the one of the library by `name`, with the plan's own words
    behind it where they say something else; those alone where none was chosen.
    """
    spoken = _(name) if name else ""
    return " · ".join(dict.fromkeys(filter(None, (spoken, words if words != name else spoken))))


class Strategy(Base):
    """Something that is done to help, how, and for how long. The shipped ones are general; sites add their own."""

    title = N_("strategy")
    shown_as = ("name",)
    translated = True

    name: Mapped[str] = field(N_("Strategy"), searchable=True)
    domain: Mapped[str | None] = field(N_("Domain"), kind=DOMAIN)
    description: Mapped[str | None] = field(N_("Description"), kind=PARAGRAPHS)
    delivery: Mapped[str | None] = field(N_("Delivery"), kind=DELIVERY)
    least_minutes: Mapped[int | None] = field(N_("Minutes at least"), kind=MINUTES)
    most_minutes: Mapped[int | None] = field(N_("Minutes at most"), kind=MINUTES)
    weeks: Mapped[int | None] = field(N_("Weeks"), kind=Whole(1, 60))
    source: Mapped[str | None] = field(N_("Source"))
    active: Mapped[bool] = field(N_("In use"), kind=FLAG, default=True)


class PlanTemplate(Base):
    """What support plans of one kind have in common; a plan is made from it and then is the student's own."""

    title = N_("template of a support plan")
    shown_as = ("name",)

    name: Mapped[str] = field(N_("Template"), searchable=True)
    domain: Mapped[str | None] = field(N_("Domain"), kind=DOMAIN)
    tier: Mapped[str | None] = field(N_("Tier"), kind=TIER)
    need: Mapped[str | None] = field(N_("Need"))
    goal: Mapped[str | None] = field(N_("Measurable goal"), kind=PARAGRAPHS)
    measure: Mapped[str | None] = field(N_("Measure"))
    unit: Mapped[str | None] = field(N_("Unit"))
    strategy_id: Mapped[str | None] = field(N_("From the library"), refers="strategy")
    strategy: Mapped[str | None] = field(N_("Strategy"))
    delivery: Mapped[str | None] = field(N_("Delivery"), kind=DELIVERY)
    sessions_per_week: Mapped[int | None] = field(N_("Sessions per week"), kind=PER_WEEK)
    session_minutes: Mapped[int | None] = field(N_("Minutes per session"), kind=LENGTH)
    weeks: Mapped[int | None] = field(N_("Weeks"), kind=Whole(1, 60))
    monitoring_weeks: Mapped[int | None] = field(N_("Weeks between measures"), kind=Whole(1, 60))
    active: Mapped[bool] = field(N_("In use"), kind=FLAG, default=True)
