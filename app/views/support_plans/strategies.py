"""The part "Strategies" of the page: the library that a site edits, and what came of each strategy."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import TYPE_CHECKING, Any

from app.book.kinds import WHOLE
from app.i18n import _, ngettext, number
from app.models.keeping_strategies import archive, remove_strategies, save_strategy, spoken_words, strategy_rows, uses
from app.models.kept_reading import KeptReading
from app.models.kinds import DELIVERY, DOMAIN
from app.models.strategies import Strategy
from app.models.strategy_effect import Effect, strategy_effects
from app.models.supports import SupportPlan
from app.views.forms.form_dialog import FormDialog
from app.views.forms.record_form import Names
from app.views.lists.columns import Column, Facet, Row, field_column
from app.views.lists.list_part import ListPart
from app.views.lists.list_spec import ListSpec, View
from app.views.look.buttons import button
from app.views.look.cards import EmptyState
from app.views.look.cells import ChipCell, FigureCell, MutedCell, StackedCell
from app.views.support_plans.strategy_pane import StrategyPane
from app.views.support_plans.templates import TemplatesDialog
from app.views.window import ask
from app.views.window.allowed import offered
from app.views.window.page import Shell

if TYPE_CHECKING:
    from app.book.base import Record
    from app.book.book import Book

FIELDS: Names = (
    "name",
    ("domain", "delivery"),
    "description",
    ("least_minutes", "most_minutes", "weeks"),
    "source",
)
RESTS_ON = (SupportPlan.__tablename__, "progress_point", "support_session", "setting")
_FIGURE, _MUTED = FigureCell(), MutedCell()


def way_words(row: Row) -> str:
    """How far half of the cases came, or why that is not told."""
    effect: Effect | None = row["effect"]
    if effect is None:
        return ""
    if effect.way is None:
        return _("too few cases")
    return _("{percent}% of the way").format(percent=effect.way)


def minutes_words(row: Row) -> str:
    """How long one session lasts: "15–25 min"."""
    spans = dict.fromkeys(str(each) for each in (row["least_minutes"], row["most_minutes"]) if each)
    return _("{count} min").format(count="–".join(spans)) if spans else ""


class StrategyList(ListPart):
    """Enter changes a strategy; its pane tells how plans with it went, and on how few cases that rests."""

    def __init__(self, shell: Shell) -> None:
        self._effects: KeptReading[Mapping[str, Effect]] = KeptReading(shell.book, lambda: _effects(shell.book))
        new = button(_("New strategy"), "plus", "primary", self.new)
        first = button(_("New strategy"), "plus", "primary", self.new)
        kept = button(_("Templates"), "files", press=self.show_templates, name=_("Templates of support plans"))
        empty = EmptyState(
            "sparkles",
            _("No strategies"),
            _("A strategy says what is done to help, how, and for how long; support plans choose from them."),
            offered(shell.book, "add:strategy", first),
        )
        pane = StrategyPane(shell, lambda id_: strategy_rows(shell.book, [id_], self._effects.last()).get(id_))
        super().__init__(
            shell, self._declare(shell), pane, empty,
            offered(shell.book, "add:plan_template", kept), offered(shell.book, "add:strategy", new),
        )  # fmt: skip
        self.known.told.connect(lambda _what: self._told())
        self.table.opened.connect(lambda _id: self.edit() if shell.book.allows("strategy", "change") else None)
        self.table.delete_asked.connect(self.delete)

    def _declare(self, shell: Shell) -> ListSpec:
        book = shell.book
        used = Column(
            _("Plans"), 76, "used", lambda row: number(row["effect"].used) if row["effect"] else "",
            lambda _row: _FIGURE, figures=True, facet=Facet("between", WHOLE, uses), kind=WHOLE,
            value=lambda row: row["effect"].used if row["effect"] else None,
        )  # fmt: skip
        cases = Column(
            _("Cases"), 76, "cases", lambda row: number(row["effect"].cases) if row["effect"] else "",
            lambda _row: _FIGURE, figures=True, kind=WHOLE, order=lambda _book: self._count_cases(),
            value=lambda row: row["effect"].cases if row["effect"] else None,
        )  # fmt: skip
        return ListSpec(
            name="strategies",
            title=_("Strategies"),
            entity=Strategy,
            columns=[
                Column(
                    _("Strategy"), 270, "name", lambda row: row["name"],
                    lambda row: StackedCell(DOMAIN.format(row["domain"])),
                ),
                Column(
                    _("Delivery"), 112, "delivery", lambda row: DELIVERY.format(row["delivery"]), lambda _row: _MUTED
                ),
                Column(_("Session"), 96, "least_minutes", minutes_words, lambda _row: _MUTED),
                field_column(Strategy, "weeks", 72),
                used,
                cases,
                Column(
                    _("What came of it"), 150, "way", way_words,
                    lambda row: ChipCell("info") if row["effect"] and row["effect"].way is not None else _MUTED,
                    order=lambda _book: self._ways(),
                ),
                field_column(Strategy, "domain"),
                field_column(Strategy, "source"),
            ],
            read=lambda ids: strategy_rows(book, ids, self._effects.last()),
            rests_on=RESTS_ON,
            shown=("delivery", "least_minutes", "weeks", "used", "cases", "way"),
            favourites=("domain", "delivery"),
            prompt=_("Filter by strategy"),
            views=(
                View("strategies_used", _("In use"), rule=self._those({"active": True})),
                View("strategies_archived", _("Archived"), rule=self._those({"active": [None, False]})),
            ),
            menu=("strategy.edit", "strategy.archive", "", "strategy.delete"),
            verbs=("strategy.archive", "strategy.delete"),
            fixed=("name", "active"),
        )  # fmt: skip

    def _those(self, where: Mapping[str, Any]) -> Callable[[Book], Collection[str]]:
        """A rule of a view, which is asked off the window's thread: there what came of each is found, too."""

        def rule(book: Book) -> Collection[str]:
            self._effects.now()
            return book.ids(Strategy, where=where)

        return rule

    def _count_cases(self) -> dict[str, int]:
        return {id_: effect.cases for id_, effect in self._effects.now().items()}

    def _ways(self) -> dict[str, int]:
        return {id_: effect.way for id_, effect in self._effects.now().items() if effect.way is not None}

    def _told(self) -> None:
        """Rows were read while the rest was found."""
        self.model.reload()
        self.pane.reread()

    # for the page

    def view_of(self, record: Record) -> str:
        return "strategies_used" if record.active else "strategies_archived"

    # what can be done

    def commands(self) -> dict[str, Callable[[], object] | None]:
        chosen = bool(self.selected_ids())
        return {
            "strategy.new": self.new,
            "strategy.edit": self.edit if chosen else None,
            "strategy.archive": self.archive if chosen else None,
            "strategy.delete": self.delete if chosen else None,
            "support.templates": self.show_templates,
        } | super().commands()

    def new(self) -> None:
        """Ask for a strategy and choose the new one."""
        self._ask(None, _("New strategy"), _("Add strategy"), {}, lambda id_: self.show_new(id_, _("Strategy added")))

    def edit(self) -> None:
        """Change the strategy with the focus."""
        record = self.book.record(Strategy, self.table.current_id)
        if record is None:
            return
        values = record._asdict() | spoken_words(record._asdict())

        def say(_id: str) -> None:
            self.shell.toast(_("Strategy changed"), undo=True)

        self._ask(record.id, _("Edit strategy"), _("Save"), values, say)

    def _ask(
        self, id_: str | None, title: str, verb: str, values: dict[str, Any], then: Callable[[str], object]
    ) -> None:
        saved: list[str] = []

        def save(typed: dict[str, Any]) -> None:
            saved.append(save_strategy(self.book, id_, typed))

        dialog = FormDialog(self.window(), self.book, Strategy, FIELDS, title, verb, save, values)
        dialog.accepted.connect(lambda: then(saved[-1]))
        ask.show(dialog)

    def archive(self) -> None:
        """Archive the chosen strategies, or bring archived ones back."""
        done: list[bool] = []
        if self.shell.attempt(lambda: done.append(archive(self.book, self.selected_ids()))):
            self.shell.toast(_("In use again") if done[0] else _("Archived"), undo=True)

    def delete(self) -> None:
        """Mark the chosen strategies as deleted; the toast takes it back."""
        self.work.delete(
            remove_strategies, lambda count: ngettext("{count} strategy deleted", "{count} strategies deleted", count)
        )

    def show_templates(self) -> None:
        """Show the templates of support plans."""
        ask.show(TemplatesDialog(self.window(), self.shell))


def _effects(book: Book) -> dict[str, Effect]:
    return {effect.strategy_id: effect for effect in strategy_effects(book)}
