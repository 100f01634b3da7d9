"""Files that a person brings: chosen, dropped onto something, or pasted from the clipboard."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QBuffer, QEvent, QIODevice, QMimeData, QObject, Qt
from PySide6.QtGui import QDropEvent, QImage
from PySide6.QtWidgets import QApplication, QWidget

from app.i18n import _
from app.models.attaching import Offer
from app.models.evidence import ENDINGS
from app.views.look.theme import set_look
from app.views.window import ask

_OVER = (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop)


def offers_in(data: QMimeData) -> list[Offer]:
    """The files that are dragged or copied, or else the picture."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    if paths:
        return [Offer(path.name, path) for path in paths]
    if data.hasImage():
        image = data.imageData()
        if isinstance(image, QImage) and not image.isNull():
            return [Offer(_("Pasted picture") + ".png", _as_png(image))]
    return []


def has_offers(data: QMimeData) -> bool:
    """Whether there is anything to attach, without reading a picture."""
    return data.hasImage() or any(url.isLocalFile() for url in data.urls())


def choose_files(parent: QWidget, take: Callable[[Sequence[Offer]], object]) -> None:
    """Ask for files to attach."""
    endings = " ".join(f"*{ending}" for each in ENDINGS.values() for ending in each)
    patterns = _("Scans and photos ({endings})").format(endings=endings)

    def chosen(paths: Sequence[Path]) -> None:
        take([Offer(path.name, path) for path in paths])

    ask.open_files(parent, _("Attach files"), patterns, chosen)


def pasted() -> list[Offer]:
    """What the clipboard holds."""
    data = QApplication.clipboard().mimeData()
    return offers_in(data) if data else []


def _as_png(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # pyright: ignore[reportCallIssue, reportArgumentType]
    return bytes(buffer.data().data())


class DropPlace(QObject):
    """Lets files be dropped anywhere on `place`; `frame` shows it while they hang over it (property "dropping")."""

    def __init__(self, frame: QWidget, place: QWidget, take: Callable[[Sequence[Offer]], object]) -> None:
        super().__init__(frame)
        self._frame, self._take = frame, take
        place.setAcceptDrops(True)
        place.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DragLeave:
            set_look(self._frame, "dropping", False)
        if event.type() not in _OVER or not isinstance(event, QDropEvent) or not has_offers(event.mimeData()):
            return False
        is_dropped = event.type() == QEvent.Type.Drop
        set_look(self._frame, "dropping", not is_dropped)
        if is_dropped and (offers := offers_in(event.mimeData())):
            self._take(offers)
        event.setDropAction(Qt.DropAction.CopyAction)  # whoever offers it keeps it
        event.accept()
        return True
