"""Papers: pages, numbers, complete files or none."""

from __future__ import annotations

import json
from collections.abc import Generator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pikepdf
import pytest

from app.book.refused import Refused
from app.exports import fonts
from app.exports.blocks import Heading, Legend, Paragraph, Space, Title
from app.exports.panels import Signatures
from app.exports.pdf import Paper
from app.exports.tables import Column, Facts, Table
from tests.exports.reading_pdf import pages_of, problems, structure
from tests.shared_data import shared

NAMES = ["Nguyễn Thị Đào", "Անահիտ Հակոբյան", "김민수 (Min-su Kim)", "山田 さくら", "ნინო ბერიძე", "Zoë Åkesson-Ñuñez"]


def write(path: Path, *, rows: int = 3, names: list[str] = NAMES, duplex: bool = False) -> None:
    with Paper(path, title="Work-based learning transcripts", footer="Roosevelt High School", duplex=duplex) as paper:
        for name in names:
            paper.student_begins(running=name)
            paper.add(
                Title("Transcript"),
                Heading("Student"),
                Facts([("Name", name), ("Student ID", "204118")]),
                Heading("Hours"),
                Table(
                    [Column("Week", header=True), Column("Hours", 1, "right", True)],
                    [[f"Week {number}", "3.50"] for number in range(rows)],
                ),
            )


