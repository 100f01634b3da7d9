"""The contract: 0 done, 1 refused in one sentence, 2 wrong usage; with --json exactly one object, whatever happens."""

from __future__ import annotations

import contextlib
import io
import json
import os
import subprocess
import sys
from argparse import Namespace
from itertools import chain
from pathlib import Path
from typing import Any, NoReturn

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.cli import listing, main
from app.cli.nouns import EXPORTS, IMPORTS, RECORDS
from app.cli.parsing import parse
from tests.cli.conftest import Run

ROOT = Path(__file__).resolve().parents[2]

HERE = "School.pathbook"  # the book of the fixture, as seen from where the tests stand

STATUSES = [
    (0, "--help"),
    (0, "import --help"),
    (0, f"list students --book {HERE}"),
    (0, f"check --book {HERE}"),
    (0, f"list hours --book {HERE} --where state=approved minutes=90"),
    (1, "list students --book absent"),
    (1, "list students --book absent --passphrase-file absent"),
    (1, "list students --book ."),
    (1, "check --book absent"),
    (1, "backup --book absent --out a"),
    (1, f"backup --book {HERE} --out {HERE}"),
    (1, "restore absent --book new"),
    (1, f"restore absent --book {HERE}"),
    (1, f"import roster absent.csv --book {HERE}"),
    (1, f"import hours absent.csv --book {HERE}"),
    (1, f"import roster absent.csv --book {HERE} --map absent.json"),
    (1, f"export roster --book {HERE} --out a.docx"),
    (1, f"export transcript --book {HERE} --out a.pdf --student 999"),
    (1, f"export transcript --book {HERE} --out a.pdf --student twice"),
    (1, f"new {HERE} --site Elm"),
    (1, f"approve hours --book {HERE} --where state=draft"),
    (2, ""),
    (2, "frobnicate"),
    (2, "list"),
    (2, "list students"),
    (2, "list unicorns --book absent"),
    (2, "list students --book absent --where colour=red"),
    (2, "list students --book absent --where red"),
    (2, "list students --book absent --where =red"),
    (2, "list students --book absent --where"),
    (2, "list students --boo absent"),
    (2, "list students --book absent --passphrase secret"),
    (2, "new absent"),
    (2, "demo --seed many"),
    (2, "import grades a.csv --book absent"),
    (2, "import roster --book absent"),
    (2, "approve hours --book absent"),
    (2, "export poems --book absent --out a.pdf"),
    (2, "export roster --book absent"),
    (2, "export roster --book absent --out a.xlsx --language tlh"),
    (2, "check"),
    (2, "backup --book absent"),
    (2, "backup --book absent --out="),
    (2, "export roster --book absent --out="),
    (2, "screens --out="),
    (2, "restore absent"),
]


@pytest.mark.parametrize(("status", "line"), STATUSES)
def test_status_streams_and_json(status: int, line: str, book: Path, run: Run) -> None:
    assert book.name == HERE
    words = line.split()
    plain = run(*words)
    assert plain.status == status
    assert "fault of Pathbook" not in plain.err
    if status:
        assert plain.err.endswith("\n")
        assert len(plain.err.splitlines()) == 1
    else:
        assert (plain.out == "", plain.err) == (False, "")
    for place in (0, len(words)):
        told = run(*words[:place], "--json", *words[place:])
        assert (told.status, told.err) == (status, plain.err)
        assert told.json.get("error", "") + "\n" == (told.err or "\n")


