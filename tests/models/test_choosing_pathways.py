from __future__ import annotations

import pytest

from app.book.book import Book
from app.book.refused import Refused
from app.models import SitePathway
from app.models.choosing_pathways import add_pathways, choosable


def test_all_58_stand_by_sector_and_are_found_by_words(book: Book) -> None:
    found = choosable(book)
    assert len(found) == 58
    assert len({c.sector for c in found}) == 15
    assert [c.sector for c in found] == sorted((c.sector for c in found), key=str.casefold)
    assert [c.code for c in choosable(book, "patient care")] == ["198"]
    assert all("Agriculture" in c.sector for c in choosable(book, "agriculture"))


def test_several_are_added_as_one_edit(book: Book) -> None:
    patient, food = choosable(book, "198")[0], choosable(book, "201")[0]
    rows = [
        {"name": " Health Careers ", "cte_pathway_id": patient.id, "target_minutes": 7200, "placements_from": "11"},
        {"name": food.name, "cte_pathway_id": food.id},
    ]
    assert len(add_pathways(book, rows)) == 2
    assert book.undo_title == "Add 2 pathways"
    assert choosable(book, "198")[0].taken == "Health Careers"
    book.undo()
    assert book.ids(SitePathway) == []


@pytest.mark.parametrize("names", [("Health", "HEALTH"), ("Health", " ")])
def test_names_are_needed_and_different(book: Book, names: tuple[str, str]) -> None:
    with pytest.raises(Refused):
        add_pathways(book, [{"name": name} for name in names])
    assert book.ids(SitePathway) == []
