"""The files of a record on screen: attached by every way, looked at, renamed, copied and taken away."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from app.book.book import Book
from app.models import Student
from app.models.attached import files_of, small_picture
from app.models.attaching import Offer, attach
from app.views.evidence import small_pictures
from app.views.evidence.card import EvidenceCard
from app.views.evidence.file_list import FileList
from app.views.evidence.saving import CopyDialog
from app.views.evidence.viewer import Viewer
from app.views.window import ask
from app.views.window.desk import Desk
from tests.models import invented_files as made
from tests.views.accessibility import problems
from tests.views.conftest import Present

_NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def student(book: Book) -> str:
    return book.ids(Student)[0]


@pytest.fixture
def card(shell: Desk, student: str, qtbot: QtBot) -> EvidenceCard:
    made_card = EvidenceCard(shell, Student, student)
    qtbot.addWidget(made_card)
    return made_card


def attached(book: Book, student: str) -> list[str]:
    return sorted(record.name for record in files_of(book, Student, student))


def dragged(data: QMimeData, over: QWidget, qtbot: QtBot, *, dropped: bool = True) -> QDragEnterEvent:
    enter = QDragEnterEvent(over.rect().center(), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, _NONE)
    QApplication.sendEvent(over, enter)
    if dropped and enter.isAccepted():
        place = QPointF(over.rect().center())
        drop = QDropEvent(place, Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, _NONE)
        QApplication.sendEvent(over, drop)
        assert drop.isAccepted()
    return enter


def test_without_files_it_says_what_to_do(card: EvidenceCard, present: Present) -> None:
    assert not card.isVisible()  # before it lies on a page it is no window of its own
    present(card)
    assert card.files.lines == []
    assert not card.files.nothing.isHidden()
    assert problems(card) == []


def test_files_are_chosen(
    card: EvidenceCard, book: Book, student: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    paths = [tmp_path / "scan.pdf", tmp_path / "photo.heic"]
    for path, content in zip(paths, (made.pdf(), made.HEIC), strict=True):
        path.write_bytes(content)

    def choose(_parent: object, _title: str, patterns: str, then: object) -> None:
        assert all(f"*{path.suffix}" in patterns for path in paths)
        then(paths)  # type: ignore[operator]

    monkeypatch.setattr(ask, "open_files", choose)
    card.files.attach.click()
    qtbot.waitUntil(lambda: len(card.files.lines) == 2)
    assert attached(book, student) == ["photo.heic", "scan.pdf"]
    assert card.files.nothing.isHidden()
    qtbot.waitUntil(lambda: all(not line.thumb.picture.isNull() for line in card.files.lines))
    book.undo()
    qtbot.waitUntil(lambda: card.files.lines == [])


def test_files_are_dropped(card: EvidenceCard, book: Book, student: str, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "scan.png"
    path.write_bytes(made.png())
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    assert dragged(data, card, qtbot, dropped=False).isAccepted()
    assert card.files.property("dropping") is True
    QApplication.sendEvent(card, QDragLeaveEvent())
    assert card.files.property("dropping") is False
    dragged(data, card, qtbot)
    qtbot.waitUntil(lambda: attached(book, student) == ["scan.png"])
    assert card.files.property("dropping") is False
    assert path.exists()


def test_text_is_not_dropped(card: EvidenceCard, qtbot: QtBot) -> None:
    data = QMimeData()
    data.setText("words")
    assert not dragged(data, card, qtbot).isAccepted()


def test_a_picture_is_pasted_by_keyboard(
    card: EvidenceCard, book: Book, student: str, present: Present, qtbot: QtBot
) -> None:
    image = QImage(30, 20, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    QGuiApplication.clipboard().setImage(image)
    present(card)
    card.files.attach.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(card.files.attach, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: attached(book, student) == ["Pasted picture.png"])


def test_an_empty_clipboard_is_said(card: EvidenceCard, dialogs: list[QDialog]) -> None:
    QGuiApplication.clipboard().setText("words")
    card.files.paste.click()
    assert [dialog.windowTitle() for dialog in dialogs] == ["Nothing to attach"]


def test_a_refused_file_is_said(
    card: EvidenceCard, book: Book, student: str, dialogs: list[QDialog], qtbot: QtBot
) -> None:
    card.files.take([Offer("letter.docx", b"PK\x03\x04"), Offer("a.png", made.png())])
    qtbot.waitUntil(lambda: any("not attached" in dialog.windowTitle() for dialog in dialogs))
    assert attached(book, student) == ["a.png"]


def test_renamed_and_removed(
    card: EvidenceCard, book: Book, student: str, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    attach(book, Offer("a.png", made.png()), Student, student)
    qtbot.waitUntil(lambda: len(card.files.lines) == 1)
    monkeypatch.setattr(ask, "text", lambda *asked: asked[4]("Signed sheet"))
    verbs = {verb.text: verb.press for verb in card.files.verbs()}
    assert list(verbs) == ["Open", "Save a copy…", "Rename…", "Remove"]
    verbs["Rename…"](card.files.lines[0].record)
    qtbot.waitUntil(lambda: attached(book, student) == ["Signed sheet.png"])
    verbs["Remove"](card.files.lines[0].record)
    qtbot.waitUntil(lambda: card.files.lines == [])


def test_a_damaged_file_is_told_apart(card: EvidenceCard, book: Book, qtbot: QtBot) -> None:
    other = book.ids(Student)[1]
    attach(book, Offer("a.png", made.png()), Student, other)
    for file in (book.path / "files").iterdir():
        file.write_bytes(b"junk")
    card.show_record(other)
    qtbot.waitUntil(lambda: bool(card.files.lines) and card.files.lines[0].thumb.is_unreadable)


@pytest.mark.parametrize(("name", "content"), [("a.pdf", made.pdf("Signed", 2)), ("a.heic", made.HEIC)])
def test_a_file_is_looked_at_inside_the_program(
    name: str, content: bytes, card: EvidenceCard, book: Book, student: str, dialogs: list[QDialog], present: Present,
    qtbot: QtBot, tmp_path: Path,
) -> None:  # fmt: skip
    attach(book, Offer(name, content), Student, student)
    qtbot.waitUntil(lambda: len(card.files.lines) == 1)
    before = {path for path in tmp_path.rglob("*") if "records" not in path.name}
    card.files.lines[0].open.click()
    [viewer] = dialogs
    assert isinstance(viewer, Viewer)
    present(viewer)
    qtbot.waitUntil(lambda: viewer.view.count > 0)
    assert problems(viewer) == []
    viewer.view.larger()
    viewer.copy_page()
    assert not QGuiApplication.clipboard().image().isNull()
    viewer.done(0)
    assert viewer.view.pages is None
    assert {path for path in tmp_path.rglob("*") if "records" not in path.name} == before


def test_a_fault_in_one_small_picture_holds_up_no_other(
    card: EvidenceCard, shell: Desk, book: Book, student: str, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    asked: list[str] = []

    def read(of: Book, file_id: str) -> bytes:
        asked.append(file_id)
        if len(asked) == 1:
            raise OSError("the disk does not answer")
        return small_picture(of, file_id)

    monkeypatch.setattr(small_pictures, "small_picture", read)
    with qtbot.captureExceptions() as faults:
        for color in ("red", "blue"):
            attach(book, Offer(f"{color}.png", made.png(color=color)), Student, student)
        qtbot.waitUntil(lambda: any(not line.thumb.picture.isNull() for line in card.files.lines))
    second = asked[-1]
    assert [str(fault[1]) for fault in faults] == ["the disk does not answer"]
    assert {line.record.id for line in card.files.lines if not line.thumb.picture.isNull()} == {second}
    shell.signals.closed.emit()
    card.files.reread()
    assert all(line.thumb.picture.isNull() for line in card.files.lines), "small pictures go with the book"


def test_a_damaged_file_is_said_when_it_is_opened(
    card: EvidenceCard, book: Book, student: str, dialogs: list[QDialog], qtbot: QtBot
) -> None:
    attach(book, Offer("a.png", made.png()), Student, student)
    for file in (book.path / "files").iterdir():
        file.write_bytes(b"junk")
    qtbot.waitUntil(lambda: len(card.files.lines) == 1)
    card.files.lines[0].open.click()
    qtbot.waitUntil(lambda: len(dialogs) == 2)
    assert dialogs[1].windowTitle() == "This file cannot be shown"


def test_a_copy_is_saved_for_a_purpose(
    card: EvidenceCard, book: Book, student: str, dialogs: list[QDialog], monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path, present: Present, qtbot: QtBot,
) -> None:  # fmt: skip
    content = made.png()
    attach(book, Offer("a.png", content), Student, student)
    qtbot.waitUntil(lambda: len(card.files.lines) == 1)
    card.files.verbs()[1].press(card.files.lines[0].record)
    [dialog] = dialogs
    assert isinstance(dialog, CopyDialog)
    present(dialog)
    assert problems(dialog) == []
    to = tmp_path / "copy.png"
    monkeypatch.setattr(ask, "save_file", lambda *asked: asked[4](to))
    dialog.choose()
    qtbot.waitUntil(to.exists)
    assert to.read_bytes() == content


def test_who_may_not_attach_only_looks(
    shell: Desk, book: Book, student: str, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    attach(book, Offer("a.png", made.png()), Student, student)
    monkeypatch.setattr(book, "allows", lambda _table, action: action == "see")
    monkeypatch.setattr(book, "may", lambda _act: False)
    only = FileList(shell, Student, student, shell)
    qtbot.addWidget(only)
    assert [verb.text for verb in only.verbs()] == ["Open"]
    assert not only.attach.isVisibleTo(only)
