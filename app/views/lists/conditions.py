"""One condition on a column of a list: as a question to the book, as a test of values, and in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, cast

from app.book.asking import Between, Containing, Not
from app.book.kinds import Day, Plain
from app.book.refused import Refused
from app.i18n import _, fold
from app.views.lists.columns import Facet

Op = Literal["any", "between", "text", "empty", "filled"]
OPS: tuple[Op, ...] = ("any", "between", "text", "empty", "filled")


@dataclass(frozen=True, slots=True)
class Condition:
    """What a column must be. `values` are plain, as JSON holds them:

    any: codes, None among them for empty; between: from and to, None for open, days also as they were typed
    ("today", "-2w"), so that they move on with the calendar; text: the text; empty and filled: nothing.
    """

    column: str
    op: Op
    values: tuple[Plain, ...] = ()

    def plain(self) -> list[Any]:
        """As JSON holds it."""
        return [self.column, self.op, list(self.values)]


def revive(plain: Any, facets: Mapping[str, Facet]) -> Condition | None:
    """The condition again from what `plain` gave; None where it says nothing to the list as it is today."""
    if not (isinstance(plain, list) and len(cast("list[Any]", plain)) == 3):
        return None
    column, op, values = cast("tuple[Any, Any, Any]", plain)
    facet = facets.get(column) if isinstance(column, str) else None
    if facet is None or op not in OPS or not isinstance(values, list):
        return None
    condition = Condition(column, op, tuple(cast("list[Plain]", values)))
    if op in ("empty", "filled"):
        return Condition(column, op)
    if op != facet.way or not condition.values:
        return None
    if op == "between":
        return condition if _readable(condition, facet) else None
    return condition


def _readable(condition: Condition, facet: Facet) -> bool:
    try:
        return len(condition.values) == 2 and any(bound(facet, each) is not None for each in condition.values)
    except (Refused, ValueError, TypeError):
        return False


def bound(facet: Facet, plain: Plain) -> Any:
    """The value that one end of a span means today."""
    if plain is None:
        return None
    if isinstance(facet.kind, Day):
        return facet.kind.parse(str(plain))
    return facet.kind.revive(plain)


# as a question


def asked(condition: Condition, facet: Facet) -> Any:
    """What the field behind the column must be, as `Book.ids` takes it."""
    match condition.op:
        case "any":
            return [None if each is None else facet.kind.revive(each) for each in condition.values]
        case "between":
            return Between(*(bound(facet, each) for each in condition.values))
        case "text":
            return Containing(str(condition.values[0]))
        case "empty":
            return None
        case "filled":
            return Not(None)


def predicate(condition: Condition, facet: Facet) -> Callable[[Any], bool]:
    """Whether a value meets the condition, for columns that no field stands behind."""
    if condition.op == "any":
        codes = set(condition.values)
        return lambda value: not codes.isdisjoint(value) if isinstance(value, tuple) and value else value in codes
    if condition.op == "between":
        low, high = (bound(facet, each) for each in condition.values)
        return lambda value: value is not None and (low is None or value >= low) and (high is None or value <= high)
    if condition.op == "text":
        wanted = fold(str(condition.values[0]))
        return lambda value: value is not None and wanted in fold(str(value))
    wants_empty = condition.op == "empty"
    return lambda value: (value is None) == wants_empty


# in words


def short(condition: Condition, facet: Facet, options: Mapping[Any, str]) -> str:
    """The value alone, as a chip says it: "11, 12"."""
    match condition.op:
        case "any":
            return ", ".join(_named(condition, facet, options))
        case "between":
            low, high = _ends(condition, facet)
            return f"{low} – {high}" if low and high else f"≥ {low}" if low else f"≤ {high}"
        case "text":
            return f"“{condition.values[0]}”"
        case "empty":
            return facet.empty or _("Empty")
        case "filled":
            return _("Not empty")


def sentence(title: str, condition: Condition, facet: Facet, options: Mapping[Any, str]) -> str:
    """The condition as people read it: "Grade is 11 or 12", "Review is from 11/1/2026 to 11/30/2026"."""
    match condition.op:
        case "any":
            return _("{column} is {values}").format(column=title, values=_either(_named(condition, facet, options)))
        case "between":
            low, high = _ends(condition, facet)
            wording = (
                _("{column} is from {low} to {high}")
                if low and high
                else _("{column} is {low} or more")
                if low
                else _("{column} is {high} or less")
            )
            if isinstance(facet.kind, Day) and not (low and high):
                wording = _("{column} is {low} or later") if low else _("{column} is {high} or earlier")
            return wording.format(column=title, low=low, high=high)
        case "text":
            return _("{column} holds “{text}”").format(column=title, text=condition.values[0])
        case "empty":
            return _("{column} is empty").format(column=title)
        case "filled":
            return _("{column} is not empty").format(column=title)


def _named(condition: Condition, facet: Facet, options: Mapping[Any, str]) -> list[str]:
    """The ticked values in words, in the order in which they are offered."""
    offered = [code for code in options if code in condition.values]
    gone = [code for code in condition.values if code not in options and code is not None]
    words = [options[code] for code in offered] + [facet.kind.format(facet.kind.revive(code)) for code in gone]
    return [*words, facet.empty or _("Empty")] if None in condition.values else words


def _ends(condition: Condition, facet: Facet) -> list[str]:
    return [facet.kind.format(bound(facet, each)) for each in condition.values]


def _either(words: Sequence[str]) -> str:
    if len(words) < 2:
        return "".join(words)
    return _("{these} or {last}").format(these=", ".join(words[:-1]), last=words[-1])
