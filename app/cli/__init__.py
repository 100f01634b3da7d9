"""The same jobs without a window, for school IT and scripts.

Exit status: 0 done; 1 refused, with one sentence on standard error; 2 wrong usage. Libraries that are slow to load
are loaded by the command that needs them.
"""

from __future__ import annotations

import os
import traceback
from argparse import Namespace
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path

from app import i18n
from app.book.files import refusal
from app.book.refused import Refused
from app.cli.answers import INTERRUPTED, REFUSED, WRONG_USAGE, Answer, deliver
from app.cli.commands import COMMANDS
from app.cli.parsing import Help, Usage, parse
from app.cli.picturing import Draw
from app.i18n import _

__all__ = ["main"]

_PROGRAM = Path(i18n.__file__).parent


def main(arguments: Sequence[str], draw: Draw | None = None) -> int:
    """Do what the command line asks and print the answer; returns the exit status.

    `draw` takes the pictures of the command "screens": the command line itself knows nothing of windows.
    """
    i18n.use(_language())
    return deliver(_answer(arguments, draw), as_json="--json" in arguments)


def _answer(arguments: Sequence[str], draw: Draw | None) -> Answer:
    """The answer to a command line, whatever happens on the way."""
    try:
        return _run(parse(arguments), draw)
    except Help as asked:
        return Answer({"help": str(asked)}, text=str(asked))
    except Usage as wrong:
        sentence = str(wrong)  # what comes from argparse begins small
        return Answer(error=sentence[:1].upper() + sentence[1:], status=WRONG_USAGE)
    except Refused as refused:
        return Answer(error=str(refused), status=REFUSED)
    except KeyboardInterrupt:
        return Answer(error=_("Interrupted."), status=INTERRUPTED)
    except OSError as error:
        return Answer(error=_in_words(error), status=REFUSED)
    except Exception as fault:  # noqa: BLE001 (people get a sentence, and never the content of a record)
        return Answer(error=_fault(fault), status=REFUSED)


def _run(asked: Namespace, draw: Draw | None) -> Answer:
    [command] = (each for each in COMMANDS if each.name == asked.command)
    module, _colon, function = command.run.partition(":")
    run: Callable[[Namespace], Answer] = getattr(import_module(f"app.cli.{module}"), function)
    asked.draw = draw
    return run(asked)


def _language() -> str:
    """The language of messages: that of the computer."""
    names = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
    return next(filter(None, map(os.environ.get, names)), "en")[:2].lower()


def _in_words(error: OSError) -> str:
    reason = error.strerror or type(error).__name__
    if error.filename is None:
        sentence = _("The computer refused: {reason}.").format(reason=reason)
    else:
        sentence = _("“{path}” cannot be used: {reason}.").format(path=os.fsdecode(error.filename), reason=reason)
    return str(refusal(error, sentence))


def _fault(fault: Exception) -> str:
    """Where the program went wrong. What it was working on stays out: it may be a student's record."""
    frames = traceback.extract_tb(fault.__traceback__)
    own = [frame for frame in frames if Path(frame.filename).is_relative_to(_PROGRAM)]
    place = (own or frames)[-1]
    return _("This is a fault of Pathbook, not of yours: {kind} in {file}, line {line}.").format(
        kind=type(fault).__name__, file=Path(place.filename).name, line=place.lineno
    )
