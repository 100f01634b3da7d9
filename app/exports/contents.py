"""What a paper holds: its sections, the presets that choose among them, and what somebody ticked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from app.book.book import Book
from app.book.policy import Action
from app.book.refused import Refused
from app.i18n import _


def is_allowed(book: Book, need: str) -> bool:
    """Whether the account may do an action with a table: "see:note"; "" is allowed to all."""
    action, _colon, table = need.partition(":")
    return not table or book.allows(table, cast("Action", action))


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a paper that can be left out. `title` is marked with N_."""

    name: str
    title: str
    restricted: bool = False  # off until somebody ticks it for this one paper
    needs: str = ""  # what an account must be allowed: "see:financial_aid"

    def may(self, book: Book) -> bool:
        """Whether the account may have it on paper."""
        return is_allowed(book, self.needs)


@dataclass(frozen=True, slots=True)
class Preset:
    """A way to compose a paper: the sections that it begins with, and those that can be ticked besides."""

    name: str
    title: str  # marked with N_
    sections: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    facing: bool = False  # English and Spanish can stand side by side


@dataclass(frozen=True, slots=True)
class Contents:
    """What is wanted: a preset ("" is the first), and the names of the sections where they are not those of it."""

    preset: str = ""
    sections: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Composition:
    """A preset with the sections that are on the paper now."""

    preset: str
    sections: frozenset[str]

    def has(self, *names: str) -> bool:
        """Whether any of these sections is on it."""
        return any(name in self.sections for name in names)


PLAIN = Contents()
WHOLE = Composition("", frozenset())
"""Of papers that cannot be composed."""


def composed(
    book: Book, presets: Sequence[Preset], sections: Sequence[Section], contents: Contents, paper: str
) -> Composition:
    """What `contents` ask for. Raises Refused for a preset or a section that the paper, or the account, has not."""
    preset = preset_named(presets, contents.preset)
    if preset is None:
        if contents.preset:
            known = ", ".join(each.name for each in presets)
            raise Refused(
                _("The paper “{paper}” has no preset “{preset}”. It has: {known}.").format(
                    paper=paper, preset=contents.preset, known=known or _("none")
                )
            )
        if contents.sections is None:
            return WHOLE
        raise Refused(_("The paper “{paper}” has no parts to choose.").format(paper=paper))
    if contents.sections is None:
        chosen = [name for name in preset.sections if _named(sections, name).may(book)]
        return Composition(preset.name, frozenset(chosen))
    offered = {*preset.sections, *preset.also}
    if not offered:
        others = [each for each in presets if each.sections]
        parts = sorted({name for each in others for name in (*each.sections, *each.also)})
        raise Refused(
            _("The paper “{paper}” has no parts to choose as “{preset}”. It has some as {known}: {parts}.").format(
                paper=paper,
                preset=preset.name,
                known=", ".join(each.name for each in others),
                parts=", ".join(parts),
            )
        )
    for name in contents.sections:
        if name not in offered:
            known = ", ".join(sorted(offered)) or _("none")
            raise Refused(
                _("The paper “{paper}” has no part “{part}”. It has: {known}.").format(
                    paper=paper, part=name, known=known
                )
            )
        if not (section := _named(sections, name)).may(book):
            raise Refused(_("Your account may not print “{part}”.").format(part=_(section.title)))
    return Composition(preset.name, frozenset(contents.sections))


def preset_named(presets: Sequence[Preset], name: str) -> Preset | None:
    """The preset of that name, the first where none is named; None where there is none."""
    return next((preset for preset in presets if not name or preset.name == name), None)


def _named(sections: Sequence[Section], name: str) -> Section:
    return next(section for section in sections if section.name == name)
