"""Mutated inputs for each reader: each gives a result or one sentence, quickly and in little memory."""

from __future__ import annotations

import shutil
import tempfile
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from random import Random

from app.book.backup import FILES
from app.book.book import Book
from app.book.keys import KEYS, read_ring, unlock
from app.book.records_file import RECORDS
from app.book.refused import Refused
from app.imports.intake import Intake
from app.imports.looking import read_or_look
from tests.books import PASSPHRASE
from tests.faults.ground import SCANNED, SCHOOL, opened, restore, roster, school
from tests.faults.mutating import any_archive, any_bytes, any_json, any_markup, any_table
from tests.faults.proving import differences
from tests.faults.running import forget_peak
from tests.faults.trials import Lost, Measure

INPUTS = "inputs"
SECONDS, MEGABYTES = 10, 300

HOURS = "Student ID,Employer,Date,Start,End,Hours,Activity\n" + "".join(
    f"{10_000 + n},Tide Works {n % 10},2026-09-{n % 28 + 1:02},08:00,11:30,3.5,Filed letters\n" for n in range(40)
)
ONEROSTER = {
    "manifest": "propertyName,value\noneroster.version,1.1\nfile.users,bulk\nfile.orgs,bulk\n",
    "orgs": "sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId\n"
            "d1,,,Slough District,district,0100000,\no1,,,Heron High,school,0100011,d1\n",
    "academicSessions": "sourcedId,status,dateLastModified,title,type,startDate,endDate,parentSourcedId,schoolYear\n"
                        "t1,,,Fall,term,2026-08-15,2026-12-20,,2027\n",
    "courses": "sourcedId,status,dateLastModified,schoolYearSourcedId,title,courseCode\nc1,,,,Biology,BIO1\n",
    "classes": "sourcedId,status,dateLastModified,title,grades,courseSourcedId,classCode,classType,location,"
               "schoolSourcedId,termSourcedIds,subjects,subjectCodes,periods\n"
               "k1,,,Biology 1,,c1,B-1,scheduled,,o1,t1,,,3\n",
    "users": "sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,userIds,givenName,familyName,"
             "middleName,identifier,email,sms,phone,agentSourcedIds,grades,password\n"
             'u1,,,true,"d1,o1",student,ana,{SSID:1000000001},Ana,Ruiz,,700001,ana@example.org,,,g1,09,\n'
             "u3,,,true,o1,teacher,ms,,Dana,Cole,,9001,dana@example.org,,,,,\n"
             "g1,,,true,o1,guardian,eva,,Eva,Ruiz,,,eva@example.org,555-0111,,u1,,\n"
             + "".join(f"s{n},,,true,o1,student,s{n},,Minh,Ochoa,,{70_010 + n},,,,,10,\n" for n in range(30)),
    "enrollments": "sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,"
                   "beginDate,endDate\ne1,,,k1,o1,u1,student,,2026-08-15,\ne2,,,k1,o1,u3,teacher,true,,\n",
    "demographics": "sourcedId,status,dateLastModified,birthDate,sex,asian,white,hispanicOrLatinoEthnicity\n"
                    "u1,,,2011-03-04,female,false,false,true\n",
}  # fmt: skip


def lay_out_inputs(ground: Path) -> None:
    """The sound inputs that the trials alter."""
    import openpyxl

    folder = ground / INPUTS
    folder.mkdir()
    roster(Random(2), folder / "roster.csv", 60)
    (folder / "hours.csv").write_text(HOURS, encoding="utf-8")
    for name in ("roster", "hours"):
        book = openpyxl.Workbook(write_only=True)
        sheet = book.create_sheet("Sheet 1")
        for line in (folder / f"{name}.csv").read_text(encoding="utf-8").splitlines():
            sheet.append([float(cell) if cell.replace(".", "").isdigit() else cell for cell in line.split(",")])
        book.save(folder / f"{name}.xlsx")
    with zipfile.ZipFile(folder / "oneroster.zip", "w", zipfile.ZIP_DEFLATED) as bundle:
        for name, text in ONEROSTER.items():
            bundle.writestr(f"{name}.csv", text)
    with opened(school(ground, folder)) as book:  # what nothing was done to is read
        for name in ("roster.csv", "hours.csv", "roster.xlsx", "hours.xlsx", "oneroster.zip"):
            read_or_look(book, folder / name, _kind(name))


def csv(chance: Random, folder: Path, ground: Path) -> None:
    """Rosters and hours as text."""
    alter = chance.choice([any_table, any_table, any_bytes])
    _read(chance, folder, ground, chance.choice(["roster.csv", "hours.csv"]), alter)


