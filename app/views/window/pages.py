"""The pages of the window, in the order of the rail: one line each."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from app.i18n import N_
from app.views.window.allowed import Need

if TYPE_CHECKING:
    from app.views.window.page import Page, Shell


class PageSpec(NamedTuple):
    """A page that is imported and built when it is first shown."""

    id: str
    title: str  # marked with N_, translated where it is shown
    icon: str
    factory: str  # "module:Class", called with the shell
    beneath: str = ""  # the page of the rail that it belongs to, where it has no line of its own
    needs: Need = ""  # an account that is not allowed this is not shown the page

    def load(self) -> Callable[[Shell], Page]:
        """Imports the page; what makes it."""
        module, _, name = self.factory.partition(":")
        return getattr(import_module(module), name)

    def build(self, shell: Shell) -> Page:
        """Imports the page and makes it."""
        return self.load()(shell)


PAGES: tuple[PageSpec, ...] = (
    PageSpec("home", N_("Home"), "house", "app.views.home.page:HomePage"),
    PageSpec("students", N_("Students"), "users", "app.views.students.page:StudentsPage"),
    PageSpec("student", N_("Student"), "user", "app.views.students.student:StudentPage", beneath="students"),
    PageSpec(
        "four_year",
        N_("Four-year course plan"),
        "table-2",
        "app.views.growth.four_year_page:FourYearPage",
        beneath="students",
        needs="see:planned_course",
    ),
    PageSpec("growth", N_("Plans and goals"), "target", "app.views.growth.page:GrowthPage", "students", "see:goal"),
    PageSpec("pathways", N_("Pathways"), "graduation-cap", "app.views.pathways.page:PathwaysPage"),
    PageSpec("pathway", N_("Pathway"), "graduation-cap", "app.views.overview.pathway:PathwayPage", beneath="pathways"),
    PageSpec("project", N_("Project"), "puzzle", "app.views.projects.project:ProjectPage", beneath="pathways"),
    PageSpec("hours", N_("Hours"), "clock", "app.views.hours.page:HoursPage"),
    PageSpec("supports", N_("Supports"), "life-buoy", "app.views.supports.page:SupportsPage", needs="see:support_plan"),
    PageSpec(
        "support_plan",
        N_("Support plan"),
        "life-buoy",
        "app.views.support_plans.page:SupportPlanPage",
        beneath="supports",
        needs="see:support_plan",
    ),
    PageSpec(
        "meeting",
        N_("Meeting"),
        "users-round",
        "app.views.meetings.page:MeetingPage",
        beneath="supports",
        needs="see:team_meeting",
    ),
    PageSpec("placements", N_("Placements"), "briefcase", "app.views.placements.page:PlacementsPage"),
    PageSpec(
        "placement", N_("Placement"), "briefcase", "app.views.placements.placement:PlacementPage", beneath="placements"
    ),
    PageSpec("events", N_("Events"), "calendar-days", "app.views.events.page:EventsPage"),
    PageSpec("event", N_("Event"), "calendar-days", "app.views.events.event:EventPage", beneath="events"),
    PageSpec("courses", N_("Courses"), "book-open", "app.views.academics.page:CoursesPage"),
    PageSpec("employers", N_("Employers"), "building-2", "app.views.employers.page:EmployersPage"),
    PageSpec(
        "employer", N_("Employer"), "building-2", "app.views.employers.employer:EmployerPage", beneath="employers"
    ),
    PageSpec("overview", N_("Overview"), "chart-column", "app.views.overview.page:OverviewPage"),
    PageSpec("school", N_("School"), "school", "app.views.school.page:SchoolPage"),
    PageSpec(
        "first_run",
        N_("Set up this book"),
        "list-checks",
        "app.views.first_run.page:FirstRunPage",
        beneath="home",
        needs="settings",
    ),
    PageSpec(
        "state_file",
        N_("State file"),
        "file-check",
        "app.views.state_file.page:StateFilePage",
        beneath="hours",
        needs="see:student_group",  # which the file rests on: an account that does not see them makes none
    ),
    PageSpec("settings", N_("Settings"), "settings", "app.views.settings.page:SettingsPage", beneath="settings"),
    PageSpec(
        "safety",
        N_("Safety"),
        "shield-check",
        "app.views.safety.page:SafetyPage",
        beneath="safety",
        needs="health",
    ),
    PageSpec(
        "import", N_("Import"), "upload", "app.views.importing.page:ImportPage", beneath="students", needs="import"
    ),
)
