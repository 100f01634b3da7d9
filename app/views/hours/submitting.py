"""Submitting the week shown, and what is said of it."""

from __future__ import annotations

from datetime import date

from app.book.book import Book
from app.i18n import _, ngettext, number
from app.models.approving import FROM, submit
from app.views.hours.week_model import WeekModel
from app.views.window.page import Shell


def submit_week(shell: Shell, book: Book, model: WeekModel) -> None:
    """Hand in every draft of the week shown, and name what stays behind.

    A cell with a refused text still holds what was saved before; nobody means that any more. Days to come stay drafts.
    """
    cells, today = model.settled(), date.today()
    due = [id_ for cell in cells if cell.day <= today for id_ in cell.entries]
    ahead = sum(len(cell.entries) for cell in cells if cell.day > today and cell.state in FROM["submit"])
    left = _left(model.problems, ahead)
    if left and not any(cell.state in FROM["submit"] for cell in cells if cell.day <= today):
        shell.toast(" ".join(left), tone="warn")
        return
    done: list[int] = []
    if shell.attempt(lambda: done.append(submit(book, due))):
        text = ngettext("{count} entry submitted", "{count} entries submitted", done[0]).format(count=number(done[0]))
        said = _("{sentence}.").format(sentence=text) if left else text
        shell.toast(" ".join((said, *left)), undo=True, tone="warn" if model.problems else "ok")


def _left(wrong: int, ahead: int) -> list[str]:
    said: list[str] = []
    if wrong:
        text = ngettext(
            "{count} cell needs a fix and was not submitted.", "{count} cells need a fix and were not submitted.", wrong
        )
        said.append(text.format(count=number(wrong)))
    if ahead:
        text = ngettext(
            "{count} entry lies in the future and stays a draft.",
            "{count} entries lie in the future and stay drafts.", ahead,
        )  # fmt: skip
        said.append(text.format(count=number(ahead)))
    return said
