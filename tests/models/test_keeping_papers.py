"""Papers are asked for, received, waived and missing again, many at once."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.book.book import Book
from app.book.refused import Refused
from app.models import Agreement, DocumentKind, Paperwork
from app.models.keeping_papers import Place, forget_papers, receive_papers, request_papers, usual_expiry, waive_papers
from app.models.paper_standing import months_later
from app.models.paperwork_matrix import placement_papers
from tests.models.school_of import TODAY, Class, make_class


@pytest.fixture
def made(book: Book) -> Class:
    return make_class(book)


def kind(book: Book, start: str) -> str:
    return next(k.id for k in book.records(DocumentKind) if k.name.startswith(start))


def places(made: Class, kind_id: str) -> list[Place]:
    return [Place(kind_id, s, p) for s, p in zip(made.students, made.placements, strict=True)]


def statuses(book: Book, made: Class, kind_id: str) -> list[str]:
    return [row.cells[kind_id].status for row in placement_papers(book, made.placements).rows]


def test_many_papers_take_one_edit_each_way(book: Book, made: Class) -> None:
    plan = kind(book, "Training plan")
    assert request_papers(book, places(made, plan)) == 3
    assert statuses(book, made, plan) == ["requested"] * 3
    receive_papers(book, places(made, plan)[:2], TODAY, {plan: TODAY + timedelta(days=400)})
    assert statuses(book, made, plan) == ["in_order", "in_order", "requested"]
    assert len(book.records(Paperwork)) == 3  # what was asked for has become what was received
    waive_papers(book, places(made, plan)[2:], "Signed at the district")
    assert statuses(book, made, plan)[2] == "waived"
    assert forget_papers(book, places(made, plan)) == 3
    assert statuses(book, made, plan) == ["missing"] * 3
    assert book.undo() == "Take back 3 papers"
    assert book.undo() == "Waive 1 paper"
    assert book.undo() == "Receive 2 papers"
    assert statuses(book, made, plan) == ["requested"] * 3


def test_one_certificate_serves_everybody_at_the_employer(book: Book, made: Class) -> None:
    insurance = kind(book, "Certificate of insurance")
    request_papers(book, places(made, insurance)[:1])
    receive_papers(book, places(made, insurance), TODAY, {insurance: usual_expiry(book, insurance, TODAY)})
    [agreement] = book.records(Agreement)
    assert agreement.expires_on == months_later(TODAY, 12) and not book.records(Paperwork)
    assert statuses(book, made, insurance) == ["in_order"] * 3


def test_what_cannot_be_is_refused_in_a_sentence(book: Book, made: Class) -> None:
    plan = kind(book, "Training plan")
    with pytest.raises(Refused, match="still to come"):
        receive_papers(book, places(made, plan), TODAY + timedelta(days=1), {})
    with pytest.raises(Refused, match="expire before"):
        receive_papers(book, places(made, plan), TODAY, {plan: TODAY - timedelta(days=1)})
    with pytest.raises(Refused, match="Say why"):
        waive_papers(book, places(made, plan), " ")
    with pytest.raises(Refused, match="Nothing was noted"):
        forget_papers(book, places(made, plan))
