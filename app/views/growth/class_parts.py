"""The sheets for a class: a survey, the graduate profile, and what graduates do after high school."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QComboBox, QWidget

from app.book.kinds import DAY, PARAGRAPHS, TEXT
from app.i18n import _, ngettext, number
from app.models.after_school import SCALE, SURVEY_TERM, PostsecondaryOutcome, SurveyAnswer
from app.models.class_groups import students_in
from app.models.graduate_profile import LEVEL, RATED_BY, ProfileRating
from app.models.noting_outcomes import last_outcomes, note_outcomes
from app.models.showing_profile import last_levels, outcome_names, rate_class
from app.models.student_plans import AFTER_SCHOOL
from app.models.surveying import ASKED, answers_of, note_answers, present_term
from app.views.growth.class_pick import ClassPick
from app.views.growth.class_sheet import SheetColumn, SheetModel, Values
from app.views.growth.sheet_table import SheetTable
from app.views.lists.flow_line import flowing
from app.views.look.cards import EmptyState
from app.views.look.choice_box import ChoiceBox
from app.views.look.labels import label
from app.views.look.layouts import column, scaled_width
from app.views.look.tokens import Tone
from app.views.window.parts import Part

if TYPE_CHECKING:
    from app.book.editing import Changes
    from app.views.window.page import Shell

TONES: Mapping[Any, Tone] = {1: "bad", 2: "warn", 3: "neutral", 4: "ok", 5: "ok"}
LEVEL_TONES: Mapping[Any, Tone] = {"1": "bad", "2": "warn", "3": "ok", "4": "ok"}


class ClassPart(QWidget, Part):
    """Choose a class, then note one value after another; each is saved at once, and Ctrl+Z takes it back."""

    table_name = ""
    first_kind = "section"

    def __init__(self, shell: Shell, name: str, columns: Sequence[SheetColumn], hint: str) -> None:
        super().__init__()
        self.shell, self.book = shell, shell.book
        self.pick = ClassPick(shell.book, self.first_kind)
        scaled_width(self.pick, 300)
        self.choosers: list[QWidget] = self.make_choosers()
        self.bar = flowing(self.pick, *self.choosers)
        self.lines = (self.bar,)
        self.model = SheetModel(shell.book, columns, self.read, self.note)
        self.model.may = shell.book.allows(self.table_name, "add")
        self.table = SheetTable(self.model, name)
        self.table.setAccessibleDescription(hint)
        words = label(hint, "faint", wrap=True)
        words.setContentsMargins(28, 8, 28, 10)
        self.nobody = EmptyState("users", _("Nobody is in this class"), _("Choose another class or pathway above."))
        whole = column(self.nobody, spacing=0)
        whole.addWidget(self.table, 1)
        whole.addWidget(words)
        self.setLayout(whole)
        self.pick.picked.connect(self.show_class)
        self.table.opened.connect(lambda id_: shell.go("student", f"{id_}/plan"))
        self.show_class()

    def make_choosers(self) -> list[QWidget]:
        """What is chosen besides the class."""
        return []

    def read(self, ids: Sequence[str]) -> Mapping[str, Values]:
        """What is noted of these students."""
        return {}

    def note(self, values: Mapping[str, Values]) -> None:
        """Keep what was noted."""

    def show_class(self) -> None:
        """Show the students of the chosen class."""
        group = self.pick.group
        self.model.load(students_in(self.book, group, date.today()) if group else [])
        self.nobody.setVisible(not self.model.ids)
        self.table.setVisible(bool(self.model.ids))
        self.table.begin()
        self.tell()

    def boxes(self, name: str, options: Mapping[Any, str], chosen: Any) -> QComboBox:
        """A chooser beside the class: what it chooses is read anew."""
        box = ChoiceBox()
        box.setAccessibleName(name)
        for value, words in options.items():
            box.addItem(words, value)
        box.setCurrentIndex(max(0, box.findData(chosen)))
        box.chosen.connect(lambda: self.model.load(self.model.ids))
        box.chosen.connect(lambda: (self.table.begin(), self.tell()))
        return box

    # for the page

    def amount(self) -> str:
        students = ngettext("{done} of {count} student", "{done} of {count} students", len(self.model.ids))
        return students.format(done=number(self.model.count()), count=number(len(self.model.ids)))

    def refresh(self, changes: Changes | None) -> None:
        if changes is None or changes.tables & {"student", "section_student", "pathway_membership"}:
            self.show_class()
        else:
            self.model.reread()
            self.tell()

    def student_ids(self) -> list[str]:
        """The students whose cells are chosen."""
        rows = {index.row() for index in self.table.selectionModel().selectedIndexes()}
        return [self.model.ids[at] for at in sorted(rows)]

    def commands(self) -> dict[str, Callable[[], object] | None]:
        here = self.table.currentIndex()
        open_it = (lambda: self.table.opened.emit(self.model.ids[here.row()])) if here.isValid() else None
        return {"student.open": open_it}

    def focus_target(self) -> QWidget | None:
        return self.table if self.model.ids else self.pick


class SurveyPart(ClassPart):
    """Three questions and a comment, keys 1 to 5."""

    table_name = SurveyAnswer.__tablename__

    def __init__(self, shell: Shell) -> None:
        keys = {str(level): level for level in range(1, 6)}
        titles = (_("Confident in skills"), _("School is relevant"), _("Interested in courses"))
        asked = [SheetColumn(name, title, 210, SCALE, keys, TONES) for name, title in zip(ASKED, titles, strict=True)]
        hint = _("Keys 1 (not at all) to 5 (very much) answer and go on; Delete empties, Ctrl+D takes the cell above.")
        columns = [*asked, SheetColumn("comment", _("Comment"), 260, PARAGRAPHS)]
        super().__init__(shell, _("Survey of a class"), columns, hint)

    def make_choosers(self) -> list[QWidget]:
        year, term = present_term(date.today())
        first = int(year[:4])
        years = [f"{at}-{at + 1}" for at in range(first, first - 5, -1)]
        self.year = self.boxes(_("School year"), {each: each for each in years}, year)
        self.term = self.boxes(_("Term"), {code: SURVEY_TERM.format(code) for code in SURVEY_TERM.options}, term)
        return [self.year, self.term]

    def read(self, ids: Sequence[str]) -> Mapping[str, Values]:
        found = answers_of(self.book, ids, self.year.currentData(), self.term.currentData())
        return {id_: answer._asdict() for id_, answer in found.items()}

    def note(self, values: Mapping[str, Values]) -> None:
        note_answers(self.book, self.year.currentData(), self.term.currentData(), values)


class OutcomePart(ClassPart):
    """What the graduates of a class do, keys or words."""

    table_name = PostsecondaryOutcome.__tablename__
    first_kind = "class"

    def __init__(self, shell: Shell) -> None:
        keys = {str(at): code for at, code in enumerate(AFTER_SCHOOL.options, 1)}
        kinds = ", ".join(f"{key} {AFTER_SCHOOL.format(code)}" for key, code in keys.items())
        columns = [
            SheetColumn(
                "kind", _("After high school"), 200, AFTER_SCHOOL, keys, dict.fromkeys(keys.values(), "accent")
            ),
            SheetColumn("institution", _("Where"), 240, TEXT),
            SheetColumn("date", _("Date"), 120, DAY),
            SheetColumn("source", _("Source"), 200, TEXT),
        ]
        hint = _("Keys: {kinds}. Words are typed or entered with F2; Ctrl+D takes the cell above.").format(kinds=kinds)
        super().__init__(shell, _("After high school, a class"), columns, hint)

    def read(self, ids: Sequence[str]) -> Mapping[str, Values]:
        return {id_: outcome._asdict() for id_, outcome in last_outcomes(self.book, ids).items()}

    def note(self, values: Mapping[str, Values]) -> None:
        note_outcomes(self.book, values)


class ProfilePart(ClassPart):
    """One outcome of the graduate profile for a whole class, keys 1 to 4."""

    table_name = ProfileRating.__tablename__

    def __init__(self, shell: Shell) -> None:
        keys = {code: code for code in LEVEL.options}
        columns = [
            SheetColumn("level", _("Today"), 180, LEVEL, keys, LEVEL_TONES),
            SheetColumn("last", _("Rated last"), 180, LEVEL, tones=LEVEL_TONES, editable=False),
            SheetColumn("on", _("On"), 120, DAY, editable=False),
        ]
        hint = _("Keys 1 to 4 rate with the day of today and go on to the next student; earlier ratings stay.")
        super().__init__(shell, _("Graduate profile of a class"), columns, hint)

    def make_choosers(self) -> list[QWidget]:
        self.outcome = self.boxes(_("Outcome"), outcome_names(self.book), None)
        scaled_width(self.outcome, 380)
        by = "staff" if self.book.role == "teacher" else "student"
        self.by = self.boxes(_("Rated by"), {code: RATED_BY.format(code) for code in RATED_BY.options}, by)
        return [self.outcome, self.by]

    def read(self, ids: Sequence[str]) -> Mapping[str, Values]:
        found = last_levels(self.book, self.outcome.currentData() or "", self.by.currentData(), ids)
        return {
            id_: {
                "level": of_today.level if of_today else None,
                "last": former.level if former else None,
                "on": former.date if former else None,
            }
            for id_, (of_today, former) in found.items()
        }

    def note(self, values: Mapping[str, Values]) -> None:
        levels = {id_: told["level"] for id_, told in values.items()}
        rate_class(self.book, self.outcome.currentData() or "", self.by.currentData(), levels)
