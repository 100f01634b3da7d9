"""Where every student stands along the continuum, and the pane beside: everything that one of them did."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.i18n import _, hours, short_day
from app.models.continuum import Done, by_stage, done
from app.models.kinds import STAGE, grade_words
from app.models.people import Student
from app.views.events.by_pathway import ByPathwayDialog
from app.views.events.continuum_columns import continuum_list
from app.views.events.tones import stage_tone
from app.views.importing.roster import no_students
from app.views.lists.conditions import Condition
from app.views.lists.detail_pane import DetailPane
from app.views.lists.list_part import ListPart
from app.views.look.buttons import button
from app.views.look.chips import Chip
from app.views.look.item_button import ItemButton
from app.views.look.labels import Avatar
from app.views.look.layouts import boxed, column, row
from app.views.look.tokens import Tone
from app.views.pathways.tones import pathway_tones
from app.views.students.columns import name_of, seed_of
from app.views.window import ask

if TYPE_CHECKING:
    from app.book.editing import Changes
    from app.views.window.page import Shell

OF_STUDENT = "student:"


def stage_words(stage: str | None) -> str:
    """A stage as a heading; what has none stands outside of them."""
    return STAGE.format(stage) if stage else _("Outside the stages")


def done_line(shell: Shell, thing: Done) -> ItemButton:
    """One thing that a student did; a press opens the event or the placement."""
    page = "event" if thing.kind == "event" else "placements"
    amount = _("{hours} h").format(hours=hours(thing.minutes)) if thing.minutes else ""
    below = " · ".join(filter(None, (thing.activity, thing.employer, amount)))
    aside = short_day(thing.on) if thing.on else ""
    return ItemButton(thing.name, aside, below, lambda: shell.go(page, thing.record_id))


class ContinuumPane(DetailPane):
    """Everything that a student did, by stage; a stage without anything says so."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(_("What the student did"), _("Choose a student in the list."))
        self._shell = shell

    def fill(self, id_: str) -> bool:
        student = self._shell.book.record(Student, id_)
        if student is None:
            return False
        values = student._asdict()
        self.add(self.head(Avatar(name_of(values), seed_of(values), 46), name_of(values), grade_words(student.grade)))
        go = self._shell.go
        self.add(boxed(row(button(_("Open"), "", "primary", lambda: go("student", id_), _("Open the student")), None)))
        for stage, things in by_stage(done(self._shell.book, id_)).items():
            if not (things or stage):
                continue
            lines: list[QWidget] = [done_line(self._shell, thing) for thing in things]
            self.add_part(
                stage_words(stage),
                column(*lines, spacing=2) if lines else row(Chip(_("Nothing yet"), stage_tone(None)), None),
            )
        return True


class ContinuumList(ListPart):
    """The part "Continuum" of the page. Enter opens the student's page."""

    def __init__(self, shell: Shell) -> None:
        self._tones = pathway_tones(shell.book)
        empty = no_students(
            shell, _("Students stand here with what they did at each stage, once a roster is in the book.")
        )
        compare = button(_("By pathway"), "chart-column", press=lambda: shell.trigger("continuum.pathways"))
        super().__init__(shell, continuum_list(shell.book, self._tone), ContinuumPane(shell), empty, compare)
        self.table.opened.connect(lambda id_: shell.go("student", id_))

    def _tone(self, pathway_id: str) -> Tone:
        return self._tones.get(pathway_id, "neutral")

    # for the page

    def open(self, what: str) -> bool:
        return super().open(what.removeprefix(OF_STUDENT))

    def refresh(self, changes: Changes | None) -> None:
        self._tones = pathway_tones(self.book)
        super().refresh(changes)

    def student_ids(self) -> list[str]:
        """The chosen students."""
        return self.selected_ids()

    def commands(self) -> dict[str, Callable[[], object] | None]:
        id_ = self.table.current_id
        return super().commands() | {"student.open": (lambda: self.shell.go("student", id_)) if id_ else None}

    # what can be done

    def compare(self) -> None:
        """Show how many members of each pathway did something at each stage; one that is opened is listed here."""
        ask.show(ByPathwayDialog(self, self.book, self._show_pathway))

    def _show_pathway(self, pathway_id: str | None, lacking: str) -> None:
        self.show_view(lacking or "here")
        self.filters.show_filters("", ())
        if pathway_id:
            self.filters.put(Condition("pathway", "any", (pathway_id,)))
        self.table.setFocus()
