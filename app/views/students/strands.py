"""Two of the four strands of a student in short: work-based learning, and supports.

Like those of academics and CTE each fits a card 270 pixels wide: a headline figure, a few lines, and the way to the
rest.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtWidgets import QWidget

from app.book.asking import Between
from app.book.base import Record
from app.i18n import _, hours, ngettext, number, short_day
from app.models.aim_line import progress_of_plans
from app.models.continuum import along
from app.models.delivery import deliveries
from app.models.family_contacts import FamilyContact
from app.models.hours import HourEntry
from app.models.kinds import DOMAIN, STAGE
from app.models.progress import PROGRESS, year_progress
from app.models.projects import Project, ProjectStudent
from app.models.school import year_bounds, year_name
from app.models.student_facts import placements_of
from app.models.supports import SupportPlan
from app.models.traces import those
from app.views.academics.lines import line, link
from app.views.events.tones import stage_tone
from app.views.look.cards import Card, stand_level
from app.views.look.chips import Chip
from app.views.look.labels import label
from app.views.look.layouts import column, row
from app.views.look.meter import Meter
from app.views.placements.progress_card import TONES
from app.views.support_plans.aim_words import TONES as TRENDS
from app.views.support_plans.aim_words import trend_words
from app.views.window.page import Shell

MOST = 2  # placements or plans that a card names


def work_strand(shell: Shell, student_id: str) -> QWidget:
    """The hours of this school year, where the student works, the stages reached, and projects."""
    book = shell.book
    card = _card(shell, student_id, _("Work-based learning"), "work")
    if book.allows("hour_entry", "see"):
        _hours(card, shell, student_id)
    if book.allows("placement", "see"):
        placements = placements_of(book, student_id)
        for facts in [each for each in placements if each.runs or each.is_planned][:MOST]:
            press = partial(shell.go, "placement", facts.record.id)
            spoken = _("{state}: open the placement, {role}").format(state=facts.state, role=facts.record.role)
            open_it = link(facts.state, press, spoken)
            card.add(line(facts.employer, open_it))
        if not placements:
            card.add(label(_("No placement is recorded yet."), "muted", wrap=True))
    if book.allows("event", "see"):
        reached = along(book, student_ids=[student_id])[student_id].reached
        said = STAGE.format(reached) if reached else _("Nothing yet")
        card.add(line(_("Reached"), Chip(said, stage_tone(reached))))
    _projects(card, shell, student_id)
    card.add(None)
    return card


def support_strand(shell: Shell, student_id: str) -> QWidget:
    """The running support plans with what was delivered and where they lead, and the last word with the family."""
    book = shell.book
    card = _card(shell, student_id, _("Supports"), "supports")
    active = {"student_id": student_id, "state": "active"}
    plans = book.records(SupportPlan, active, sort=[("starts_on", True)])
    if plans:
        _plans(card, shell, plans)
    else:
        card.add(label(_("No support plan runs."), "muted", wrap=True))
    contacts = book.records(FamilyContact, {"student_id": student_id}, sort=[("date", True)])
    if contacts:
        ids = [each.id for each in contacts]
        press = partial(shell.go, "student", f"{student_id}/supports")
        said = ngettext("{count} contact", "{count} contacts", len(ids)).format(count=number(len(ids)))
        card.add(line(_("Family, last {day}").format(day=short_day(contacts[0].date)), link(said, press)))
    card.add(None)
    return card


def _card(shell: Shell, student_id: str, heading: str, tab: str) -> Card:
    spoken = _("Open: {what}").format(what=heading)
    card = Card(heading, link(_("Open"), partial(shell.go, "student", f"{student_id}/{tab}"), spoken), spacing=7)
    stand_level(card)
    return card


def _hours(card: Card, shell: Shell, student_id: str) -> None:
    progress = year_progress(shell.book, [student_id])[student_id]
    target = _("of {target} h").format(target=hours(progress.target)) if progress.target else _("hours this year")
    chip = Chip(PROGRESS.format(progress.state), TONES[progress.state])
    card.add(row(label(hours(progress.approved), "value"), label(target, "muted"), None, chip, spacing=6))
    if progress.target:
        card.add(Meter(progress.approved / progress.target, TONES[progress.state]))
    for caption, state, minutes in (
        (_("Approved this year"), "approved", progress.approved),
        (_("Waiting for approval"), "submitted", progress.waiting),
    ):
        if minutes:
            figure = _("{hours} h").format(hours=hours(minutes))
            spoken = _("{figure}: show {what}").format(figure=figure, what=caption)
            card.add(line(caption, link(figure, partial(_show_entries, shell, student_id, state, caption), spoken)))


def _show_entries(shell: Shell, student_id: str, state: str, title: str) -> None:
    """The entries of this school year that were added up."""
    year = Between(*year_bounds(year_name(date.today())))
    ids = shell.book.ids(HourEntry, where={"student_id": student_id, "state": state, "date": year})
    shell.go("hours", those(title, ids))


def _projects(card: Card, shell: Shell, student_id: str) -> None:
    shares = shell.book.records(ProjectStudent, {"student_id": student_id})
    projects = shell.book.records(Project, {"id": [share.project_id for share in shares]}, sort=[("starts_on", True)])
    for project in projects[:1]:
        open_it = link(_("Open"), partial(shell.go, "project", project.id), _("Open the project"))
        card.add(line(_("Project: {name}").format(name=project.name), open_it))


def _plans(card: Card, shell: Shell, plans: Sequence[Record]) -> None:
    ids = [each.id for each in plans]
    delivered, courses = deliveries(shell.book, ids), progress_of_plans(shell.book, ids)
    running = ngettext("support plan runs", "support plans run", len(ids))
    planned = sum(each.planned or 0 for each in delivered.values())
    held = sum(each.held for each in delivered.values())
    card.add(row(label(number(len(ids)), "value"), label(running, "muted"), None, spacing=6))
    if planned:
        card.add(Meter(held / planned, "plum"))
        said = _("{held} of {planned}").format(held=number(held), planned=number(planned))
        plan = plans[0]
        place = ("support_plan", plan.id) if len(ids) == 1 else ("student", f"{plan.student_id}/supports")
        card.add(line(_("Sessions delivered"), link(said, partial(shell.go, *place))))
    for plan in plans[:MOST]:
        press = partial(shell.go, "support_plan", plan.id)
        open_it = link(_("Open"), press, _("Open the support plan: {need}").format(need=plan.need))
        trend = Chip(trend_words(courses[plan.id]), TRENDS[courses[plan.id].trend])
        card.add(column(line(f"{DOMAIN.format(plan.domain)}: {plan.need}", open_it), row(trend, None), spacing=3))
