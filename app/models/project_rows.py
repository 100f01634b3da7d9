"""The rows of the lists of projects and of who takes part in them, gathered a page at a time."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from app.book.book import Book
from app.models.courses import Course
from app.models.employers import Employer
from app.models.pathways import SitePathway
from app.models.people import Student
from app.models.projects import Project, ProjectCourse, ProjectStudent
from app.models.roster_rows import grades_of
from app.models.staff import Staff

RESTS_ON = ("project_course", "project_student", "course", "employer", "site_pathway", "staff")
"""The tables besides the projects' own that these rows show."""


def project_rows(book: Book, ids: Sequence[str]) -> dict[str, dict[str, Any]]:
    """By project: every field of the record, `pathway`, `employer` and `lead` (words), `courses` (names), and how many
    `students` take part and have `presented`.
    """
    projects = book.records(Project, {"id": list(ids)})
    pathways = book.rows(SitePathway, [p.pathway_id for p in projects if p.pathway_id], ["name"])
    employers = book.rows(Employer, [p.employer_id for p in projects if p.employer_id], ["name"])
    leads = book.rows(Staff, [p.lead_id for p in projects if p.lead_id], ["first_name", "last_name"])
    links = book.records(ProjectCourse, {"project_id": list(ids)})
    names = book.rows(Course, [link.course_id for link in links], ["name"])
    courses: dict[str, list[str]] = defaultdict(list)
    for link in links:
        courses[link.project_id] += map(str, names.get(link.course_id, ()))
    shares = book.records(ProjectStudent, {"project_id": list(ids)})
    students = Counter(share.project_id for share in shares)
    presented = Counter(share.project_id for share in shares if share.presented_on)
    return {
        p.id: p._asdict()
        | {
            "pathway": "".join(pathways.get(p.pathway_id, ())),
            "employer": "".join(employers.get(p.employer_id, ())),
            "lead": " ".join(filter(None, leads.get(p.lead_id, ()))),
            "courses": tuple(courses[p.id]),
            "students": students[p.id],
            "presented": presented[p.id],
        }
        for p in projects
    }


def project_ids_about(book: Book, text: str) -> set[str]:
    """The projects that hold every word of `text`, or whose partner, pathway or one of whose courses does."""
    links = book.records(ProjectCourse, {"course_id": book.ids(Course, text)})
    return {
        *book.ids(Project, text),
        *book.ids(Project, where={"employer_id": book.ids(Employer, text)}),
        *book.ids(Project, where={"pathway_id": book.ids(SitePathway, text)}),
        *(link.project_id for link in links),
    }


def students_by_project(book: Book) -> Mapping[str, int]:
    """How many students take part in each project."""
    return Counter(book.column(ProjectStudent, "project_id").values())


def without_partner(book: Book) -> set[str]:
    """The projects that are planned or run without a partner of the industry."""
    return set(book.ids(Project, where={"employer_id": None, "state": ["planned", "running"]}))


# who takes part


def share_rows(book: Book, ids: Sequence[str]) -> dict[str, dict[str, Any]]:
    """By share of a student in a project: every field of the record, and `student` (a record or None)."""
    shares = book.records(ProjectStudent, {"id": list(ids)})
    students = {s.id: s for s in book.records(Student, {"id": {share.student_id for share in shares}})}
    return {share.id: share._asdict() | {"student": students.get(share.student_id)} for share in shares}


def grades_by_share(book: Book) -> Mapping[str, str]:
    """The grade of the student of every share in a project."""
    return grades_of(book, ProjectStudent)


def projects_of(book: Book, student_id: str) -> list[tuple[Any, Any]]:
    """The projects of a student, each with the student's share in it, the latest first."""
    shares = {share.project_id: share for share in book.records(ProjectStudent, {"student_id": student_id})}
    projects = book.records(Project, {"id": list(shares)}, sort=[("starts_on", True)])
    return [(project, shares[project.id]) for project in projects]