BEGINNINGS = [
    "list",
    "check",
    f"list students --book {HERE}",
    f"list sessions --book {HERE}",
    f"import roster --book {HERE}",
    f"import hours a.csv --book {HERE}",
    f"approve hours --book {HERE} --where state=submitted",
    f"reject hours --book {HERE} --where",
    f"reopen hours --book {HERE}",
    f"export roster --book {HERE} --out",
    f"export hours-summary --book {HERE} --out a.csv",
    f"check --book {HERE}",
    f"backup --book {HERE} --out",
    "restore a.csv --book",
    "new b --site",
]
OPTIONS = [
    "--where",
    "--out",
    "--student",
    "--reason",
    "--site",
    "--map",
    "--school",
    "--language",
    "--passphrase-file",
]
FLAGS = ["--help", "--separate", "--dry-run", "--take-good", "--", "-h", "-x", "--seed"]
VALUES = st.sampled_from(
    [HERE, "absent", "grade=09", "state=submitted", "a.csv", "a.pdf", "a.xlsx", "es", ""]
) | st.text(st.characters(exclude_characters="\0/\\"), max_size=8)
PARTS = st.one_of(
    st.sampled_from([*RECORDS, *IMPORTS, *EXPORTS]).map(lambda word: [word]),
    st.sampled_from(FLAGS).map(lambda word: [word]),
    VALUES.map(lambda word: [word]),
    st.tuples(st.sampled_from(OPTIONS), VALUES).map(list),
    st.just(["--book", HERE]),
)
LINES = st.tuples(st.sampled_from(BEGINNINGS), st.lists(PARTS, max_size=3)).map(
    lambda line: [*line[0].split(), *chain(*line[1])]
)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=LINES)
def test_no_words_at_all_make_it_fail(words: list[str], book: Path) -> None:
    for json_too in ([], ["--json"]):
        out, err = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            status = main([*json_too, *words])
        assert status in {0, 1, 2}
        assert "fault of Pathbook" not in err.getvalue()
        if json_too:
            assert isinstance(json.loads(out.getvalue()), dict)


def fail_with(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    def show(_asked: Namespace) -> NoReturn:
        raise error

    monkeypatch.setattr(listing, "show", show)


@pytest.mark.parametrize(
    ("error", "status", "sentence"),
    [
        (KeyboardInterrupt(), 130, "Interrupted."),
        (PermissionError(13, "Permission denied", "a b"), 1, "“a b” cannot be used: Permission denied."),
        (OSError("odd"), 1, "The computer refused: OSError."),
        (KeyError("Ana Peña"), 1, "This is a fault of Pathbook, not of yours: KeyError in __init__.py, line "),
    ],
)
def test_what_nobody_foresaw_is_one_sentence_without_content(
    error: BaseException, status: int, sentence: str, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    fail_with(monkeypatch, error)
    outcome = run("list", "students", "--book", HERE, "--json")
    assert outcome.status == status
    assert outcome.err.startswith(sentence)
    assert outcome.json == {"error": outcome.err.rstrip("\n")}
    assert "Ana" not in outcome.err


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({"LANGUAGE": "es"}, "es"),
        ({"LANGUAGE": "", "LANG": "es_MX.UTF-8"}, "es"),
        ({"LANGUAGE": "en", "LANG": "es_MX.UTF-8"}, "en"),
        ({"LANGUAGE": "", "LC_ALL": "", "LC_MESSAGES": "", "LANG": "C.UTF-8"}, "en"),
    ],
)
def test_messages_are_in_the_language_of_the_computer(
    environment: dict[str, str], language: str, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    from app import i18n

    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    run("check")
    assert i18n.language() == language


def test_help_loads_nothing_slow() -> None:
    code = (
        "import sys; from app.__main__ import main; status = main(['--help']); "
        "slow = {'sqlalchemy', 'PySide6', 'openpyxl', 'reportlab', 'python_calamine', 'cryptography'}; "
        "sys.exit(str(sorted(slow & set(sys.modules))) if slow & set(sys.modules) else status)"
    )
    told = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=False, text=True)
    assert (told.returncode, told.stderr) == (0, "")


def test_the_program_ends_with_the_status(book: Path) -> None:
    def status(*words: Any) -> int:
        command = [sys.executable, "-m", "app", *map(str, words)]
        return subprocess.run(command, cwd=ROOT, capture_output=True, check=False, env=dict(os.environ)).returncode

    assert [status("list", "staff", "--book", book), status("check", "--book", "absent"), status("x")] == [0, 1, 2]


def test_several_ids_may_follow_one_option() -> None:
    words = ["export", "plan", "--book", "b", "--out", "o", "--student", "1", "2", "--student", "3"]
    assert parse(words).student == ["1", "2", "3"]
