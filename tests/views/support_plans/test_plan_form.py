"""The form of a support plan: what cannot be is told at once, and in sight."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit

from app.book.book import Book
from app.models import Student
from app.views.forms.form_dialog import FormDialog
from app.views.support_plans.plan_form import new_plan
from app.views.window import ask
from app.views.window.main_window import MainWindow
from tests.views.conftest import Present


@pytest.fixture
def dialog(window: MainWindow, book: Book, monkeypatch: pytest.MonkeyPatch, present: Present) -> FormDialog:
    opened: list[QDialog] = []
    monkeypatch.setattr(ask, "show", opened.append)
    new_plan(window, book, lambda _id: None, student_id=book.ids(Student)[0])
    [made] = opened
    assert isinstance(made, FormDialog)
    present(made)
    return made


def in_sight(dialog: FormDialog, name: str) -> bool:
    """Whether both the entry and the sentence below it are wholly seen, once all is laid out."""
    QApplication.processEvents()
    form, port = dialog.form, dialog.area.viewport()
    parts = (form.editor(name).widget, form._problems[name])
    return all(port.rect().contains(part.rect().translated(part.mapTo(port, part.rect().topLeft()))) for part in parts)


def type_into(dialog: FormDialog, **texts: str) -> None:
    for name, text in texts.items():
        widget = dialog.form.editor(name).widget
        edit = widget if isinstance(widget, QLineEdit) else widget.findChild(QLineEdit)
        assert edit is not None
        edit.setText(text)


def test_the_sentence_below_the_field_is_in_sight(dialog: FormDialog) -> None:
    dialog.form.show_values({"domain": "reading", "need": "Fluency"})
    type_into(dialog, review_on="1/1/1850")
    dialog.area.verticalScrollBar().setValue(0)
    dialog.done_with()
    assert dialog.form.problem("review_on") == "The review lies before the plan begins."
    assert in_sight(dialog, "review_on")


def test_all_that_cannot_be_is_told_at_once(dialog: FormDialog) -> None:
    form = dialog.form
    type_into(dialog, sessions_per_week="often", ends_on="1/1/1850", review_on="1/1/1850")
    form.show_values({"domain": "reading", "starts_on": date.today()})
    dialog.done_with()
    told = [name for name in ("need", "ends_on", "sessions_per_week", "review_on") if form.problem(name)]
    assert told == ["need", "ends_on", "sessions_per_week", "review_on"]
    assert in_sight(dialog, "need")
    form.show_values({"need": "Fluency", "sessions_per_week": 1})
    dialog.done_with()
    assert form.problem("ends_on") == "The plan ends before it begins."
    assert form.problem("review_on") == "The review lies before the plan begins."
    assert in_sight(dialog, "ends_on")
