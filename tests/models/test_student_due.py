"""What is due for one student: each rule asked about one, and nobody else's records."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.book.book import Book
from app.book.refused import Refused
from app.models import Course, FamilyContact, Goal, MeetingItem, Project, Referral, SupportPlan, TeamMeeting
from app.models.planning_projects import join_project, leave_project, plan_project, remove_projects
from app.models.project_rows import project_ids_about, project_rows, projects_of, without_partner
from app.models.projects import ProjectCourse
from app.models.student_due import due_of
from app.models.timeline import timeline
from tests.models.school_of import TODAY, log, make_class


def test_everything_that_waits_for_somebody(book: Book) -> None:
    made = make_class(book, 2, since=TODAY - timedelta(days=150))
    first, other = made.students
    at_work = ["paper", "evaluation", "behind"]  # of the placement, for which nobody did anything yet
    assert [due.what for due in due_of(book, other)] == at_work
    past, soon = TODAY - timedelta(days=30), TODAY + timedelta(days=3)
    with book.edit("Due") as edit:
        of = {"student_id": first}
        edit.insert(Referral, [of | {"date": past, "concern": "reading", "what": "Falls silent"}])
        plan = of | {"domain": "reading", "need": "Fluency", "starts_on": TODAY - timedelta(days=200)}
        edit.insert(SupportPlan, [plan | {"review_on": past}, plan | {"state": "ended", "review_on": past}])
        [meeting] = edit.insert(TeamMeeting, [{"name": "Team", "date": past}])
        items = [{"decision": "Call", "due_on": soon}, {"decision": "Wait", "due_on": TODAY + timedelta(days=30)}]
        edit.insert(MeetingItem, [of | {"meeting_id": meeting} | item for item in items])
        edit.insert(FamilyContact, [of | {"date": past, "way": "call", "follow_up_on": TODAY}])
        edit.insert(Goal, [of | {"name": "Read", "due_on": past}, of | {"name": "Write", "due_on": soon}])
    log(book, made, 0, TODAY, 60)
    found = {due.what: due for due in due_of(book, first)}
    strands = ["referral", "review", "unlogged", "follow_up", "contact", "goal"]
    assert list(found) == [*strands, *at_work, "waiting"]
    assert found["review"].on == past and found["waiting"].count == 60
    assert [due.what for due in due_of(book, other)] == at_work, "nothing of the first one's"


def test_a_project_is_planned_joined_left_and_told(book: Book) -> None:
    made = make_class(book, 3)
    began = TODAY - timedelta(days=5)
    values = {"name": "A bridge", "pathway_id": made.pathway, "starts_on": began, "state": "running"}
    project = plan_project(book, values, made.students[:2])
    with pytest.raises(Refused, match="All of them take part"):
        join_project(book, project, made.students[:2])
    assert join_project(book, project, made.students) == 1
    with book.edit("Courses") as edit:
        [course] = edit.insert(Course, [{"name": "Drafting", "subject": "cte"}])
        edit.insert(ProjectCourse, [{"project_id": project, "course_id": course}])
    row = project_rows(book, [project])[project]
    assert (row["students"], row["presented"], row["courses"], row["pathway"]) == (
        3,
        0,
        ("Drafting",),
        "Health Careers",
    )
    assert without_partner(book) == {project}
    assert project_ids_about(book, "drafting") == project_ids_about(book, "health") == {project}
    [(_project, share)] = projects_of(book, made.students[2])
    told = next(each for each in timeline(book, made.students[2]) if each.kind == "project")
    assert (told.title, told.on, told.record) == ("Project begins", began, project)
    assert leave_project(book, [share.id]) == 1 and projects_of(book, made.students[2]) == []
    early = values | {"ends_on": began - timedelta(days=1)}
    with pytest.raises(Refused, match="The project ends before it begins"):
        plan_project(book, early)
    remove_projects(book, [project])
    assert book.ids(Project) == [] and projects_of(book, made.students[0]) == []
    book.undo()
    assert len(projects_of(book, made.students[0])) == 1
