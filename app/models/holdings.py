"""What a book or a copy of one holds, in the few figures by which a person recognises it."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, select

from app.book.asking import Entity
from app.book.base import table_of
from app.book.reading import Reader
from app.models.hours import HourEntry
from app.models.people import Student
from app.models.placements import Placement
from app.models.school import Site


@dataclass(frozen=True, slots=True)
class Holdings:
    """What is in a book, without what was deleted."""

    site: str  # empty where it has none yet
    students: int
    placements: int
    minutes: int  # of all hours, whatever their state


def holdings(reader: Reader) -> Holdings:
    """Asks only for columns that every released schema has, so that older copies answer, too."""
    hours, site = table_of(HourEntry), table_of(Site)
    with reader.reading() as connection:
        minutes = connection.execute(select(func.sum(hours.c.minutes)).where(hours.c.deleted.is_(False))).scalar()
        name = connection.execute(select(site.c.name).where(site.c.deleted.is_(False))).scalar()
        return Holdings(name or "", _count(reader, Student), _count(reader, Placement), minutes or 0)


def _count(reader: Reader, entity: Entity) -> int:
    table = table_of(entity)
    with reader.reading() as connection:
        return connection.execute(
            select(func.count()).select_from(table).where(table.c.deleted.is_(False))
        ).scalar_one()
