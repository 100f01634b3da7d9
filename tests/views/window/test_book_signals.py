"""The book's changes on the window's thread."""

from __future__ import annotations

from threading import Thread

from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from app.book.book import Book
from app.models.people import Student
from app.views.window.book_signals import BookSignals


def test_what_another_thread_changes_is_heard_here(book: Book, qtbot: QtBot) -> None:
    signals = BookSignals(book)
    with qtbot.waitSignal(signals.changed):
        change_elsewhere(book)
    signals.close()


def test_what_is_queued_when_the_book_is_closed_comes_to_nobody(book: Book, qapp: QCoreApplication) -> None:
    signals = BookSignals(book)
    heard: list[object] = []
    signals.changed.connect(heard.append)
    change_elsewhere(book)
    signals.close()
    qapp.sendPostedEvents(signals)
    assert heard == []


def change_elsewhere(book: Book) -> None:
    """An edit on another thread, as a job makes it."""
    [id_, *_others] = book.ids(Student)
    thread = Thread(target=lambda: book.save(Student, id_, {"city": "Oak Grove"}))
    thread.start()
    thread.join()
