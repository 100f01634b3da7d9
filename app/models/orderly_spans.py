"""Agreements, seats, projects, goals and the like do not end before they begin, whoever writes them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, select

from app.book.asking import Entity, among
from app.book.base import table_of
from app.book.journal import Block
from app.book.refused import Refused
from app.i18n import N_, _
from app.models.agreements import Agreement
from app.models.credentials import Credential
from app.models.family_contacts import FamilyContact
from app.models.interactions import Externship
from app.models.opportunities import Opportunity
from app.models.projects import Project
from app.models.referrals import Referral
from app.models.student_plans import Goal
from app.models.supports import PlanReview

_SPANS: dict[str, tuple[Entity, str, str, str]] = {
    Agreement.__tablename__: (Agreement, "starts_on", "expires_on", N_("The agreement expires before it is in force.")),
    Opportunity.__tablename__: (Opportunity, "starts_on", "ends_on", N_("The seats end before they begin.")),
    Externship.__tablename__: (Externship, "starts_on", "ends_on", N_("The externship ends before it begins.")),
    Project.__tablename__: (Project, "starts_on", "ends_on", N_("The project ends before it begins.")),
    Credential.__tablename__: (Credential, "earned_on", "expires_on", N_("The credential expires before its day.")),
    Goal.__tablename__: (Goal, "starts_on", "due_on", N_("The goal is due before it starts.")),
    Referral.__tablename__: (Referral, "date", "decided_on", N_("The referral is decided before it is made.")),
    PlanReview.__tablename__: (PlanReview, "date", "next_review_on", N_("The next review lies before this one.")),
    FamilyContact.__tablename__: (FamilyContact, "date", "follow_up_on", N_("The follow-up lies before the contact.")),
}
"""By table: the record, the fields with its first and last day, and what is said."""


def refuse_backward_spans(connection: Connection, blocks: Sequence[Block]) -> None:
    """A `Rule` of the book: raises Refused where an edit left a span that runs backwards."""
    for block in blocks:
        if block.table not in _SPANS or block.kind == "erased":
            continue
        if connection.execute(_backward(block.table), {"ids": json.dumps([row[0] for row in block.rows])}).first():
            raise Refused(_(_SPANS[block.table][3]))


@cache
def _backward(table: str) -> Select[Any]:
    """The statement for one of some records whose span runs backwards; made once."""
    entity, first, last, _sentence = _SPANS[table]
    its = table_of(entity)
    backward: ColumnElement[Any] = its.c[last] < its.c[first]
    return select(its.c.id).where(among(its.c.id), its.c.deleted.is_(False), backward).limit(1)
