"""Measures and prints the table; `--write` keeps it in RESULTS.md. Names of modules choose among them."""

from __future__ import annotations

import argparse
import importlib
import pkgutil
import platform
import sys
from datetime import date
from pathlib import Path

from tests.benchmarks.figures import Figure, table

HERE = Path(__file__).parent


def main() -> int:
    names = [found.name for found in pkgutil.iter_modules([str(HERE)]) if not found.name.startswith("__")]
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("modules", nargs="*", choices=[[], *names], metavar="module", help=", ".join(names))
    parser.add_argument("--write", action="store_true", help="keep the table in RESULTS.md")
    wanted = parser.parse_args()
    figures: list[Figure] = []
    for name in wanted.modules or names:
        module = importlib.import_module(f"tests.benchmarks.{name}")
        if hasattr(module, "measure"):
            print(f"{name} …", file=sys.stderr, flush=True)
            figures += module.measure()
    made = table(figures)
    print(made)
    if wanted.write:
        about = f"Python {platform.python_version()}, {platform.system()} {platform.machine()}, {date.today()}"
        (HERE / "RESULTS.md").write_text(f"# Figures\n\n{about}\n\n{made}", encoding="utf-8")
    return 0 if all(figure.is_kept for figure in figures) else 1


if __name__ == "__main__":
    sys.exit(main())
