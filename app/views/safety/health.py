"""Health: whether the book is sound, check by check and in plain words."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from app.book.health import CHECKS, Check, Finding
from app.i18n import _, moment, ngettext, number
from app.models.attached import size_words, total_size
from app.views.look.buttons import button
from app.views.look.cards import Banner, Card
from app.views.look.labels import IconTile, label, rule
from app.views.look.layouts import boxed, clear, column, hide_unless, row
from app.views.look.tokens import Tone, text_key
from app.views.safety.checking import found_of, full_check, keep_found
from app.views.safety.panel import Panel
from app.views.window.page import Shell

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class HealthPanel(Panel):
    """What was found last is shown until the book is checked again."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.setAccessibleName(_("Health"))
        self.check_button = button(_("Check now"), "shield-check", "primary", self.check)
        self.tools = [self.check_button]
        self.state = Banner("", "info")
        self.backups = button(_("See the backups"), "", "link", lambda: shell.go("safety", "backups"))
        hide_unless(self.backups, self.book.may("back_up"))
        self.card = Card(_("What is checked"), self.backups, spacing=0)
        self.holder = column(spacing=0)
        self.card.add(
            label(
                _("A part of it is checked whenever the book is opened, all of it once a week in the background."),
                "muted",
                wrap=True,
            ),
            6,
            self.holder,
        )
        self.notice = column(spacing=0)
        self.scroll(boxed(self.notice), self.card)
        self._show()

    def check(self) -> None:
        """Check the whole book now."""
        self.shell.run(_("Check now"), full_check(self.book), self._end)

    def commands(self) -> dict[str, Callable[[], object] | None]:
        return {"safety.check": self.check}

    def _end(self, found: list[Finding]) -> None:
        keep_found(self.shell, found)
        self._show()

    def refresh(self, changes: object | None) -> None:
        if changes is None:
            self._show()

    def _show(self) -> None:
        found = found_of(self.shell)
        self._say_state(found)
        clear(self.holder)
        for place, each in enumerate(CHECKS):
            if place:
                self.holder.addWidget(rule())
            self.holder.addWidget(self._line(each, [f.sentence for f in found or () if f.check == each.id], found))

    def _say_state(self, found: list[Finding] | None) -> None:
        when = self.shell.choices.checked(self.book.ring.book)
        said = _("Checked last on {moment}.").format(moment=moment(when)) if when else ""
        tone: Tone = "info"
        if found:
            tone = "bad"
            words = ngettext(
                "{count} thing is not as it should be.", "{count} things are not as they should be.", len(found)
            ).format(count=number(len(found)))
        elif when:
            tone, words = "ok", _("The book is sound.")
        else:
            words = _("The whole book was not checked on this computer yet.")
        clear(self.notice)
        self.state = Banner(" ".join(filter(None, (words, said))), tone)
        self.notice.addWidget(self.state)

    def _line(self, check: Check, sentences: list[str], found: list[Finding] | None) -> QWidget:
        tone: Tone = "bad" if sentences else "neutral" if found is None else "ok"
        icon = {"bad": "circle-x", "ok": "circle-check"}.get(tone, "circle-dashed")
        says = {"bad": _("Needs attention"), "ok": _("Sound")}.get(tone, _("Not checked yet"))
        words = column(label(_(check.title), "strong"), label(_(check.meaning), "muted", wrap=True), spacing=1)
        count, size = total_size(self.book) if check.id == "files" else (0, 0)
        if count:
            words.addWidget(label(size_words(count, size), "muted"))
        for sentence in sentences[:5]:
            words.addWidget(label(sentence, "problem", wrap=True))
        if len(sentences) > 5:
            more = ngettext("and {count} more", "and {count} more", len(sentences) - 5)
            words.addWidget(label(more.format(count=number(len(sentences) - 5)), "problem"))
        line = row(IconTile(icon, text_key(tone), 17, f"{tone}_soft", 34), 4, margins=(0, 9, 0, 9))
        line.addLayout(words, 1)
        line.addWidget(label(says, "faint"), 0, Qt.AlignmentFlag.AlignVCenter)
        return boxed(line)
