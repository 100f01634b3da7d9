"""What became of files that were to be attached, in words."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.i18n import ngettext, number
from app.models.attaching import Attached
from app.views.window import ask
from app.views.window.page import Shell


def tell_attached(shell: Shell, parent: QWidget, attached: Attached) -> None:
    """Say how many files were attached, with the way back, and why others were not."""
    count = len(attached.ids)
    if count:
        said = ngettext("{count} file attached", "{count} files attached", count)
        shell.toast(said.format(count=number(count)), undo=True)
    if attached.refusals:
        title = ngettext("A file was not attached", "Some files were not attached", len(attached.refusals))
        ask.tell(parent, title, "\n".join(attached.refusals))
