"""Saving a copy of the whole book as one sealed file, to a stick or wherever it is to be safe."""

from __future__ import annotations

from collections.abc import Generator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from app.i18n import _
from app.models.copy_reminding import copy_name, leaves_computer
from app.models.school import Site
from app.views.window import ask, progress

if TYPE_CHECKING:
    from app.views.window.main_window import MainWindow

FOLDER = "copy_folder"  # where the last one went; kept for each book on this computer


def save_copy(window: MainWindow) -> None:
    """Asks where to, writes it, and says when the stick may be taken out."""
    desk = window.at_desk()
    book, choices = desk.book, desk.choices
    sites = book.records(Site)
    name = copy_name(sites[0].name if sites else "", book.path, datetime.now().astimezone())
    last = Path(choices.book_value(book.ring.book, FOLDER, ""))

    def write(path: Path) -> None:
        def work() -> Generator[tuple[int, int], None, bool]:
            yield 0, 0
            book.back_up(path)
            return leaves_computer(book.path, path)

        def done(left: bool) -> None:
            choices.keep_book_value(book.ring.book, FOLDER, str(path.parent))
            if left:
                window.note_copy_left(book)
            if desk.page:
                desk.page.refresh(None)  # whatever it says of the last copy
            if left:
                said = _("{file} was saved, read back and compared. The stick can be taken out now.")
            else:
                said = _("{file} was saved and compared, but on the same disk as the book. Save one on a stick, too.")
            desk.toast(said.format(file=path.name), tone="ok" if left else "warn")

        progress.run(window, _("Save a copy"), work(), done)

    suggested = str(last / name) if last.is_absolute() and last.is_dir() else name
    ask.save_file(window, _("Save a copy"), _("Copies of books (*.pathbook-copy)"), suggested, write)
