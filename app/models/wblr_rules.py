"""What the state's file of work-based learning asks of each record: every rule with its name and its sentence.

The sources are those of the layout in resources/state: CDE Flash 229 and 265, the validations that PowerSchool prints,
and the help of other student information systems. CALPADS has error numbers of its own, which no public source tells:
the names here are Pathbook's.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from app.i18n import N_, _, hours
from app.models.kinds import GRADE
from app.models.placements import EMPLOYER_EVALUATION
from app.models.settings import STATE_EVALUATIONS, STATE_NPS, STATE_TRANSACTION
from app.models.state_layout import WorkType
from app.models.wblr_facts import NPS, Experience, Facts

GRADES = ("09", "10", "11", "12")


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. `table` and `field` are where it is mended; the field may be the table of what rests on the record.

    A record that breaks a rule is held back, unless the rule only reminds.
    """

    name: str
    title: str  # marked with N_
    table: str
    field: str
    holds_back: bool = True


SITE = Rule("wblr.site", N_("CDS code of the site"), "site", "cds_code")
SCHOOL_NPS = Rule("wblr.nps", N_("Code of a nonpublic school"), "setting", STATE_NPS.name)
LETTERS = Rule("wblr.letters", N_("Letters that the file can hold"), "placement", "internship_id")
LENGTH = Rule("wblr.length", N_("No longer than the file has room for"), "placement", "internship_id")
CODE_LETTERS = Rule("wblr.code_letters", N_("Letters that the file can hold"), "setting", "value")
EVENT = Rule("wblr.event", N_("Events are not in the file"), "event", "activity_type_id", holds_back=False)
ACTIVITY = Rule("wblr.activity", N_("Kind of activity"), "placement", "activity_type_id")
TYPE = Rule("wblr.type", N_("Type that the state knows"), "activity_type", "state_code")
RETIRED = Rule("wblr.retired", N_("Type that the state takes in this year"), "placement", "activity_type_id")
COMPLETION = Rule("wblr.completion", N_("Completed, and when"), "placement", "end_reason")
SSID = Rule("wblr.ssid", N_("State ID of ten digits"), "student", "ssid")
SSID_SHARED = Rule("wblr.ssid_shared", N_("State ID of one student only"), "student", "ssid")
GRADE_LEVEL = Rule("wblr.grade", N_("Grades 9 to 12"), "student", "grade")
ENROLLMENT = Rule("wblr.enrollment", N_("Enrolled in this year"), "student", "enrollment")
GROUP = Rule("wblr.iep", N_("Students with an IEP"), "student", "student_group")
HOURS = Rule("wblr.hours", N_("Approved hours in this year"), "placement", "hour_entry")
WAITING = Rule("wblr.waiting", N_("Hours that wait for approval"), "placement", "hour_entry", holds_back=False)
COURSE = Rule("wblr.course", N_("Course that it belongs to"), "placement", "course_id")
COURSE_CODE = Rule("wblr.course_code", N_("State code of the course"), "course", "state_code")
INTERNSHIP_ID = Rule("wblr.internship_id", N_("Internship ID of its own"), "placement", "internship_id")
EVALUATION = Rule("wblr.evaluation", N_("Employer’s evaluation"), "placement", "employer_evaluation")
EVALUATION_CODE = Rule("wblr.evaluation_code", N_("State code of the evaluation"), "setting", "value")
LEA_SPONSORED = Rule("wblr.lea_sponsored", N_("Sponsored by the LEA: yes or no"), "placement", "lea_sponsored")
SUPERVISED = Rule(
    "wblr.certified_supervised", N_("Certified supervised: yes or no"), "placement", "certified_supervised"
)

RULES: tuple[Rule, ...] = (
    SITE, SCHOOL_NPS, CODE_LETTERS, EVENT,
    ACTIVITY, TYPE, RETIRED, COMPLETION,
    SSID, SSID_SHARED, GRADE_LEVEL, ENROLLMENT, GROUP,
    HOURS, WAITING, COURSE, COURSE_CODE,
    INTERNSHIP_ID, LETTERS, LENGTH, EVALUATION, EVALUATION_CODE, LEA_SPONSORED, SUPERVISED,
)  # fmt: skip
"""All of them, in the order in which a page shows them."""


@dataclass(frozen=True, slots=True)
class Problem:
    """A rule that something breaks. `record` is the id of what is mended, of a setting its name."""

    rule: Rule
    message: str
    record: str
    student_id: str = ""  # "" where it is nobody's: the site, a setting


