"""The pane beside the library: what a strategy is, and what came of the plans that used it."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtWidgets import QWidget

from app.i18n import _, ngettext, number
from app.models.kinds import DELIVERY, DOMAIN
from app.models.settings import decided
from app.models.strand_settings import FEWEST_CASES
from app.models.strategy_effect import Effect
from app.models.supports import OUTCOME
from app.models.traces import those
from app.views.lists.columns import Row
from app.views.lists.detail_pane import DetailPane
from app.views.look.buttons import button
from app.views.look.cards import Fact
from app.views.look.chips import Chip
from app.views.look.item_button import ItemButton
from app.views.look.labels import IconTile, label
from app.views.look.layouts import boxed, row
from app.views.window.allowed import offered
from app.views.window.page import Shell


class StrategyPane(DetailPane):
    """`read` gives the row of a strategy. Every count opens the plans that it counts."""

    def __init__(self, shell: Shell, read: Callable[[str], Row | None]) -> None:
        super().__init__(_("Details of the strategy"), _("Choose a strategy in the list."))
        self._shell, self._read = shell, read

    def fill(self, id_: str) -> bool:
        strategy = self._read(id_)
        if strategy is None:
            return False
        sign = IconTile("sparkles", "accent_text", 22, "accent_soft", 46)
        self.add(self.head(sign, strategy["name"], DOMAIN.format(strategy["domain"])))
        if not strategy["active"]:
            self.add(row(Chip(_("Archived")), None))
        edit = button(_("Edit"), "", "plain", lambda: self._shell.trigger("strategy.edit"), _("Edit the strategy"))
        turn = _("Archive") if strategy["active"] else _("Bring back")
        away = button(turn, press=lambda: self._shell.trigger("strategy.archive"))
        verbs = [offered(self._shell.book, "change:strategy", each) for each in (edit, away)]
        self.add(boxed(row(*verbs, None)))
        if strategy["description"]:
            self.add(label(strategy["description"], wrap=True))
        self.add(*_facts(strategy))
        self._add_effect(strategy["effect"])
        return True

    def _add_effect(self, effect: Effect | None) -> None:
        self.add_part(_("What came of it"))
        if effect is None:
            self.add(label(_("No support plan uses it so far."), "muted", wrap=True))
            return
        name = effect.name
        count = ngettext("{count} plan used it", "{count} plans used it", effect.used)
        self.add(self._open(count.format(count=number(effect.used)), "", name, effect.used_ids))
        if effect.cases:
            count = ngettext("{count} case with measures", "{count} cases with measures", effect.cases)
            self.add(self._open(count.format(count=number(effect.cases)), "", name, effect.plan_ids))
        if effect.hidden:
            fewest = decided(self._shell.book, FEWEST_CASES)
            said = _("Figures are shown from {fewest} cases on: with fewer, chance says more than the strategy.")
            self.add(label(said.format(fewest=fewest), "muted", wrap=True))
            return
        better = ngettext("{count} better than at the start", "{count} better than at the start", effect.better)
        self.add(self._open(better.format(count=number(effect.better)), "", name, effect.better_ids))
        for outcome, ids in effect.outcomes:
            self.add(self._open(OUTCOME.format(outcome), number(len(ids)), name, ids))
        said = ngettext(
            "Before and after, over {count} case: half of them made at least {percent}% of the way to the goal.",
            "Before and after, over {count} cases: half of them made at least {percent}% of the way to the goal.",
            effect.cases,
        )
        self.add(label(said.format(count=number(effect.cases), percent=effect.way), wrap=True))
        if effect.delivered is not None:
            said = _("{percent}% of the planned sessions were held.").format(percent=effect.delivered)
            self.add(label(said, wrap=True))
        caution = _("Nobody without the strategy is compared, so this does not prove that it works.")
        self.add(label(caution, "faint", wrap=True))

    def _open(self, words: str, aside: str, name: str, ids: Iterable[str]) -> QWidget:
        """A line with a count that opens the plans behind it."""
        what = those(name, ids)
        return ItemButton(words, aside, "", lambda: self._shell.go("supports", what), leads=True)


def _facts(strategy: Row) -> list[QWidget]:
    spans = dict.fromkeys(str(each) for each in (strategy["least_minutes"], strategy["most_minutes"]) if each)
    weeks = strategy["weeks"]
    return [
        Fact(icon, caption, text)
        for icon, caption, text in (
            ("users", _("Delivery"), DELIVERY.format(strategy["delivery"])),
            ("clock", _("Session"), _("{count} min").format(count="–".join(spans)) if spans else ""),
            ("calendar", _("Weeks"), number(weeks) if weeks else ""),
            ("book-text", _("Source"), strategy["source"]),
        )
        if text
    ]
