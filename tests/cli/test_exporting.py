"""Papers and workbooks written by scripts; what stands in them is tested with the exports themselves."""

from __future__ import annotations

import csv
from pathlib import Path

import pypdfium2
import pytest

from app.cli.nouns import EXPORTS
from app.exports import REPORTS
from tests.cli.conftest import Run
from tests.exports.reading_pdf import pages_of

NOBODY = ("certificate", "meeting")  # no placement of the small book was completed, and no meeting is planned


def test_every_report_can_be_named() -> None:
    assert tuple(REPORTS) == EXPORTS


@pytest.mark.parametrize("report", [name for name in EXPORTS if name not in NOBODY])
def test_writes_each_report(report: str, book: Path, tmp_path: Path, run: Run) -> None:
    out = tmp_path / "out" / f"{report}{REPORTS[report].suffixes[0]}"
    out.parent.mkdir()
    outcome = run("export", report, "--book", book, "--out", out, "--json")
    assert (outcome.status, outcome.json["files"], outcome.err) == (0, [str(out)], "")
    per_placement = report in ("log", "agreement", "packet", "requests", "evaluation-form")
    nothing = ["No placement"] * 3 if per_placement else ["No support plan is recorded."] * 3 * REPORTS[report].thin
    assert [each["reason"] for each in outcome.json["skipped"]] == nothing
    assert out.read_bytes()[:4] == (b"%PDF" if out.suffix == ".pdf" else b"PK\x03\x04")
    assert [file.name for file in out.parent.iterdir()] == [out.name]


def test_support_summaries_of_many_are_for_those_who_have_something(book: Path, tmp_path: Path, run: Run) -> None:
    words = ("export", "support-summary", "--book", book, "--out", tmp_path / "a.pdf", "--json")
    assert [each["local_id"] for each in run(*words).json["skipped"]] != []
    pages = pypdfium2.PdfDocument(tmp_path / "a.pdf")
    assert "were skipped" in pages[0].get_textpage().get_text_range()
    assert run(*words, "--student", "001").json["skipped"] == []


@pytest.mark.parametrize("words", [("transcript", "x/a.pdf"), ("transcript", "x/papers", "--separate"),
                                   ("roster", "x/a.csv"), ("supports", "x/a.xlsx")])  # fmt: skip
def test_a_folder_that_is_not_there_is_not_made(words: tuple[str, ...], book: Path, tmp_path: Path, run: Run) -> None:
    report, name, *more = words
    outcome = run("export", report, "--book", book, "--out", tmp_path / name, *more)
    assert (outcome.status, outcome.out) == (1, "")
    assert f"There is no folder “{tmp_path / 'x'}”." in outcome.err
    assert not (tmp_path / "x").exists()


def test_separate_files_lie_in_a_folder(book: Path, tmp_path: Path, run: Run) -> None:
    words = ("export", "transcript", "--book", book, "--out", tmp_path / "papers", "--separate")
    outcome = run(*words, "--student", "001", "002", "--language", "es", "--json")
    files = sorted(map(str, (tmp_path / "papers").iterdir()))
    assert outcome.status == 0
    assert sorted(outcome.json["files"]) == files
    assert len(files) == 2


def test_only_the_named_students(book: Path, tmp_path: Path, run: Run) -> None:
    out = tmp_path / "roster.csv"
    assert run("export", "roster", "--book", book, "--out", out, "--student", "002").status == 0
    text = out.read_text(encoding="utf-8-sig")
    assert "Nguyễn" in text
    assert "Peña" not in text
    assert len(list(csv.reader(text.splitlines()))) == 2


def test_those_with_nothing_to_print_are_left_out_where_that_is_asked_for(book: Path, tmp_path: Path, run: Run) -> None:
    words = ("export", "transcript", "--book", book, "--out", tmp_path / "a.pdf", "--student", "001", "002")
    outcome = run(*words, "--skip-empty", "--json")
    skipped = {"local_id": "002", "name": "Nguyễn, Bình", "reason": "No placement and no approved hours"}
    assert outcome.json == {"files": [str(tmp_path / "a.pdf")], "skipped": [skipped], "unwritten_names": 0}
    told = run(*words, "--skip-empty").out.splitlines()
    assert told[2:] == ["1 student was skipped:", "No placement and no approved hours · 002 · Nguyễn, Bình"]


def test_no_file_is_written_where_everybody_is_left_out(book: Path, tmp_path: Path, run: Run) -> None:
    (tmp_path / "a.pdf").write_text("kept")
    words = ("export", "transcript", "--book", book, "--out", tmp_path / "a.pdf", "--student", "002")
    outcome = run(*words, "--skip-empty", "--json")
    assert (outcome.status, outcome.json["files"], len(outcome.json["skipped"])) == (1, [], 1)
    assert outcome.err == "No file was written. Why: No placement and no approved hours.\n"
    assert (tmp_path / "a.pdf").read_text() == "kept"


@pytest.mark.parametrize(
    "words",
    [
        ("transcript", "--out", "a.pdf", "--student", "999"),
        ("transcript", "--out", "a.pdf", "--student", "twice"),
        ("transcript", "--out", "a.pdf", "--student", "003"),
        ("transcript", "--out", "a.pdf", "--student", "001", "999"),
        ("transcript", "--out", "a.xlsx"),
        ("transcript", "--out", "a"),
        ("roster", "--out", "a.pdf"),
        ("roster", "--out", "a.XLS"),
    ],
)
def test_refusals_leave_an_existing_file_as_it_was(
    words: tuple[str, ...], book: Path, tmp_path: Path, run: Run
) -> None:
    out = tmp_path / words[2]
    out.write_text("kept")
    outcome = run("export", *words, "--book", book, "--json")
    assert (outcome.status, list(outcome.json)) == (1, ["error"])
    assert outcome.err == outcome.json["error"] + "\n"
    assert "fault of Pathbook" not in outcome.err
    assert out.read_text() == "kept"


