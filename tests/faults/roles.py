"""The table of permissions, cell by cell: each role, each kind of record, each action, own and others'."""

from __future__ import annotations

import pickle
import shutil
import tempfile
from functools import cache
from itertools import product
from pathlib import Path
from random import Random
from typing import Any

from _pytest.outcomes import Failed

from app.book.book import Book
from app.models.permissions import ACTS, ROLES
from tests.books import cheap_keys
from tests.faults.trials import Chance, Lost, Measure
from tests.models import role_books
from tests.models.permissions import test_acts, test_cells
from tests.models.permissions.trying import TABLES

BOOK, EXAMPLES = "Roles.pathbook", "examples"
CELLS: list[tuple[str, ...]] = [
    *product(("see", "add", "change", "delete"), ROLES, TABLES),
    *product(("act",), ROLES, ACTS),
]
Random(0).shuffle(CELLS)  # so that some of them are of every kind


def lay_out_roles(ground: Path) -> None:
    """A book with an account of each role."""
    with cheap_keys():
        examples = role_books.make(ground / BOOK)
    (ground / EXAMPLES).write_bytes(pickle.dumps(examples))


def obey(chance: Chance, _folder: Path, ground: Path) -> None:
    """One kind of record, own and others', or one act; by the number of the trial."""
    action, role, *rest = cell = CELLS[chance.number % len(CELLS)]
    examples: Any = pickle.loads((ground / EXAMPLES).read_bytes())

    def books(role: str) -> Book:
        return _book(ground, role)

    tests: dict[str, Any] = {
        "see": test_cells.test_see,
        "add": test_cells.test_add,
        "change": test_cells.test_change,
        "delete": test_cells.test_delete,
    }
    try:
        if action == "act":
            test_acts.test_acts(books, role, *rest)  # type: ignore[arg-type]
        else:
            tests[action](books, examples, role, rest)
    except (Failed, AssertionError) as failure:
        raise Lost(
            f"{' '.join(cell)}: {str(failure).splitlines()[0] if str(failure) else 'not as declared'}"
        ) from failure


@cache
def _book(ground: Path, role: str) -> Book:
    """The book as this role opens it, kept open by this worker; whoever changes it undoes that."""
    folder = Path(tempfile.mkdtemp(prefix=f"{role}-", dir=ground))
    return role_books.open_as(Path(shutil.copytree(ground / BOOK, folder / BOOK)), role)


MEASURES = [Measure("cells of the role matrix", len(CELLS), 60, 6, obey)]
