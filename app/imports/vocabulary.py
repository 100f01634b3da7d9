"""The words of rosters for grades, genders and groups, beyond those that the records themselves know."""

from __future__ import annotations

import re
from typing import ClassVar

from app.book.kinds import FLAG, Kind
from app.book.refused import Refused
from app.i18n import _, fold
from app.models.kinds import GENDER, GRADE, GROUP


class GradeWords(Kind):
    """A grade, also in the words of the exchange formats, where what follows school is counted further."""

    _beyond: ClassVar = {"ps1", "ps2", "ps3", "ps4", "undergraduate", "graduate", "postgraduate", "postsecondary"}

    def parse(self, text: str) -> str | None:
        return "AD" if fold(text.strip()) in self._beyond else GRADE.parse(text)

    def take(self, cell: object) -> str | None:
        return self.parse(cell) if isinstance(cell, str) else GRADE.take(cell)

    def format(self, value: str | None) -> str:
        return GRADE.format(value)


class GenderWords(Kind):
    """A gender; words that say that none is given count as an empty cell."""

    _none: ClassVar = {"unspecified", "unknown", "not specified", "not selected", "decline to state", "u", "z"}

    def parse(self, text: str) -> str | None:
        return None if fold(text.strip()) in self._none else GENDER.parse(text)

    def format(self, value: str | None) -> str:
        return GENDER.format(value)


class Belonging(Kind):
    """Whether somebody belongs to a group: yes or no, or the codes that the state's systems use for it.

    ELAS codes: PowerSchool calpads-ela-status; CDE.
    """

    _yes: ClassVar = {
        "SE": {"el", "ell", "english learner", "english language learner", "lep"},
        "SD": {"iep", "sped", "swd", "special education", "active", "eligible"},
        "SS": {"free", "reduced", "r", "frpm", "sed", "eligible"},
    }
    _no: ClassVar = {
        "SE": {
            "eo",
            "english only",
            "ifep",
            "rfep",
            "tbd",
            "fep",
            "initially fluent english proficient",
            "reclassified fluent english proficient",
            "to be determined",
            "not el",
            "never el",
            "former el",
        },
        "SD": {"inactive", "exited", "not eligible", "504"},
        "SS": {"paid", "p", "not eligible"},
    }

    def __init__(self, code: str) -> None:
        self.code = code

    def parse(self, text: str) -> bool | None:
        word = fold(" ".join(text.split()))
        if word in self._yes.get(self.code, ()) or word == fold(GROUP.options[self.code]):
            return True
        return False if word in self._no.get(self.code, ()) or word == "none" else FLAG.parse(text)

    def format(self, value: bool | None) -> str:
        return FLAG.format(value)


class Races(Kind):
    """The groups that a cell of race or ethnicity names: a tuple of codes, several parted by ; , | or +.

    State race codes: CALPADS Report 18.2; only those verified there.
    """

    _codes: ClassVar = {"100": "RI", "299": "RA", "400": "RF", "600": "RB", **{str(n): "RA" for n in range(201, 209)}}
    _none: ClassVar = {
        "not hispanic",
        "non-hispanic",
        "not hispanic or latino",
        "non hispanic",
        "nonhispanic",
        "not hispanic/latino",
        "not reported",
        "unknown",
        "decline to state",
        "unspecified",
    }
    _more: ClassVar = {
        "hispanic/latino": "RH",
        "latina": "RH",
        "latino/a": "RH",
        "latinx": "RH",
        "black/african american": "RB",
        "american indian/alaska native": "RI",
        "native american": "RI",
        "multi-racial": "RT",
        "two or more": "RT",
        "native hawaiian/pacific islander": "RP",
        "native hawaiian or pacific islander": "RP",
        "hispanic or latino of any race": "RH",
        "caucasian": "RW",
    }

    def parse(self, text: str) -> tuple[str, ...] | None:
        parts = [text] if self._one(text) is not None else re.split(r"[;,|+]", text)
        found: list[str] = []
        for part in parts:
            codes = self._one(part)
            if codes is None:
                raise Refused(_("“{text}” is not a race or ethnicity that the state counts.").format(text=part.strip()))
            found += codes
        return tuple(dict.fromkeys(found))

    def _one(self, text: str) -> tuple[str, ...] | None:
        word = fold(" ".join(text.split()))
        code = self._more.get(word) or self._codes.get(word)
        if code:
            return (code,)
        if not word or word in self._none:
            return ()
        try:
            parsed = GROUP.parse(word)
        except Refused:
            return None
        return (parsed,) if parsed and parsed.startswith("R") else None
