"""What rests on an employer and is typed in place: its people, agreements, seats, and teachers who stayed there."""

from __future__ import annotations

from app.i18n import N_
from app.models.agreements import Agreement
from app.models.employers import EmployerContact
from app.models.interactions import Externship
from app.models.opportunities import Opportunity
from app.views.forms.child_list import ChildSpec
from app.views.forms.record_form import Names

CONTACT_FIELDS: Names = (("first_name", "last_name"), "position", ("phone", "email"))
CONTACTS = ChildSpec(
    EmployerContact,
    "employer_id",
    CONTACT_FIELDS,
    N_("People"),
    N_("Person"),
    N_("Add a person"),
    N_("Person removed"),
)
AGREEMENTS = ChildSpec(
    Agreement,
    "employer_id",
    (("kind", "signed_on"), ("starts_on", "expires_on"), "note"),
    N_("Agreements"),
    N_("Agreement"),
    N_("Add agreement"),
    N_("Agreement removed"),
)
SEATS = ChildSpec(
    Opportunity,
    "employer_id",
    (
        ("role", "season"),
        ("seats", "state", "pay"),
        ("starts_on", "ends_on"),
        "schedule",
        ("pathway_id", "activity_type_id"),
        ("least_age", "least_grade"),
        "contact_id",
        "note",
    ),
    N_("Seats"),
    N_("Opportunity"),
    N_("Add seats"),
    N_("Seats removed"),
    own=("contact_id",),
)
EXTERNSHIPS = ChildSpec(
    Externship,
    "employer_id",
    ("staff_id", ("starts_on", "ends_on", "minutes"), "note"),
    N_("Teacher externships"),
    N_("Externship"),
    N_("Add externship"),
    N_("Externship removed"),
)
