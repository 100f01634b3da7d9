"""What can be taken in, in the words of the window: one line of steps for all of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from app.i18n import N_, ngettext

Counted = Callable[[int], str]


@dataclass(frozen=True, slots=True)
class ImportKind:
    """One kind of file. `id` is its name in `app.imports`; its command is "<id>.import".

    `verb` and `done` say how many records, with {count} left in them; `home` is the page that is shown afterwards.
    """

    id: str
    tab: str
    hint: str
    records: str
    subject: str  # what the first column of the preview names
    verb: Counted
    done: Counted
    home: tuple[str, str | None]


ROSTER, HOURS = "roster", "hours"

KINDS: dict[str, ImportKind] = {
    kind.id: kind
    for kind in (
        ImportKind(
            ROSTER,
            N_("Roster"),
            N_(
                "Students of your student information system. Nothing is written before you have seen it, "
                "and the whole import can be undone."
            ),
            N_("students"),
            N_("Student"),
            lambda n: ngettext("Import {count} student", "Import {count} students", n),
            lambda n: ngettext("{count} student imported", "{count} students imported", n),
            ("students", None),
        ),
        ImportKind(
            HOURS,
            N_("Hours"),
            N_("Daily hours: student ID, date, hours or times in and out, and the employer."),
            N_("hour entries"),
            N_("Student"),
            lambda n: ngettext("Import {count} hour entry", "Import {count} hour entries", n),
            lambda n: ngettext("{count} hour entry imported", "{count} hour entries imported", n),
            ("hours", "waiting"),
        ),
        ImportKind(
            "courses",
            N_("Courses"),
            N_("The course catalog: course ID, name, state code, A-G area, subject, credits and CTE pathway."),
            N_("courses"),
            N_("Course"),
            lambda n: ngettext("Import {count} course", "Import {count} courses", n),
            lambda n: ngettext("{count} course imported", "{count} courses imported", n),
            ("courses", "courses"),
        ),
        ImportKind(
            "marks",
            N_("Marks"),
            N_("Marks by term: student ID, course or section, school year, term, mark and credits."),
            N_("marks"),
            N_("Student"),
            lambda n: ngettext("Import {count} mark", "Import {count} marks", n),
            lambda n: ngettext("{count} mark imported", "{count} marks imported", n),
            ("courses", "marks"),
        ),
        ImportKind(
            "attendance",
            N_("Attendance"),
            N_(
                "Attendance up to a day: student ID, days enrolled and absent; also incidents, suspensions, GPA, "
                "A-G status and credits. A file that names no day counts up to today."
            ),
            N_("records"),
            N_("Student"),
            lambda n: ngettext("Import {count} record of attendance", "Import {count} records of attendance", n),
            lambda n: ngettext("{count} record of attendance imported", "{count} records of attendance imported", n),
            ("supports", None),
        ),
    )
}
"""By id, in the order of the tabs."""
