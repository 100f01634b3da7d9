"""The sample school: an invented site with two school years of work, alive on whatever day it is made."""

from __future__ import annotations

import shutil
from collections.abc import Generator
from datetime import date
from pathlib import Path

from app.book.book import Book
from app.book.files import refusal
from app.book.refused import Refused
from app.i18n import _
from app.models import ENTITIES
from app.models.evaluations import EvaluationItem
from app.models.graduate_profile import ProfileOutcome
from app.models.opening import make_sample_files
from app.models.paperwork import DocumentKind
from app.models.pathways import CtePathway, Sector
from app.models.placements import ActivityType
from app.models.sample import care, growth, site, supports
from app.models.sample.academics import make_academics, make_requirements
from app.models.sample.dealings import make_agreements, make_contacts, make_seats
from app.models.sample.events import make_events
from app.models.sample.judging import look_at_hours, make_evaluations, make_visits
from app.models.sample.making import Making
from app.models.sample.naming import Naming
from app.models.sample.papers import make_papers
from app.models.sample.people import People, Pupil
from app.models.sample.terms import make_courses, make_days_off
from app.models.sample.themes import make_credentials, make_projects
from app.models.sample.training import complete_placements
from app.models.sample.work import Work, make_partners
from app.models.school import SchoolYear
from app.models.strategies import Strategy

SEED = 2026


def make_sample(path: Path, seed: int = SEED, today: date | None = None) -> Generator[tuple[int, int], None, Path]:
    """Make the sample school as a book in the new folder `path`, which it returns; yields (done, total).

    The same seed and day give the same school. The book appears under `path` only once it is complete: an error
    or `close()` leaves nothing. Raises Refused where `path` exists or cannot be written to.
    """
    if path.exists():
        raise Refused(_("“{path}” exists already. Choose another name; nothing was changed.").format(path=path))
    part = path.with_name(path.name + ".making")
    total = len(ENTITIES) + 1
    try:
        shutil.rmtree(part, ignore_errors=True)
        first, _middle, last = site.COORDINATOR
        with make_sample_files(part, f"{first} {last}") as book:
            yield 0, total
            rows = _invent(book, seed, today or date.today()).rows
            with book.edit(_("Sample school")) as edit:
                for done, entity in enumerate(ENTITIES, 1):
                    yield done, total
                    edit.insert(entity, rows[entity])
        part.rename(path)
    except OSError as error:
        sentence = _("The book cannot be made at “{path}”: {reason}.").format(path=path, reason=error.strerror)
        raise refusal(error, sentence) from error
    finally:
        shutil.rmtree(part, ignore_errors=True)
    yield total, total
    return path


def _invent(book: Book, seed: int, today: date) -> Making:
    """The whole school in memory; `book` holds the code lists already."""
    making = Making(
        seed,
        today,
        {r.code: r.id for r in book.records(Sector)},
        {r.code: r.id for r in book.records(CtePathway)},
        {r.name: r.id for r in book.records(ActivityType)},
    )
    naming = Naming(making)
    site.make_site(making, {r.name for r in book.records(SchoolYear)})
    faculty = site.make_staff(making, naming)
    pathways = site.make_pathways(making)
    pupils = People(making, naming).make()
    site.join_pathways(making, pathways, pupils)
    coaches = site.make_sections(making, pupils, faculty)
    partners = make_partners(making, naming)
    Work(making, pathways, partners, coaches, faculty.coordinator).place(pupils)
    supports.make_plans(making, pupils, faculty)
    supports.make_notes(making, pupils, faculty)
    make_days_off(making)
    complete_placements(making, pathways, make_courses(making))
    make_agreements(making, partners)
    make_seats(making, pathways, partners)
    make_contacts(making, partners, faculty)
    make_events(making, pupils, partners, faculty)
    make_papers(making, book.records(DocumentKind))
    make_evaluations(making, book.ids(EvaluationItem))
    make_visits(making, faculty)
    look_at_hours(making, faculty)
    _four_strands(book, making, pathways, pupils, faculty)
    return making


def _four_strands(book: Book, making: Making, pathways: list[str], pupils: list[Pupil], faculty: site.Faculty) -> None:
    """What holds the strands together for each student."""
    strategies = {strategy.domain: strategy for strategy in book.records(Strategy)}
    make_requirements(making)
    make_academics(making, pupils, faculty)
    make_projects(making, pathways, pupils, faculty)
    make_credentials(making, pathways, pupils)
    care.complete_plans(making, strategies)
    care.gather_groups(making)
    care.make_templates(making, strategies)
    care.make_referrals(making, pupils, faculty)
    care.make_family_contacts(making, pupils, faculty)
    care.make_meetings(making, pupils, faculty)
    care.restrict_notes(making, faculty)
    growth.make_plans(making, pupils, faculty)
    growth.plan_courses(making, pupils)
    growth.make_ratings(making, pupils, book.ids(ProfileOutcome, sort=[("place", False)]), faculty)
    growth.make_surveys(making, pupils)
    growth.make_futures(making, pupils)
