"""How much memory an import takes, measured in a process of its own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.benchmarks.figures import Figure

ROOT = Path(__file__).parents[2]
IMPORT = """
from app.models import Student
from tests.benchmarks.book import MANY, empty_book, students
from tests.benchmarks.figures import peak
with empty_book() as book, book.edit("Import") as edit:
    edit.insert(Student, students(MANY))
print(peak())
"""


def measure() -> list[Figure]:
    """The most memory of the whole process; nothing where the system does not tell."""
    if sys.platform == "win32":
        return []
    told = subprocess.run([sys.executable, "-c", IMPORT], cwd=ROOT, capture_output=True, text=True, check=True)
    return [Figure("memory of a process that imports 50,000 students", float(told.stdout), "MB", 300)]
