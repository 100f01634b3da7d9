"""The structure that readers hear: every text in its element, decoration in none."""

from __future__ import annotations

from pathlib import Path

import pikepdf

from app.exports.blocks import Bullets, Heading, Paragraph, Title
from app.exports.panels import Callout, Chips, Picture, Progress, Signatures
from app.exports.pdf import Paper
from app.exports.tables import Column, Facts, Table
from tests.exports.reading_pdf import problems, structure

WORDS = "The student filed records and answered the telephone of the clinic. "


def test_blocks_become_their_elements(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    with Paper(path, title="Plan") as paper:
        paper.add(
            Title("Plan"),
            Heading("Goals"),
            Heading("This year", level=3),
            Bullets(["First", "Second"]),
            Progress("92.5 of 120 hours", 0.77, "77%"),
            Callout("Met", "The target is met."),
            Chips(["Records"]),
            Signatures(["Student"], "Date"),
        )
    section = structure(path).kids[0]
    assert [kid.tag for kid in section.kids] == ["H1", "H2", "H3", "L", "P", "Div", "L", "P", "P"]
    assert [item.text for item in section.all("LBody")] == ["First", "Second", "Records"]
    assert [item.text for item in section.all("P")] == [
        "92.5 of 120 hours77%",
        "Met",
        "The target is met.",
        "Student",
        "Date",
    ]
    assert problems(path) == []


def test_a_paragraph_over_two_pages_is_one_element(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    with Paper(path, title="Long") as paper:
        paper.add(Title("Long"), Paragraph(WORDS * 120))
    section = structure(path).kids[0]
    assert [kid.tag for kid in section.kids] == ["H1", "P"]
    assert section.kids[1].text == WORDS * 120
    with pikepdf.open(path) as pdf:
        assert len(pdf.pages) == 2
    assert problems(path) == []


def test_a_table_over_three_pages_is_one_table_with_one_heading(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    rows = [[f"Week {number}", "", f"{number}.25"] for number in range(80)]
    with Paper(path, title="Hours") as paper:
        paper.add(
            Title("Hours"),
            Table(
                [Column("Week", header=True), Column("Task"), Column("Hours", figures=True)],
                rows,
                totals=["Total", "", "4005"],
                summary="Hours by week",
            ),
        )
    with pikepdf.open(path) as pdf:
        assert len(pdf.pages) == 3
    [table] = structure(path).all("Table")
    assert len(table.kids) == 82
    assert [(cell.tag, cell.text, cell.attributes["A"]["Scope"]) for cell in table.kids[0].kids] == [
        ("TH", "Week", "/Column"),
        ("TH", "Task", "/Column"),
        ("TH", "Hours", "/Column"),
    ]
    assert all([cell.tag for cell in row.kids] == ["TH", "TD", "TD"] for row in table.kids[1:])
    assert table.kids[1].kids[0].attributes["A"]["Scope"] == "/Row"
    assert table.attributes["A"]["Summary"] == "Hours by week"
    assert problems(path) == []


def test_a_row_higher_than_a_page_goes_on_in_the_same_cells(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    with Paper(path, title="Notes") as paper:
        paper.add(Title("Notes"), Table([Column("Day", header=True), Column("Note")], [["Monday", WORDS * 100]]))
    [table] = structure(path).all("Table")
    assert [cell.text for cell in table.kids[1].kids] == ["Monday", WORDS * 100]
    assert problems(path) == []


def test_facts_name_their_values(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    with Paper(path, title="Facts") as paper:
        paper.add(Title("Facts"), Facts([("Name", "Kim, Min-su (김민수)"), ("Grade", "11"), ("ID", "7")], columns=2))
    [table] = structure(path).all("Table")
    assert [[(cell.tag, cell.text) for cell in row.kids] for row in table.kids] == [
        [("TH", "Name"), ("TD", "Kim, Min-su (김민수)"), ("TH", "Grade"), ("TD", "11")],
        [("TH", "ID"), ("TD", "7"), ("TD", ""), ("TD", "")],
    ]
    assert problems(path) == []


def test_blocks_in_another_language_say_so(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    with Paper(path, title="Letter") as paper:
        paper.add(Title("Letter"), Heading("Para la familia", language="es"), Paragraph("Hola", language="es"))
    section = structure(path).kids[0]
    assert [kid.attributes.get("Lang") for kid in section.kids] == [None, "es-US", "es-US"]


def test_pictures_are_described_in_any_script(tmp_path: Path) -> None:
    from PIL import Image

    picture, path = tmp_path / "logo.png", tmp_path / "a.pdf"
    Image.new("RGB", (20, 10), "navy").save(picture)
    with Paper(path, title="한국어 제목 (성적)", author="Escuela Ñandú", language="es") as paper:
        paper.add(Title("Logo"), Picture(picture, 100, 50, "학교 로고 \\(1)"))
    [figure] = structure(path).all("Figure")
    assert figure.attributes["Alt"] == "학교 로고 \\(1)"
    with pikepdf.open(path) as pdf:
        assert str(pdf.docinfo["/Title"]) == "한국어 제목 (성적)"
        assert str(pdf.docinfo["/Author"]) == "Escuela Ñandú"
        assert str(pdf.Root.Lang) == "es-US"
        with pdf.open_metadata() as metadata:
            assert metadata["dc:title"] == "한국어 제목 (성적)"
            assert metadata["pdfuaid:part"] == "1"
    assert problems(path) == []


def test_titles_with_what_xml_forbids_do_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    with Paper(path, title="<&>\x00\ud800\U0001f600", author="]]>") as paper:
        paper.add(Title("x"))
    with pikepdf.open(path) as pdf:
        assert str(pdf.docinfo["/Title"]) == "<&>\ufffd\ufffd\U0001f600"
    assert problems(path) == []
