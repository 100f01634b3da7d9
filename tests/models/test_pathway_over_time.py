"""One pathway over the years, and the facets of the site."""

from __future__ import annotations

from datetime import date

import pytest

from app.book.book import Book
from app.book.refused import Refused
from app.models import Enrollment, PathwayMembership, SitePathway, Student
from app.models.facets import FACETS, chosen_words, counts, read_value, sliced
from app.models.pathway_over_time import entering, moments, stays_of
from app.models.site_facts import site_facts

TODAY = date(2026, 11, 20)


@pytest.fixture
def pathway(book: Book) -> str:
    """A pathway with a student who finished, one who left, one who left the site, and one who stays."""
    spans = {
        "Ana": (date(2022, 9, 1), date(2026, 6, 5), None),
        "Beto": (date(2024, 9, 1), date(2025, 11, 1), None),
        "Caro": (date(2024, 9, 1), None, date(2026, 3, 1)),
        "Dan": (date(2024, 10, 2), None, None),
    }
    with book.edit("Pathway") as edit:
        pathway = edit.insert(SitePathway, [{"name": "Health"}])[0]
        for name, (joins, ends, exits) in spans.items():
            values = {"last_name": "Ruiz", "first_name": name, "grade": "11", "graduation_year": 2026}
            student = edit.insert(Student, [values | ({"graduation_year": 2028} if name != "Ana" else {})])[0]
            membership = {"student_id": student, "pathway_id": pathway, "starts_on": joins, "ends_on": ends}
            edit.insert(PathwayMembership, [membership])
            if exits:
                edit.insert(Enrollment, [{"student_id": student, "entry_date": joins, "exit_date": exits}])
    return pathway


def test_members_over_the_years(book: Book, pathway: str) -> None:
    counted = [
        (m.on.year, len(m.member_ids), len(m.joined_ids), len(m.left_ids), len(m.finished_ids))
        for m in moments(stays_of(book, pathway), TODAY)
    ]
    assert counted == [
        (2022, 1, 0, 0, 0),
        (2023, 1, 0, 0, 0),
        (2024, 3, 2, 0, 0),
        (2025, 4, 1, 0, 0),
        (2026, 1, 0, 2, 1),
        (2026, 1, 0, 0, 0),
    ]
    months = moments(stays_of(book, pathway), TODAY, "month")
    assert [len(m.left_ids) for m in months].count(1) == 1  # the other one left before these months


def test_who_stayed_of_an_entering_class(book: Book, pathway: str) -> None:
    old, new = entering(stays_of(book, pathway), TODAY)
    assert (old.year, [old.percent(place) for place in range(3)]) == ("2022-2023", [100, 100, 100])
    assert (len(new.ids), [new.percent(place) for place in range(3)]) == (3, [100, 33, None])


def test_facets_count_what_the_others_leave(shared_sample: Book) -> None:
    facts = site_facts(shared_sample)
    chosen = {"grade": ["11", "12"], "pathway": [next(iter(counts(facts, {}, "pathway")))]}
    for facet in FACETS:
        for value, count in counts(facts, chosen, facet.key).items():
            assert count == len(sliced(facts, chosen | {facet.key: [value]}))
    assert "Grade: 11, 12 · Pathway: " in chosen_words(facts, chosen)
    assert read_value(facts, "grade", "11") == "11"
    assert read_value(facts, "pathway", chosen_words(facts, {"pathway": chosen["pathway"]})[9:]) == chosen["pathway"][0]
    with pytest.raises(Refused, match="There are: "):
        read_value(facts, "grade", "thirteen")
