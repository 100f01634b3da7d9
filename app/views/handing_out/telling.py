"""Says what was written and where, with a way there."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from app.i18n import _, ngettext, number
from app.views.window.page import Shell
from app.views.window.toast import show_toast


def tell_written(shell: Shell, parent: QWidget | None, title: str, files: Sequence[Path]) -> None:
    """A toast that names the file, or counts the files, with "Open folder"."""
    if len(files) == 1:
        said = _("{title}: {file} is written").format(title=title, file=files[0].name)
    else:
        said = ngettext("{title}: {count} file is written", "{title}: {count} files are written", len(files))
        said = said.format(title=title, count=number(len(files)))
    if parent is None or not files:
        shell.toast(said)
    else:
        show_toast(parent, said, lambda: open_folder(files[0].parent), verb=_("Open folder"))


def open_folder(folder: Path) -> None:
    """Show a folder in the system's own window."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
