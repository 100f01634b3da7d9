"""What is typed about a student as a list: the family, groups, interests, choices, and stays at schools."""

from __future__ import annotations

from app.i18n import N_
from app.models.pathways import CareerInterest, PathwayChoice
from app.models.people import Enrollment, Guardian, StudentGroup
from app.views.forms.child_list import ChildSpec

FAMILY = ChildSpec(
    Guardian,
    "student_id",
    (("first_name", "last_name"), ("relation", "phone"), "email", ("language", "interpreter")),
    N_("Family"),
    N_("Guardian"),
    N_("Add guardian"),
    N_("Guardian removed"),
)
GROUPS = ChildSpec(
    StudentGroup,
    "student_id",
    ("group", ("starts_on", "ends_on")),
    N_("Groups"),
    N_("Group"),
    N_("Add group"),
    N_("Group removed"),
)
INTERESTS = ChildSpec(
    CareerInterest,
    "student_id",
    ("interest", ("sector_id", "noted_on")),
    N_("Career interests"),
    N_("Interest"),
    N_("Add interest"),
    N_("Interest removed"),
)
CHOICES = ChildSpec(
    PathwayChoice,
    "student_id",
    (("pathway_id", "rank"),),
    N_("Pathway choices"),
    N_("Choice"),
    N_("Add choice"),
    N_("Choice removed"),
)
STAYS = ChildSpec(
    Enrollment,
    "student_id",
    (("school_name", "school_code"), ("entry_date", "exit_date"), "exit_reason"),
    N_("Enrollment"),
    N_("Stay at a school"),
    N_("Add a stay"),
    N_("Stay removed"),
)
