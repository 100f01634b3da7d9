"""The part "Requirements" of the page: sets for graduation and for A-G, which a site copies and makes its own."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from app.book.base import Record
from app.book.kinds import FLAG
from app.i18n import N_, _, ngettext, number
from app.models.keeping_requirements import (
    copy_set,
    lines_of,
    remove_sets,
    save_set,
    set_rows,
    students_by_set,
    students_of_set,
    switch_set,
)
from app.models.requirements import LEAST_MARK, SET_KIND, UNIT, Requirement, RequirementSet
from app.models.settings import decided
from app.models.strand_settings import C_MINUS_COUNTS
from app.models.study_kinds import AG_AREA, CREDITS
from app.models.traces import those
from app.views.academics.counting_list import CountingList
from app.views.academics.course_columns import Counts, counted_column
from app.views.academics.requirement_dialog import RequirementDialog
from app.views.academics.wording import amount
from app.views.forms.child_list import ChildSpec
from app.views.forms.record_form import Names
from app.views.lists.columns import Column, Row, field_column
from app.views.lists.detail_pane import DetailPane, menu_tool
from app.views.lists.flow_line import FlowLine
from app.views.lists.list_spec import ListSpec, View
from app.views.look.buttons import button
from app.views.look.cards import EmptyState
from app.views.look.cells import ChipCell, DotCell, MutedCell
from app.views.look.chips import Chip
from app.views.look.labels import IconTile, label
from app.views.look.layouts import boxed, column, row
from app.views.window import ask
from app.views.window.allowed import offered

if TYPE_CHECKING:
    from app.book.book import Book
    from app.views.window.page import Shell

FIELDS: Names = ("name", ("kind", "unit", "total"), ("class_from", "class_until", "active"), "note")
LINES = ChildSpec(
    entity=Requirement,
    parent="set_id",
    names=("name", ("amount", "recommended", "least_mark"), ("takes", "takes_rest"), ("class_from", "rule_source")),
    heading=N_("Requirements"),
    one=N_("Requirement"),
    add=N_("Add requirement"),
    removed=N_("Requirement removed"),
)
_MUTED = MutedCell()


def classes(row: Row) -> str:
    """For which graduation classes a set holds: "from 2029", "2027 – 2030", "All classes"."""
    first, last = row["class_from"], row["class_until"]
    if first and last:
        return f"{first} – {last}"
    if first:
        return _("from {year}").format(year=first)
    return _("until {year}").format(year=last) if last else _("All classes")


def whose(row: Row) -> tuple[str, str]:
    """Whose requirements they are, and the colour of it."""
    if not row["shipped"]:
        return _("The site’s own"), "accent"
    return (_("University of California"), "plum") if row["kind"] == "ag" else (_("State law"), "info")


def set_list(book: Book, students: Counts) -> ListSpec:
    """The list of sets of requirements; `students` are those for whom each holds."""
    columns = [
        Column(_("Set of requirements"), 260, "name", lambda row: row["name"]),
        Column(_("Kind"), 110, "kind", lambda row: SET_KIND.format(row["kind"]), lambda _row: _MUTED),
        Column(_("Whose"), 190, "rule", lambda row: whose(row)[0], lambda row: DotCell(whose(row)[1]), sorts_by="name"),  # type: ignore[arg-type]
        Column(_("Classes"), 140, "class_from", classes, lambda _row: _MUTED),
        Column(_("Counted in"), 140, "unit", lambda row: UNIT.format(row["unit"]), lambda _row: _MUTED),
        field_column(RequirementSet, "total", 90, False),
        Column(
            _("In use"),
            90,
            "active",
            lambda row: FLAG.format(row["active"]),
            lambda row: ChipCell("ok" if row["active"] else "neutral"),
        ),
        counted_column(_("Students"), "students", students_by_set, students),
    ]
    return ListSpec(
        name="requirements",
        title=_("Requirements"),
        entity=RequirementSet,
        columns=columns,
        read=lambda ids: set_rows(book, ids),
        views=(
            View("sets_used", _("In use"), where={"active": True}),
            View("sets_all", _("All sets")),
        ),
        prompt=_("Filter by name"),
        rests_on=("requirement", "student"),
        shown=("kind", "rule", "class_from", "total", "active", "students"),
        sort=(("kind", False), ("name", False)),
        menu=(
            "requirements.edit",
            "requirements.copy",
            "requirements.students",
            "",
            "requirements.switch",
            "requirements.delete",
        ),
        verbs=("requirements.delete",),
        fixed=("name", "kind", "unit", "class_from", "class_until", "total", "active"),
    )


class RequirementPane(DetailPane):
    """The lines of a set, and what the site decides about it."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(_("Details of the set"), _("Choose a set of requirements in the list."))
        self._shell = shell

    def fill(self, id_: str) -> bool:
        found = set_rows(self._shell.book, [id_]).get(id_)
        if found is None:
            return False
        sign = IconTile("list-checks", "accent_text", 22, "accent_soft", 46)
        self.add(self.head(sign, found["name"], classes(found)))
        words, tone = whose(found)
        self.add(row(Chip(words, tone), None), self._verbs(found))  # type: ignore[arg-type]
        if found["shipped"]:
            self.add(label(_("Copy it to ask for more: the site’s own set comes before this one."), "faint", wrap=True))
        laid = lines_of(self._shell.book, id_)
        mixed = any(line.rule_source for line in laid)
        lines = [_line(line, found["unit"], mixed) for line in laid]
        self.add_part(_("Requirements"), *lines)
        if found["kind"] == "ag":
            self._add_decision()
        if found["note"]:
            self.add_part(_("Note"), label(found["note"], wrap=True))
        return True

    def _verbs(self, found: Row) -> QWidget:
        shell, line = self._shell, FlowLine()
        edit = button(_("Edit"), "", "plain", lambda: shell.trigger("requirements.edit"), _("Edit the set"))
        copy = button(_("Copy"), "copy-plus", "primary", lambda: shell.trigger("requirements.copy"), _("Copy the set"))
        line.addWidget(offered(shell.book, "add:requirement_set", copy))
        line.addWidget(offered(shell.book, "change:requirement_set", edit))
        more = map(shell.action, ("requirements.students", "requirements.switch", "requirements.delete"))
        line.addWidget(menu_tool(more, _("More about this set")))
        return boxed(line)

    def _add_decision(self) -> None:
        counts = bool(decided(self._shell.book, C_MINUS_COUNTS))
        said = _("A C- counts for A-G at this site.") if counts else _("A C- does not count for A-G at this site.")
        change = button(
            _("Change in the settings"), "", "link", lambda: self._shell.go("settings", C_MINUS_COUNTS.name)
        )
        self.add_part(_("The site decides"), label(said, wrap=True))
        self.add(boxed(row(offered(self._shell.book, "settings", change), None)))