def problems_of_file(facts: Facts) -> Iterator[Problem]:
    """What holds back every record: codes of the site, and settings that no row can hold."""
    if not re.fullmatch(r"\d{14}", facts.cds_code, re.ASCII):
        said = _("The site has no CDS code of 14 digits. The file names county, district and school by it.")
        yield Problem(SITE, said, facts.site_id or "")
    if facts.school == NPS and not facts.nps:
        said = _("The school of the CDS code is {code}: write the code of the nonpublic school into the settings.")
        yield Problem(SCHOOL_NPS, said.format(code=NPS), STATE_NPS.name)
    if facts.school != NPS and facts.nps:
        said = _("The settings name a nonpublic school, but the school of the CDS code is not {code}.")
        yield Problem(SCHOOL_NPS, said.format(code=NPS), STATE_NPS.name)
    codes = {STATE_TRANSACTION.name: facts.transaction}
    codes |= {STATE_EVALUATIONS[key].name: code for key, code in facts.rating_codes.items()}
    for name, code in codes.items():
        if not fits(code):
            said = _("The setting “{code}” has a letter that the file cannot hold.")
            yield Problem(CODE_LETTERS, said.format(code=code), name)


def reminders(facts: Facts) -> Iterator[Problem]:
    """What the file cannot hold though the state may ask for it: hours, courses and completion rest on placements."""
    for event in facts.events:
        said = _(
            "“{event}” is of the state’s type {code}, but only placements are in the file. "
            "Record placements of those who took part, or choose another kind of activity."
        )
        yield Problem(EVENT, said.format(event=event.name, code=event.code), event.id)


def problems_of(experience: Experience, facts: Facts) -> Iterator[Problem]:
    """What keeps one placement that the file asks about out of it, and of what it reminds."""
    kind = facts.type_of(experience)
    if kind is None:
        yield _unknown(experience)
        return
    rules: tuple[Callable[[Experience, Facts, WorkType], Iterator[Problem]], ...] = (_type, _student, _work)
    for rule in rules:
        yield from rule(experience, facts, kind)
    if experience.is_internship:
        yield from _internship(experience, facts)


def _unknown(e: Experience) -> Problem:
    if e.activity_id is None:
        said = _("{placement} names no kind of activity. Choose one: it says whether the state asks for it.")
        return Problem(ACTIVITY, said.format(placement=_named(e)), e.placement_id, e.student_id)
    said = _("“{code}” of the activity “{activity}” is no type that the state’s file knows.")
    return Problem(TYPE, said.format(code=e.code, activity=e.activity), e.activity_id, e.student_id)


def _type(e: Experience, facts: Facts, kind: WorkType) -> Iterator[Problem]:
    """CDE Flash 265: type 30 has not been reported since 2024-25."""
    if not kind.counts_in(facts.year):
        said = _("{placement} is of type {code}, which the state does not take for {year}.")
        yield _of(RETIRED, e, said.format(placement=_named(e), code=kind.code, year=facts.year))
    if not kind.by_year and e.end_reason is None:
        said = _("{placement} has ended. Say whether it was completed: only then the state asks for it.")
        yield _of(COMPLETION, e, said.format(placement=_named(e)))
    elif not kind.by_year and e.ends_on is None:
        said = _("{placement} was completed, but no last day is recorded, so its year cannot be told.")
        yield _of(COMPLETION, e, said.format(placement=_named(e)))


def _student(e: Experience, facts: Facts, kind: WorkType) -> Iterator[Problem]:
    """PowerSchool validations; grade and enrollment as the WBL extract asks for them."""
    if not re.fullmatch(r"\d{10}", e.ssid or "", re.ASCII):
        said = _("The state ID “{ssid}” has not ten digits.") if e.ssid else _("No state ID (SSID) is recorded.")
        yield Problem(SSID, said.format(ssid=e.ssid), e.student_id, e.student_id)
    elif e.ssid in facts.shared_ssids:
        said = _("Another student has the same state ID {ssid}.")
        yield Problem(SSID_SHARED, said.format(ssid=e.ssid), e.student_id, e.student_id)
    if e.grade is None:
        said = _("No grade is recorded. Only grades 9 to 12 are reported.")
        yield Problem(GRADE_LEVEL, said, e.student_id, e.student_id)
    elif e.grade not in GRADES:
        said = _("The grade is {grade}. Only grades 9 to 12 are reported.").format(grade=GRADE.format(e.grade))
        yield Problem(GRADE_LEVEL, said, e.student_id, e.student_id)
    if e.student_id in facts.elsewhere:
        said = _("No enrollment is recorded for {year}. CALPADS takes no record without one.").format(year=facts.year)
        yield Problem(ENROLLMENT, said, e.student_id, e.student_id)
    if kind.group and e.student_id not in facts.group_members[kind.group]:
        said = _("{placement} is of type {code}, which is for students with an IEP: the student is in no such group.")
        yield Problem(GROUP, said.format(placement=_named(e), code=kind.code), e.student_id, e.student_id)


