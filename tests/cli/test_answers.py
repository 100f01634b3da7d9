"""What leaves the program, and through which stream."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.cli.answers import Answer, deliver

ROOT = Path(__file__).resolve().parents[2]
DEV_FULL = Path("/dev/full")


def pathbook(*words: str, **streams: int) -> subprocess.CompletedProcess[bytes]:
    """The program itself, as a script calls it, with standard output in an old encoding."""
    return subprocess.run(
        [sys.executable, "-W", "error", "-m", "app", *words],
        cwd=ROOT,
        env={**os.environ, "PYTHONIOENCODING": "cp1252", "LANGUAGE": "en"},
        check=False,
        **({"capture_output": True} | streams),  # pyright: ignore[reportArgumentType, reportCallIssue]
    )


def test_json_is_one_object_in_utf8_with_broken_letters_escaped(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    name = "Nguyễn \udc80 \ud83d 김"
    deliver(Answer({"name": name}), as_json=True)
    out = capsysbinary.readouterr().out
    assert "Nguyễn".encode() in out
    assert json.loads(out) == {"name": name}


def test_an_error_goes_to_both_streams_with_json_and_to_one_without(capsys: pytest.CaptureFixture[str]) -> None:
    refused = Answer({"ok": False}, text="Details", error="It is so.", status=1)
    assert deliver(refused, as_json=True) == 1
    captured = capsys.readouterr()
    assert (json.loads(captured.out), captured.err) == ({"ok": False, "error": "It is so."}, "It is so.\n")
    assert deliver(refused, as_json=False) == 1
    assert capsys.readouterr() == ("Details\n", "It is so.\n")


def test_a_program_without_streams_stays_quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    assert deliver(Answer({}, text="x", error="y", status=1), as_json=True) == 1


def test_a_script_reads_utf8_whatever_the_encoding_of_its_computer() -> None:
    told = pathbook("list", "students", "--book", "Ñandú 김", "--json")
    assert told.returncode == 1
    assert "Ñandú 김" in json.loads(told.stdout)["error"]
    assert told.stderr.decode().strip() == json.loads(told.stdout)["error"]


def test_a_reader_that_had_enough_is_not_an_error() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        told = pathbook("--help", stdout=writing, stderr=subprocess.PIPE, capture_output=False)
    finally:
        os.close(writing)
    assert (told.returncode, told.stderr) == (141, b"")


@pytest.mark.skipif(not DEV_FULL.exists(), reason="only Linux has a disk that is always full")
def test_an_answer_that_finds_no_room_is_refused() -> None:
    with DEV_FULL.open("wb") as full:
        told = pathbook("--help", stdout=full.fileno(), stderr=subprocess.PIPE, capture_output=False)
    assert told.returncode == 1
    assert told.stderr.startswith(b"The disk is full. ")
    assert len(told.stderr.splitlines()) == 1
