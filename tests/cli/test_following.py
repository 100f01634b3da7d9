"""Long work is run to its end, or cleans up."""

from __future__ import annotations

import io
import sys
from collections.abc import Generator

import pytest

from app.cli.following import follow


class Terminal(io.StringIO):
    """Standard error with a person before it."""

    def isatty(self) -> bool:
        return True


def work(ended: list[str], fail_at: int = -1) -> Generator[tuple[int, int], None, str]:
    try:
        for done in range(5):
            if done == fail_at:
                raise KeyboardInterrupt
            yield done, 4
        return "result"
    finally:
        ended.append("cleaned up")


def test_the_result_is_returned_and_nothing_printed_into_a_file(capsys: pytest.CaptureFixture[str]) -> None:
    assert follow(work([])) == "result"
    assert capsys.readouterr() == ("", "")


def test_a_terminal_sees_progress_that_vanishes_at_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", Terminal())
    follow(work([]))
    assert isinstance(sys.stderr, Terminal)
    shown = sys.stderr.getvalue().split("\r")
    assert [text for text in shown if text.strip() and text == text.rstrip()] == [
        f"{percent} % done" for percent in (0, 25, 50, 75, 100)
    ]
    assert shown[-2:] == [" " * 40, ""]


def test_an_interruption_lets_the_work_clean_up() -> None:
    ended: list[str] = []
    with pytest.raises(KeyboardInterrupt):
        follow(work(ended, fail_at=2))
    assert ended == ["cleaned up"]


def test_a_total_of_nothing_is_no_division(monkeypatch: pytest.MonkeyPatch) -> None:
    def nothing() -> Generator[tuple[int, int], None, int]:
        yield 0, 0
        return 3

    monkeypatch.setattr(sys, "stderr", Terminal())
    assert follow(nothing()) == 3
