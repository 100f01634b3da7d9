"""Kinds of value that only a school knows, and the choices its records share."""

from __future__ import annotations

import re
from typing import ClassVar

from app.book.clocks import Duration
from app.book.kinds import Choice, Digits, Kind, Whole
from app.book.refused import Refused
from app.i18n import N_, _, fold

_ORDINALS = (
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
)
_ORDINALS_ES = (
    "primer",
    "segundo",
    "tercer",
    "cuarto",
    "quinto",
    "sexto",
    "septimo",
    "octavo",
    "noveno",
    "decimo",
    "undecimo",
    "duodecimo",
)
_WORDS = {word: f"{number:02}" for words in (_ORDINALS, _ORDINALS_ES) for number, word in enumerate(words, 1)} | {
    "kindergarten": "KN",
    "kinder": "KN",
    "k": "KN",
    "kg": "KN",
    "0": "KN",
    "00": "KN",
    "transitional kindergarten": "TK",
    "prekindergarten": "TK",
    "preschool": "PS",
    "prek": "PS",
    "pk": "PS",
    "pre-k": "PS",
    "pr": "PS",
    "infant": "IN",
    "it": "IN",
    "adult": "AD",
    "ungraded": "US",
    "ug": "US",
    "postsecondary": "AD",
    "freshman": "09",
    "sophomore": "10",
    "junior": "11",
    "senior": "12",
}


class Grade(Kind):
    """A grade as the state codes it: TK, KN, 01-12, UE, US, IN, PS, AD (CALPADS Report 2.17).

    Read from figures and from words: 9, 09, 9th, "Ninth grade", "Grade 9", "Freshman", "9.º grado".
    """

    width, few = 70, True
    codes: ClassVar[tuple[str, ...]] = (
        "IN",
        "PS",
        "TK",
        "KN",
        *(f"{n:02}" for n in range(1, 13)),
        "UE",
        "US",
        "AD",
    )

    def parse(self, text: str) -> str | None:
        folded = fold(" ".join(text.split()))
        if not folded:
            return None
        bare = re.sub(r"\b(grade|grado|year|level|gr)\b\.?", "", folded).strip(" .:#")
        if found := re.fullmatch(r"0*(\d{1,2})(\.0+)?(st|nd|rd|th|º|°|o|\.º|er|do|to|mo|vo|no)?", bare):
            code = f"{int(found[1]):02}" if int(found[1]) else "KN"
        else:
            code = _WORDS.get(bare) or _WORDS.get(bare.rstrip("o")) or bare.upper()
        if code not in self.codes:
            raise Refused(_("“{text}” is not a grade. Write 9, 09 or Ninth grade.").format(text=text.strip()))
        return code

    def take(self, cell: object) -> str | None:
        whole = isinstance(cell, float) and cell.is_integer()
        return super().take(int(cell) if whole and isinstance(cell, float) else cell)

    def format(self, value: str | None) -> str:
        return "" if value is None else value.lstrip("0") if value.isdigit() else value


def grade_words(code: str | None) -> str:
    """A grade where nothing else says that it is one: "Grade 9"; empty for none."""
    return _("Grade {grade}").format(grade=GRADE.format(code)) if code else ""


class Minutes(Duration):
    """Whole minutes, typed and shown as minutes: `30`, `30 min`, `0:30`, `1h30`."""

    workbook_format = "0"

    def parse(self, text: str) -> int | None:
        bare = text.strip()
        try:
            return super().parse(f"{bare}m" if re.fullmatch(r"\d+", bare, re.ASCII) else bare)
        except Refused as refusal:
            if self.most is not None and re.match(r"\d+\s*(m|min)?$", fold(bare), re.ASCII):
                raise Refused(_("“{text}” is more than {most} minutes.").format(text=bare, most=self.most)) from refusal
            raise Refused(
                _("“{text}” is not a number of minutes. Write it like 30 or 1:15.").format(text=bare)
            ) from refusal

    def take(self, cell: object) -> int | None:
        whole = isinstance(cell, int | float) and not isinstance(cell, bool)
        return self.parse(str(round(cell))) if whole and isinstance(cell, int | float) else super().take(cell)

    def format(self, value: int | None) -> str:
        return "" if value is None else str(value)

    def cell(self, value: int | None) -> int | None:
        return value


class Percent(Whole):
    """A share in whole hundredths: `80`, `80 %`."""

    def parse(self, text: str) -> int | None:
        return super().parse(text.strip().removesuffix("%"))

    def format(self, value: int | None) -> str:
        return "" if value is None else f"{value}%"


GRADE = Grade()
PERCENT = Percent()
SSID = Digits(10)  # no check digit is public: ten digits is all that is checked
DAY_HOURS = Duration(most=24 * 60)  # what a day can hold