def test_family_pages_of_a_grade_in_two_languages(book: Path, tmp_path: Path, run: Run) -> None:
    words = ("export", "plan", "--for", "family", "--language", "both", "--grade", "11", "--book", book, "--json")
    outcome = run(*words, "--out", tmp_path / "a.pdf")
    assert (outcome.status, outcome.json["files"]) == (0, [str(tmp_path / "a.pdf")])


def test_people_are_told_the_files(book: Path, tmp_path: Path, run: Run) -> None:
    outcome = run("export", "hours", "--book", book, "--out", "hours.xlsx")
    assert outcome.out == "1 file was written:\nhours.xlsx\n"


def test_papers_of_a_section_of_a_placement_and_of_an_employer(book: Path, tmp_path: Path, run: Run) -> None:
    [placement] = run("list", "placements", "--book", book, "--json").json["rows"]
    asked: list[tuple[str, ...]] = [
        ("log", "--section", "S1", "--from", "2026-11-16", "--until", "2026-12-06"),
        ("agreement", "--placement", placement["id"]),
        ("employer-profile", "--employer", "Elm Clinic"),
        ("certificate", "--student", "001"),
    ]
    told: list[tuple[int, list[str]]] = []
    for words in asked:
        out = tmp_path / f"{words[0]}.pdf"
        outcome = run("export", *words, "--book", book, "--out", out, "--language", "es", "--json")
        assert outcome.status == int(not outcome.json["files"])
        pages = len(pypdfium2.PdfDocument(out)) if outcome.json["files"] else 0
        told.append((pages, [each["reason"] for each in outcome.json["skipped"]]))
    assert told == [(3, []), (2, []), (1, []), (0, ["The placement has not ended."])]


def test_evaluation_forms_of_those_at_work_and_a_blank_one(book: Path, tmp_path: Path, run: Run) -> None:
    words = ("export", "evaluation-form", "--book", book, "--json", "--out")
    texts: list[str] = []
    for name, more in (("all", ()), ("blank", ("--blank",))):
        out = tmp_path / f"{name}.pdf"
        assert run(*words, out, *more).json["files"] == [str(out)]
        texts.append(pypdfium2.PdfDocument(out)[0].get_textpage().get_text_range())
    assert ["Elm Clinic" in text for text in texts] == [True, False]


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (("roster", "--placement", "x"), 2),
        (("log", "--blank"), 2),
        (("evaluation-form", "--blank", "--student", "001"), 2),
        (("transcript", "--week", "2026-11-16"), 2),
        (("log", "--week", "2026-11-16", "--from", "2026-11-16"), 2),
        (("log", "--employer", "Elm Clinic"), 2),
        (("employer-profile", "--student", "001"), 2),
        (("site-summary", "--student", "001"), 2),
        (("site-summary", "--grade", "11"), 1),
        (("employer-profile", "--employer", "Nobody"), 1),
        (("roster", "--for", "team"), 2),
        (("log", "--language", "both"), 2),
        (("plan", "--meeting", "x"), 2),
        (("meeting", "--student", "001"), 2),
        (("meeting",), 1),
        (("plan", "--for", "family", "--parts", "notes"), 1),
        (("support-summary", "--for", "team"), 2),
        (("log", "--placement", "x", "--student", "001"), 2),
        (("plan", "--pathway", "Nobody"), 1),
        (("plan", "--grade", "08"), 1),
        (("agreement", "--placement", "x"), 1),
        (("log", "--from", "2026-11-16", "--until", "2026-11-01"), 1),
        (("log", "--from", "2020-01-01", "--until", "2026-11-01"), 1),
    ],
)
def test_what_a_paper_is_not_for(words: tuple[str, ...], status: int, book: Path, tmp_path: Path, run: Run) -> None:
    outcome = run("export", *words, "--book", book, "--out", tmp_path / "a.pdf", "--json")
    assert (outcome.status, outcome.json["error"][0] == "-" or outcome.json["error"][0].isupper()) == (status, True)
    assert not (tmp_path / "a.pdf").exists()


def test_both_languages_without_for_are_the_family_page(book: Path, tmp_path: Path, run: Run) -> None:
    out = tmp_path / "plan.pdf"
    common = ("export", "plan", "--student", "001", "--language", "both", "--book", book, "--out", out)
    for words, pages in (((), 1), (("--for", "sign"), 3)):  # a page in English, its empty back, a page in Spanish
        assert run(*common, *words).status == 0
        assert len(pages_of(out)) == pages


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("equity", "--pathway", "Arts"), "Equity takes no --pathway: it is always of the whole site, "),
        (("site-summary", "--separate"), "Site-summary takes no --separate; it takes --grade, --pathway"),
        (("meeting", "--grade", "9", "--skip-empty"), "Meeting takes no --grade, --skip-empty; it takes --meeting, "),
        (("plan", "--for", "strands"), "Plan is not made for “strands”; --for takes sign, family, team, full"),
        (("roster", "--nobody"), "Export does not know --nobody (“pathbook export --help”"),
    ],
)
def test_what_does_not_fit_is_answered_with_what_does(
    words: tuple[str, ...], said: str, book: Path, tmp_path: Path, run: Run
) -> None:
    outcome = run("export", *words, "--book", book, "--out", tmp_path / "a.pdf", "--json")
    assert (outcome.status, outcome.json["error"][: len(said)]) == (2, said)
