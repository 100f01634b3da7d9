"""A list of students about whom something was found out that no field holds: who needs somebody, who has signs."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtWidgets import QWidget

from app.book.book import Book
from app.book.kinds import TEXT, Kind
from app.i18n import _
from app.models.kept_reading import KeptReading
from app.models.people import Student
from app.models.roster_rows import pathway_ids_by_student, pathways_now
from app.views.lists.columns import Column, Facet, Way, field_column
from app.views.lists.detail_pane import DetailPane
from app.views.lists.list_part import ListPart
from app.views.lists.list_spec import ListSpec, View
from app.views.look.cards import EmptyState
from app.views.meetings.meeting_form import put_on_agenda
from app.views.pathways.column import pathways_column
from app.views.pathways.tones import pathway_tones
from app.views.students.column import person_cell, student_name
from app.views.support_plans.plan_form import new_plan
from app.views.supports.referral_forms import refer_from
from app.views.window.page import Shell

FURTHER = ("local_id", "graduation_year", "home_language")
RESTS_ON = ("enrollment", "pathway_membership", "site_pathway")

Found = TypeVar("Found")


class WatchList(ListPart, Generic[Found]):
    """`read` finds everybody, by student with what was found, in the order in which the list begins.

    It runs off the window's thread, once for each change of the book; rows show what was found last.
    """

    def __init__(
        self,
        shell: Shell,
        name: str,
        title: str,
        read: Callable[[], Mapping[str, Found]],
        rests_on: Sequence[str],
        columns: Sequence[Column],
        views: Sequence[View],
        pane: DetailPane,
        empty: EmptyState,
        favourites: Sequence[str],
        hidden: Sequence[str] = (),
        menu: Sequence[str] = (),
        tools: Sequence[Any] = (),
    ) -> None:
        """`columns` stand behind the student, the grade and the pathway; `hidden` are not shown to begin with."""
        tones = pathway_tones(shell.book)
        self.reading: KeptReading[Mapping[str, Found]] = KeptReading(shell.book, read)
        grade, pathway = (
            field_column(Student, "grade", 66, editable=False),
            pathways_column(lambda id_: tones.get(id_, "neutral"), pathway_ids_by_student),
        )
        student = Column(_("Student"), 190, "student", student_name, person_cell, sorts_by="last_name")
        further = [field_column(Student, each, editable=False) for each in FURTHER]
        own = [each.name for each in columns if each.name not in hidden]
        spec = ListSpec(
            name=name,
            title=title,
            entity=Student,
            columns=[student, *columns, grade, pathway, *further],
            read=lambda ids: self._rows(shell.book, ids),
            rests_on=(*RESTS_ON, *rests_on),
            shown=own,
            favourites=(*favourites, "grade", "pathway"),
            prompt=_("Filter by student"),
            views=views,
            sort=((own[0], False),),
            menu=("student.open", "", *menu, "referral.student", "support.student", "meeting.agenda"),
            verbs=("meeting.agenda",),
        )
        super().__init__(shell, spec, pane, empty, *tools)
        self.known.told.connect(lambda _what: self.model.reload())  # rows were read while the rest was found

    def _rows(self, book: Book, ids: Sequence[str]) -> dict[str, dict[str, Any]]:
        found, pathways = self.reading.last(), pathways_now(book, ids)
        return {
            student.id: student._asdict()
            | {
                "student": student,
                "found": found.get(student.id),
                "pathways": tuple(name for name, _id in pathways[student.id]),
                "pathway_ids": tuple(pathway for _name, pathway in pathways[student.id]),
            }
            for student in book.records(Student, {"id": list(ids)})
        }

    def facet(
        self,
        value: Callable[[Found], Any],
        way: Way = "any",
        kind: Kind = TEXT,
        options: Mapping[Any, str] | None = None,
        empty: str = "",
    ) -> Facet:
        """How a column of what was found is filtered: by one value of each student, or by a tuple of them."""

        def values(_book: Book) -> Mapping[str, Any]:
            told = {id_: value(found) for id_, found in self.reading.now().items()}
            return {id_: each for id_, each in told.items() if each is not None and each != ()}

        return Facet(way, kind, values, (lambda _book: options) if options is not None else None, empty)

    def read_anew(self) -> None:
        """Something that was chosen on the page changed who belongs here."""
        self.reading.forget()
        self.known.forget()
        self.relist()
        self.model.reload()
        self.counts.ask_anew()

    def found(self, id_: str) -> Found | None:
        """What was found of a student."""
        return self.reading.last().get(id_)

    def focus_target(self) -> QWidget:
        return self.table if self.asking.waits else super().focus_target()  # the rows are about to come

    def student_ids(self) -> list[str]:
        return self.selected_ids()

    def commands(self) -> dict[str, Callable[[], object] | None]:
        one = bool(self.table.current_id)
        return {
            "student.open": self.open_student if one else None,
            "referral.student": self.refer if one else None,
            "support.student": self.plan if one else None,
            "meeting.agenda": self.put_on_agenda if self.selected_ids() else None,
        } | super().commands()

    def refer(self) -> None:
        """Refer the student with the focus."""
        refer_from(self.shell, self, self.table.current_id)

    def plan(self) -> None:
        """Ask for a support plan of the student with the focus."""
        new_plan(
            self,
            self.book,
            lambda _id: self.shell.toast(_("Support plan added"), undo=True),
            student_id=self.table.current_id,
        )

    def put_on_agenda(self) -> None:
        """Put the chosen students on the agenda of a meeting."""
        put_on_agenda(self, self.shell, self.selected_ids())

    def open_student(self) -> None:
        """Go to the student with the focus."""
        self.shell.go("student", self.table.current_id)


def found_column(
    title: str,
    width: int,
    name: str,
    text: Callable[[Any], str],
    cell: Callable[[Any], Any],
    facet: Facet | None = None,
    order: Callable[[Book], Mapping[str, Any]] | None = None,
    figures: bool = False,
) -> Column:
    """A column of what was found; it is empty where nothing was found of a student meanwhile."""
    return Column(
        title,
        width,
        name,
        lambda row: text(row["found"]) if row["found"] else "",
        lambda row: cell(row["found"]) if row["found"] else None,
        facet=facet,
        order=order,
        figures=figures,
    )
