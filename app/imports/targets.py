"""What a column of a roster can fill: the fields of a student, and what belongs to a student."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from app.book.fields import fields_of
from app.book.kinds import DAY, EMAIL, PHONE, TEXT, Kind
from app.i18n import N_, _, in_every_language
from app.imports.cells import BIRTH_DAY, DETAIL, IDENTIFIER, LAST_NAME, NAME, STATE_NUMBER
from app.imports.roles import ROLE
from app.imports.vocabulary import Belonging, GenderWords, GradeWords, Races
from app.models.kinds import GROUP
from app.models.people import Student


@dataclass(frozen=True, slots=True)
class Target:
    """One thing that a column can fill.

    `of` says whose it is: student, stay, group, race, guardian, family, name, role, or hours.
    """

    name: str
    label: str
    kind: Kind
    aliases: tuple[str, ...]
    of: str = "student"
    code: str = ""  # of the group
    number: str = ""  # of several with the same label

    @property
    def words(self) -> str:
        """What people call it: the label in the language in use, with its number."""
        return f"{_(self.label)} {self.number}".rstrip()

    def spellings(self) -> list[str]:
        """Its words in every language."""
        return [f"{label} {self.number}".rstrip() for label in in_every_language(self.label)]


_GROUPS = {
    "RH": (
        "hispanic",
        "HispanicLatino",
        "Hispanic/Latino",
        "Hispanic Latino",
        "Hispanic or Latino",
        "FedEthnicity",
        "hispanicOrLatinoEthnicity",
        "Hispanic Ethnicity",
        "Hispanic Indicator",
        "Is Hispanic",
    ),
    "SE": (
        "english_learner",
        "EL",
        "ELL",
        "ELL_STATUS",
        "EL Status",
        "ELAS",
        "ELA Status",
        "ELAStatus",
        "LEP",
        "S_CA_STU_ELA_C.ELAStatus",
        "English Language Acquisition Status",
        "English Learner Status",
    ),
    "SD": (
        "disability",
        "SPED_STATUS",
        "Special Education",
        "SPED",
        "IEP",
        "SWD",
        "Has IEP",
        "Students with disabilities",
        "Special Ed",
    ),
    "SS": (
        "low_income",
        "SED",
        "FRPM",
        "Free Lunch",
        "Economically Disadvantaged",
        "Low income",
        "Socioeconomic Disadvantage",
        "SES Disadvantaged",
    ),
    "SF": ("foster", "Foster", "Foster Care"),
    "SH": ("homeless", "Homeless Status"),
    "SM": ("migrant", "Migrant Status"),
    "RB": ("black", "blackOrAfricanAmerican", "African American"),
    "RI": ("american_indian", "americanIndianOrAlaskaNative"),
    "RA": ("asian",),
    "RF": ("filipino",),
    "RP": ("pacific_islander", "nativeHawaiianOrOtherPacificIslander"),
    "RT": ("two_or_more_races", "demographicRaceTwoOrMoreRaces"),
    "RW": ("white",),
}

_STAYS = (
    Target(
        "school_code",
        N_("School ID"),
        IDENTIFIER,
        (
            "SchoolID",
            "School Number",
            "School Code",
            "sch.number",
            "School SIS ID",
            "School DfE Number",
            "School CDS Code",
            "CDS Code",
            "CDS",
            "orgSourcedId",
            "schoolSourcedId",
            "Site ID",
            "Site Code",
            "Campus ID",
        ),
        "stay",
    ),
    Target("school_name", N_("School"), TEXT, ("School Name", "Site", "Site Name", "Campus", "Escuela"), "stay"),
    Target(
        "entry_date",
        N_("Entry date"),
        DAY,
        (
            "EntryDate",
            "Enrollment Date",
            "Enroll Date",
            "Enter Date",
            "Date Enrolled",
            "Enrollment Start Date",
            "School Entry Date",
            "Fecha de ingreso",
        ),
        "stay",
    ),
    Target(
        "exit_date",
        N_("Exit date"),
        DAY,
        (
            "ExitDate",
            "Withdrawal Date",
            "Withdraw Date",
            "Leave Date",
            "Date Withdrawn",
            "School Exit Date",
            "Fecha de salida",
        ),
        "stay",
    ),
    Target(
        "exit_reason",
        N_("Exit reason"),
        TEXT,
        ("Exit Code", "Withdrawal Code", "Withdrawal Reason", "Exit Type", "Reason for leaving"),
        "stay",
    ),
)


def _guardian(number: str) -> Iterator[Target]:
    prefix, before = (f"guardian_{number}_", f"{number} ") if number else ("guardian_", "")
    people = ("Guardian", "Parent", "Parent/Guardian", "Contact", "Padre/Tutor")

    def aliases(*tails: str) -> tuple[str, ...]:
        return tuple(f"{person} {before}{tail}".strip() for person in people for tail in tails)

    yield Target(prefix + "name", N_("Guardian"), NAME, aliases("Name", "Full Name", ""), "guardian")
    yield Target(prefix + "first_name", N_("First name of guardian"), NAME, aliases("First Name", "First"), "guardian")
    yield Target(prefix + "last_name", N_("Last name of guardian"), NAME, aliases("Last Name", "Last"), "guardian")
    yield Target(
        prefix + "relation",
        N_("Relation of guardian"),
        DETAIL,
        (*aliases("Relationship", "Relation"), *(() if number else ("Relationship", "Relation"))),
        "guardian",
    )
    yield Target(
        prefix + "phone",
        N_("Phone of guardian"),
        PHONE,
        aliases("Phone", "Cell Phone", "Mobile", "Phone Number", "Telephone"),
        "guardian",
    )
    yield Target(
        prefix + "email", N_("E-mail of guardian"), EMAIL, aliases("Email", "E-mail", "Email Address"), "guardian"
    )
    yield Target(
        prefix + "language", N_("Language of guardian"), DETAIL, aliases("Language", "Home Language"), "guardian"
    )


GUARDIANS = ("", "1", "2")  # the numbers that columns of guardians carry


_DETAILS = ("middle_name", "preferred_name", "home_language", "pronouns", "street", "city", "zip_code")


@cache
def targets() -> dict[str, Target]:
    """Everything by name, in the order in which a person chooses from it."""
    return {target.name: target for target in _all()}


def _all() -> Iterable[Target]:
    kinds: dict[str, Kind] = {
        "local_id": IDENTIFIER,
        "ssid": STATE_NUMBER,
        "source_id": IDENTIFIER,
        "birth_date": BIRTH_DAY,
        "grade": GradeWords(),
        "gender": GenderWords(),
        "last_name": LAST_NAME,
        "first_name": NAME,
        **dict.fromkeys(_DETAILS, DETAIL),
    }
    for described in fields_of(Student).values():
        yield Target(described.name, described.label, kinds.get(described.name, described.kind), described.aliases)
    yield Target(
        "full_name",
        N_("Full name"),
        TEXT,
        (
            "Name",
            "Student Name",
            "Student",
            "Student Full Name",
            "Last, First",
            "LastFirst",
            "Last First",
            "First Last",
            "Last, First Middle",
            "Last Name, First Name",
            "First Name Last Name",
            "Pupil Name",
            "Learner Name",
            "Legal Name",
            "Nombre completo",
            "Nombre del estudiante",
            "Estudiante",
        ),
        "name",
    )
    yield from _STAYS
    yield Target(
        "race",
        N_("Race"),
        Races(),
        ("Race/Ethnicity", "Race Code", "raceCodes", "Race 1", "Primary Race", "Federal Race", "Raza"),
        "race",
    )
    yield Target(
        "ethnicity",
        N_("Ethnicity"),
        Races(),
        ("Ethnic Code", "Ethnicity Code", "ethnicityCodes", "Primary Ethnicity", "Federal Ethnicity", "Etnia"),
        "race",
    )
    for code, (name, *aliases) in _GROUPS.items():
        yield Target(name, GROUP.options[code], Belonging(code), (name, *aliases), "group", code)
    for number in GUARDIANS:
        yield from (replace(target, number=number) for target in _guardian(number))
    yield Target(
        "guardian_of",
        N_("Student of guardian"),
        IDENTIFIER,
        ("Child ID", "Child Student ID", "Student of", "Parent of", "Guardian Of Student ID", "Related Student ID"),
        "family",
    )
    yield Target("role", N_("Role"), ROLE, ("User Role", "User Type", "Person Type", "Rol"), "role")
