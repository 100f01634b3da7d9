"""The columns that one kind of file is known by: what they can fill, and which of them it cannot do without."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from app.book.book import Book
from app.book.refused import Refused
from app.i18n import _
from app.imports.drafts import Column
from app.imports.lines import Line, Place
from app.imports.matching import Mapped, Matched, columns_of, match, resolve, source_of
from app.imports.person_rows import ColumnsLacking
from app.imports.problems import Problem, no_rows
from app.imports.remembering import remembered
from app.imports.rows import Table
from app.imports.targets import Target


@dataclass(frozen=True, slots=True)
class Need:
    """What a file must tell: every target of one of `ways`. `words` (marked with N_) say it to people."""

    words: str
    ways: tuple[frozenset[str], ...]

    @classmethod
    def any_of(cls, words: str, *names: str) -> Need:
        """One of these targets is enough."""
        return cls(words, tuple(frozenset({name}) for name in names))


@dataclass(frozen=True, slots=True)
class FileColumns:
    """The columns of one kind of file. The sentences are marked with N_ and name {file}, the first one {columns}, too.

    A value of `light` that cannot be read leaves its row in place; any other one takes the row with it.
    `fixed` tells headings of a table apart that mean one thing here and another there.
    """

    targets: Callable[[Book], Mapping[str, Target]]
    needs: tuple[Need, ...]
    lacking: str
    empty: str
    light: frozenset[str] = frozenset()
    fixed: Callable[[Table], Mapped] = field(default=lambda _table: {})

    def lacks(self, found: set[str]) -> list[str]:
        """What a table with these columns would still need, in words."""
        return [_(need.words) for need in self.needs if not any(way <= found for way in need.ways)]


@dataclass
class Opened:
    """A file whose columns are matched. `given` is the mapping made by hand, to be remembered under `source`; `mapped`
    holds with it what was remembered.
    """

    chosen: list[Matched]
    columns: list[Column]
    labels: dict[str, str]
    source: str
    given: Mapped
    mapped: Mapped
    problems: list[Problem]

    def lines(self, light: frozenset[str]) -> Iterator[Line]:
        """Every row; what could not be read becomes a problem."""
        for matched in self.chosen:
            yield from _lines(matched, light, self.problems)

    def sorted_problems(self) -> list[Problem]:
        """The problems as they stand in the files."""
        files = {matched.table.file: place for place, matched in enumerate(self.chosen)}
        return sorted(self.problems, key=lambda problem: (files.get(problem.file, 0), problem.row or 0))


def open_file(
    book: Book, tables: Sequence[Table], sought: FileColumns, mapping: Mapping[str, str | None], name: str
) -> Opened:
    """Match the tables that have what is needed; raises ColumnsLacking where none does."""
    source, targets = source_of(tables), sought.targets(book)
    given = resolve(tables, mapping, targets)
    mapped = remembered(book, source) | given
    chosen: list[Matched] = []
    lacking: list[tuple[list[str], Table]] = []
    for table in tables:
        matched = match(table, targets, mapped, sought.fixed(table))
        lacks = sought.lacks(set(matched.readers))
        if lacks:
            lacking.append((lacks, table))
        else:
            chosen.append(matched)
    if not chosen:
        lacks, table = min(lacking, key=lambda each: len(each[0]))
        raise ColumnsLacking(_(sought.lacking).format(file=name, columns=", ".join(lacks)), table)
    problems = [problem for matched in chosen for problem in matched.problems()]
    if not any(matched.table.rows for matched in chosen):
        raise no_rows(name, problems, _(sought.empty))
    columns = [column for matched in chosen for column in columns_of(matched, targets)]
    labels = {name: target.words for name, target in targets.items()}
    return Opened(chosen, columns, labels, source, given, mapped, problems)


def _lines(matched: Matched, light: frozenset[str], problems: list[Problem]) -> Iterator[Line]:
    headings = {name: reader.heading for name, reader in matched.readers.items()}
    spoiled = {(problem.row, problem.column) for problem in matched.problems()}  # formulas without a value
    for row in matched.table.rows:
        line = Line(Place(matched.table.file, row.number, headings), {})
        for name, reader in matched.readers.items():
            cell = row.cells[reader.place]
            if cell is None or cell == "":
                line.sound = line.sound and (name in light or (row.number, reader.heading) not in spoiled)
                continue
            try:
                value = reader.read(cell)
            except Refused as refused:
                taken = name in light
                problems.append(Problem(matched.table.file, row.number, reader.heading, str(refused), taken))
                line.sound = line.sound and taken
                continue
            if value is not None:
                line.values[name] = value
        yield line
