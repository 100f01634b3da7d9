"""What scenes have in common: bringing a window somewhere with pages, commands and keys, as a person does."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractItemView, QDialog, QWidget

from app.book.trusting import sign
from app.i18n import _
from app.imports.tables import Pasted
from app.models import HourEntry, Note, PathwayMembership, Placement, Student, SupportPlan
from app.models.audience import Role
from app.views.entrance.new_book import NewBookScreen
from app.views.entrance.screen import Screen
from app.views.entrance.unlock import Unlock
from app.views.home.page import HomePage
from app.views.importing.page import ImportPage
from app.views.lists.conditions import Condition
from app.views.picturing.stage import Stage
from app.views.safety.panel import Panel
from app.views.students.page import StudentsPage
from app.views.window import ask
from app.views.window.choices import Recent
from app.views.window.opening import Person
from app.views.window.waiting import Waiting

AnyPanel = TypeVar("AnyPanel", bound=Panel)

BOOK = Path("Documents") / "Heron Slough High School.pathbook"  # never opened, only named
_WEEKS_BACK = 4  # over a week off
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


def fill_with_nothing(on: Stage, page: str, tab: str | None = None) -> None:
    """Searches a list for what is not in it."""
    on.go(page, tab)
    on.press("Ctrl+F")
    on.type("zzzz")


def choose_cell(on: Stage, fits: Callable[[QModelIndex], bool]) -> None:
    """Goes to the first cell that fits, of this week or the last one in which there is one: a Monday is still empty."""
    on.go("hours")
    grid = on.focus
    assert isinstance(grid, QAbstractItemView)
    model = grid.model()
    for _week in range(_WEEKS_BACK):
        cells = (model.index(row, column) for row in range(model.rowCount()) for column in range(model.columnCount()))
        if found := next(filter(fits, cells), None):
            grid.setCurrentIndex(found)
            break
        on.do("hours.previous")
    on.rest()


def wrong_cell(on: Stage) -> None:
    """Types into the first open cell of the week what is no time."""
    choose_cell(on, _is_open)
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


def history(on: Stage) -> None:
    """Shows the history of the busiest student, who has moved to another house."""
    on.book.save(Student, busiest(on), {"street": "18 Orchard Lane", "phone": "(661) 555-0146"})
    student(on, "record.history")


def find(on: Stage, text: str = "") -> None:
    """Opens the palette and types into it."""
    on.do("go.find")
    on.type(text)


def paste_roster(on: Stage, steps: int) -> None:
    """Takes a pasted roster in: to its columns, or on to the preview."""
    paste_file(on, "roster", TABLE, steps)


def paste_file(on: Stage, kind: str, text: str, steps: int) -> None:
    """Takes in what was pasted: to its columns, or on to the preview."""
    on.do(f"{kind}.import")
    page = on.page
    assert isinstance(page, ImportPage)
    page.choose(Pasted(text))
    on.rest()
    for _step in range(steps):
        page.go_on()
        on.rest()


STAFF = {"tom": "Tom Ash", "luz": "Luz Amador"}
PEOPLE = (Person("dana", "Dana Whitfield"), Person("cara", "Cara Bell"), Person("tom", "Tom Ash"))


def show_accounts(on: Stage) -> None:
    """Shows the accounts of a book, as if the sample school had some; nothing of it is written."""
    ring = on.book.ring
    own = replace(ring.slots[0], name=PEOPLE[0].name, role="coordinator")
    cara, tom = (replace(own, id=person.id, name=person.name, role=role, keys={})
                 for person, role in zip(PEOPLE[1:], ("counselor", "teacher"), strict=True))  # fmt: skip
    cara = replace(cara, keys={"notes": ""})
    otto = replace(cara, id="otto", name="Otto Reyes", keys={})
    people = (own, cara, otto, tom)
    on.book.ring = sign(ring, ring.of(people), on.book.unlocked, *(slot.id for slot in people))
    on.go("safety", "accounts")
    on.book.ring = ring  # what watches the book knows it as the sample school


def account_dialog(on: Stage, dialog: Callable[[QWidget], QDialog]) -> None:
    """Opens one of the dialogs about accounts."""
    show_accounts(on)
    ask.show(dialog(on.window))
    on.rest()


def enter(on: Stage, screen: Screen | Waiting) -> None:
    """Shows a screen of the entrance."""
    entrance = on.window.entrance
    entrance.setCurrentIndex(entrance.addWidget(screen))
    screen.first_focus().setFocus()
    on.rest()


def wrong_passphrase(on: Stage) -> None:
    screen = Unlock(BOOK, PEOPLE, "dana")
    enter(on, screen)
    on.type("heron")
    screen.refuse_entry(_("The passphrase is not right. Check Caps Lock and type it again."))


def locked(on: Stage) -> None:
    """The screen of a book that somebody has just locked."""
    enter(on, Unlock(BOOK, PEOPLE, "cara", _("The book was locked. Everything is saved; go on where you were.")))


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


def home_of(on: Stage, role: Role) -> None:
    """Shows the home page of a role."""
    on.go("home")
    assert isinstance(on.page, HomePage)
    on.page.choose_role(role)
    on.rest()


def filtered(on: Stage) -> None:
    """Shows the list of students with two filters."""
    on.go("students")
    assert isinstance(on.page, StudentsPage)
    on.page.list.filters.put(Condition("grade", "any", ("11", "12")))
    on.page.list.filters.put(Condition("standing", "any", ("behind",)))
    on.rest()


def row_menu(on: Stage) -> None:
    """Opens the menu of the first row of the list of students."""
    first_row(on, "students")
    assert isinstance(on.page, StudentsPage)
    table = on.page.list.table
    on.page.list.open_menu(table.viewport().mapToGlobal(table.visualRect(table.currentIndex()).center()))
    on.rest()


def paste(on: Stage, command: str, text: str, *keys: str) -> None:
    """Puts text on the clipboard, goes with keys to a cell of the list of students, and pastes it."""
    QGuiApplication.clipboard().setText(text)
    first_row(on, "students")
    on.press(*keys)
    on.do(command) if command else on.press("Ctrl+V")
