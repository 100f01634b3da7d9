"""The edits of this session in their order: what can be undone, and what can be done again."""

from __future__ import annotations

from dataclasses import dataclass, field

from app.book.journal import Entry


@dataclass
class Steps:
    """The newest stands last in both lists."""

    done: list[Entry] = field(default_factory=list[Entry])
    undone: list[Entry] = field(default_factory=list[Entry])

    def remember(self, entry: Entry) -> None:
        """Something new was done: what was undone before is not done again."""
        self.done.append(entry)
        self.undone.clear()

    def forget(self) -> None:
        """What was done so far stays."""
        self.done.clear()
        self.undone.clear()
