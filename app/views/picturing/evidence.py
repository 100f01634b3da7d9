"""Scenes with scans and photos, which are invented and drawn here."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QLinearGradient, QPageSize, QPainter, QPainterPath, QPdfWriter, QPen
from PySide6.QtWidgets import QScrollArea

from app.book.asking import Entity
from app.models import HourEntry, Placement, Student, SupportPlan
from app.models.attaching import Offer, attach
from app.views.evidence.file_list import FileList
from app.views.picturing.acts import busiest
from app.views.picturing.stage import Stage

INK, BLUE = QColor("#26313f"), QColor("#2b4fa8")
DAYS = ("Mon 11/16   2:30 – 5:30   3.0 h", "Tue 11/17   2:30 – 5:00   2.5 h", "Thu 11/19   2:30 – 5:30   3.0 h")


def student(on: Stage) -> FileList:
    """A student's page with files."""
    id_ = busiest(on)
    _attach_all(on, Student, id_)
    on.go("student", f"{id_}/about")
    [files] = _lists(on)
    _bring_into_sight(on, files)
    return files


def pane(on: Stage, page: str, tab: str, entity: Entity) -> None:
    """The pane of the first row of a list, scrolled to its files; a narrow window has no pane."""
    on.go(page, tab)
    on.press("Ctrl+Home")
    if not (shown := _lists(on)):
        return
    _attach_all(on, entity, shown[0].record_id)
    [files] = _lists(on)
    _bring_into_sight(on, files)


def entry(on: Stage) -> None:
    """The signed sheet of a day."""
    pane(on, "hours", "waiting", HourEntry)


def placement(on: Stage) -> None:
    """What belongs to a placement."""
    pane(on, "placements", "", Placement)


def plan(on: Stage) -> None:
    """What belongs to a support plan."""
    pane(on, "supports", "active", SupportPlan)


def viewed(on: Stage, name: str) -> None:
    """One of the files, looked at."""
    files = student(on)
    line = next(line for line in files.lines if line.record.name == name)
    line.open.click()
    on.rest()


def copied(on: Stage) -> None:
    """Asking what a copy is for."""
    files = student(on)
    verb = next(verb for verb in files.verbs() if verb.text.endswith("…"))
    verb.press(files.lines[0].record)
    on.rest()


def _lists(on: Stage) -> list[FileList]:
    return [each for each in on.page.findChildren(FileList) if each.isVisible() and each.record_id]


def _bring_into_sight(on: Stage, files: FileList) -> None:
    for area in on.page.findChildren(QScrollArea):
        if area.isAncestorOf(files):
            area.ensureWidgetVisible(files)
    on.rest()


def _attach_all(on: Stage, entity: Entity, id_: str) -> None:
    for offer in (Offer("Hours sheet, signed.pdf", sheet()), Offer("At the clinic desk.png", photo())):
        attach(on.book, offer, entity, id_)
    on.book.forget_undo()
    on.rest()


def sheet() -> bytes:
    """A signed sheet of hours, as a scanner makes one."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.Letter))
    writer.setPageMargins(QMarginsF())
    writer.setResolution(72)
    painter = QPainter(writer)
    painter.setPen(INK)
    painter.setFont(QFont("Inter", 20))
    painter.drawText(QPointF(72, 100), "Work-based learning: hours of the week")
    painter.setFont(QFont("Inter", 13))
    for at, words in enumerate(DAYS):
        painter.drawText(QPointF(72, 160 + 34 * at), words)
        painter.drawLine(QPointF(72, 170 + 34 * at), QPointF(540, 170 + 34 * at))
    painter.drawText(QPointF(72, 340), "Signature of the supervisor")
    _sign(painter, QPointF(270, 335))
    painter.end()
    return bytes(buffer.data().data())


def photo() -> bytes:
    """A photo of a desk with a window behind it."""
    image = QImage(1600, 1200, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    light = QLinearGradient(0, 0, 0, 1200)
    light.setColorAt(0, QColor("#dbe9f4"))
    light.setColorAt(1, QColor("#f1e5d3"))
    painter.fillRect(image.rect(), light)
    painter.fillRect(QRectF(180, 130, 620, 470), QColor("#9cc4e4"))
    painter.setPen(QPen(QColor("#ffffff"), 26))
    painter.drawRect(QRectF(180, 130, 620, 470))
    painter.drawLine(490, 130, 490, 600)
    painter.fillRect(QRectF(0, 860, 1600, 340), QColor("#a9794f"))
    painter.fillRect(QRectF(900, 560, 420, 270), QColor("#2f3b4a"))
    painter.fillRect(QRectF(1080, 830, 60, 50), QColor("#2f3b4a"))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor("#5d8a55"))
    for at in range(7):
        painter.drawEllipse(QPointF(300 + 34 * at, 740 - 40 * (at % 3)), 62, 88)
    painter.fillRect(QRectF(310, 780, 190, 130), QColor("#c2563f"))
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # pyright: ignore[reportCallIssue, reportArgumentType]
    return bytes(buffer.data().data())


def _sign(painter: QPainter, at: QPointF) -> None:
    painter.setPen(QPen(BLUE, 1.6))
    line = QPainterPath(at)
    for step in range(6):
        x = at.x() + 30 * step
        line.cubicTo(x + 6, at.y() - 34, x + 16, at.y() + 20, x + 30, at.y() - 6 * (step % 2))
    painter.drawPath(line)
