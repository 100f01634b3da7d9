"""What somebody is, in the words that rosters use for it: a student, one of the staff, or family."""

from __future__ import annotations

from enum import Enum, auto
from typing import NamedTuple

from app.book.kinds import Kind
from app.book.refused import Refused
from app.i18n import _, fold
from app.models.kinds import STAFF_ROLE


class Side(Enum):
    """On which side of the school somebody stands."""

    STUDENT = auto()
    STAFF = auto()
    FAMILY = auto()


class Role(NamedTuple):
    """A side, and on it the role of staff or the relation of family."""

    side: Side
    word: str | None = None


_STUDENTS = {"student", "pupil", "learner", "estudiante", "alumno", "alumna", "students"}
_FAMILY = {
    "guardian",
    "parent",
    "relative",
    "relation",
    "mother",
    "father",
    "family",
    "padre",
    "madre",
    "tutor legal",
    "caregiver",
    "emergencycontact",
    "emergency contact",
    "aunt",
    "uncle",
    "grandparent",
    "other relative",
}
_STAFF = {
    "lecturer": "teacher",
    "facilitator": "teacher",
    "maestro": "teacher",
    "maestra": "teacher",
    "docente": "teacher",
    "teachers": "teacher",
    "assistant teacher": "aide",
    "teacher assistant": "aide",
    "teaching assistant": "aide",
    "admin": "administrator",
    "vice principal": "administrator",
    "assistant principal": "administrator",
    "school counselor": "counselor",
    "guidance counselor": "counselor",
    "employee": "other",
    "nurse": "other",
    "librarian": "other",
    "secretary": "other",
    "registrar": "other",
    "headmaster": "administrator",
    "sysadmin": "administrator",
    "orgadmin": "administrator",
    "staff member": "other",
}


class RoleWords(Kind):
    """A role; raises Refused for a word that is none."""

    def parse(self, text: str) -> Role | None:
        word = fold(" ".join(text.replace("_", " ").split()))
        if not word:
            return None
        if word in _STUDENTS:
            return Role(Side.STUDENT)
        if word in _FAMILY:
            return Role(Side.FAMILY, word)
        if word in _STAFF:
            return Role(Side.STAFF, _STAFF[word])
        try:
            return Role(Side.STAFF, STAFF_ROLE.parse(word))
        except Refused as refused:
            raise Refused(_("“{text}” is not a role that is known here.").format(text=text.strip())) from refused


ROLE = RoleWords()


def foremost(roles: list[Role]) -> Role | None:
    """The role that counts of several: a student first, then the staff role that says most, then family."""
    order = {Side.STUDENT: 0, Side.STAFF: 1, Side.FAMILY: 2}
    return min(roles, key=lambda role: (order[role.side], role.word == "other"), default=None)
