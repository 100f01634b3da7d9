"""What a student must have taken: sets of requirements for graduation and for A-G, which a site edits."""

from __future__ import annotations

from sqlalchemy.orm import Mapped

from app.book.base import Base
from app.book.fields import field
from app.book.kinds import FLAG, PARAGRAPHS, Choice, Whole
from app.i18n import N_
from app.models.study_kinds import CREDITS

SET_KIND = Choice({"graduation": N_("Graduation"), "ag": N_("A-G")})
UNIT = Choice({"years": N_("Years of a course"), "credits": N_("Credits")})
LEAST_MARK = Choice({"pass": N_("Passed"), "c_minus": N_("C- or better"), "c": N_("C or better")})

CLASS = Whole(1990, 2100)


class RequirementSet(Base):
    """A list of requirements for the graduation classes from one to another. Amounts are credits, or years.

    Credits differ from district to district; the law and the University of California count years.
    """

    title = N_("set of requirements")
    shown_as = ("name",)
    translated = True

    name: Mapped[str] = field(N_("Name"), searchable=True)
    kind: Mapped[str] = field(N_("Kind"), kind=SET_KIND, default="graduation")
    unit: Mapped[str] = field(N_("Counted in"), kind=UNIT, default="credits")
    class_from: Mapped[int | None] = field(N_("From graduation class"), kind=CLASS)
    class_until: Mapped[int | None] = field(N_("Until graduation class"), kind=CLASS)
    total: Mapped[int | None] = field(N_("In all"), kind=CREDITS)  # else the sum of its lines
    active: Mapped[bool] = field(N_("In use"), kind=FLAG, default=True)
    note: Mapped[str | None] = field(N_("Note"), kind=PARAGRAPHS)


class Requirement(Base):
    """One line of a set. `takes` are the subjects, or A-G areas, whose courses count for it, parted by semicolons.

    `takes_rest` says that it also takes what other lines have too much of.
    """

    title = N_("requirement")
    shown_as = ("name",)
    translated = True

    set_id: Mapped[str] = field(N_("Set of requirements"), refers="requirement_set")
    place: Mapped[int | None] = field(N_("Order"), kind=Whole(1))
    code: Mapped[str | None] = field(N_("Code"))
    name: Mapped[str] = field(N_("Requirement"), searchable=True)
    amount: Mapped[int] = field(N_("Required"), kind=CREDITS)
    recommended: Mapped[int | None] = field(N_("Recommended"), kind=CREDITS)
    takes: Mapped[str | None] = field(N_("Subjects or areas"))
    takes_rest: Mapped[bool] = field(N_("Takes the rest"), kind=FLAG, default=False)
    least_mark: Mapped[str] = field(N_("Least mark"), kind=LEAST_MARK, default="pass")
    class_from: Mapped[int | None] = field(N_("From graduation class"), kind=CLASS)
    rule_source: Mapped[str | None] = field(N_("Source"))
