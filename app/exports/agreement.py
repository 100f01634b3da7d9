"""The training agreement: who takes part, when and where, what is to be learned, and what each promises.

What each promises follows the subjects that 5 CCR 10070 and 10071 name, in plain words of our own. It is a template of
the site: the district may have one that has to be used instead.
"""

from __future__ import annotations

from app.book.base import Record
from app.exports.blocks import Bullets, Heading, Paragraph, Rule, Title
from app.exports.forms import WritingLines
from app.exports.handing_out import Handout, hand_out
from app.exports.panels import Signatures
from app.exports.pdf import Paper
from app.exports.placement_facts import PlacementFacts, Unfit, gather_placements, of_placement, placements_asked
from app.exports.report import Asked, Skipped, Writing
from app.exports.tables import Column, Facts, Table
from app.exports.typesetting import SMALL, Bold, Text
from app.exports.weekly import schedule_in_words
from app.exports.wording import full_name, hours_in_words, legal_name
from app.i18n import N_, _, day
from app.models.kinds import GRADE, PAY
from app.models.known_words import in_words
from app.models.placing import state_today
from app.models.training_plans import COMPETENCY_AREA

NO_PLACEMENT = N_("No placement")
OVER = N_("The placement has ended.")


def write(asked: Asked) -> Writing:
    """One agreement for each placement."""
    title, titles = N_("Training Agreement"), N_("Training Agreements")
    handout = Handout(title, titles, "agreement", gather_placements, fill, choose=choose_running, told=of_placement)
    return hand_out(asked, handout)


def choose_running(asked: Asked, unfit: Unfit = lambda _placement: "") -> tuple[list[str], list[Skipped]]:
    """The placements that have not ended; one that is asked for by itself, whatever became of it.

    `unfit` says why one of these gets no paper all the same.
    """
    named = asked.subjects.placement_ids is not None
    return placements_asked(asked, lambda p: unfit(p) if named or _runs(p) else OVER, NO_PLACEMENT)


def _runs(placement: Record) -> bool:
    return state_today(placement.state, placement.ends_on) != "ended"


def fill(paper: Paper, facts: PlacementFacts, site: Record | None) -> None:
    """Write the agreement of one placement."""
    paper.student_begins(running=_("{name} · Training Agreement").format(name=legal_name(facts.student)))
    add_agreement(paper, facts, site)


def add_agreement(paper: Paper, facts: PlacementFacts, site: Record | None) -> None:
    """Set the agreement on the page that is open."""
    between = _("Between {student}, {employer}, the family and {school}")
    said = between.format(
        student=full_name(facts.student),
        employer=facts.employer_name or _("the employer"),
        school=site.name if site else _("the school"),
    )
    paper.add(
        Title(_("Training Agreement")),
        Paragraph(said, SMALL),
        Rule(),
        Heading(_("Who takes part")),
        Facts(_parties(facts, site), columns=2, summary=_("The student, the family, the employer and the school")),
        Heading(_("The placement")),
        Facts(_terms(facts), summary=_("Role, days, times and pay")),
    )
    _add_learning(paper, facts)
    paper.add(Heading(_("What each of us promises")))
    for who, promises in _promises(facts):
        paper.add(Heading(who, level=3), Bullets(promises))
    paper.add(
        Paragraph(
            _(
                "This is a template of the school. Where the district has an agreement of its own, that one holds. "
                "It does not take the place of work permits or of advice by a lawyer."
            ),
            SMALL,
        )
    )
    signing = [_("Student"), _("Parent or guardian"), _("Supervisor, for the employer"), _("School staff")]
    paper.keep_together(Heading(_("Signatures")), Signatures(signing, _("Date"), row=40))


def placement_facts(facts: PlacementFacts) -> list[tuple[str, Text]]:
    """Student and placement in short, for the head of a page."""
    student = facts.student
    return [
        (_("Student"), [Bold(legal_name(student))]),
        (_("Employer"), [Bold(facts.employer_name)] if facts.employer else ""),
        (_("Student ID"), student.local_id or ""),
        (_("Role"), facts.placement.role),
        (_("Birth date"), day(student.birth_date) if student.birth_date else ""),
        (_("Supervisor"), facts.supervisor_name),
    ]


def employer_facts(facts: PlacementFacts) -> list[tuple[str, Text]]:
    """The employer, and how it is reached."""
    employer, supervisor = facts.employer, facts.supervisor
    return [
        (_("Employer"), [Bold(facts.employer_name)] if employer else ""),
        (_("Address"), place_of(employer) if employer else ""),
        (_("Phone"), (employer.phone or "") if employer else ""),
        (
            _("Supervisor"),
            person(facts.supervisor_name, supervisor.position, supervisor.phone or supervisor.email)
            if supervisor
            else "",
        ),
    ]