def _work(e: Experience, facts: Facts, kind: WorkType) -> Iterator[Problem]:
    """Hours and course of types 10, 15 and 20 (PowerSchool WBL records page; CDE Flash 229)."""
    if not kind.by_year:
        return
    given = {"placement": _named(e), "year": facts.year, "hours": hours(e.waiting)}
    if not e.approved and e.waiting:
        yield _of(
            HOURS, e, _("{placement}: {hours} hours of {year} wait for approval, none is approved.").format(**given)
        )
    elif not e.approved:
        yield _of(HOURS, e, _("{placement} ended in {year}, but no hours of this year are approved.").format(**given))
    elif e.waiting:
        yield _of(WAITING, e, _("{placement}: {hours} hours wait for approval and are not counted.").format(**given))
    asked = kind.asks_course(facts.year)
    if e.course_id is None and asked:
        yield _of(COURSE, e, _("{placement} names no course. The state asks for one.").format(**given))
    elif e.course_id and (asked or e.course_code) and not re.fullmatch(r"\d{4}", e.course_code or "", re.ASCII):
        said = _("The course “{course}” has no state course code of four digits.").format(course=e.course)
        yield Problem(COURSE_CODE, said, e.course_id, e.student_id)


def _internship(e: Experience, facts: Facts) -> Iterator[Problem]:
    """What type 10 has of its own (School Pathways; knowledgeforschools.com; CDE Flash 265 of “not provided”)."""
    placement, own = _named(e), e.internship_id or ""
    if own in facts.shared_internship_ids:
        said = _("{placement} has the internship ID “{id}”, as another one has. Each internship has its own.")
        yield _of(INTERNSHIP_ID, e, said.format(placement=placement, id=own))
    if not fits(own):
        said = _("The internship ID “{id}” has a letter that the file cannot hold.").format(id=own)
        yield _of(LETTERS, e, said)
    most = next(slot.length for slot in facts.layout.slots if slot.source == "internship_id")
    if most is not None and len(own) > most:
        yield _of(LENGTH, e, _("The internship ID “{id}” is longer than {most} characters.").format(id=own, most=most))
    yield from _evaluation(e, facts)
    if e.lea_sponsored is None:
        said = _("{placement}: say whether the district or school sponsors it.").format(placement=placement)
        yield _of(LEA_SPONSORED, e, said)
    if e.certified_supervised is None:
        said = _("{placement}: say whether it is certified supervised.").format(placement=placement)
        yield _of(SUPERVISED, e, said)


def _evaluation(e: Experience, facts: Facts) -> Iterator[Problem]:
    rating = facts.layout.ratings.get(e.evaluation or "")
    if rating is None:
        said = _("{placement} has no evaluation of the employer. Enter it, or that it was not provided.")
        yield _of(EVALUATION, e, said.format(placement=_named(e)))
        return
    words = EMPLOYER_EVALUATION.format(rating.key)
    if facts.year < rating.first_year:
        said = _("{placement}: the state takes “{evaluation}” only since {year}.")
        yield _of(EVALUATION, e, said.format(placement=_named(e), evaluation=words, year=rating.first_year))
    elif not facts.rating_codes[rating.key]:
        said = _("The state’s code for “{evaluation}” is not known. Write it into the settings.")
        yield Problem(EVALUATION_CODE, said.format(evaluation=words), STATE_EVALUATIONS[rating.key].name)


def fits(text: str) -> bool:
    """Whether a value can stand in a row: no caret, no control character, and cp1252 has every letter."""
    try:
        text.encode("cp1252")
    except UnicodeEncodeError:
        return False
    return "^" not in text and not any(letter < " " or letter == "\x7f" for letter in text)


def _named(e: Experience) -> str:
    if not e.employer:
        return _("“{role}”").format(role=e.role)
    return _("“{role}” at {employer}").format(role=e.role, employer=e.employer)


def _of(rule: Rule, e: Experience, message: str) -> Problem:
    return Problem(rule, message, e.placement_id, e.student_id)