def xlsx(chance: Random, folder: Path, ground: Path) -> None:
    """Rosters and hours as workbooks."""
    _read(chance, folder, ground, chance.choice(["roster.xlsx", "hours.xlsx"]),
          lambda chance, data: any_archive(chance, data, any_markup))  # fmt: skip


def oneroster(chance: Random, folder: Path, ground: Path) -> None:
    """Bundles of OneRoster."""
    _read(chance, folder, ground, "oneroster.zip", lambda chance, data: any_archive(chance, data, any_table))


def _read(chance: Random, folder: Path, ground: Path, name: str, alter: Callable[[Random, bytes], bytes]) -> None:
    path = folder / name
    path.write_bytes(alter(chance, (ground / INPUTS / name).read_bytes()))
    forget_peak()  # what altering it took is ours
    try:
        found = read_or_look(_book(ground), path, _kind(name))
    except Refused as refused:
        _check_sentence(refused)
        return
    if isinstance(found, Intake):  # every row of the preview can be shown, and the plan counted
        list(found.previews[:50])
        found.counts()


def _kind(name: str) -> str:
    return "hours" if name.startswith("hours") else "roster"


@cache
def _book(ground: Path) -> Book:
    """A school that this worker keeps open: reading a file writes nothing."""
    return opened(school(ground, Path(tempfile.mkdtemp(prefix="reading-", dir=ground))))


def key_file(chance: Random, folder: Path, ground: Path) -> None:
    """The key file: it is refused, or opens with the right passphrase as before, but never with a wrong one."""
    data = any_json(chance, (ground / SCHOOL / KEYS).read_bytes())
    (folder / KEYS).write_bytes(data)
    shutil.copyfile(ground / SCHOOL / RECORDS, folder / RECORDS)
    for secret in (PASSPHRASE, "another passphrase than that"):
        try:
            unlocked = unlock(read_ring(folder), secret)
        except Refused as refused:
            _check_sentence(refused)
            continue
        if secret != PASSPHRASE:
            raise Lost("a wrong passphrase opened the key file")
        if bytes(unlocked.keys["book"]) != _key(ground):
            raise Lost("another key came out of the key file")


@cache
def _key(ground: Path) -> bytes:
    return bytes(unlock(read_ring(ground / SCHOOL), PASSPHRASE).keys["book"])


def copies(chance: Random, folder: Path, ground: Path) -> None:
    """Copies: what is restored at all is the book that was copied."""
    copy, place = folder / "copy", folder / "restored.pathbook"
    data = (ground / SCANNED).read_bytes()
    copy.write_bytes(any_archive(chance, data, any_json if chance.random() < 0.5 else any_bytes)
                     if chance.random() < 0.5 else _anywhere(chance, data))  # fmt: skip
    forget_peak()  # what altering it took is ours
    try:
        restore(copy, place)
    except Refused as refused:
        _check_sentence(refused)
        if place.exists():
            raise Lost("a refused copy left a book") from refused
        return
    scans, findings = _sound(ground)
    if _scans(place) != scans:
        raise Lost("a scan was restored that is not what was copied")
    with opened(place) as book:
        if differences(book) or book.check() != findings:
            raise Lost("a book was restored that is not what was copied")


@cache
def _sound(ground: Path) -> tuple[dict[str, bytes], list[str]]:
    """The sealed files of the copy as it is, and what `check` says of the book."""
    place = Path(tempfile.mkdtemp(prefix="sound-", dir=ground)) / SCHOOL
    restore(ground / SCANNED, place)
    with opened(place) as book:
        return _scans(place), book.check()


def _scans(book: Path) -> dict[str, bytes]:
    """The sealed files of a book by their name."""
    return {file.name: file.read_bytes() for file in (book / FILES).iterdir()}


def _anywhere(chance: Random, data: bytes) -> bytes:
    """Bytes altered near the directory and the list, where a copy says what it holds."""
    around = chance.choice([0, 400, len(data) - 400, len(data) - 60, chance.randrange(len(data))])
    start = max(0, around)
    return data[:start] + any_bytes(chance, data[start : start + 400]) + data[start + 400 :]


def _check_sentence(refused: Refused) -> None:
    said = str(refused)
    if not said.strip() or "Errno" in said or "Traceback" in said:
        raise Lost(f"no plain sentence: {said[:200]!r}")


def _measure(name: str, attempt: Callable[[Random, Path, Path], None], quick: int) -> Measure:
    return Measure(f"mutated {name}", 10_000, quick, 8, attempt, seconds=SECONDS, megabytes=MEGABYTES)


MEASURES = [
    _measure("CSV files", csv, 80),
    _measure("workbooks", xlsx, 80),
    _measure("OneRoster bundles", oneroster, 60),
    _measure("key files", key_file, 120),
    _measure("copies", copies, 60),
]
