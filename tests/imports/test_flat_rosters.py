"""One list of students, in the columns and habits of many systems."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from app.book.book import Book
from app.book.refused import Refused
from app.imports.intake import read_roster
from app.models import Enrollment, Guardian, Staff, Student, StudentGroup
from tests.imports.taking import finish, messages, students, take, write

HEAD = "Student ID,SSID,Last Name,First Name,Grade,Birth date"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "roster.csv"


@pytest.mark.parametrize(
    "headings",
    [
        "STU.ID,STU.LN,STU.FN,STU.GR,STU.BD",
        "Student_Number;Last_Name;First_Name;Grade_Level;DOB",
        "SIS_NUMBER\tLAST_NAME\tFIRST_NAME\tGRADE\tBIRTH_DATE",
        "student.studentNumber,student.lastName,student.firstName,student.grade,student.birthdate",
        "Perm ID,Surname,Forename,Year Group,Date of Birth",
        "Student #,Family name*,Given name*,Current Grade,Birthdate (MM/DD/YYYY)",
        "Número de estudiante,Apellidos,Nombre,Grado,Fecha de nacimiento",
        "Perm ID #,Last Name,First Name,Grade,Birth Date",
        "Student ID #,Last Name,First Name,Grade,Birth Date",
        "ID Number,Last Name,First Name,Grade,Birth Date",
        "Matrícula;Apellidos;Nombres;Grado;Fecha de nac.",
        "PUPIL ID,pupil last name,PUPIL FIRST NAME,pupil grade,pupil date of birth",
    ],
)
def test_headings_of_many_systems(book: Book, file: Path, headings: str) -> None:
    mark = next(mark for mark in ",;\t" if mark in headings)
    rows = [
        mark.join(cells)
        for cells in (("007", "Ruiz", "Ana", "9", "3/4/2011"), ("008", "Tran", "Bao", "10", "5/6/2010"))
    ]
    intake = take(book, write(file, headings, *rows))
    assert intake.problems == []
    assert students(book, "local_id", "last_name", "first_name", "grade", "birth_date") == [
        ("007", "Ruiz", "Ana", "09", date(2011, 3, 4)),
        ("008", "Tran", "Bao", "10", date(2010, 5, 6)),
    ]


def test_second_import_changes_nothing(book: Book, file: Path) -> None:
    write(
        file,
        HEAD + ",School,Entry Date,Hispanic,Race,EL Status,Parent Name,Parent Phone,Relationship",
        '1,1000000001,Ruiz,Ana,9,3/4/2011,Heron High,8/15/2026,Y,White,EL,"Ruiz, Eva",5550100111,Mother',
        "2,1000000002,Tran,Bao,10,5/6/2010,Heron High,8/15/2026,N,Asian,EO,Van Tran,5550100112,Father",
    )
    first = take(book, file)
    entries = len(book.entries())
    again = take(book, file)
    assert (first.new, first.changed, first.unchanged, first.missing) == (2, 0, 0, 0)
    assert (again.new, again.changed, again.unchanged, again.missing) == (0, 0, 2, 0)
    assert again.is_empty
    assert len(book.entries()) == entries
    groups = sorted(record.group for record in book.records(StudentGroup))
    assert groups == ["RA", "RH", "RW", "SE"]
    assert [(g.last_name, g.first_name, g.relation) for g in book.records(Guardian)] == [
        ("Ruiz", "Eva", "Mother"),
        ("Tran", "Van", "Father"),
    ]


def test_changes_are_told_field_by_field(book: Book, file: Path) -> None:
    take(book, write(file, HEAD, "1,,Ruiz,Ana,9,3/4/2011", "2,,Tran,Bao,10,"))
    intake = read_roster(book, write(file, HEAD + ",Email", "1,,Ruiz,Ana,10,,ana@example.org", "2,,Tran,Bao,,,"))
    assert (intake.new, intake.changed, intake.unchanged) == (0, 1, 1)
    preview = intake.previews[0]
    assert preview.state == "changed"
    assert [(c.before, c.after) for c in preview.changes] == [("9", "10"), ("", "ana@example.org")]
    finish(book, intake)
    assert students(book, "grade", "birth_date")[0] == ("10", date(2011, 3, 4))
    book.undo()
    assert students(book, "grade", "email")[0] == ("09", None)


def test_how_an_accent_is_stored_is_no_change(book: Book, file: Path) -> None:
    take(book, write(file, HEAD, "1,,Nguye\u0302\u0303n,Jose\u0301,9,", "2,,Tran,Bao,9,"))
    assert read_roster(book, write(file, HEAD, "1,,Nguy\u1ec5n,Jos\u00e9,9,", "2,,Tran,Bao,9,")).is_empty


def test_equal_names_stay_two_people(book: Book, file: Path) -> None:
    take(book, write(file, HEAD, "1,,Ruiz,Ana,9,3/4/2011", "2,,Ruiz,Ana,9,3/4/2011"))
    take(book, write(file, HEAD, "1,,Ruiz,Ana,10,3/4/2011", "3,,Ruiz,Ana,9,3/4/2011"))
    assert students(book, "local_id", "grade") == [("1", "10"), ("2", "09"), ("3", "09")]


def test_matching_by_either_id(book: Book, file: Path) -> None:
    take(book, write(file, HEAD, "1,1000000001,Ruiz,Ana,9,", "2,1000000002,Tran,Bao,9,"))
    intake = take(
        book, write(file, "SSID,Last Name,First Name,Grade", "1000000002,Tran,Bao,10", "1000000003,Kim,Jin,9")
    )
    assert (intake.new, intake.changed, intake.missing) == (1, 1, 1)
    assert [missing.local_id for missing in intake.missing_students] == ["1"]


def test_ids_of_two_people_in_one_row(book: Book, file: Path) -> None:
    take(book, write(file, HEAD, "1,1000000001,Ruiz,Ana,9,", "2,1000000002,Tran,Bao,9,"))
    intake = read_roster(book, write(file, HEAD, "1,1000000002,Ruiz,Ana,9,", "3,1000000003,Kim,Jin,9,"))
    assert [problem.row for problem in intake.problems] == [2]
    assert (intake.new, intake.changed, intake.unchanged) == (1, 0, 0)
    assert "1" not in [missing.local_id for missing in intake.missing_students]


def test_a_constant_column_is_no_id(book: Book, file: Path) -> None:
    intake = take(book, write(file, "State ID,Student ID,Last,First", "WA,1,Ruiz,Ana", "WA,2,Tran,Bao"))
    assert intake.problems == []
    assert students(book, "local_id", "ssid") == [("1", None), ("2", None)]
    with pytest.raises(Refused, match="ID"):
        read_roster(book, write(file, "Student ID,Last,First", "7,Ruiz,Ana", "7,Tran,Bao"))


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (["Last Name,First Name,Grade", "Ruiz,Ana,9"], "ID"),
        (["Student ID,Grade", "1,9"], "names"),
        ([HEAD], "headings only"),
        (["City,Population", "Oakport,12"], "not a roster"),
        (["Student ID,Date,Hours,Last Name,First Name", "1,1/5/2026,3,Ruiz,Ana"], "hours"),
        (["Teacher Number,ID,First Name,Last Name", "5,1,Ana,Ruiz"], "not a list of students"),
        (["SIS ID,Name,Grade Low", "1,Heron High,9"], "not a list of students"),
    ],
)
def test_refused_in_words(book: Book, file: Path, lines: list[str], said: str) -> None:
    with pytest.raises(Refused, match=said):
        read_roster(book, write(file, *lines))
    assert book.ids(Student) == []


@pytest.mark.parametrize("headings", ["Key,Last Name,First Name", "Student ID,Fam,Giv", "Key,Fam,Giv"])
def test_refusals_name_the_columns(book: Book, file: Path, headings: str) -> None:
    more = [f"Extra {number}" for number in range(3, 14)]
    with pytest.raises(Refused) as caught:
        read_roster(book, write(file, ",".join((headings, *more))))
    assert ", ".join((*headings.split(","), *more[:9])) + ", …." in str(caught.value)
    assert "Extra 12" not in str(caught.value)


def test_ids_that_lost_their_zeros(book: Book, file: Path) -> None:
    take(book, write(file, HEAD, "001001,,Ruiz,Ana,9,", "2002,,Tran,Bao,9,"))
    intake = read_roster(book, write(file, HEAD, "1001,,Ruiz,Ana,9,", "02002,,Tran,Bao,9,", "3,,Kim,Jin,9,"))
    assert messages(intake) == [(2, "Student ID"), (3, "Student ID")]
    assert intake.problems[0].message == (
        "The ID “1001” is “001001” in the book, but for zeros: format the column as text."
    )
    assert (intake.new, intake.missing) == (1, 0)


def test_problems_by_row_and_column(book: Book, file: Path) -> None:
    write(
        file,
        HEAD,
        "1,1000000001,Ruiz,Ana,Ninth grade,3/4/2011",
        "2,12345,Tran,Bao,13th,2/30/2011",
        ",,Kim,Jin,9,",
        "4,,,Lee,9,",
        "1,1000000001,Ruiz,Ana,Ninth grade,3/4/2011",
        "1,,Ruiz,Anita,9,",
        "1.23E+09,,Noe,Eva,9,",
        "8,,Paz,Luz,9,1/1/2199",
    )
    intake = read_roster(book, file)
    assert messages(intake) == [
        (3, "SSID"),
        (3, "Grade"),
        (3, "Birth date"),
        (4, "Student ID"),
        (5, "Last Name"),
        (7, "Student ID"),
        (8, "Student ID"),
        (9, "Birth date"),
    ]
    with pytest.raises(Refused):
        finish(book, intake)
    assert book.ids(Student) == []
    finish(book, intake, take_good=True)
    assert students(book, "local_id", "ssid", "grade", "birth_date") == [
        ("1", "1000000001", "09", date(2011, 3, 4)),
        ("2", None, None, None),
        ("8", None, "09", None),
    ]


def test_days_first_are_seen_by_the_column(book: Book, file: Path) -> None:
    take(book, write(file, HEAD, "1,,Ruiz,Ana,9,3/4/2011", "2,,Tran,Bao,9,25/12/2010"))
    assert students(book, "birth_date") == [(date(2011, 4, 3),), (date(2010, 12, 25),)]
    mixed = read_roster(book, write(file, HEAD, "1,,Ruiz,Ana,9,25/12/2010", "2,,Tran,Bao,9,12/25/2010"))
    assert messages(mixed) == [(2, "Birth date")]


def test_full_names(book: Book, file: Path) -> None:
    write(file, "Student Name,Student ID,Grade", '"De La Cruz, Ana Sofía",1,9', "Bao Tran,2,9", "María de la Paz,3,9")
    take(book, file)
    assert students(book, "last_name", "first_name", "middle_name") == [
        ("De La Cruz", "Ana", "Sofía"),
        ("Tran", "Bao", None),
        ("de la Paz", "María", None),
    ]


def test_words_for_empty_cells(book: Book, file: Path) -> None:
    head = "Student ID,Last Name,First Name,Middle Name,Home Language,Pronouns,Phone,Street"
    take(book, write(file, head, "1,Null,None,N/A,NULL,?,--,#N/A", "2,Tran,Bao,.,None,-,n/a,none"))
    names = ("last_name", "first_name", "middle_name", "home_language", "pronouns", "phone", "street")
    assert students(book, *names) == [("Null", "None", *[None] * 5), ("Tran", "Bao", *[None] * 5)]
    intake = read_roster(book, write(file, head, "1,-,Ana,,,,,", "3,N/A,Jin,,,,,"))
    assert messages(intake) == [(2, "Last Name"), (3, "Last Name")]
    assert intake.new == 0


def test_passwords_are_never_shown_or_mapped(book: Book, file: Path) -> None:
    write(file, "Student ID,Last Name,First Name,Password,Grade", "1,Ruiz,Ana,s3cret!,9", "2,Tran,Bao,hunter2,x")
    intake = read_roster(book, file)
    assert not any("s3cret!" in sample for column in intake.columns for sample in column.samples)
    finish(book, intake, take_good=True)
    told = str([tuple(record) for record in book.records(Student)]) + str(intake.counts()) + str(list(intake.previews))
    assert "s3cret!" not in told
    assert "hunter2" not in told
    with pytest.raises(Refused, match="passwords"):
        read_roster(book, file, mapping={"Password": "middle_name"})


def test_a_mapping_is_remembered(book: Book, file: Path) -> None:
    write(file, "Key,Fam,Giv,Lvl", "1,Ruiz,Ana,9", "2,Tran,Bao,10")
    with pytest.raises(Refused):
        read_roster(book, file)
    given = {"key": "local_id", "FAM": "Last name", "Giv": "first_name", "Lvl": None}
    take(book, file, mapping=given)
    assert students(book, "local_id", "last_name", "grade") == [("1", "Ruiz", None), ("2", "Tran", None)]
    again = take(book, file)
    assert (again.unchanged, again.is_empty) == (2, True)
    assert take(book, file, mapping=given).is_empty
    assert take(book, file, mapping={"Lvl": "grade"}).changed == 2
    for wrong in ({"Nope": "local_id"}, {"Key": "shoe_size"}, {"Key": "local_id", "Lvl": "local_id"}):
        with pytest.raises(Refused):
            read_roster(book, file, mapping=wrong)


def test_one_school_of_several(book: Book, file: Path) -> None:
    write(
        file,
        "Student ID,Last Name,First Name,SchoolID,School Name,Grade",
        "1,Ruiz,Ana,10,Heron High,9",
        "2,Tran,Bao,20,Egret High,zero",
        "3,Kim,Jin,10,Heron High,9",
    )
    with pytest.raises(Refused, match="Egret High"):
        read_roster(book, file, school="99")
    one = take(book, file, school="heron high")
    assert (one.new, one.problems) == (2, [])
    assert take(book, file, take_good=True, school="20").missing == 0
    everybody = read_roster(book, file)
    assert (everybody.unchanged, everybody.missing, len(everybody.problems)) == (3, 0, 1)


def test_missing_students_can_leave(book: Book, file: Path) -> None:
    from app.imports.intake import Exits

    take(book, write(file, HEAD + ",Entry Date", "1,,Ruiz,Ana,9,,8/15/2026", "2,,Tran,Bao,9,,8/15/2026"))
    write(file, HEAD + ",Entry Date", "1,,Ruiz,Ana,10,,8/15/2026")
    intake = read_roster(book, file)
    assert intake.missing == 1
    finish(book, intake, exits=Exits([intake.missing_students[0].id], date(2026, 9, 1), "Moved away"))
    assert [record.exit_reason for record in book.records(Enrollment) if record.exit_date] == ["Moved away"]
    assert read_roster(book, file).missing == 0
    book.undo()
    assert students(book, "grade") == [("09",), ("09",)]
    assert read_roster(book, file).missing == 1


def test_who_is_listed_again_is_here_again(book: Book, file: Path) -> None:
    from app.imports.intake import Exits

    both = (HEAD, "1,,Ruiz,Ana,9,", "2,,Tran,Bao,9,")
    take(book, write(file, *both))
    gone = read_roster(book, write(file, *both[:2]))
    finish(book, gone, exits=Exits([gone.missing_students[0].id], date(2020, 9, 1), "Moved"))
    back = take(book, write(file, *both))
    assert (back.changed, back.unchanged) == (1, 1)
    assert read_roster(book, file).is_empty
    assert read_roster(book, write(file, *both[:2])).missing == 1


def test_typed_cells_of_a_workbook(book: Book, tmp_path: Path) -> None:
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.append(["Student ID", "SSID", "Last Name", "First Name", "Grade", "DOB"])
    sheet.append([204118.0, 1234567890, "Ruiz", "Ana", 9.0, datetime(2011, 3, 4)])
    sheet.append(["000119", "1234567891", "Tran", "Bao", "10", "4/5/2010"])
    workbook.save(tmp_path / "roster.xlsx")
    intake = take(book, tmp_path / "roster.xlsx")
    assert intake.problems == []
    assert students(book, "local_id", "ssid", "grade", "birth_date") == [
        ("000119", "1234567891", "10", date(2010, 4, 5)),
        ("204118", "1234567890", "09", date(2011, 3, 4)),
    ]


def test_staff_in_a_list_with_roles(book: Book, file: Path) -> None:
    before = len(book.ids(Staff))
    intake = take(
        book, write(file, "ID,Last Name,First Name,Role", "1,Ruiz,Ana,Student", "2,Tran,Bao,Teacher", "3,Kim,Jin,Pupil")
    )
    assert (intake.new, intake.records["staff"]["new"]) == (2, 1)
    assert len(book.ids(Staff)) == before + 1


def test_parents_in_a_list_with_roles(book: Book, file: Path) -> None:
    rows = ("1,Ruiz,Ana,Student,", "9,Ruiz,Eva,Mother,1", "8,Tran,Van,Parent,7")
    intake = take(book, write(file, "ID,Last Name,First Name,Role,Child ID", *rows), take_good=True)
    assert messages(intake) == [(4, "Child ID")]
    assert [(g.last_name, g.first_name, g.relation) for g in book.records(Guardian)] == [("Ruiz", "Eva", "mother")]
    assert students(book, "local_id") == [("1",)]
    without = read_roster(book, write(file, "ID,Last Name,First Name,Role", *(row.rpartition(",")[0] for row in rows)))
    assert messages(without) == [(3, "Role"), (4, "Role")]


def test_when_every_row_is_damaged_the_first_one_is_told(book: Book, file: Path) -> None:
    with pytest.raises(Refused, match=r"Row 2: .*damaged"):
        read_roster(book, write(file, HEAD, "1,,Ru\0iz,Ana,9,", "2,,Tr\0an,Bao,9,"))


def test_closing_takes_everything_back(book: Book, file: Path) -> None:
    from app.imports.intake import apply

    job = apply(book, read_roster(book, write(file, HEAD, "1,,Ruiz,Ana,9,", "2,,Tran,Bao,9,")))
    next(job)
    next(job)
    job.close()
    assert book.ids(Student) == []


def test_a_changed_book_is_read_again(book: Book, file: Path) -> None:
    intake = read_roster(book, write(file, HEAD, "1,,Ruiz,Ana,9,", "2,,Tran,Bao,9,"))
    take(book, file)
    with pytest.raises(Refused, match="again"):
        finish(book, intake)