def test_names_of_many_scripts_come_back_as_they_were(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    write(path)
    pages = pages_of(path)
    assert len(pages) == len(NAMES)
    for name, text in zip(NAMES, pages, strict=True):
        assert name in text
        assert "Page 1 of 1" in text
        assert "Roosevelt High School" in text
    assert [table.kids[0].kids[1].text for table in structure(path).all("Table")[::2]] == NAMES
    assert problems(path) == []


def test_pages_are_counted_by_student_and_named_from_the_second(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    write(path, rows=40, names=["Ana Ruiz", "Bo Li"])
    pages = pages_of(path)
    assert [next(line for line in text.splitlines() if "Page" in line).partition("Page ")[2] for text in pages] == [
        "1 of 2",
        "2 of 2",
        "1 of 2",
        "2 of 2",
    ]
    assert ["Ana Ruiz" in text for text in pages] == [True, True, False, False]


def test_each_student_begins_on_the_front_of_a_sheet(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    write(path, names=["Ana Ruiz", "Bo Li"], duplex=True)
    pages = pages_of(path)
    assert [bool(text.strip()) for text in pages] == [True, False, True]
    assert problems(path) == []


def test_the_language_of_the_paper_reaches_the_document(tmp_path: Path) -> None:
    with Paper(tmp_path / "a.pdf", title="Plan", language="es") as paper:
        paper.add(Title("Plan"))
    with pikepdf.open(tmp_path / "a.pdf") as pdf:
        assert str(pdf.Root.Lang) == "es-US"


def test_a_heading_is_never_left_alone_at_the_foot_of_a_page(tmp_path: Path) -> None:
    for height in range(500, 640, 10):
        with Paper(tmp_path / "a.pdf", title="x") as paper:
            paper.add(Title("x"), Space(height), Heading("Below"), Paragraph("What the heading is about."))
        assert all(("Below" in text) == ("about" in text) for text in pages_of(tmp_path / "a.pdf"))


def test_blocks_kept_together_share_a_page(tmp_path: Path) -> None:
    with Paper(tmp_path / "a.pdf", title="x") as paper:
        paper.add(Title("x"), Space(590))
        paper.keep_together(Paragraph("Read this."), Signatures(["Student"], "Date"))
    last = pages_of(tmp_path / "a.pdf")[-1]
    assert "Read this." in last
    assert "Student" in last


@pytest.mark.parametrize("height", [400, 480, 540, 580, 620])
@pytest.mark.parametrize("rows", [4, 60])
def test_signatures_never_stand_alone_on_a_page(height: int, rows: int, tmp_path: Path) -> None:
    with Paper(tmp_path / "a.pdf", title="x") as paper:
        paper.add(Space(height), Heading("Before"), Table([Column("Name")], [[f"Row {n}"] for n in range(rows)]))
        paper.keep_together(Heading("Signatures"), Signatures(["Student"], "Date"))
    pages = pages_of(tmp_path / "a.pdf")
    assert f"Row {rows - 1}" in pages[-1]
    assert "Signatures" in pages[-1]
    assert [page.count("Signatures") for page in pages[:-1]] == [0] * (len(pages) - 1)
    assert all(("Before" in page) == ("Row 0" in page) for page in pages)
    assert sum(page.count("Row ") for page in pages) == rows


def test_rows_and_legends_have_company_wherever_a_page_ends(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    with Paper(path, title="A") as paper:
        for height in range(400, 640, 9):
            paper.student_begins()
            table = Table([Column("Week", header=True)], [[f"Week {number}"] for number in range(6)], totals=["Whole"])
            paper.add(Space(height), Heading("Hours"), table, Legend("What it means"))
            paper.keep_together(Heading("Signatures"), Signatures(["Student"], "Date"))
    pages = pages_of(path)
    assert {text.count("Page 1 of 2") for text in pages} == {0, 1}
    for text in pages:
        assert text.count("Week ") != 1
        assert ("Week 5" in text) == ("What it means" in text) == ("Whole" in text)
        assert "Signatures" not in text or "What it means" in text


def test_a_running_line_that_is_cut_has_an_ellipsis(tmp_path: Path) -> None:
    with Paper(tmp_path / "a.pdf", title="x", footer="A school with a long name " * 12) as paper:
        paper.student_begins(running="Featherstonehaugh-Cholmondeley, Maximiliana " * 5)
        paper.add(Paragraph("First."))
        paper.next_page()
        paper.add(Paragraph("Second."))
    assert pages_of(tmp_path / "a.pdf")[1].count("…") == 2


def test_naughty_strings_do_not_break_a_page(tmp_path: Path) -> None:
    strings = json.loads(shared("blns/blns.json").read_text("utf-8"))
    path = tmp_path / "a.pdf"
    with Paper(path, title="Strings", footer=strings[40]) as paper:
        paper.student_begins(running=strings[100])
        paper.add(
            Title("Strings"),
            Table(
                [Column("Row", 0.1, header=True), Column("Text")],
                [[str(number), text] for number, text in enumerate(strings)],
            ),
        )
    cells = [row.kids[1].text for row in structure(path).all("TR")[1:]]
    assert cells == [
        "".join(run for row in text.replace("\t", " ").splitlines() for _, run in fonts.runs(row)).replace("\xa0", " ")
        for text in strings
    ]
    assert problems(path) == []


def test_the_same_paper_is_the_same_file(tmp_path: Path) -> None:
    write(tmp_path / "a.pdf")
    write(tmp_path / "b.pdf")
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


def test_papers_can_be_written_at_the_same_time(tmp_path: Path) -> None:
    paths = [tmp_path / f"{number}.pdf" for number in range(8)]
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda path: write(path, rows=40), paths))
    assert len({path.read_bytes() for path in paths}) == 1


def test_properties_hold_no_names(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    write(path)
    with pikepdf.open(path) as pdf:
        kept = str(dict(pdf.docinfo)) + pdf.Root.Metadata.read_bytes().decode()
    assert not any(name in kept for name in NAMES)


def test_an_error_leaves_the_former_file_and_no_part(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"former")
    with pytest.raises(ZeroDivisionError), Paper(path, title="x") as paper:
        paper.add(Title("x"), Paragraph(str(1 / 0)))
    assert path.read_bytes() == b"former"
    assert list(tmp_path.iterdir()) == [path]


def test_cancelling_leaves_nothing(tmp_path: Path) -> None:
    def job() -> Generator[int, None, None]:
        with Paper(tmp_path / "new" / "a.pdf", title="x") as paper:
            for number in range(3):
                paper.student_begins()
                paper.add(Title("x"))
                yield number

    running = job()
    next(running)
    running.close()
    assert list((tmp_path / "new").iterdir()) == []
    assert list(job()) == [0, 1, 2]
    assert [file.name for file in (tmp_path / "new").iterdir()] == ["a.pdf"]


def test_a_place_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(Refused, match=r"a\.pdf cannot be written"), Paper(tmp_path / "file" / "a.pdf", title="x"):
        pass
