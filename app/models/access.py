"""Who looked at whose record, and why: the acts, the purposes, and the students behind what leaves the book.

Schools keep a record of each disclosure with the parties who received information and their legitimate interest
(34 CFR 99.32), and of all who ask for or get access to a pupil record (Education Code 49064).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from app.book import access_log, accounts
from app.book.access_log import Access, Looked
from app.book.asking import Entity, entity_of
from app.book.book import BOOK_COPIED, Book
from app.book.fields import fields_of
from app.book.refused import Refused
from app.book.restored import BOOK_RESTORED
from app.book.slots import BOOK
from app.i18n import N_, _
from app.models.people import Student

STUDENT = Student.__tablename__
FEW = 1000  # records that are read by their ids; of more, a whole column is
AGAIN = timedelta(hours=1)  # opening a student's page is noted once in this time, for each person

OPENED, PRINTED, EXPORTED, COPIED, ERASED = "opened", "printed", "exported", "copied", "erased"
OPENED_BY_CODE = "opened_by_code"
ACTS = {
    OPENED: N_("Opened"),
    PRINTED: N_("Printed"),
    EXPORTED: N_("Exported"),
    COPIED: N_("Copied"),
    ERASED: N_("Erased for good"),
    OPENED_BY_CODE: N_("Opened the book with the recovery code"),
    BOOK_COPIED: N_("Saved a copy of the book"),
    BOOK_RESTORED: N_("Restored the book from a copy"),
    accounts.ADDED: N_("Added an account"),
    accounts.RENAMED: N_("Renamed an account"),
    accounts.ROLE: N_("Changed the role of an account"),
    accounts.PASSPHRASE: N_("Set a new passphrase"),
    accounts.REMOVED: N_("Removed an account"),
    accounts.SHEET: N_("Made a new recovery sheet"),
    accounts.COMPARTMENT_SHEET: N_("Made a new counselor sheet"),
    accounts.KEY_GIVEN: N_("Gave the key of confidential notes"),
    accounts.KEY_TAKEN: N_("Took the key of confidential notes with its code"),
}
"""What people do with a student's record, with an account or with the book as a whole."""

ACCESS_LOG, JOURNAL = "access-log", "journal"
LOGS = {ACCESS_LOG: N_("Who looked"), JOURNAL: N_("Everything done")}
"""What tells of many students at once; as that it stands in the log, whoever is listed."""

STATE_WBL, HOURS_SHEET, SIGN_IN = "wblr", "hours-sheet", "sign-in"
FILES = {
    STATE_WBL: N_("State file of work-based learning"),
    HOURS_SHEET: N_("Hours sheet of a class"),
    SIGN_IN: N_("Sign-in sheet of an event"),
}
"""Files that are no report for people; as that they stand in the log."""

OWN_USE, OTHER = "own_use", "other"
PURPOSES = {
    OWN_USE: N_("Own use at school"),
    "official": N_("School official, legitimate interest"),
    "parent": N_("Parent, guardian or the student"),
    "school": N_("Another school"),
    "agency": N_("District or state report"),
    "emergency": N_("Health or safety emergency"),
    "court": N_("Court order or subpoena"),
    "research": N_("Research or audit"),
    OTHER: N_("Something else"),
}
"""Why records leave the book: the grounds on which they may."""


@dataclass(frozen=True, slots=True)
class Disclosure:
    """To whom something is handed out and why: nobody is named where it stays in the school's own use.

    `words` say what it is for where `purpose` is "other".
    """

    purpose: str = OWN_USE
    recipient: str = ""
    words: str = ""

    @property
    def noted(self) -> str:
        """The purpose as the log keeps it. Raises Refused where it is none, its words are missing, or it is not said
        who receives it (34 CFR 99.32 asks for the parties, Education Code 49064 for their names).
        """
        words = " ".join(self.words.split())
        if self.purpose not in PURPOSES:
            known = ", ".join(PURPOSES)
            raise Refused(_("“{purpose}” is no purpose. Known are: {known}.").format(purpose=self.purpose, known=known))
        if self.purpose == OTHER and not words:
            raise Refused(_("Say in a few words what it is for."))
        if self.purpose != OWN_USE and not self.recipient.strip():
            raise Refused(_("Say who receives it. The access log keeps it."))
        return f"{OTHER}: {words}" if self.purpose == OTHER else self.purpose


