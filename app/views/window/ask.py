"""The only opener of dialogs.

Every question is asked without blocking: the answer goes to `then`, and nothing is called when the person
cancels. Call these as `ask.save_file(...)`, never by an imported name: tests put their own answers in place.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Literal

from PySide6.QtWidgets import QDialog, QFileDialog, QLineEdit, QWidget

from app.i18n import _
from app.views.look.buttons import Kind
from app.views.look.labels import caption_for
from app.views.window.dialog import Dialog

Parent = QWidget | None

_open: set[QDialog] = set()  # keeps a dialog without parent alive until it is closed


def show(dialog: QDialog) -> None:
    """Opens any dialog; every dialog of the program passes here."""
    _open.add(dialog)
    dialog.finished.connect(lambda: _open.discard(dialog))
    QDialog.open(dialog)  # those of printers and files have another `open`, for signals by name


def open_file(parent: Parent, title: str, patterns: str, then: Callable[[Path], object]) -> None:
    """Asks for a file to read; `patterns` is like _("Rosters (*.csv *.xlsx *.zip)")."""
    chooser = QFileDialog(parent, title, str(Path.home()), patterns)
    chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
    _choose(chooser, then)


def open_files(parent: Parent, title: str, patterns: str, then: Callable[[list[Path]], object]) -> None:
    """As `open_file`, for one file or several."""
    chooser = QFileDialog(parent, title, str(Path.home()), patterns)
    chooser.setFileMode(QFileDialog.FileMode.ExistingFiles)
    chooser.filesSelected.connect(lambda chosen: then([Path(each) for each in chosen]))
    show(chooser)


def save_file(parent: Parent, title: str, patterns: str, suggested: str, then: Callable[[Path], object]) -> None:
    """Asks where to write; the person has agreed to replace an existing file. `suggested` is a file name."""
    chooser = QFileDialog(parent, title, str(Path.home() / suggested), patterns)
    chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    chooser.setDefaultSuffix(Path(suggested).suffix.lstrip("."))
    _choose(chooser, then)


def folder(parent: Parent, title: str, then: Callable[[Path], object]) -> None:
    """Asks for a folder, such as a book or the place for many files."""
    chooser = QFileDialog(parent, title, str(Path.home()))
    chooser.setFileMode(QFileDialog.FileMode.Directory)
    chooser.setOption(QFileDialog.Option.ShowDirsOnly)
    _choose(chooser, then)


def tell(parent: Parent, title: str, sentence: str) -> None:
    """Says something that has to be read, such as why a thing was refused."""
    dialog = Dialog(parent, title, sentence)
    dialog.add_button(_("Close"), dialog.accept, "primary")
    show(dialog)


def question(
    parent: Parent,
    title: str,
    sentence: str,
    verb: str,
    then: Callable[[], object],
    kind: Literal["primary", "danger"] = "primary",
) -> None:
    """Asks before something that cannot be undone; `verb` is the button ("Erase for ever")."""
    dialog = Dialog(parent, title, sentence)
    cancel = dialog.add_cancel()
    dialog.add_button(verb, dialog.accept, kind)
    if kind == "danger":
        cancel.setDefault(True)
    dialog.accepted.connect(lambda: then())
    show(dialog)


def throw_away(parent: Parent, then: Callable[[], object], sentence: str = "") -> None:
    """Asks before something typed is lost; `sentence` says what it is, where that is not plain."""
    asked = Dialog(parent, _("Throw away what you typed?"), sentence or _("It was not saved yet."))
    asked.add_button(_("Throw away"), asked.accept, "danger")
    asked.add_button(_("Keep writing"), asked.reject, "primary")
    asked.accepted.connect(lambda: then())
    show(asked)


def text(
    parent: Parent,
    title: str,
    caption: str,
    verb: str,
    then: Callable[[str], object],
    value: str = "",
    sentence: str = "",
    needed: bool = True,
) -> None:
    """Asks for one line of text; `needed` keeps the button off while it is empty."""
    _line(parent, title, sentence, caption, verb, then, value, needed, QLineEdit.EchoMode.Normal)


def passphrase(parent: Parent, title: str, sentence: str, verb: str, then: Callable[[str], object]) -> None:
    """Asks for a passphrase; what is typed is not shown."""
    _line(parent, title, sentence, _("Passphrase"), verb, then, "", True, QLineEdit.EchoMode.Password)


def _choose(chooser: QFileDialog, then: Callable[[Path], object]) -> None:
    chooser.fileSelected.connect(lambda chosen: then(Path(chosen)))
    show(chooser)


def _line(
    parent: Parent,
    title: str,
    sentence: str,
    caption: str,
    verb: str,
    then: Callable[[str], object],
    value: str,
    needed: bool,
    echo: QLineEdit.EchoMode,
) -> None:
    dialog = Dialog(parent, title, sentence)
    line = QLineEdit(value)
    line.setEchoMode(echo)
    line.selectAll()
    dialog.body.addWidget(caption_for(caption, line))
    dialog.body.addWidget(line)
    dialog.add_cancel()
    kind: Kind = "primary"
    go = dialog.add_button(verb, dialog.accept, kind)

    def check() -> None:
        go.setEnabled(not needed or bool(line.text().strip()))

    check()
    line.textChanged.connect(check)
    dialog.accepted.connect(lambda: then(line.text()))
    show(dialog)
    line.setFocus()
