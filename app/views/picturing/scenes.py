"""Every page, dialog and empty state of the program: one line each, in the order of the rail.

Each scene begins with a fresh window at the home page, on a copy of its book that nobody else sees. A scene is
brought about with what people use: pages, commands, keys. What a scene needs to know it asks the book.
"""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QComboBox

from app.i18n import _
from app.imports.tables import Pasted
from app.models import HourEntry, Note, PathwayMembership, Placement, Student, SupportPlan
from app.views.entrance.new_book import NewBookScreen, RecoveryCode
from app.views.entrance.screen import Screen
from app.views.entrance.unlock import Unlock
from app.views.entrance.welcome import Welcome
from app.views.importing.page import ImportPage
from app.views.picturing.stage import Scene, Stage
from app.views.window.choices import Recent
from app.views.window.waiting import Waiting

BOOK = Path("Documents") / "Heron Slough High School.pathbook"  # never opened, only named
RECENT = (
    Recent(BOOK, datetime(2026, 11, 20, 16, 12, tzinfo=UTC), True),
    Recent(Path("Drive") / "Tule Creek High School.pathbook", datetime(2026, 9, 4, 8, 30, tzinfo=UTC), False),
)
CODE = "7KQ2M-XH4TP-9RWCA-3JVNE-5YFGD-8BZLS"
TABLE = """Student ID\tLast Name\tFirst Name\tGrade\tBirth Date\tHome Phone
300118\tBarragán\tLucía\t11\t03/14/2010\t555-0117
300119\tDo\tKhanh\t10\t2011-07-02\t555-0139
300120\tOkafor\tChidi\t12\t13/45/2009\t555-0152
"""


# What the scenes are about


def busiest(on: Stage) -> str:
    """The student of whom the book tells most: of every kind something, then as much as there is."""
    counts = [
        Counter(record.student_id for record in on.book.records(kind))
        for kind in (Placement, SupportPlan, Note, PathwayMembership, HourEntry)
    ]

    def wealth(id_: str) -> tuple[int, int, str]:
        return sum(id_ in each for each in counts), sum(each[id_] for each in counts), id_

    return max(on.book.ids(Student), key=wealth)


def first_row(on: Stage, page: str, tab: str | None = None) -> None:
    """Shows a list with its first row chosen."""
    on.go(page, tab)
    on.press("Ctrl+Home")


def fill_with_nothing(on: Stage, page: str) -> None:
    """Searches a list for what is not in it."""
    on.go(page)
    on.press("Ctrl+F")
    on.type("zzzz")


def wrong_cell(on: Stage) -> None:
    """Types into the first open cell of the week what is no time."""
    on.go("hours")
    grid = on.focus
    assert isinstance(grid, QAbstractItemView)
    model = grid.model()
    cells = (model.index(row, column) for row in range(model.rowCount()) for column in range(model.columnCount()))
    grid.setCurrentIndex(next(filter(_is_open, cells)))
    on.type("lunch")
    on.press("Return", "Up")


def _is_open(cell: QModelIndex) -> bool:
    return bool(cell.flags() & Qt.ItemFlag.ItemIsEditable) and not cell.data(Qt.ItemDataRole.DisplayRole)


def all_rows(on: Stage, page: str, tab: str | None = None) -> None:
    """Shows a list with every row selected."""
    first_row(on, page, tab)
    on.press("Ctrl+A")


def student(on: Stage, command: str = "", page: str = "student") -> None:
    """Shows the busiest student, and there does a command."""
    on.go(page, busiest(on))
    if command:
        on.do(command)


def find(on: Stage, text: str = "") -> None:
    """Opens the palette and types into it."""
    on.do("go.find")
    on.type(text)


def paste_roster(on: Stage, steps: int) -> None:
    """Takes a pasted roster in: to its columns, or on to the preview."""
    on.do("roster.import")
    page = on.page
    assert isinstance(page, ImportPage)
    page.choose(Pasted(TABLE))
    on.rest()
    for _step in range(steps):
        page.go_on()
        on.rest()


def enter(on: Stage, screen: Screen | Waiting) -> None:
    """Shows a screen of the entrance."""
    entrance = on.window.entrance
    entrance.setCurrentIndex(entrance.addWidget(screen))
    screen.first_focus().setFocus()
    on.rest()


def wrong_passphrase(on: Stage) -> None:
    screen = Unlock(BOOK, "Dana Whitfield")
    enter(on, screen)
    on.type("heron")
    screen.refuse_entry(_("The passphrase is not right. Check Caps Lock and type it again."))


