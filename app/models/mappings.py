"""How the columns of a source's files were matched to fields, remembered for the next time."""

from __future__ import annotations

from sqlalchemy.orm import Mapped

from app.book.base import Base
from app.book.fields import field
from app.i18n import N_


class ImportMapping(Base):
    """For one heading of one source (its set of headings): the field that it fills, or nothing where it is left out."""

    title = N_("import mapping")

    source: Mapped[str] = field(N_("Source"), index=True)
    heading: Mapped[str] = field(N_("Heading"))
    target: Mapped[str | None] = field(N_("Field"))