OWN = Disclosure()


def refuse_unknown(why: Disclosure) -> None:
    """Raise Refused where a purpose is none, or lacks its words: before anything is written."""
    assert why.noted


def purpose_words(noted: str) -> str:
    """A purpose of the log in plain words."""
    purpose, _colon, words = noted.partition(": ")
    if purpose == OTHER and words:
        return words
    return _(PURPOSES[purpose]) if purpose in PURPOSES else noted


def note_opened(book: Book, student_id: str) -> None:
    """Note that the student's page was shown."""
    book.note_access(OPENED, STUDENT, [student_id], once_within=AGAIN)


def note_handed_out(book: Book, act: str, student_ids: Collection[str], what: str, why: Disclosure = OWN) -> None:
    """Note that something about students left the book. `what` is the name of a report or a list, no student's name.

    To be called before it does: once this returns, the note is in the file. Raises Refused where the purpose is none,
    and where it cannot be noted: then nothing must leave.
    """
    recipient = " ".join(why.recipient.split())
    book.note_access(act, STUDENT, student_ids, what, why.noted, recipient, leaves=True)


def note_log_handed_out(book: Book, act: str, log: str) -> None:
    """Note that one of `LOGS` left the book; as `note_handed_out`, to be called before it does."""
    book.note_access(act, BOOK, [book.ring.book], log, OWN_USE, leaves=True)


def students_in(book: Book, entity: Entity, ids: Sequence[str]) -> list[str]:
    """The students whom some records are about: they themselves, or the ones on whom they rest."""
    if entity is Student:
        return list(ids)
    for described in fields_of(entity).values():
        if described.refers and (described.required or described.rests):
            if len(ids) <= FEW:
                parents = {each.id: getattr(each, described.name) for each in book.records(entity, {"id": list(ids)})}
            else:
                parents = book.column(entity, described.name)
            above = list(dict.fromkeys(filter(None, map(parents.get, ids))))
            if found := students_in(book, entity_of(described.refers), above):
                return found
    return []


def is_about_students(entity: Entity) -> bool:
    """Whether records of this kind rest on a student, or are students."""
    if entity is Student:
        return True
    above = (entity_of(f.refers) for f in fields_of(entity).values() if f.refers and (f.required or f.rests))
    return any(is_about_students(each) for each in above)


def access_numbers(book: Book, asked: Looked) -> list[int]:
    """The lines of the log that were asked for, newest first. Raises Refused where the account may not see them."""
    book.require("access_log")
    with book.reading_whole() as connection:
        return access_log.numbers(connection, asked)


def access_lines(book: Book, numbers: Sequence[int]) -> list[Access]:
    """Lines of the log, in the order of `numbers`."""
    book.require("access_log")
    with book.reading_whole() as connection:
        found = access_log.lines(connection, numbers)
    return [found[number] for number in numbers if number in found]


def people_in_log(book: Book) -> list[str]:
    """The names of all who looked."""
    book.require("access_log")
    with book.reading_whole() as connection:
        return access_log.names(connection)


def student_names(book: Book, ids: Collection[str]) -> dict[str, str]:
    """The names of students by id, "Last, First"; those who were erased are missing."""
    rows = book.rows(Student, list(ids), ("last_name", "first_name"))
    return {id_: ", ".join(filter(None, names)) for id_, names in rows.items()}


def student_words(line: Access, names: Mapping[str, str]) -> str:
    """The student of a line, by the names of `student_names`: of one who was erased the id is left; empty where the
    line is about an account or the whole book.
    """
    if line.table in (accounts.ACCOUNT, BOOK):
        return ""
    return names.get(line.record) or _("Erased: {id}").format(id=line.record)


def looked(
    book: Book,
    student: str = "",
    name: str = "",
    act: str = "",
    first: date | None = None,
    last: date | None = None,
    records: tuple[str, ...] = (),
) -> list[int]:
    """The lines about students who are called so, or have this ID, by a person, of an act, between two days.

    `records` are the ids of students instead, erased ones too.
    """
    if student.strip():
        records = tuple(book.ids(Student, student)) or ("nobody",)
    return access_numbers(book, Looked(records, name, (act,) if act else (), first, last))
