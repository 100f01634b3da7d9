from __future__ import annotations

from app.book.book import Book
from app.models import Site, Staff, Student
from app.models.choosing_pathways import add_pathways
from app.models.first_steps import STEPS, is_untouched, next_step, skip, skip_rest, states


def test_a_new_book_has_its_year_and_nothing_else(book: Book) -> None:
    assert states(book) == {
        "site": "left", "years": "done", "pathways": "left", "roster": "left", "colleagues": "left",
    }  # fmt: skip
    assert is_untouched(book)
    assert next_step(book) == "site"


def test_a_step_is_done_by_what_the_book_holds(book: Book) -> None:
    site = book.records(Site)[0].id
    book.save(Site, site, {"city": "Oak Grove"})
    add_pathways(book, [{"name": "Health Careers"}])
    with book.edit("Rest") as edit:
        edit.insert(Student, [{"last_name": "Sample", "first_name": "Ada"}])
        edit.insert(Staff, [{"last_name": "Ruiz"}])
    assert set(states(book).values()) == {"done"}
    assert next_step(book) == ""
    book.undo()
    assert states(book)["roster"] == states(book)["colleagues"] == "left"


def test_skipped_steps_are_kept_undone_and_overtaken(book: Book) -> None:
    skip(book, "pathways")
    skip(book, "pathways")
    assert states(book)["pathways"] == "skipped"
    assert not is_untouched(book)
    assert next_step(book, "years") == "roster"
    assert next_step(book, "colleagues") == "site"
    book.undo()
    assert states(book)["pathways"] == "left"
    skip_rest(book)
    assert [state for state in states(book).values() if state != "skipped"] == ["done"]
    add_pathways(book, [{"name": "Health Careers"}])
    assert states(book)["pathways"] == "done"


def test_the_sample_school_is_set_up(shared_sample: Book) -> None:
    assert set(states(shared_sample).values()) == {"done"}
    assert not is_untouched(shared_sample)


def test_each_step_says_what_it_is() -> None:
    assert all(step.title and step.sentence.endswith(".") for step in STEPS)
