"""Scenes of courses: the lists, the sequence of a pathway, a set of requirements that asks for too much, a student."""

from __future__ import annotations

from app.views.academics.requirement_dialog import RequirementDialog
from app.views.academics.student_part import AcademicsPart
from app.views.picturing.acts import busiest, first_row
from app.views.picturing.stage import Stage


def sequence(on: Stage) -> None:
    """The sequence of the first pathway, once it is known how far its students came."""
    on.go("courses", "sequences")
    on.press("Ctrl+Home")


def too_much(on: Stage) -> None:
    """A set of requirements whose lines ask for more than the whole set."""
    first_row(on, "courses", "requirements")
    on.do("requirements.edit")
    dialog = on.window.findChild(RequirementDialog)
    assert dialog is not None
    entry = dialog.form.editor("total").widget
    entry.setFocus()
    on.press("Ctrl+A")
    on.type("100")
    on.press("Ctrl+Return")


def unknown_mark(on: Stage) -> None:
    """The academics of a student, with a mark typed that the scale does not know."""
    on.go("student", f"{busiest(on)}/academics")
    part = on.window.findChild(AcademicsPart)
    assert part is not None
    part.table.setFocus()
    part.table.choose(part.table.records.id_at(0))
    on.press("Home")
    on.press(*["Right"] * 2)
    on.press("F2")
    on.type("Z9")
    on.press("Return")


def scale(on: Stage) -> None:
    """A mark that records have, but not the scale."""
    on.go("courses", "scale:Z9")
