"""The cards of a placement's page: its work, papers, training plan, week, and what others said of it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QLayout, QWidget

from app.book.base import Record
from app.book.clocks import CLOCK
from app.i18n import N_, _, day, hours, number
from app.models.evaluations import EVALUATED_BY, POINT, Evaluation
from app.models.keeping_papers import Place
from app.models.kinds import PAY
from app.models.paperwork import Paperwork
from app.models.paperwork_matrix import OPEN, PAPER_STATUS, Cell, placement_papers
from app.models.site_visits import SiteVisit
from app.models.training_plans import COMPETENCY_AREA, PlacementCompetency
from app.models.weekly_schedule import schedule_of, weekly_words
from app.models.work_kinds import COMPETENCY_LEVEL, WEEKDAY
from app.views.forms.child_list import ChildSpec
from app.views.lists.columns import Row
from app.views.look.buttons import button
from app.views.look.cards import Card, Fact
from app.views.look.chips import Chip
from app.views.look.item_button import ItemButton
from app.views.look.labels import label
from app.views.look.layouts import boxed, column, hide_unless, row
from app.views.paperwork import verbs
from app.views.paperwork.wording import TONES, in_words
from app.views.placements.columns import span_words
from app.views.students.cards import facts_in_columns
from app.views.window.allowed import offered
from app.views.window.page import Shell

COMPETENCIES = ChildSpec(
    PlacementCompetency,
    "placement_id",
    ("name", ("area", "level", "rated_on"), "note"),
    N_("Competencies"),
    N_("Competency"),
    N_("Add competency"),
    N_("Competency removed"),
)
FEW = 3  # lines of evaluations, and of visits


def work_card(placement: Row, names: dict[str, str], edit: QWidget) -> Card:
    """Where and what the work is; `names` are words by field for what the row only names."""
    card = Card(_("Work"), edit, spacing=10)
    flags = (
        (_("Sponsored by the LEA"), "lea_sponsored"),
        (_("Certified supervised"), "certified_supervised"),
        (_("In Work Experience Education"), "wee"),
    )
    shown: list[QWidget] = [
        Fact(icon, caption, text)
        for icon, caption, text in (
            ("building-2", _("Employer"), placement["employer"] or _("No employer")),
            ("briefcase", _("Role"), placement["role"]),
            ("user", _("Supervisor"), placement["supervisor"]),
            ("phone", _("Phone"), placement["phone"]),
            ("calendar-range", _("Dates"), span_words(placement)),
            ("calendar-days", _("Season"), names.get("season")),
            ("tag", _("Activity"), placement["activity"]),
            ("banknote", _("Pay"), PAY.format(placement["pay"])),
            ("book-open", _("Course"), names.get("course")),
            ("hash", _("Internship ID"), placement["internship_id"]),
            ("flag", _("Conditions"), " · ".join(words for words, name in flags if placement[name])),
        )
        if text
    ]
    card.add(facts_in_columns(shown))
    for text in (placement["note"], placement["end_note"]):
        if text:
            card.add(label(text, wrap=True))
    return card


def papers_card(shell: Shell, page: QWidget, placement: Row) -> Card:
    """The documents of the placement: what somebody still has to get comes first, with the way to note it."""
    book, id_ = shell.book, placement["id"]
    see = button(_("See in the table"), "", "link", lambda: shell.go("placements", f"papers:{id_}"))
    matrix = placement_papers(book, [id_])
    row_ = matrix.rows[0] if matrix.rows else None
    cells = row_.cells if row_ else {}
    wanting = [Place(kind_id, placement["student_id"], id_) for kind_id in row_.open_kinds] if row_ else []
    receive = button(
        _("Received: all {count}…").format(count=number(len(wanting))), "", "link",
        lambda: verbs.receive(shell, page, wanting, _("Received: all that is missing")),
    )  # fmt: skip
    hide_unless(receive, len(wanting) > 1)
    card = Card(_("Papers"), offered(book, f"change:{Paperwork.__tablename__}", receive), see, spacing=8)
    needed = [(kind, cells[kind.id]) for kind in matrix.kinds if cells and cells[kind.id].status != "not_needed"]
    order = list(PAPER_STATUS.options)
    for kind, cell in sorted(needed, key=lambda each: order.index(each[1].status)):
        card.add(_paper(shell, page, Place(kind.id, placement["student_id"], id_), kind, cell))
    if not needed:
        card.add(label(_("No document is asked for here."), "muted"))
    return card


def _paper(shell: Shell, page: QWidget, place: Place, kind: Record, cell: Cell) -> QWidget:
    name = _(kind.name)
    words = label(name, "strong" if cell.status in OPEN else "body", wrap=True)
    words.setToolTip(cell.why)
    line = row(spacing=10)
    line.addWidget(words, 1)
    line.addWidget(Chip(in_words(cell), TONES[cell.status]))
    if cell.status in (*OPEN, "expires_soon"):
        title = _("Received: {what}").format(what=name)
        receive = button(_("Received…"), "", "link", partial(verbs.receive, shell, page, [place], title), name=title)
        line.addWidget(offered(shell.book, f"change:{Paperwork.__tablename__}", receive))
    return boxed(line)


def week_card(shell: Shell, placement: Row, edit: QWidget) -> Card:
    """The days of the week, or the schedule in words where nobody typed them."""
    card = Card(_("Weekly schedule"), edit, spacing=6)
    days = schedule_of(shell.book, placement["id"])
    for each in days:
        span = " – ".join(CLOCK.format(at) for at in (each.time_in, each.time_out) if at is not None)
        line = row(label(WEEKDAY.format(each.weekday)), None, label(span, "muted"), 8, spacing=8)
        line.addWidget(label(_("{hours} h").format(hours=hours(each.minutes)), "strong"))
        card.add(line)
    if days:
        card.add(label(weekly_words(sum(each.minutes for each in days)), "faint"))
    else:
        card.add(label(placement["schedule"] or _("No days are set."), "muted", wrap=True))
    return card


def competency_facts(records: Sequence[Record]) -> list[QWidget | QLayout]:
    """The competencies of a training plan, with how far each came."""
    items: list[QWidget | QLayout] = []
    for each in records:
        below = [COMPETENCY_AREA.format(each.area)]
        if each.rated_on:
            below.append(_("rated on {day}").format(day=day(each.rated_on)))
        words = column(label(each.name, "strong", wrap=True), spacing=1)
        if any(below):
            words.addWidget(label(" · ".join(part for part in below if part), "faint", wrap=True))
        line = row(spacing=10)
        line.addLayout(words, 1)
        if each.level:
            line.addWidget(Chip(COMPETENCY_LEVEL.format(each.level), "accent"))
        items.append(line)
    return items


def plan_card(placement: Row, edit: QWidget) -> Card:
    """The objectives of the training plan."""
    card = Card(_("Training plan"), edit)
    said = placement["objectives"]
    card.add(label(said, wrap=True) if said else label(_("No objectives are written yet."), "muted", wrap=True))
    return card


def seen_card(shell: Shell, placement_id: str) -> Card | None:
    """The latest evaluations and visits; each opens where it is kept."""
    book = shell.book
    where = {"placement_id": placement_id}
    lines: list[QWidget] = []
    for each in book.records(Evaluation, where, sort=[("date", True)])[:FEW]:
        title = f"{EVALUATED_BY.format(each.by)} · {POINT.format(each.point)}"
        lines.append(ItemButton(title, day(each.date), "", partial(shell.go, "placements", each.id), leads=True))
    for each in book.records(SiteVisit, where, sort=[("date", True)])[:FEW]:
        visit = partial(shell.go, "placements", each.id)
        lines.append(ItemButton(_("Visit"), day(each.date), each.note or "", visit, leads=True))
    if not lines:
        return None
    card = Card(_("Evaluations and visits"))
    card.add_lines(column(*lines, spacing=2))
    return card
