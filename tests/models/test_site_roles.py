"""Who sees which figures of the site."""

from __future__ import annotations

import pytest

from app.book.refused import Refused
from app.models import Student
from app.models.equity import equity
from app.models.facets import facets_for
from app.models.site_facts import figures, site_facts
from app.models.site_measures import MEASURES
from tests.models.role_books import RoleBook


@pytest.mark.parametrize("role", ["coordinator", "counselor", "teacher", "viewer"])
def test_each_role_is_told_what_it_may_see(role: str, role_book: RoleBook) -> None:
    with role_book.open_as(role) as book:
        facts = site_facts(book)
        keys = {each.measure.key for each in figures(facts, facts.people)}
        groups = "group" in {facet.key for facet in facets_for(book)}
        if role in ("coordinator", "counselor"):
            assert equity(book, facts).lines[0].group == ""
        else:
            with pytest.raises(Refused, match="student groups"):
                equity(book, facts)
        hidden = {"viewer": {"supports", "absent", "warned"}}.get(role, set())
        assert keys == {measure.key for measure in MEASURES} - hidden
        assert (groups, facts.whole) == (role in ("coordinator", "counselor"), role != "teacher")
        assert {known.student_id for known in facts.people} <= set(book.ids(Student))
