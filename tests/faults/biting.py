"""The program broken in known ways: every break must be caught by its measure, or the trials prove nothing.

A break lives in the processes that strike and are struck; nothing is written to the source.
"""

from __future__ import annotations

import itertools
import os
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.book import backup, book, copies, files, health, journal, keys, opening, records_file
from app.book.editing import Edit
from app.book.migrations import migrating
from app.imports import archives
from tests.faults import running
from tests.faults.scoreboard import Line
from tests.faults.trials import Measure


@dataclass(frozen=True, slots=True)
class Break:
    """One way to break the program, and the measure that must notice."""

    measure: str
    apply: Callable[[], None]
    most: int = 60  # trials within which it must be caught


def put(owner: Any, name: str, value: Any) -> None:
    """Put `value` into the place of a part of the program."""
    getattr(owner, name)  # what is not there cannot be broken
    setattr(owner, name, value)


def commits_are_dropped() -> None:
    """Now and then the disk is not told to commit what was announced."""
    real = records_file.open_engine

    def open_engine(path: Path, key: bytes, *, writes: bool = False) -> Any:
        engine = real(path, key, writes=writes)
        if writes:
            commit, count = engine.dialect.do_commit, itertools.count(1)
            put(engine.dialect, "do_commit", lambda at: at.execute("ROLLBACK") if next(count) % 3 == 0 else commit(at))
        return engine

    put(records_file, "open_engine", open_engine)


def edits_are_committed_in_parts() -> None:
    """Every statement of an edit is committed by itself."""
    real = Edit._run

    def run(edit: Edit, statement: Any, parameters: Any) -> None:
        real(edit, statement, parameters)
        at: Any = edit.connection.connection.dbapi_connection
        at.execute("COMMIT")
        at.execute("BEGIN IMMEDIATE")

    put(Edit, "_run", run)


def backups_bear_their_name_too_early() -> None:
    """The folder of a backup has its name before it is written."""
    real = backup.copy_records

    def copy_records(source: Any, to: Path, *rest: Any) -> Any:
        named = to.parent.with_name(to.parent.name.removesuffix(backup.PART))
        if named != to.parent and named.parent.name == backup.BACKUPS and named.name.endswith("Z"):
            named.mkdir()
            to.with_name("begun").touch()
            (named / records_file.RECORDS).write_bytes(b"")
            try:
                return real(source, to, *rest)
            finally:
                (named / records_file.RECORDS).unlink()
                named.rmdir()
        return real(source, to, *rest)

    put(backup, "copy_records", copy_records)


def the_key_file_is_written_in_place() -> None:
    """Not beside its place and then renamed."""

    def replace_file(path: Path, content: bytes) -> None:
        with path.open("wb", buffering=0) as file:
            for start in range(0, len(content), 64):
                file.write(content[start : start + 64])

    put(keys, "replace_file", replace_file)


def files_are_renamed_unflushed() -> None:
    """What takes the place of a file may not have reached the disk."""

    @contextmanager
    def replacing(path: Path) -> Generator[Path]:
        part = path.with_name(path.name + ".part")
        path.parent.mkdir(parents=True, exist_ok=True)
        yield part
        part.replace(path)

    put(files, "replacing", replacing)


def migrations_are_committed_step_by_step() -> None:
    """Not as a whole."""
    real = records_file._begin_immediate
    migrate, now = migrating.bring_up_to_date, [False]

    def begin(connection: Any) -> None:
        if not now[0]:
            real(connection)

    def bring_up_to_date(*arguments: Any, **named: Any) -> None:
        now[0] = True
        try:
            migrate(*arguments, **named)
        finally:
            now[0] = False

    put(records_file, "_begin_immediate", begin)
    put(migrating, "bring_up_to_date", bring_up_to_date)


def troubles_of_the_disk_are_not_put_into_words() -> None:
    """What SQLite says goes on as it is."""
    put(records_file, "in_words", lambda _error, _path=None: None)