GENDER = Choice(
    {"F": N_("Female"), "M": N_("Male"), "X": N_("Nonbinary")},
    {
        "girl": "F",
        "boy": "M",
        "non-binary": "X",
        "mujer": "F",
        "hombre": "M",
        "f": "F",
        "m": "M",
        "other": "X",
    },
)

LANGUAGE = Choice({"en": N_("English"), "es": N_("Spanish")})

GROUP = Choice(  # CDE reporting categories (cde.ca.gov/ds/ad/fsoygrads.asp)
    {
        "SE": N_("English learner"),
        "SD": N_("Student with disabilities"),
        "SS": N_("Socioeconomically disadvantaged"),
        "SF": N_("Foster youth"),
        "SH": N_("Homeless"),
        "SM": N_("Migrant"),
        "RB": N_("Black or African American"),
        "RI": N_("American Indian or Alaska Native"),
        "RA": N_("Asian"),
        "RF": N_("Filipino"),
        "RH": N_("Hispanic or Latino"),
        "RP": N_("Pacific Islander"),
        "RT": N_("Two or more races"),
        "RW": N_("White"),
        "RD": N_("Race not reported"),
    },
    {
        "EL": "SE",
        "English learners": "SE",
        "SWD": "SD",
        "IEP": "SD",
        "SED": "SS",
        "FRPM": "SS",
        "freeLunch": "SS",
        "African American": "RB",
        "Black": "RB",
        "Black - African American": "RB",
        "blackOrAfricanAmerican": "RB",
        "American Indian": "RI",
        "American Indian - Alaska Native": "RI",
        "americanIndianOrAlaskaNative": "RI",
        "Hispanic": "RH",
        "Latino": "RH",
        "hispanicOrLatinoEthnicity": "RH",
        "Native Hawaiian - Pacific Islander": "RP",
        "nativeHawaiianOrOtherPacificIslander": "RP",
        "Native Hawaiian or Other Pacific Islander": "RP",
        "twoOrMoreRaces": "RT",
        "demographicRaceTwoOrMoreRaces": "RT",
        "Multiracial": "RT",
    },
)

STAFF_ROLE = Choice(
    {
        "teacher": N_("Teacher"),
        "counselor": N_("Counselor"),
        "coordinator": N_("Site coordinator"),
        "administrator": N_("Administrator"),
        "aide": N_("Aide"),
        "other": N_("Other staff"),
    },
    {
        "professor": "teacher",
        "instructor": "teacher",
        "faculty": "teacher",
        "adjunct": "teacher",
        "chiefAcademicAdministrator": "administrator",
        "siteAdministrator": "administrator",
        "districtAdministrator": "administrator",
        "systemAdministrator": "administrator",
        "principal": "administrator",
        "paraprofessional": "aide",
        "assistant": "aide",
        "teachingAssistant": "aide",
        "proctor": "other",
        "staff": "other",
        "officeStaff": "other",
    },
)

EMPLOYER_KIND = Choice(
    {
        "company": N_("Company"),
        "college": N_("College"),
        "chamber": N_("Chamber of commerce"),
        "nonprofit": N_("Nonprofit"),
        "public": N_("Public agency"),
    }
)

HOUR_STATE = Choice(
    {
        "draft": N_("Draft"),
        "submitted": N_("Submitted"),
        "approved": N_("Approved"),
        "rejected": N_("Rejected"),
    }
)
PLACEMENT_STATE = Choice(
    {"planned": N_("Planned"), "requested": N_("Requested"), "active": N_("Active"), "ended": N_("Ended")}
)
PAY = Choice({"paid": N_("Paid"), "unpaid": N_("Unpaid")})

STAGE = Choice(  # cde.ca.gov/ci/ct/we/wblcontinuum.asp
    {
        "exposure": N_("Career exposure"),
        "engagement": N_("Career engagement"),
        "experience": N_("Career experience"),
    }
)

TIER = Choice({"1": N_("Tier 1"), "2": N_("Tier 2"), "3": N_("Tier 3")})
DOMAIN = Choice(
    {
        "counseling": N_("Counseling"),
        "reading": N_("Reading"),
        "writing": N_("Writing"),
        "mathematics": N_("Mathematics"),
        "attendance": N_("Attendance"),
        "behavior": N_("Behavior"),
        "social_emotional": N_("Social and emotional"),
        "college_career": N_("College and career"),
        "language": N_("English language"),
        "other": N_("Other support"),
    }
)
DELIVERY = Choice({"individual": N_("Individual"), "group": N_("Small group"), "class": N_("Whole class")})
PLAN_STATE = Choice({"active": N_("Active"), "ended": N_("Ended")})