def _parties(facts: PlacementFacts, site: Record | None) -> list[tuple[str, Text]]:
    student = facts.student
    family = [person(full_name(g), in_words(g.relation), g.phone) for g in facts.guardians[:2]]
    school = [site.name, place_of(site), site.phone] if site else []
    own: list[tuple[str, Text]] = [
        (_("Student"), [Bold(legal_name(student))]),
        (_("Student ID"), student.local_id or ""),
        (_("Birth date"), day(student.birth_date) if student.birth_date else ""),
        (_("Grade"), GRADE.format(student.grade)),
        (_("Family"), "\n".join(family)),
    ]
    others = [*employer_facts(facts), (_("School"), "\n".join(filter(None, school)))]
    return [fact for pair in zip(own, others, strict=True) for fact in pair]


def person(name: str, what: str | None, how: str | None) -> str:
    """A person with what they are, and below how they are reached: "Lan Nguyễn (Mother)", "(559) 555-0118"."""
    who = _("{name} ({relation})").format(name=name, relation=what) if what else name
    return "\n".join(filter(None, (who, how)))


def place_of(record: Record) -> str:
    """The address in lines."""
    town = " ".join(filter(None, (record.city, record.zip_code)))
    return "\n".join(filter(None, (record.street, town)))


def _terms(facts: PlacementFacts) -> list[tuple[str, Text]]:
    placement, target = facts.placement, facts.totals.target
    known: list[tuple[str, Text]] = [
        (_("Role"), placement.role),
        (_("Activity"), facts.activity),
        (_("Pathway"), facts.pathway),
        (_("First day"), day(placement.starts_on) if placement.starts_on else ""),
        (_("Last day"), day(placement.ends_on) if placement.ends_on else ""),
        (_("Schedule"), schedule_in_words(placement, facts.days)),
        (_("Hour target"), hours_in_words(target) if target else ""),
        (_("Pay"), PAY.format(placement.pay)),
    ]
    return [(label, text) for label, text in known if text]


def _add_learning(paper: Paper, facts: PlacementFacts) -> None:
    """The training plan: objectives and competencies."""
    paper.add(Heading(_("What the student is to learn")))
    objectives = [line.strip() for line in (facts.placement.objectives or "").splitlines() if line.strip()]
    if objectives:
        paper.add(*(Paragraph(line) for line in objectives))
    if facts.competencies:
        columns = [Column(_("Competency"), 3, header=True), Column(_("Area"), 2)]
        rows = [[c.name, COMPETENCY_AREA.format(c.area)] for c in facts.competencies]
        paper.add(Table(columns, rows, summary=_("Competencies of the training plan")))
    if not objectives and not facts.competencies:
        paper.add(WritingLines(_("To be written by student, supervisor and school in the first two weeks:"), 4))


def _promises(facts: PlacementFacts) -> list[tuple[str, list[str]]]:
    """What each party promises, in the order in which they sign."""
    paid = facts.placement.pay == "paid"
    pays = _("Pay the student as agreed, and carry workers’ compensation insurance for the student.")
    keeps = _("Let the student learn: unpaid students do not take the place of employees.")
    covers = _("Answer for workers’ compensation of the unpaid student (Education Code 51769).")
    return [
        (
            _("The student"),
            [
                _("Come on time, dressed for the work, and call the supervisor and the school before missing a day."),
                _("Follow the rules of the workplace, above all those of safety, and keep its matters confidential."),
                _("Write down the hours each week, have them signed, and hand them in at school."),
                _("Ask the school at once about anything unsafe, unfair or unclear."),
            ],
        ),
        (
            _("The family"),
            [
                _("Know where and when the student works, and agree with it."),
                _("See to it that the student gets there and home safely, unless something else is agreed."),
                _("Tell the school what it should know in an emergency."),
            ],
        ),
        (
            _("The employer"),
            [
                _("Give work that serves what the student is to learn, and the equipment that it takes."),
                _("Have an adult supervise the student at all times, and show how the work is done safely."),
                _("Keep to the hours and tasks that the law allows at the student’s age."),
                _("Keep a record of the hours, sign it, and evaluate the student’s work."),
                _("Treat the student fairly, whatever their race, sex, religion, origin, disability or orientation."),
                pays if paid else keeps,
            ],
        ),
        (
            _("The school"),
            [
                _("Prepare the student, and name somebody whom the employer and the family can call."),
                _("Visit the workplace, and talk with the supervisor about how the student comes along."),
                _("Keep the permits, permissions and records of this placement in order."),
                *([] if paid else [covers]),
                _("End the placement where it harms the student or no longer teaches anything."),
            ],
        ),
    ]
