"""How much memory an import takes, measured in a process of its own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.benchmarks.figures import Figure

ROOT = Path(__file__).parents[2]
IMPORT = """
import resource, sys
from app.models import Student
from tests.benchmarks.book import MANY, empty_book, students
with empty_book() as book, book.edit("Import") as edit:
    edit.insert(Student, students(MANY))
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform == "linux" else 1024 * 1024))
"""


def measure() -> list[Figure]:
    """The most memory of the whole process; nothing where the system does not tell."""
    if sys.platform == "win32":
        return []
    told = subprocess.run([sys.executable, "-c", IMPORT], cwd=ROOT, capture_output=True, text=True, check=True)
    return [Figure("memory of a process that imports 50,000 students", float(told.stdout), "MB", 300)]
