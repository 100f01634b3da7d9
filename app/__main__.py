"""Start-up: a command goes to the command line; no command, or only a book, opens the window.

python -m app                           the window: from its source the sample school, installed the welcome
python -m app BOOK, --book BOOK         the window with that book
python -m app COMMAND ...               the command line; --help lists the commands
"""

from __future__ import annotations

import multiprocessing
import sys
from collections.abc import Generator, Sequence
from pathlib import Path

BOOK_SUFFIX = ".pathbook"


def main(arguments: Sequence[str]) -> int:
    """Do what was asked for; returns the exit status. Only the half of the program that does it is loaded."""
    book = book_alone(arguments)
    if arguments and book is None:
        from app.cli import main as run_command

        return run_command(arguments, draw)
    from app.views.start import start as open_window

    installed = getattr(sys, "frozen", False)
    return open_window(book, sample=book is None and not installed)


def draw(out: Path, only: Sequence[str], variants: Sequence[str]) -> Generator[tuple[int, int], None, list[str]]:
    """Make the pictures of the command "screens"; Qt is loaded when the first one is asked for."""
    from app.views.picturing.taking import take_pictures

    return (yield from take_pictures(out, only, variants))


def book_alone(arguments: Sequence[str]) -> Path | None:
    """The book, where the command line names one and nothing else, as when it is dropped on the program."""
    match list(arguments):
        case ["--book", path]:
            return Path(path)
        case [path] if path.rstrip("/\\").endswith(BOOK_SUFFIX):
            return Path(path)
        case _:
            return None


if __name__ == "__main__":
    multiprocessing.freeze_support()  # a worker process of the packaged program starts here, too
    sys.exit(main(sys.argv[1:]))
