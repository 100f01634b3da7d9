"""The laws of the house that no other tool checks: sizes, names, words, and what lies in the project."""

from __future__ import annotations

import ast
import os
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PROJECT = Path(__file__).resolve().parents[1]
APP = PROJECT / "app"
TESTS = PROJECT / "tests"
MODULES = sorted(APP.rglob("*.py"))

MOST_LINES = 400
NAMELESS = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "managers", "tools"}


def named(path: Path) -> str:
    return path.relative_to(PROJECT).as_posix()


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), named(path))


def written_files() -> Iterator[Path]:
    """Every text file that people wrote for the project, whether or not it is a checkout of git."""
    made = {"build", "dist", "__pycache__"}
    written = {"", ".csv", ".json", ".md", ".po", ".pot", ".py", ".qss", ".spec", ".toml", ".txt", ".yml"}
    for folder, names, files in os.walk(PROJECT):
        names[:] = [name for name in names if name == ".ci" or not (name in made or name.startswith("."))]
        yield from (Path(folder, name) for name in files if Path(name).suffix in written and name != ".git")


# ---- modules


def test_no_module_is_long() -> None:
    lengths = {path: len(path.read_text("utf-8").splitlines()) for path in (*MODULES, PROJECT / "run.py")}
    assert {named(path): length for path, length in lengths.items() if length > MOST_LINES} == {}


def test_every_module_has_a_name_that_says_something() -> None:
    assert [named(path) for path in MODULES if path.stem in NAMELESS or path.parent.name in NAMELESS] == []


def test_every_module_says_what_it_is() -> None:
    assert [named(path) for path in MODULES if tree(path).body and not ast.get_docstring(tree(path))] == []


def test_tests_mirror_the_house() -> None:
    """`tests/imports/test_tables.py` is about `app/imports/tables.py`; a file that is about something wider
    says in its docstring what that is, and no folder outlives its room. A module with many tests may have a folder.
    """
    about_the_whole = {"benchmarks", "faults", "golden", "journeys", "old_books"}
    strays: list[str] = []
    for path in TESTS.rglob("test_*.py"):
        place = path.relative_to(TESTS)
        module = APP / place.with_name(place.name.removeprefix("test_"))
        room = APP / place.parent
        has_room = room.is_dir() or room.with_suffix(".py").exists() or place.parts[0] in about_the_whole
        if not has_room or not (module.exists() or ast.get_docstring(tree(path))):
            strays.append(named(path))
    assert strays == []


def test_nothing_is_left_for_later() -> None:
    later = re.compile(r"\b(TO[D]O|FIX[M]E|raise Not[I]mplementedError)\b")
    assert [named(path) for path in written_files() if later.search(_text(path))] == []


# ---- words


def test_texts_are_translated_before_they_are_filled() -> None:
    """A catalogue can only hold what stands in the source: `_("{n} rows").format(n=n)`, never `_(f"{n} rows")`."""
    literal = ("'", '"', "f'", 'f"')
    filled: list[str] = []
    for path in MODULES:
        for call in (node for node in ast.walk(tree(path)) if isinstance(node, ast.Call)):
            counts = {"_": 1, "N_": 1, "ngettext": 2}.get(ast.unparse(call.func), 0)
            filled += [
                f"{named(path)}:{call.lineno}"
                for text in call.args[:counts]
                if not isinstance(text, ast.Constant) and ast.unparse(text).startswith(literal)
            ]
    assert filled == []


def test_dialogs_open_in_one_place() -> None:
    openers = {"QMessageBox", "QFileDialog", "QInputDialog", "QColorDialog", "QFontDialog"}
    assert [
        named(path)
        for path in MODULES
        if named(path) != "app/views/window/ask.py"
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Name) and node.id in openers
    ] == []


# ---- what lies in the project


def test_the_project_names_no_machine_and_no_registry() -> None:
    found: list[str] = []
    machine = re.compile(r"(?<![\w.])/(root|home/\w+|Users/\w+|opt|tmp|work)/|\b[A-Z]:\\\\?Users")
    registry = re.compile(r"\b(pypi|pythonhosted|npmjs)\.(org|com)\b|--(extra-)?index-url|--find-[l]inks")
    for path in written_files():
        text = _text(path)
        found += [f"{named(path)}: {place.group()}" for place in (machine.search(text), registry.search(text)) if place]
    assert found == []


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace")


# ---- what the project depends on

CONFIGURATION = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
COMPUTERS = [("win32", "AMD64"), ("darwin", "arm64"), ("darwin", "x86_64"), ("linux", "x86_64"), ("linux", "aarch64")]
PYTHONS = ["3.11", "3.12", "3.13", "3.14"]


def declared() -> dict[str, list[Requirement]]:
    """What pyproject.toml asks for, by the file that pins it."""
    return {
        "requirements.txt": [Requirement(text) for text in CONFIGURATION["project"]["dependencies"]],
        "requirements-test.txt": [Requirement(text) for text in CONFIGURATION["dependency-groups"]["test"]],
    }


def pins(file: str) -> list[tuple[Requirement, list[str]]]:
    """The pins of a requirements file with their hashes."""
    text = (PROJECT / file).read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return [
        (Requirement(line.split(" --hash=")[0]), re.findall(r"--hash=sha256:([0-9a-f]{64})\b", line)) for line in lines
    ]


def active(requirement: Requirement, system: str, machine: str, python: str) -> bool:
    environment = {
        **default_environment(),
        "sys_platform": system,
        "platform_machine": machine,
        "python_version": python,
        "python_full_version": f"{python}.0",
        "platform_system": {"win32": "Windows", "darwin": "Darwin"}.get(system, "Linux"),
        "os_name": "nt" if system == "win32" else "posix",
    }
    return requirement.marker is None or requirement.marker.evaluate({k: str(v) for k, v in environment.items()})


@pytest.mark.parametrize("python", PYTHONS)
@pytest.mark.parametrize("computer", COMPUTERS, ids="-".join)
def test_pins_answer_what_is_declared(computer: tuple[str, str], python: str) -> None:
    """On every computer one version of everything, and the version that was asked for."""
    versions: dict[str, str] = {}
    for file in declared():
        for pin, _hashes in pins(file):
            if active(pin, *computer, python):
                name = canonicalize_name(pin.name)
                assert name not in versions, f"{name} is pinned twice"
                versions[name] = next(iter(pin.specifier)).version
    for requirements in declared().values():
        for wanted in requirements:
            if active(wanted, *computer, python):
                assert wanted.specifier.contains(versions[canonicalize_name(wanted.name)]), wanted


@pytest.mark.parametrize("file", list(declared()))
def test_pins_are_exact_and_hashed(file: str) -> None:
    for pin, hashes in pins(file):
        assert [specifier.operator for specifier in pin.specifier] == ["=="], pin
        assert hashes, pin
        assert pin.url is None


def test_everything_declared_is_used() -> None:
    imported_as = {"pyside6-essentials": "PySide6", "pillow": "PIL"}
    found_by_reportlab = {"rl-accel"}
    imported = {
        name.split(".")[0]
        for path in MODULES
        for node in ast.walk(tree(path))
        for name in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else []
        )
    }
    names = {requirement.name for requirement in declared()["requirements.txt"]} - found_by_reportlab
    assert {name for name in names if imported_as.get(name, name.replace("-", "_")) not in imported} == set()
