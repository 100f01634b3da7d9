"""What an account may see and do, as the book asks for it: the book itself knows no role."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple, Protocol

Action = Literal["see", "add", "change", "delete"]


class Decision(NamedTuple):
    """To give `field` this `value` is `act`; where it `locks`, so is every change of a record that has the value."""

    field: str
    value: str
    act: str
    locks: bool


class Policy(Protocol):
    """What one account may do. Tables are told by name, acts are what the program does beyond single records."""

    def may(self, act: str) -> bool:
        """Whether the account may do this. Raises KeyError for an act that is not declared."""
        ...

    def named(self, act: str) -> str:
        """The act in plain words."""
        ...

    def allows(self, table: str, action: Action) -> bool:
        """Whether the account may do this with records of `table`, as far as they lie in its scope."""
        ...

    def scope(self, table: str) -> str | None:
        """Which records of `table` those are: a condition in SQL, or None for all.

        In it `{student}` stands for what may be seen of the table "student", `{ids.student}` for a table of the ids of
        it, which is kept ready while the edits of other tables do not concern it, and today() for the present day.
        """
        ...

    def decisions(self, table: str) -> Sequence[Decision]:
        """What it takes more than a change of a record to decide."""
        ...

    def erasing(self, table: str) -> str:
        """The act that erases records of `table` for good, with all that rests on them."""
        ...


class Everything:
    """The policy of a book to which none was handed: everything is allowed."""

    def may(self, act: str) -> bool:
        return True

    def named(self, act: str) -> str:
        return act

    def allows(self, table: str, action: Action) -> bool:
        return True

    def scope(self, table: str) -> str | None:
        return None

    def decisions(self, table: str) -> Sequence[Decision]:
        return ()

    def erasing(self, table: str) -> str:
        return "erase"
