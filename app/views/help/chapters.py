"""The chapters of the handbook, for whom each is, and what it is about."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from app import i18n
from app.i18n import N_
from app.paths import RESOURCES

FOLDER = RESOURCES / "handbook"
PICTURES = FOLDER / "pictures"

READERS = {
    "everyone": N_("Everyone"),
    "coordinator": N_("Coordinator"),
    "teacher": N_("Teacher"),
    "counselor": N_("Counselor"),
}


@dataclass(frozen=True, slots=True)
class Chapter:
    """One task. Its text begins with its title."""

    id: str
    readers: str  # a key of READERS
    icon: str
    about: tuple[str, ...] = ()  # commands, or a page, a dot and its part: a page with such a topic is helped by it

    def source(self, language: str = "") -> str:
        """The Markdown of the chapter in a language, by default the one in use."""
        return (FOLDER / (language or i18n.language()) / f"{self.id}.md").read_text("utf-8")

    @property
    def title(self) -> str:
        """The first line of the text."""
        return self.source().partition("\n")[0].removeprefix("# ")


CHAPTERS: tuple[Chapter, ...] = (
    Chapter("find-your-way", "everyone", "search"),
    Chapter("lists-and-views", "everyone", "filter", ("students.leave",)),
    Chapter("student-page", "everyone", "user", ("student.edit",)),
    Chapter("change-many", "everyone", "pencil"),
    Chapter("undo-and-history", "everyone", "undo-2"),
    Chapter("look-and-language", "everyone", "contrast"),
    Chapter("accessibility", "everyone", "keyboard"),
    Chapter("where-data-lie", "everyone", "shield-check"),
    Chapter("lock", "everyone", "lock"),
    Chapter("files", "everyone", "paperclip"),
    Chapter("papers", "everyone", "printer"),
    Chapter("family-and-team-papers", "everyone", "files"),
    Chapter("roles", "everyone", "list-checks"),
    Chapter("first-steps", "coordinator", "book-open"),
    Chapter("pathways", "coordinator", "graduation-cap", ("pathway.open", "pathway.end")),
    Chapter("review-hours", "coordinator", "circle-check", ("hours.approve",)),
    Chapter("placements", "coordinator", "briefcase", ("placement.open", "placement.edit", "seat.new")),
    Chapter("paperwork", "coordinator", "clipboard-check", ("paper.receive",)),
    Chapter("employers", "coordinator", "building-2", ("employer.new", "employer.edit")),
    Chapter("state-file", "coordinator", "file-check", ("state.open",)),
    Chapter("courses", "coordinator", "book-open", ("course.new",)),
    Chapter("overview-and-equity", "coordinator", "chart-column", ("site.summary", "pathway.members")),
    Chapter("import-again", "coordinator", "upload", ("roster.import", "hours.import")),
    Chapter("import-courses", "coordinator", "file-input", ("courses.import", "marks.import", "attendance.import")),
    Chapter("exports", "coordinator", "download"),
    Chapter("accounts", "coordinator", "users-round", ("safety.accounts",)),
    Chapter("backup", "coordinator", "hard-drive", ("safety.backups",)),
    Chapter("restore", "coordinator", "history"),
    Chapter("health", "coordinator", "heart-pulse", ("safety.health",)),
    Chapter("who-looked", "coordinator", "eye", ("safety.access", "safety.journal")),
    Chapter("erase", "coordinator", "shield-alert", ("safety.retention",)),
    Chapter("log-a-week", "teacher", "clock", ("hours.copy",)),
    Chapter("paper-sheets", "teacher", "signature", ("hours.submit",)),
    Chapter("hours-sheet", "teacher", "file-spreadsheet"),
    Chapter("warnings", "teacher", "triangle-alert"),
    Chapter("events", "teacher", "calendar-days", ("event.new", "event.edit")),
    Chapter("evaluations-and-visits", "teacher", "star", ("evaluation.new", "visit.new")),
    Chapter("projects", "teacher", "puzzle", ("project.open", "project.students")),
    Chapter("supports", "counselor", "life-buoy", ("supports.caseload", "supports.referrals")),
    Chapter("support-plan", "counselor", "chart-line", ("support.review", "supports.plans", "supports.strategies")),
    Chapter("early-warning", "counselor", "flag", ("supports.warnings", "supports.quiet")),
    Chapter("meetings", "counselor", "users-round", ("meeting.close", "supports.meetings", "supports.follow_ups")),
    Chapter("growth-plan", "counselor", "target", ("goals.show", "student.four_year")),
    Chapter("confidential-notes", "counselor", "lock"),
    Chapter("find-and-print", "counselor", "file-text"),
)
"""In the order of the contents."""

FIRST_STEPS = "first-steps"

COUNTED = {"log-a-week": 15, "review-hours": 3, "reject-hours": 4, "find-and-print": 4}
"""How many keys the main jobs take, for {count:...} in the text; tests/journeys counts them in the running program."""


def chapter(id_: str) -> Chapter:
    """The chapter with this id. Raises KeyError where there is none."""
    return {each.id: each for each in CHAPTERS}[id_]


def chapter_for(topics: Collection[str]) -> Chapter:
    """The chapter that helps with a page that has these topics; else the first one."""
    fitting = (each for each in CHAPTERS if any(topic in topics for topic in each.about))
    return next(fitting, CHAPTERS[0])