def new_book(on: Stage) -> None:
    screen = NewBookScreen(BOOK.parent)
    enter(on, screen)
    for entry, text in ((screen.site, BOOK.stem), (screen.person, "Dana Whitfield"), (screen.passphrase, "tide pool")):
        entry.setText(text)
    on.rest()


def choose_pathways(on: Stage) -> None:
    """Three pathways are ticked by their names."""
    on.go("first_run", "pathways")
    for word in ("patient", "software", "food"):
        on.type(word)
        on.press("Return")


def type_colleague(on: Stage) -> None:
    """One colleague is typed."""
    on.go("first_run", "colleagues")
    on.type("Dana")
    on.press("Tab")
    on.type("Whitfield")


def new_passphrase(on: Stage) -> None:
    from app.views.entrance.passphrase_dialog import choose_passphrase

    choose_passphrase(on.window.at_desk(), on.window)
    on.rest()


def open_list(on: Stage, page: str) -> None:
    """Opens the first list of a page."""
    on.go(page)
    on.open_list(next(box for box in on.page.findChildren(QComboBox) if box.isVisible()))


SCENES: tuple[Scene, ...] = (
    Scene("home", "home", lambda on: on.go("home")),
    Scene("home", "home-empty", lambda on: on.go("home"), "empty"),
    Scene("students", "students", lambda on: first_row(on, "students")),
    Scene("students", "students-behind", lambda on: first_row(on, "students", "behind")),
    Scene("students", "students-selected", lambda on: all_rows(on, "students", "no_placement")),
    Scene("students", "students-hidden", lambda on: fill_with_nothing(on, "students")),
    Scene("students", "students-empty", lambda on: on.go("students"), "empty"),
    Scene("students", "student-new", lambda on: on.do("student.new")),
    Scene("students", "student-leaving", lambda on: (first_row(on, "students"), on.do("students.leave"))),
    Scene("student", "student", student),
    Scene("student", "student-edit", lambda on: student(on, "student.edit")),
    Scene("student", "student-note", lambda on: student(on, "student.note")),
    Scene("student", "student-history", lambda on: student(on, "record.history")),
    Scene("pathways", "pathways", lambda on: first_row(on, "pathways")),
    Scene("pathways", "pathways-empty", lambda on: on.go("pathways"), "empty"),
    Scene("pathways", "pathway-new", lambda on: on.do("pathway.new")),
    Scene("pathways", "pathway-edit", lambda on: (first_row(on, "pathways"), on.do("pathway.edit"))),
    Scene("pathways", "pathway-add", lambda on: (first_row(on, "pathways"), on.do("pathway.add"))),
    Scene("hours", "hours", lambda on: on.go("hours")),
    Scene("hours", "hours-error", wrong_cell),
    Scene("hours", "hours-class-list", lambda on: open_list(on, "hours")),
    Scene("hours", "hours-student", lambda on: student(on, page="hours")),
    Scene("hours", "hours-waiting", lambda on: all_rows(on, "hours", "waiting")),
    Scene("hours", "hours-reject", lambda on: (first_row(on, "hours", "waiting"), on.do("hours.reject"))),
    Scene("hours", "hours-approved", lambda on: first_row(on, "hours", "approved")),
    Scene("hours", "hours-rejected", lambda on: first_row(on, "hours", "rejected")),
    Scene("hours", "hours-drafts", lambda on: first_row(on, "hours", "drafts")),
    Scene("hours", "hours-empty", lambda on: on.go("hours"), "empty"),
    Scene("hours", "hours-waiting-empty", lambda on: on.go("hours", "waiting"), "empty"),
    Scene("supports", "supports", lambda on: first_row(on, "supports")),
    Scene("supports", "supports-due", lambda on: first_row(on, "supports", "due")),
    Scene("supports", "supports-ended", lambda on: first_row(on, "supports", "ended")),
    Scene("supports", "supports-hidden", lambda on: fill_with_nothing(on, "supports")),
    Scene("supports", "supports-empty", lambda on: on.go("supports"), "empty"),
    Scene("supports", "plan-new", lambda on: on.do("support.new")),
    Scene("supports", "plan-edit", lambda on: (first_row(on, "supports"), on.do("support.edit"))),
    Scene("supports", "plan-end", lambda on: (first_row(on, "supports"), on.do("support.end"))),
    Scene("supports", "session", lambda on: (first_row(on, "supports"), on.do("support.log"))),
    Scene("placements", "placements", lambda on: first_row(on, "placements")),
    Scene("placements", "placements-ended", lambda on: first_row(on, "placements", "ended")),
    Scene("placements", "placements-hidden", lambda on: fill_with_nothing(on, "placements")),
    Scene("placements", "placements-empty", lambda on: on.go("placements"), "empty"),
    Scene("placements", "employers", lambda on: first_row(on, "placements", "employers")),
    Scene("placements", "employers-empty", lambda on: on.go("placements", "employers"), "empty"),
    Scene("placements", "placement-new", lambda on: on.do("placement.new")),
    Scene("placements", "placement-edit", lambda on: (first_row(on, "placements"), on.do("placement.edit"))),
    Scene("placements", "placement-end", lambda on: (first_row(on, "placements"), on.do("placement.end"))),
    Scene("placements", "employer-new", lambda on: on.do("employer.new")),
    Scene("import", "import", lambda on: on.do("roster.import"), "empty"),
    Scene("import", "import-sample", lambda on: on.do("roster.import")),
    Scene("import", "import-hours", lambda on: on.do("hours.import")),
    Scene("import", "import-columns", lambda on: paste_roster(on, 0), "empty"),
    Scene("import", "import-preview", lambda on: paste_roster(on, 1), "empty"),
    Scene("window", "export", lambda on: on.do("export.any")),
    Scene("window", "export-hours", lambda on: on.do("export.hours")),
    Scene("window", "print-preview", lambda on: student(on, "file.print")),
    Scene("window", "print-preview-many", lambda on: (all_rows(on, "students", "behind"), on.do("file.print"))),
    Scene("window", "palette", find),
    Scene("window", "palette-text", lambda on: find(on, "mar")),
    Scene("window", "palette-command", lambda on: find(on, "theme")),
    Scene("window", "palette-nothing", lambda on: find(on, "zzzz")),
    Scene("window", "toast", lambda on: (first_row(on, "students"), on.do("students.delete"))),
    Scene("window", "menu-file", lambda on: on.open_menu("file")),
    Scene("window", "menu-student", lambda on: (student(on), on.open_menu("student"))),
    Scene("window", "menu-view", lambda on: on.open_menu("view")),
    Scene("window", "keys", lambda on: on.do("help.keys")),
    Scene("window", "about", lambda on: on.do("help.about")),
    Scene("window", "passphrase-new", new_passphrase),
    Scene("first_run", "first-run", lambda on: on.do("book.setup"), "empty"),
    Scene("first_run", "first-run-years", lambda on: on.go("first_run", "years"), "empty"),
    Scene("first_run", "first-run-pathways", choose_pathways, "empty"),
    Scene("first_run", "first-run-roster", lambda on: on.go("first_run", "roster"), "empty"),
    Scene("first_run", "first-run-colleagues", type_colleague, "empty"),
    Scene("first_run", "first-run-end", lambda on: on.go("first_run", "end"), "empty"),
    Scene("first_run", "first-run-done", lambda on: on.go("first_run", "roster")),
    Scene("school", "school", lambda on: on.go("school")),
    Scene("school", "school-staff", lambda on: first_row(on, "school", "staff")),
    Scene("school", "school-sections", lambda on: first_row(on, "school", "sections")),
    Scene("school", "school-staff-new", lambda on: on.do("staff.new")),
    Scene("school", "school-section-new", lambda on: on.do("section.new")),
    Scene("school", "school-year-new", lambda on: on.do("year.new")),
    Scene("school", "school-seat", lambda on: (first_row(on, "school", "sections"), on.do("section.seat"))),
    Scene("school", "school-staff-empty", lambda on: on.go("school", "staff"), "empty"),
    Scene("school", "school-sections-empty", lambda on: on.go("school", "sections"), "empty"),
    Scene("entrance", "welcome", lambda on: on.rest(), "none"),
    Scene("entrance", "welcome-recent", lambda on: enter(on, Welcome(RECENT, "system")), "none"),
    Scene("entrance", "book-new", new_book, "none"),
    Scene("entrance", "recovery-code", lambda on: enter(on, RecoveryCode(BOOK.stem, CODE)), "none"),
    Scene("entrance", "unlock", lambda on: enter(on, Unlock(BOOK, "Dana Whitfield")), "none"),
    Scene("entrance", "unlock-wrong", wrong_passphrase, "none"),
    Scene("entrance", "waiting", lambda on: enter(on, Waiting(BOOK.stem)), "none"),
    Scene("help", "handbook", lambda on: on.do("help.handbook")),
    Scene("help", "handbook-search", lambda on: (on.do("help.handbook"), on.press("Ctrl+F"), on.type("hours"))),
    Scene("help", "handbook-hours", lambda on: (on.go("hours"), on.do("help.handbook"))),
    Scene("help", "handbook-nothing", lambda on: (on.do("help.handbook"), on.press("Ctrl+F"), on.type("zzzz"))),
)
