"""The program broken on purpose, in this process alone, to see whether the trials notice."""

from __future__ import annotations

import importlib

_broken = ""


def now() -> str:
    """The name of what is broken here, or ""."""
    return _broken


def break_it(name: str) -> None:
    """Break what `name` says, once; "" leaves the program as it is. A forked process is broken already."""
    global _broken
    if name and name != _broken:
        importlib.import_module("tests.faults.biting").BREAKS[name].apply()
    _broken = name
