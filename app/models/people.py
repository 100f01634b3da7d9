"""Students and their families."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Index
from sqlalchemy.orm import Mapped

from app.book.base import Base
from app.book.fields import field
from app.book.kinds import DAY, EMAIL, FLAG, PAST_DAY, PHONE, ZIP, Whole
from app.i18n import N_
from app.models.kinds import GENDER, GRADE, GROUP, SSID
from app.models.study_kinds import BAND


class Student(Base):
    """A person enrolled at the site. Names are kept exactly as they were written."""

    title = N_("student")
    shown_as = ("last_name", "first_name")
    __table_args__ = (Index("ix_student_names", "deleted", "folded", "id"),)

    last_name: Mapped[str] = field(
        N_("Last name"),
        searchable=True,
        aliases=(
            "Last",
            "Surname",
            "Family Name",
            "familyName",
            "LastSurname",
            "Legal Last Name",
            "STU.LN",
            "LN",
            "LSI.LLN",
            "Apellido",
            "Apellidos",
            "Student Last Name",
            "Pupil Last Name",
        ),
    )
    first_name: Mapped[str] = field(
        N_("First name"),
        searchable=True,
        aliases=(
            "First",
            "Given Name",
            "givenName",
            "Forename",
            "Legal First Name",
            "STU.FN",
            "FN",
            "Nombre",
            "Nombres",
            "Student First Name",
            "Pupil First Name",
        ),
    )
    preferred_name: Mapped[str | None] = field(
        N_("Preferred name"),
        searchable=True,
        aliases=(
            "Nickname",
            "Preferred First Name",
            "preferredGivenName",
            "preferredFirstName",
            "Goes By",
            "Known As",
        ),
    )
    middle_name: Mapped[str | None] = field(
        N_("Middle name"),
        searchable=True,
        aliases=("Middle", "STU.MN", "MN", "Middle Initial", "Segundo nombre", "Student Middle Name"),
    )
    local_id: Mapped[str | None] = field(
        N_("Student ID"),
        searchable=True,
        index=True,
        aliases=(
            "Local ID",
            "Student Number",
            "Student_Number",
            "StudentNumber",
            "STU.ID",
            "SIS_NUMBER",
            "SIS Number",
            "SINF 2.10",
            "StudentUniqueId",
            "Student Unique ID",
            "Perm ID",
            "Permanent ID",
            "Student No",
            "Student #",
            "Student ID #",
            "Student ID Number",
            "ID",
            "Pupil ID",
            "SIS ID",
            "Pupil Number",
            "Local Student ID",
            "Número de estudiante",
            "ID del estudiante",
            "Matrícula",
            "Número de matrícula",
            "student.studentNumber",
            "Student Local ID",
            "Local Record ID",
            "identifier",
            "UPN",
            "Unique Pupil Number",
            "Admission Number",
            "ID Number",
        ),
    )
    ssid: Mapped[str | None] = field(
        N_("State ID (SSID)"),
        kind=SSID,
        searchable=True,
        index=True,
        aliases=(
            "SSID",
            "State_StudentNumber",
            "State Student Number",
            "STATE_STUDENT_NUMBER",
            "student.stateID",
            "State ID",
            "STU.CID",
            "CID",
            "SENR 1.08",
            "State Student ID",
            "StateID",
            "Statewide Student Identifier",
            "State Number",
        ),
    )
    pronouns: Mapped[str | None] = field(N_("Pronouns"), aliases=("Pronoun", "Preferred Pronouns", "Pronombres"))
    birth_date: Mapped[date | None] = field(
        N_("Birth date"),
        kind=PAST_DAY,
        aliases=(
            "DOB",
            "Birthdate",
            "BirthDate",
            "BIRTH_DATE",
            "STU.BD",
            "BD",
            "Date of Birth",
            "Birthday",
            "Fecha de nacimiento",
            "Fecha de nac.",
        ),
    )
    gender: Mapped[str | None] = field(
        N_("Gender"), kind=GENDER, aliases=("Sex", "GENDER", "STU.SX", "STU.GN", "Género", "Sexo")
    )
    grade: Mapped[str | None] = field(
        N_("Grade"),
        kind=GRADE,
        index=True,
        aliases=(
            "Grade_Level",
            "Grade Level",
            "GRADE",
            "STU.GR",
            "GR",
            "Grade Lvl",
            "Current Grade",
            "EntryGradeLevel",
            "Entry Grade",
            "grades",
            "Grado",
            "Year Group",
            "National Curriculum Year",
        ),
    )
    graduation_year: Mapped[int | None] = field(
        N_("Graduation class"),
        kind=Whole(1990, 2100),
        aliases=("Graduation Year", "Grad Year", "Class Of", "GradYear", "Year of Graduation"),
    )
    home_language: Mapped[str | None] = field(
        N_("Home language"),
        aliases=("STU.HL", "Primary Language", "Home Lang", "Correspondence Language", "Idioma del hogar"),
    )
    email: Mapped[str | None] = field(
        N_("E-mail"),
        kind=EMAIL,
        aliases=(
            "Email",
            "Email Address",
            "Student Email",
            "Secondary Email",
            "STU.SEM",
            "Correo electrónico",
        ),
    )
    phone: Mapped[str | None] = field(
        N_("Phone"),
        kind=PHONE,
        aliases=(
            "Home Phone",
            "Telephone",
            "Phone Number",
            "Home_Phone",
            "Student Phone",
            "Mobile",
            "STU.TL",
            "Teléfono",
        ),
    )
    street: Mapped[str | None] = field(
        N_("Street"), aliases=("Address", "Street Address", "Home Address", "STU.AD", "Mailing_Street")
    )
    city: Mapped[str | None] = field(N_("City"), aliases=("Mailing_City", "STU.CY", "Home City", "Ciudad"))
    zip_code: Mapped[str | None] = field(
        N_("ZIP code"), kind=ZIP, aliases=("Zip", "ZIP", "Postal Code", "Mailing_Zip", "STU.ZC", "Zipcode")
    )
    source_id: Mapped[str | None] = field(N_("Source ID"), index=True, aliases=("sourcedId",))
    prior_achievement: Mapped[str | None] = field(N_("Achievement before grade 9"), kind=BAND)


class Guardian(Base):
    """A parent or other adult who answers for a student."""

    title = N_("guardian")
    shown_as = ("last_name", "first_name")

    student_id: Mapped[str] = field(N_("Student"), refers="student")
    last_name: Mapped[str] = field(N_("Last name"), searchable=True)
    first_name: Mapped[str | None] = field(N_("First name"), searchable=True)
    relation: Mapped[str | None] = field(N_("Relation"))
    phone: Mapped[str | None] = field(N_("Phone"), kind=PHONE)
    email: Mapped[str | None] = field(N_("E-mail"), kind=EMAIL)
    language: Mapped[str | None] = field(N_("Language"))
    interpreter: Mapped[bool | None] = field(N_("Needs an interpreter"), kind=FLAG)
    source_id: Mapped[str | None] = field(N_("Source ID"), index=True)


class StudentGroup(Base):
    """That a student belongs to a reporting group, and from when to when."""

    title = N_("student group")

    student_id: Mapped[str] = field(N_("Student"), refers="student")
    group: Mapped[str] = field(N_("Group"), kind=GROUP)
    starts_on: Mapped[date | None] = field(N_("From"), kind=DAY)
    ends_on: Mapped[date | None] = field(N_("Until"), kind=DAY)


class Enrollment(Base):
    """A stay of a student at a school. Without an exit date it goes on."""

    title = N_("enrollment")

    student_id: Mapped[str] = field(N_("Student"), refers="student")
    school_code: Mapped[str | None] = field(N_("School"), index=True)
    school_name: Mapped[str | None] = field(N_("School name"))
    entry_date: Mapped[date | None] = field(N_("Entry date"), kind=DAY)
    exit_date: Mapped[date | None] = field(N_("Exit date"), kind=DAY)
    exit_reason: Mapped[str | None] = field(N_("Exit reason"))
