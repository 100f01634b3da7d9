"""The reports of the whole site: tagged, whole, and without a figure of few."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from app.book.book import Book
from app.book.refused import Refused
from app.exports.bar_chart import Bar, BarChart
from app.exports.report import Subjects
from app.exports.site_papers import charts
from app.exports.site_summary import figure_text
from app.i18n import day
from app.models.equity import HIDDEN_WORDS, equity
from app.models.site_facts import figures, site_facts
from tests.exports.reading_pdf import pages_of, problems, structure
from tests.exports.reading_sheets import opened, table, values
from tests.exports.writing import write


def test_the_summary_tells_the_figures_of_the_site(shared_sample: Book, out: Path) -> None:
    facts = site_facts(shared_sample)
    write("site-summary", shared_sample, out / "a.pdf")
    assert problems(out / "a.pdf") == []
    pages = pages_of(out / "a.pdf")
    assert len(pages) in range(2, 6)
    told = [each for each in figures(facts, facts.people) if each.of > 10 and 0 < each.met < each.of]  # others: hidden
    assert told
    for each in told:
        assert figure_text(each) in pages[0]
    charts = structure(out / "a.pdf").all("Figure")
    assert all(chart.attributes["Alt"] for chart in charts)
    write("site-summary", shared_sample, out / "b.xlsx")
    whole = [row for row in table(out / "b.xlsx", "Figures") if row["Part"] == "Grade 11"]
    write("site-summary", shared_sample, out / "a.xlsx", subjects=Subjects(slice=[("grade", "11")]))
    rows = table(out / "a.xlsx", "Figures")
    told = ("Figure", "Yes", "Students asked", "Percent", "Hidden")
    assert [[row[head] for head in told] for row in rows] == [[row[head] for head in told] for row in whole]
    upper = [known for known in facts.people if "11" in known.values["grade"]]
    assert any(row["Yes"] != "" for row in rows)
    for row, each in zip(rows, figures(facts, upper), strict=True):
        assert (row["Hidden"] == HIDDEN_WORDS) == (row["Yes"] == "")
        assert row["Yes"] in ("", each.met)
    about = {row[0]: row[1] for row in values(out / "a.xlsx", "About")}
    assert about["Students"] == "Grade: 11"
    assert about["Rows: Figures"].isdigit()
    assert "students or fewer are hidden" in about["Hidden"]
    cells = [cell for sheet in opened(out / "a.xlsx") for row in sheet.iter_rows() for cell in row]
    assert not any(cell.data_type == "f" for cell in cells)
    percents = [cell for row in opened(out / "b.xlsx")["Figures"].iter_rows(min_row=2) if (cell := row[6]).value]
    assert all((cell.number_format, cell.value == round(cell.value, 2) <= 1) == ("0%", True) for cell in percents)
    assert table(out / "b.xlsx", "Who stayed")[0].keys() == {
        "Pathway", "After how many years", "Share that stayed", "Hidden",
    }  # fmt: skip
    assert f"Site summary · {day(date.today())}" in pages[-1]


def test_equity_says_hidden_where_it_hides(shared_sample: Book, out: Path) -> None:
    matrix = equity(shared_sample, site_facts(shared_sample))
    write("equity", shared_sample, out / "a.pdf")
    assert problems(out / "a.pdf") == []
    text = " ".join(pages_of(out / "a.pdf"))
    assert text.count("hidden") >= matrix.hidden
    write("equity", shared_sample, out / "a.xlsx")
    assert "students or fewer" in dict(row[:2] for row in values(out / "a.xlsx", "About"))["Hidden"]
    rows = table(out / "a.xlsx", "Equity")
    assert len(rows) == len(matrix.lines) * len(matrix.measures)
    for row in rows:
        assert (row["Hidden"] == HIDDEN_WORDS) == (row["Yes"] == "")
        assert row["Hidden"] == "" or {row["Students asked"], row["Percent"], row["Gap in points"]} == {""}


def test_the_legend_stays_with_its_charts_and_one_bar_is_none() -> None:
    some, one = [Bar("A", 0.2, ""), Bar("B", 0.4, "")], [Bar("A", 0.2, "")]
    legend, heading, chart, left_out = charts([("None", [], 0.0), ("Two", some, 0.3), ("One", one, 0.2)])
    assert legend.stays_with_next and heading.stays_with_next and isinstance(chart, BarChart)
    assert not left_out.stays_with_next and not list(charts([]))


@pytest.mark.parametrize(
    ("cut", "reason"),
    [
        (("group", "SF"), "can be cut by grade"),
        (("section", "x"), "can be cut by grade"),
        (("grade", "thirteen"), "There are: "),
        (("class", "2099"), "There are: "),
    ],
)
def test_what_would_tell_of_few_is_refused(cut: tuple[str, str], reason: str, shared_sample: Book, out: Path) -> None:
    with pytest.raises(Refused, match=reason):
        write("site-summary", shared_sample, out / "a.pdf", subjects=Subjects(slice=[cut]))
    assert not list(out.iterdir())