def pages_are_not_proved() -> None:
    """`check` looks neither at the seals of the pages nor at how they hang together."""
    looked = tuple(check for check in health.CHECKS if check.look.__name__ not in ("_cipher", "_integrity"))
    put(health, "CHECKS", looked)


def the_journal_is_not_verified() -> None:
    """Nobody looks whether an entry is what was written."""
    put(journal, "verify", lambda _connection: [])


def the_head_is_not_kept() -> None:
    """Nothing outside the records says what was acknowledged."""
    put(health.head, "gaps", lambda _connection, _folder: [])


def copies_are_not_compared() -> None:
    """What comes out of a copy is not compared with what was put in."""

    def take_out(copy: Any, name: str, _wanted: str, to: Path) -> None:
        to.write_bytes(copy.read(name))

    put(copies, "take_out", take_out)


def archives_have_no_limit() -> None:
    """However much a bundle unpacks to, it is unpacked."""
    put(archives, "MOST_RATIO", 10**9)
    put(archives, "MOST_BYTES", 10**12)


def the_book_is_not_locked() -> None:
    """Two windows open it at once."""

    class NoLock(opening.FileLock):
        def acquire(self, *_arguments: Any, **_named: Any) -> Any:  # type: ignore[override]
            return self

        def release(self, *_arguments: Any, **_named: Any) -> None:
            return None

    put(opening, "FileLock", NoLock)


def values_are_logged() -> None:
    """A line of the log repeats what was typed."""
    real = book.Book.save

    def save(self: Any, entity: Any, id_: str, values: Any, origin: object = None) -> None:
        log = Path(os.environ["PATHBOOK_HOME"]) / "pathbook.log"
        with log.open("a", encoding="utf-8") as file:
            file.write(f"save {values}\n")
        real(self, entity, id_, values, origin)

    put(book.Book, "save", save)


def erasures_are_not_wiped() -> None:
    """What was erased stays in the free pages of the file."""
    put(book.erasing, "wipe", lambda *_arguments: True)


def roles_are_not_obeyed() -> None:
    """Every account is let do everything."""
    put(book.Book, "obey", lambda *_arguments: None)


BREAKS = {
    function.__name__.replace("_", " "): Break(measure, function, most)
    for function, measure, most in (
        (commits_are_dropped, "kills while saving", 20),
        (edits_are_committed_in_parts, "kills while saving", 40),
        (backups_bear_their_name_too_early, "kills in backup", 40),
        (the_key_file_is_written_in_place, "kills in key-file save", 60),
        (files_are_renamed_unflushed, "simulated power cuts in file code", 60),
        (migrations_are_committed_step_by_step, "kills in migration", 60),
        (troubles_of_the_disk_are_not_put_into_words, "full disks", 20),
        (pages_are_not_proved, "damaged records", 60),
        (the_journal_is_not_verified, "forged journals", 20),
        (the_head_is_not_kept, "broken write-ahead logs", 20),
        (copies_are_not_compared, "mutated copies", 400),
        (archives_have_no_limit, "mutated OneRoster bundles", 400),
        (the_book_is_not_locked, "two windows on one book", 20),
        (values_are_logged, "names outside the book", 1),
        (erasures_are_not_wiped, "kills while erasing", 10),
        (roles_are_not_obeyed, "cells of the role matrix", 60),
    )
}
"""By what is broken."""


def run(ground: Path, measures: dict[str, Measure], say: Callable[[str], None], only: str = "") -> list[Line]:
    """Break the program in every way, or in those with `only` in their name; a break that nobody noticed is lost."""
    lines: list[Line] = []
    for name, broken in BREAKS.items():
        if only not in name:
            continue
        asked = [(measures[broken.measure], range(broken.most))]
        tried, caught = 0, ""
        for outcome in running.run(asked, ground, broken=name, chunk=max(1, min(20, broken.most // 2))):
            tried += 1
            if outcome.lost:
                caught = outcome.lost
                break
        say(f"{name}: " + (f"caught after {tried}: {caught[-200:]}" if caught else f"NOT CAUGHT in {tried} trials"))
        lines.append(Line(f"{name} ({broken.measure})", tried, 0 if caught else 1))
    return lines
