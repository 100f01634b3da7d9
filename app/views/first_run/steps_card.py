"""A card for the home page: how far the set-up of the book is, and the way back to it."""

from __future__ import annotations

from app.i18n import _
from app.models.first_steps import STEPS, skip_rest, states
from app.views.first_run.step_line import StepLine
from app.views.lists.flow_line import FlowLine
from app.views.look.buttons import button
from app.views.look.cards import Card
from app.views.look.labels import label
from app.views.look.meter import Meter
from app.views.window.page import Shell


class StepsCard(Card):
    """Hidden in the sample school, and once every step is done or skipped. Call `read` once it has its place on a page,
    and after changes of the book.
    """

    def __init__(self, shell: Shell) -> None:
        self.rest = button(_("Skip the rest"), "", "link", self._skip_rest)
        self.go_on = button(_("Continue"), "", "primary", lambda: shell.go("first_run", "next"))
        self.go_on.setAccessibleName(_("Continue the set-up of this book"))
        super().__init__(" ", self.rest, self.go_on, spacing=10)
        self._shell = shell
        self.meter = Meter(0, "ok")
        self._words = label("", "muted", wrap=True)
        self.lines = {
            step.key: StepLine(_(step.title), step.icon, lambda key=step.key: shell.go("first_run", key))
            for step in STEPS
        }
        flow = FlowLine()
        for line in self.lines.values():
            flow.addWidget(line)
        self.add(self.meter, flow, self._words)

    def read(self) -> None:
        """Show how far it is."""
        found = states(self._shell.book)
        done = sum(state == "done" for state in found.values())
        self.heading.setText(_("Set-up: {done} of {count} done").format(done=done, count=len(found)))
        self.meter.show_share(done / len(found))
        for key, line in self.lines.items():
            line.say(found[key], False)
        following = next((step for step in STEPS if found[step.key] == "left"), None)
        if following:
            said = _("Next: {step}. {why}")
            self._words.setText(said.format(step=_(following.title), why=_(following.sentence)))
        book = self._shell.book
        self.setVisible(following is not None and not book.is_sample and book.may("settings"))

    def _skip_rest(self) -> None:
        if self._shell.attempt(lambda: skip_rest(self._shell.book)):
            self._shell.toast(_("The rest of the set-up is skipped"), undo=True)
