"""What a command answers, and how the answer leaves the program.

Standard output holds the answer alone: text for people, or with --json exactly one JSON object. Progress,
refusals and all other words go to standard error.
"""

from __future__ import annotations

import errno
import io
import json
import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TextIO

from app.book.files import refusal
from app.i18n import _

DONE, REFUSED, WRONG_USAGE = 0, 1, 2
INTERRUPTED, BROKEN_PIPE = 130, 141  # as a shell counts SIGINT and SIGPIPE


@dataclass(frozen=True, slots=True)
class Answer:
    """What is printed, and with which exit status Pathbook ends."""

    data: Mapping[str, Any] = field(default_factory=dict)
    text: str = ""  # the same for people
    error: str = ""  # one sentence, where something was refused
    status: int = DONE


def deliver(answer: Answer, as_json: bool) -> int:
    """Print the answer; returns the exit status, which tells when it could not be printed."""
    if answer.error:
        say(answer.error)
    if as_json:
        told = {**answer.data, "error": answer.error} if answer.error else answer.data
        text = json.dumps(told, ensure_ascii=False)
    else:
        text = answer.text
    try:
        _write(sys.stdout, text)
    except KeyboardInterrupt:
        return INTERRUPTED
    except OSError as error:
        _silence(sys.stdout)
        if error.errno in {errno.EPIPE, errno.EINVAL}:  # the reader had enough; Windows calls that EINVAL
            return BROKEN_PIPE
        say(str(refusal(error, _("The answer cannot be printed: {reason}.").format(reason=error.strerror))))
        return REFUSED
    return answer.status


def say(sentence: str) -> None:
    """One line for the person at the keyboard, on standard error."""
    try:
        _write(sys.stderr, sentence)
    except OSError:
        _silence(sys.stderr)  # nobody listens any more


def _write(stream: TextIO | None, text: str) -> None:
    """Print `text` as UTF-8 on every system; half a character from elsewhere becomes an escape that JSON knows, too."""
    if stream is None or not text:  # a windowed program on Windows has no streams
        return
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    stream.write(text + "\n")
    stream.flush()


def _silence(stream: TextIO) -> None:
    """Let what is still buffered vanish, or Python would complain about it when it ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)
