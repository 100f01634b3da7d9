"""What every record has: an id made on this laptop, a mark instead of deletion, and a birth."""

from __future__ import annotations

import os
import time
from collections import namedtuple
from functools import cache
from threading import Lock
from typing import Any, ClassVar, cast

from sqlalchemy import Integer, MetaData, String, Table
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column

from app.book.fields import fields_of
from app.i18n import fold

_names = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
_ticks = 0  # milliseconds since 1970 and twelve bits of counter, as they were last given out
_ticking = Lock()


def new_id() -> str:
    """A version 7 UUID (RFC 9562) as 32 hex digits: ids made later sort later, on every laptop.

    The 12 bits behind the millisecond count upwards and run over into it, so that rows of one bulk insert stay
    in order, also where the clock is set back meanwhile.
    """
    global _ticks
    with _ticking:
        _ticks = ticks = max(_ticks + 1, time.time_ns() // 1_000_000 << 12)
    random = int.from_bytes(os.urandom(8)) & 0x3FFF_FFFF_FFFF_FFFF
    return f"{ticks >> 12 << 80 | 7 << 76 | (ticks & 0xFFF) << 64 | 2 << 62 | random:032x}"


class Base(DeclarativeBase):
    """A record. `birth` is the number of the journal entry that made it, `folded` finds and sorts it."""

    metadata = MetaData(naming_convention=_names)
    title: ClassVar[str]  # N_("student"), as the journal and messages name it
    shown_as: ClassVar[tuple[str, ...]] = ()  # the fields that stand for the record where it is referred to
    translated: ClassVar[bool] = False  # those fields are kept in English and shown in the language that is spoken

    @declared_attr.directive
    def __tablename__(cls) -> str:  # noqa: N805 (SQLAlchemy hands it the class)
        return "".join("_" + c.lower() if c.isupper() else c for c in cls.__name__).lstrip("_")

    id: Mapped[str] = mapped_column(String(32), primary_key=True, default=new_id, sort_order=-3)
    deleted: Mapped[bool] = mapped_column(default=False, sort_order=90)
    birth: Mapped[int] = mapped_column(Integer, default=0, sort_order=91)
    folded: Mapped[str] = mapped_column(String, default="", sort_order=92)


def entities() -> list[type[Base]]:
    """All kinds of records, by the names of their tables: the registry tells them in another order each time."""
    return sorted((mapper.class_ for mapper in Base.registry.mappers), key=lambda entity: entity.__tablename__)


Record = Any  # a named tuple of `record_type`: id and the described fields, read-only


@cache
def record_type(entity: type[Base]) -> type[Any]:
    """The named tuple in which rows of `entity` leave the book: `id`, then every described field."""
    names = ("id", *fields_of(entity))
    return namedtuple(entity.__name__, names)  # pyright: ignore[reportUntypedNamedTuple]


@cache
def searchable(entity: type[Base]) -> tuple[str, ...]:
    """The names of the fields by which `entity` is found and sorted."""
    return tuple(f.name for f in fields_of(entity).values() if f.searchable)


def folded(values: dict[str, Any], names: tuple[str, ...]) -> str:
    """The key by which a record is found and sorted: its searchable fields, folded, parted by tabs."""
    return fold("\t".join([str(values.get(name) or "") for name in names])) if names else ""


def table_of(entity: type[Base]) -> Table:
    """The table of `entity`."""
    return cast("Table", entity.__table__)
