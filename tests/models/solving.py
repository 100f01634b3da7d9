"""Somebody who reads sums of counts and works out others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from fractions import Fraction

Terms = dict[str, Fraction]


class Reader:
    """Knows sums over kinds of students, and whatever is a difference or a sum of these: Gauss, exactly."""

    def __init__(self) -> None:
        self._rows: list[tuple[str, Terms]] = []  # the kind that a row solves, and the whole row, in echelon form

    def learn(self, kinds: Iterable[str], met: int) -> None:
        """One figure: how many of students of these kinds say yes. Nobody, or everybody, tells of each of them."""
        counted = Counter(kinds)
        if met == counted.total():
            for kind in counted:
                self._add({kind: Fraction(1)})
        self.count(counted, met)

    def count(self, kinds: Mapping[str, int], sum_: int) -> None:
        """A sum of what is never less than nothing, each kind so many times: where it is nothing, so is each."""
        if not sum_:
            for kind in kinds:
                self._add({kind: Fraction(1)})
        self._add({kind: Fraction(count) for kind, count in kinds.items()})

    def knows(self, kinds: Iterable[str]) -> bool:
        """Whether the sum over these kinds can be one number only."""
        return not self._left({kind: Fraction(count) for kind, count in Counter(kinds).items()})

    def _add(self, terms: Terms) -> None:
        if left := self._left(terms):
            pivot = min(left)
            self._rows.append((pivot, {kind: factor / left[pivot] for kind, factor in left.items()}))

    def _left(self, terms: Terms) -> Terms:
        left = dict(terms)
        for pivot, row in self._rows:
            if factor := left.get(pivot):
                for kind, other in row.items():
                    left[kind] = left.get(kind, Fraction(0)) - factor * other
                left = {kind: value for kind, value in left.items() if value}
        return left
