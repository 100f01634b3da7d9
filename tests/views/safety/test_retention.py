"""Who left, by school year, in the window."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QDialog, QLabel, QPushButton

from app.book.book import Book
from app.models import Student
from app.models.enrolling import leave
from app.models.erasing import KEPT_YEARS
from app.models.settings import decided
from app.views.safety.erase_dialog import EraseDialog
from app.views.safety.page import SafetyPage
from app.views.safety.retention import RetentionPanel
from app.views.window.desk import Desk
from tests.views.accessibility import problems


def panel(shell: Desk) -> RetentionPanel:
    shell.go("safety", "retention")
    page = shell.page
    assert isinstance(page, SafetyPage) and isinstance(page.panel, RetentionPanel)
    return page.panel


def said(panel: RetentionPanel) -> set[str]:
    return {label.text() for label in panel.findChildren(QLabel)}


def test_those_whose_time_is_over_are_marked_once_the_site_decided(shell: Desk, book: Book) -> None:
    leave(book, book.ids(Student, "nguyen"), date(2015, 6, 5), "Graduated")
    of = panel(shell)
    assert "Left in 2014-2015" in said(of) and "Time is over" not in said(of)
    of.years.widget.setText("5")  # type: ignore[attr-defined]
    of._keep()
    assert decided(book, KEPT_YEARS) == 5
    assert "Time is over" in said(of)
    assert shell.page is not None and problems(shell.page) == []


def test_what_is_no_number_is_marked(shell: Desk, book: Book) -> None:
    of = panel(shell)
    of.years.widget.setText("some")  # type: ignore[attr-defined]
    of._keep()
    assert not of.problem.isHidden() and decided(book, KEPT_YEARS) is None


def test_a_year_is_erased_after_asking(shell: Desk, book: Book, dialogs: list[QDialog]) -> None:
    leave(book, book.ids(Student, "nguyen"), date(2015, 6, 5), "Graduated")
    of = panel(shell)
    [verb] = [each for each in of.findChildren(QPushButton) if each.text() == "Erase these…"]
    verb.click()
    assert isinstance(dialogs[-1], EraseDialog)
