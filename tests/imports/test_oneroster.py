"""OneRoster 1.1 and 1.2, full and partial, sound and faulty."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import pytest

from app.book.book import Book
from app.book.refused import Refused
from app.imports.intake import read_roster
from app.models import Enrollment, Guardian, Section, SectionStaff, SectionStudent, Staff, StudentGroup
from tests.imports.taking import messages, students, take, write_set

V11: dict[str, Sequence[str]] = {
    "manifest": ["propertyName,value", "oneroster.version,1.1", "file.users,bulk", "file.orgs,bulk"],
    "orgs": [
        "sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId",
        "d1,,,Slough District,district,0100000,",
        "o1,,,Heron High,school,0100011,d1",
        "o2,,,Egret High,school,0100012,d1",
    ],
    "academicSessions": [
        "sourcedId,status,dateLastModified,title,type,startDate,endDate,parentSourcedId,schoolYear",
        "t1,,,Fall,term,2026-08-15,2026-12-20,,2027",
    ],
    "courses": ["sourcedId,status,dateLastModified,schoolYearSourcedId,title,courseCode", "c1,,,,Biology,BIO1"],
    "classes": [
        (
            "sourcedId,status,dateLastModified,title,grades,courseSourcedId,classCode,classType,location,schoolSourcedId,termSourcedIds,subjects,subjectCodes,periods"
        ),
        "k1,,,Biology 1,,c1,B-1,scheduled,,o1,t1,,,3",
    ],
    "users": [
        (
            "sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,userIds,givenName,familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password"
        ),
        'u1,,,true,"d1,o1",student,ana,{SSID:1000000001},Ana,Ruiz,,700001,ana@example.org,,,g1,09,s3cret',
        "u2,,,true,o2,student,bao,,Bao,Tran,,700002,,,,,10,",
        "u3,,,true,o1,teacher,ms,,Dana,Cole,,9001,dana@example.org,,,,,",
        "g1,,,true,o1,guardian,eva,,Eva,Ruiz,,,eva@example.org,555-0111,,u1,,",
    ],
    "enrollments": [
        "sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate",
        "e1,,,k1,o1,u1,student,,2026-08-15,",
        "e2,,,k1,o1,u3,teacher,true,,",
    ],
    "demographics": [
        "sourcedId,status,dateLastModified,birthDate,sex,asian,white,hispanicOrLatinoEthnicity",
        "u1,,,2011-03-04,female,false,false,true",
        "u2,,,2010-05-06,male,true,false,false",
    ],
}


def but(base: Mapping[str, Sequence[str]], **changed: Sequence[str] | None) -> dict[str, Sequence[str]]:
    """The files with some replaced, or left out where None."""
    return {name: lines for name, lines in {**base, **changed}.items() if lines is not None}


def test_a_full_bundle(book: Book, tmp_path: Path) -> None:
    intake = take(book, write_set(tmp_path / "one", **V11))
    assert intake.problems == []
    assert (intake.layout, intake.new) == ("OneRoster 1.1", 2)
    assert students(book, "local_id", "ssid", "source_id", "last_name", "grade", "birth_date", "gender") == [
        ("700001", "1000000001", "u1", "Ruiz", "09", date(2011, 3, 4), "F"),
        ("700002", None, "u2", "Tran", "10", date(2010, 5, 6), "M"),
    ]
    assert sorted((e.school_code, e.school_name) for e in book.records(Enrollment)) == [
        ("0100011", "Heron High"),
        ("0100012", "Egret High"),
    ]
    section = book.records(Section)[0]
    assert section[1:] == ("Biology 1", "Biology", "BIO1", "3", "2026-2027", "B-1", "k1")
    assert [member.starts_on for member in book.records(SectionStudent)] == [date(2026, 8, 15)]
    assert [member.is_primary for member in book.records(SectionStaff)] == [True]
    assert [(g.last_name, g.relation, g.phone) for g in book.records(Guardian)] == [("Ruiz", "guardian", "555-0111")]
    assert sorted(group.group for group in book.records(StudentGroup)) == ["RA", "RH"]
    assert ("Cole", "9001", "teacher") in [(s.last_name, s.local_id, s.role) for s in book.records(Staff)]


@pytest.mark.parametrize("packed", [False, True])
def test_again_nothing_changes(book: Book, tmp_path: Path, packed: bool) -> None:
    folder = write_set(tmp_path / "one", **V11)
    path = Path(shutil.make_archive(str(tmp_path / "packed"), "zip", folder)) if packed else folder
    take(book, path)
    again = read_roster(book, path)
    assert again.is_empty
    assert (again.new, again.changed, again.unchanged, again.missing) == (0, 0, 2, 0)


def test_roles_of_version_1_2(book: Book, tmp_path: Path) -> None:
    files = but(
        V11,
        manifest=["propertyName,value", "oneroster.version,1.2", "file.roles,bulk"],
        users=[
            (
                "sourcedId,status,dateLastModified,enabledUser,username,givenName,familyName,identifier,grades,preferredGivenName,primaryOrgSourcedId,pronouns,password"
            ),
            "u1,active,2026-01-01,true,a,Ana,Ruiz,700001,09,Annie,o1,she/her,s3cret",
            "u2,active,2026-01-01,true,b,Bao,Tran,700002,10,,o2,,",
            "u3,active,2026-01-01,true,c,Dana,Cole,9001,,,o1,,",
            "g1,active,2026-01-01,true,d,Eva,Ruiz,,,,o1,,",
        ],
        roles=[
            "sourcedId,status,dateLastModified,userSourcedId,roleType,role,beginDate,endDate,orgSourcedId",
            "r1,active,,u1,primary,student,2026-08-15,2027-06-10,o1",
            "r2,active,,u2,primary,student,,,o2",
            "r3,active,,u3,primary,siteAdministrator,,,o1",
            "r4,active,,u3,secondary,teacher,,,o1",
            "r5,active,,g1,primary,parent,,,o1",
        ],
    )
    intake = take(book, write_set(tmp_path / "one", **files))
    assert intake.problems == []
    assert intake.layout == "OneRoster 1.2"
    assert students(book, "local_id", "preferred_name", "pronouns") == [
        ("700001", "Annie", "she/her"),
        ("700002", None, None),
    ]
    assert [e.entry_date for e in book.records(Enrollment, where={"school_code": "0100011"})] == [date(2026, 8, 15)]
    assert read_roster(book, tmp_path / "one").is_empty


def test_deleted_rows_are_missing_students(book: Book, tmp_path: Path) -> None:
    take(book, write_set(tmp_path / "one", **V11))
    users = [line.replace("u2,,", "u2,tobedeleted,") for line in V11["users"]]
    intake = read_roster(book, write_set(tmp_path / "two", **but(V11, users=users)))
    assert (intake.unchanged, intake.missing, intake.problems) == (1, 1, [])


def test_a_delta_says_itself_who_is_gone(book: Book, tmp_path: Path) -> None:
    take(book, write_set(tmp_path / "one", **V11))
    users = [V11["users"][0], V11["users"][1].replace(",09,", ",10,")]
    manifest = ["propertyName,value", "file.users,delta"]
    files = {"manifest": manifest, "users": users, "orgs": V11["orgs"]}
    files["users"][1] = files["users"][1].replace(",g1,", ",,")
    intake = read_roster(book, write_set(tmp_path / "two", **files))
    assert (intake.changed, intake.missing, intake.problems) == (1, 0, [])


def test_what_refers_to_nothing_is_a_problem(book: Book, tmp_path: Path) -> None:
    files = but(
        V11,
        manifest=[*V11["manifest"], "file.results,bulk"],
        enrollments=[*V11["enrollments"], "e3,,,k9,o1,u1,student,,,", "e4,,,k1,o1,u9,student,,,"],
        demographics=[*V11["demographics"], "u8,,,2010-01-01,male,,,"],
        users=[
            *V11["users"],
            "u5,,,true,o9,student,z,,Zoe,Paz,,700005,,,,,09,",
            "u6,,,true,o1,wizard,z,,Merl,Owl,,700006,,,,,09,",
        ],
    )
    intake = read_roster(book, write_set(tmp_path / "one", **files))
    said = [(problem.file, problem.row, problem.column) for problem in intake.problems]
    assert ("manifest.csv", 5, "value") in said
    assert ("enrollments.csv", 4, "classSourcedId") in said
    assert ("enrollments.csv", 5, "userSourcedId") in said
    assert ("demographics.csv", 4, "sourcedId") in said
    assert ("users.csv", 6, "orgSourcedIds") in said
    assert ("users.csv", 7, "role") in said
    assert intake.new == 3


def test_optional_files_may_be_missing(book: Book, tmp_path: Path) -> None:
    intake = take(book, write_set(tmp_path / "one", users=[line.replace(",g1,", ",,") for line in V11["users"]]))
    assert (intake.new, intake.problems) == (2, [])


@pytest.mark.parametrize("identifiers", [("", ""), ("77", "77")])
def test_without_identifiers_the_sourced_id_stands_in(book: Book, tmp_path: Path, identifiers: tuple[str, str]) -> None:
    users = [V11["users"][0]]
    users += [
        line.replace(f",70000{n},", f",{text},")
        for n, text, line in zip((1, 2), identifiers, V11["users"][1:3], strict=True)
    ]
    files = {"users": [line.replace(",g1,", ",,") for line in users]}
    intake = take(book, write_set(tmp_path / "one", **files))
    assert intake.problems == []
    assert students(book, "local_id", "source_id") == [("u1", "u1"), ("u2", "u2")]
    assert read_roster(book, tmp_path / "one").is_empty


def test_what_refers_to_nobody_is_a_problem(book: Book, tmp_path: Path) -> None:
    files = but(
        V11,
        users=[*V11["users"], "u5,,,true,o2,student,jin,,Jin,Kim,,700005,,,,g9,10,"],
        roles=["sourcedId,status,userSourcedId,roleType,role,orgSourcedId", "r1,,u9,primary,student,o1"],
        enrollments=[*V11["enrollments"], "e3,,,k1,o9,u2,student,,,"],
        relationships=["userSourcedId,relationshipUserSourcedId,relationshipRole", "u1,g8,mother", "u8,g1,mother"],
    )
    intake = read_roster(book, write_set(tmp_path / "one", **files))
    assert sorted((problem.file, problem.row, problem.column) for problem in intake.problems) == [
        ("enrollments.csv", 4, "schoolSourcedId"),
        ("relationships.csv", 2, "relationshipUserSourcedId"),
        ("relationships.csv", 3, "userSourcedId"),
        ("roles.csv", 2, "userSourcedId"),
        ("users.csv", 6, "agentSourcedIds"),
    ]


def test_a_repeated_identifier_costs_its_own_row(book: Book, tmp_path: Path) -> None:
    users = V11["users"]
    more = users[2].replace("u2,", "u5,").replace("Bao,Tran", "Jin,Kim")
    intake = take(book, write_set(tmp_path / "one", **but(V11, users=[*users, more])), take_good=True)
    assert messages(intake) == [(6, "identifier")]
    assert students(book, "local_id", "first_name") == [("700001", "Ana"), ("700002", "Bao")]


def test_one_doubtful_identifier_spoils_one_row(book: Book, tmp_path: Path) -> None:
    head = "sourcedId,orgSourcedIds,role,givenName,familyName,identifier"
    rows = [f"u{n},o1,student,Ana{n},Ruiz,{700000 + n}" for n in range(19)]
    intake = read_roster(book, write_set(tmp_path / "one", users=[head, *rows, "u99,o1,student,Bao,Tran,700001"]))
    assert messages(intake) == [(21, "identifier")]
    assert intake.new == 19


@pytest.mark.parametrize(
    ("files", "said"),
    [
        (but(V11, users=None), "users.csv"),
        ({"users": ["sourcedId,username,givenName,familyName", "u1,a,Ana,Ruiz", "u2,b,Bao,Tran"]}, "role"),
        ({"users": [V11["users"][0]]}, "headings only"),
        ({"users": V11["users"], "people": V11["users"]}, "more than one set"),
    ],
)
def test_refused_in_words(book: Book, tmp_path: Path, files: dict[str, Sequence[str]], said: str) -> None:
    with pytest.raises(Refused, match=said):
        read_roster(book, write_set(tmp_path / "one", **files))


def test_one_school_with_its_sections(book: Book, tmp_path: Path) -> None:
    intake = take(book, write_set(tmp_path / "one", **V11), school="Egret High")
    assert intake.new == 1
    assert book.records(Section) == []
    assert ("0100011", "Heron High") in intake.schools
