"""Everything that menus, keys and the palette can do, declared once and in the order of the menus."""

from __future__ import annotations

from app.views.window.command import Command
from app.views.window.frame_commands import FRAME
from app.views.window.report_commands import REPORTS
from app.views.window.school_commands import COURSES, HOUSE, PATHWAYS
from app.views.window.student_commands import CARE, STUDENTS
from app.views.window.work_commands import WORK

COMMANDS: tuple[Command, ...] = (*FRAME, *STUDENTS, *PATHWAYS, *CARE, *WORK, *HOUSE, *REPORTS, *COURSES)
