"""The state's names of sectors, pathways and kinds of work are kept in English and shown in the language spoken."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app import i18n
from app.book.book import Book
from app.book.titling import words_for
from app.models import ActivityType, CtePathway, Employer, Placement, Sector, SitePathway, Student
from app.models.choosing_pathways import choosable
from app.models.employer_rows import employer_rows
from app.models.opening import open_book
from app.models.student_facts import placements_of
from tests.books import copy_of


@pytest.fixture
def spanish(open_template: Path, tmp_path: Path) -> Iterator[Book]:
    i18n.use("es")
    with open_book(copy_of(open_template, tmp_path)) as book:
        yield book
    i18n.use("en")


def sector(book: Book, code: str) -> str:
    return next(s.id for s in book.records(Sector) if s.code == code)


def test_every_name_has_a_translation_of_its_own(spanish: Book) -> None:
    for entity in (Sector, CtePathway, ActivityType):
        names = [record.name for record in spanish.records(entity)]
        shown = [name for (name,) in spanish.rows(entity, spanish.ids(entity), ["name"]).values()]
        assert len(set(shown)) == len(set(names)) > 10
        assert not set(shown) & set(names)


def test_what_is_kept_stays_english_and_what_is_shown_follows_the_language(spanish: Book) -> None:
    health = sector(spanish, "HLT")
    for language, shown in (
        ("es", "Ciencias de la salud y tecnología médica"),
        ("en", "Health Science and Medical Technology"),
    ):
        with i18n.in_language(language), spanish.reading() as connection:
            assert spanish.rows(Sector, [health], ["name", "code"]) == {health: (shown, "HLT")}
            assert words_for(connection, Sector, health) == (shown if len(shown) <= 40 else shown[:39] + "…")
            assert spanish.column(Sector, "name")[health] == "Health Science and Medical Technology"


def test_they_are_found_and_sorted_as_they_are_shown(spanish: Book) -> None:
    health, fashion = sector(spanish, "HLT"), sector(spanish, "FSN")
    assert spanish.ids(Sector, "salud") == [health]
    assert spanish.ids(Sector, "Health Science") == [health]
    with spanish.edit("Pathways") as edit:
        edit.insert(SitePathway, [{"id": "f", "name": "A", "sector_id": fashion}])
        edit.insert(SitePathway, [{"id": "h", "name": "B", "sector_id": health}])
    by_sector = [("sector_id", False)]
    assert spanish.ids(SitePathway, sort=by_sector) == ["h", "f"]  # Ciencias de la salud, Moda
    with i18n.in_language("en"):
        assert spanish.ids(SitePathway, sort=by_sector) == ["f", "h"]  # Fashion, Health
    assert spanish.ids(Sector)[0] == sector(spanish, "AGR")
    assert spanish.ids(Sector)[-1] == sector(spanish, "TRA")


def test_lists_and_pages_show_them(spanish: Book) -> None:
    [kind] = [a.id for a in spanish.records(ActivityType) if a.name == "Job shadow"]
    with spanish.edit("Work") as edit:
        edit.insert(Student, [{"id": "s", "last_name": "Rivera", "first_name": "Ana"}])
        edit.insert(Employer, [{"id": "e", "name": "Marketing", "sector_id": sector(spanish, "TRA")}])
        work = {"student_id": "s", "employer_id": "e", "role": "Guest", "activity_type_id": kind, "state": "active"}
        edit.insert(Placement, [work])
    assert employer_rows(spanish, ["e"])["e"]["sector"] == "Transporte"
    [placement] = placements_of(spanish, "s")
    assert (placement.activity, placement.employer) == ("Observación en el trabajo", "Marketing")
    care = choosable(spanish, "salud paciente")
    assert [(c.code, c.name, c.words) for c in care] == [("198", "Patient Care", "Atención al paciente")]
