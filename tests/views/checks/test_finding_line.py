"""What checks found is shown, allowed with a reason, and counts again."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.book.book import Book
from app.models.checks import findings
from app.models.checks.finding import Finding
from app.views.checks.finding_line import FindingList, FindingsDialog
from app.views.window import ask
from app.views.window.desk import Desk
from tests.models.school_of import make_class


def verbs(widget: QWidget) -> dict[str, QPushButton]:
    QApplication.processEvents()  # what was put into a list is shown by the event loop
    return {each.text(): each for each in widget.findChildren(QPushButton) if each.isVisible()}


def test_warnings_are_allowed_together_and_one_is_taken_back(
    shell: Desk, book: Book, dialogs: list[QDialog], monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    made = make_class(book, 2)

    def read() -> list[Finding]:
        return findings(book, placement_ids=made.placements, with_overridden=True)

    shown = FindingList(shell, read, "Nothing")
    qtbot.addWidget(shown)
    shown.show()
    assert len(shown.doubted) == 2
    monkeypatch.setattr(ask, "text", lambda *words, **_also: words[4]("The district signs on Monday"))
    verbs(shown)["Allow all 2 with one reason…"].click()
    reasons = {each.override and each.override.reason for each in shown.found}
    assert reasons == {"The district signs on Monday"}
    verbs(shown)["Take back"].click()
    assert len(shown.doubted) == 1 and shown.found[0] is shown.doubted[0]
    book.undo()
    assert not shown.doubted
    FindingList(shell, read, most=1).show_all()
    [dialog] = dialogs
    assert isinstance(dialog, FindingsDialog) and len(dialog.list.found) == 2
    quiet = FindingList(shell, lambda: ())
    assert quiet.isHidden()
