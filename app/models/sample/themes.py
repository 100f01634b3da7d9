"""The theme of the sample school: integrated projects of each pathway and the credentials of its students."""

from __future__ import annotations

from datetime import timedelta

from app.models.courses import Course
from app.models.credentials import Credential
from app.models.employers import Employer
from app.models.projects import Project, ProjectCourse, ProjectStudent
from app.models.sample.calendar import on_school_day
from app.models.sample.making import Making, words
from app.models.sample.people import Pupil
from app.models.sample.site import THEMES, Faculty

_CREDENTIALS = {
    "HLT": (("Basic Life Support", 24), ("Stop the Bleed", None)),
    "INF": (("Entry-level programming certificate", None),),
    "ENG": (("Construction safety, ten hours", None), ("Computer-aided drawing certificate", 36)),
    "ART": (("Sound production certificate", None),),
    "HOS": (("Food handler card", 36),),
}
_PARTNERS = {"HLT": "EN110", "INF": "MA110", "ENG": "SC110", "ART": "EN100", "HOS": "MA100"}
EARNED = 64


def make_projects(making: Making, pathways: list[str], pupils: list[Pupil], faculty: Faculty) -> None:
    """Of each pathway one project that was done last year and one of this year."""
    courses = {row["local_id"]: row["id"] for row in making.rows[Course]}
    hosts = {row["sector_id"]: row["id"] for row in reversed(making.rows[Employer]) if row.get("sector_id")}
    asked = {row["sector"]: row for row in words("projects")}
    calendar = making.calendar
    for place, theme in enumerate(THEMES):
        row = asked[theme.sector]
        members = [p for p in pupils if p.stays[-1].pathway == place and p.grade >= 11]
        for year in (calendar.year - 1, calendar.year):
            starts_on = on_school_day(calendar.first_day(year) + timedelta(days=35))
            ends_on = on_school_day(starts_on + timedelta(days=70))
            done, begun = ends_on < making.today, starts_on <= making.today
            project = making.row(
                Project,
                name=row["name"] if year == calendar.year else f"{row['name']}, first year",
                driving_question=row["question"],
                pathway_id=pathways[place],
                starts_on=starts_on,
                ends_on=ends_on,
                lead_id=faculty.teachers[8 + place].id,
                employer_id=hosts.get(making.sectors[theme.sector]),
                partner_part=row["partner"],
                products=row["products"],
                state="done" if done else "running" if begun else "planned",
            )
            taught = ((f"{theme.sector}410", 8 + place), (_PARTNERS[theme.sector], 4 + place % 4))
            for code, teacher in taught:
                making.row(
                    ProjectCourse, project_id=project, course_id=courses[code], staff_id=faculty.teachers[teacher].id
                )
            for pupil in members:
                there = pupil.entry <= starts_on and (pupil.exit is None or pupil.exit >= ends_on)
                of_year = pupil.grade == 11 if year == calendar.year else pupil.grade == 12
                if there and of_year:
                    presented = ends_on if done and making.happens(0.9) else None
                    making.row(ProjectStudent, project_id=project, student_id=pupil.id, presented_on=presented)


def make_credentials(making: Making, pathways: list[str], pupils: list[Pupil]) -> None:
    """Credentials of students from grade 11 on; a few have expired or soon do."""
    older = [p for p in pupils if p.grade >= 11 and (making.today - p.entry).days > 400]
    for number, pupil in enumerate(making.chance.sample(older, min(EARNED, len(older)))):
        place = pupil.stays[-1].pathway
        name, months = making.pick(_CREDENTIALS[THEMES[place].sector])
        latest = min(pupil.exit or making.today, making.today)
        earned = on_school_day(latest - timedelta(days=making.chance.randrange(10, 380)))
        making.row(
            Credential,
            student_id=pupil.id,
            name=name,
            issuer="Mariposa Valley Training Center",
            earned_on=earned,
            expires_on=earned + timedelta(days=months * 30) if months else None,
            number=f"MV-{4100 + number}",
            pathway_id=pathways[place],
        )
