"""What the page of students shows."""

from __future__ import annotations

from app.views.students.page import StudentsPage


def shown(page: StudentsPage) -> list[str]:
    return [page.model.index(row, 0).data() for row in range(page.model.rowCount())]