def _line(line: Record, unit: str, mixed: bool) -> QWidget:
    """One requirement: how much of what, and by whose rule, where not all are the site's own."""
    head = row(spacing=8)
    head.addWidget(label(_(line.name), "strong", wrap=True), 1)
    head.addWidget(label(amount(line.amount, unit), "strong"))
    takes = [AG_AREA.format(each) if each in AG_AREA.options else each for each in _words(line.takes)]
    parts = [
        _("takes {subjects}").format(subjects=", ".join(takes)) if takes else "",
        _("takes what is left over") if line.takes_rest else "",
        LEAST_MARK.format(line.least_mark),
        _("{amount} recommended").format(amount=CREDITS.format(line.recommended)) if line.recommended else "",
        _("from class {year}").format(year=line.class_from) if line.class_from else "",
        line.rule_source or (_("the site’s own") if mixed else ""),
    ]
    return boxed(column(head, label(" · ".join(filter(None, parts)), "faint", wrap=True), spacing=1))


def _words(takes: str | None) -> list[str]:
    return [" ".join(word.split()) for word in (takes or "").split(";") if word.strip()]


class RequirementSetList(CountingList):
    """Enter changes a set with its lines."""

    counted = "students"

    def __init__(self, shell: Shell) -> None:
        def adding() -> QWidget:
            return offered(shell.book, "add:requirement_set", button(_("New set"), "plus", "primary", self.new))

        empty = EmptyState(
            "list-checks",
            _("No requirements"),
            _("A set says what a student must have taken: by subject for graduation, by area for A-G."),
            adding(),
        )
        super().__init__(shell, set_list(shell.book, self.counts), RequirementPane(shell), empty, adding())
        self.follow_counts()
        self.table.opened.connect(lambda _id: self.edit())
        self.table.delete_asked.connect(self.delete)

    def view_of(self, record: Record) -> str:
        return "sets_used" if record.active else "sets_all"

    def commands(self) -> dict[str, Callable[[], object] | None]:
        chosen = bool(self.table.current_id)
        return super().commands() | {
            "requirements.new": self.new,
            "requirements.edit": self.edit if chosen else None,
            "requirements.copy": self.copy if chosen else None,
            "requirements.students": self.see_students if chosen else None,
            "requirements.switch": self.turn if chosen else None,
            "requirements.delete": self.delete if chosen else None,
        }

    # what can be done

    def new(self) -> None:
        """Ask for a set with its lines and choose the new one."""
        self._ask(
            _("New set of requirements"),
            _("Add set"),
            _("Set added"),
            {"kind": "graduation", "unit": "credits", "active": True},
            None,
        )

    def edit(self) -> None:
        """Change the set with the focus and its lines."""
        if found := self.book.record(RequirementSet, self.table.current_id):
            values = found._asdict() | {"name": _(found.name)}
            self._ask(_("Edit set of requirements"), _("Save"), _("Set changed"), values, found.id)

    def _ask(self, title: str, verb: str, said: str, values: dict[str, Any], id_: str | None) -> None:
        lines = [line._replace(name=_(line.name)) for line in lines_of(self.book, id_)] if id_ else []
        made: list[str] = []
        dialog = RequirementDialog(
            self.window(),
            self.book,
            RequirementSet,
            FIELDS,
            title,
            verb,
            lambda typed: made.append(save_set(self.book, typed, dialog.typed_lines(), id_)),
            values,
            children=LINES,
            records=lines,
        )
        dialog.accepted.connect(lambda: self.show_new(made[0], said))
        ask.show(dialog)

    def copy(self) -> None:
        """Copy the set with the focus, for the site to change."""
        made: list[str] = []
        if self.shell.attempt(lambda: made.append(copy_set(self.book, self.table.current_id))):
            self.show_new(made[0], _("Set copied"))

    def see_students(self) -> None:
        """Show the students for whom the set with the focus holds."""
        if found := self.book.record(RequirementSet, self.table.current_id):
            self.shell.go("students", those(_(found.name), students_of_set(self.book, found.id)))

    def turn(self) -> None:
        """Use the set with the focus no more, or again."""
        found = self.book.record(RequirementSet, self.table.current_id)
        if found and self.shell.attempt(lambda: switch_set(self.book, found.id, not found.active)):
            said = _("The set is used no more") if found.active else _("The set is in use")
            self.shell.toast(said, undo=True)

    def delete(self) -> None:
        """Mark the chosen sets as deleted."""
        self.work.delete(
            remove_sets,
            lambda count: ngettext("{count} set deleted", "{count} sets deleted", count).format(count=number(count)),
        )
