"""A damaged book at the door: its newest good backup is offered, with what would be missing."""

from __future__ import annotations

from collections.abc import Callable, Generator
from pathlib import Path
from typing import TYPE_CHECKING

from app.book import restoring
from app.i18n import _, moment, ngettext, number
from app.views.window import ask, progress

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.book.backup import Backup


def offer_backup(parent: QWidget, path: Path, secret: str, sentence: str, then: Callable[[], object]) -> None:
    """Looks for a good backup of the damaged book at `path` and asks whether to restore it; `then` opens it again.

    `sentence` says what is wrong; where there is no good backup, it is all that is said.
    """
    title = _("This book is damaged")

    def look() -> Generator[tuple[int, int], None, tuple[Backup, int] | None]:
        yield 0, 0
        found = restoring.newest_good(path, secret)
        return (found, restoring.missing_after(found, path)) if found else None

    def restore(backup: Backup) -> None:
        def work() -> Generator[tuple[int, int], None, Path]:
            yield 0, 0
            return restoring.restore_over(backup.folder, path, secret)

        progress.run(parent, _("Restore"), work(), lambda _kept: then())

    def show(found: tuple[Backup, int] | None) -> None:
        if found is None:
            ask.tell(parent, title, sentence)
            return
        backup, missing = found
        words = [
            sentence,
            _("Its newest good backup was made on {moment}.").format(moment=moment(backup.made)),
        ]
        if missing:
            lost = ngettext(
                "{count} edit that came later would be missing.",
                "{count} edits that came later would be missing.",
                missing,
            )
            words.append(lost.format(count=number(missing)))
        words.append(_("What is there now is kept among the backups."))
        ask.question(parent, title, " ".join(words), _("Restore this backup"), lambda: restore(backup))

    progress.run(parent, title, look(), show)
