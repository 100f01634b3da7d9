"""What happened to a student in work-based learning, newest first."""

from __future__ import annotations

from datetime import date

from app.book.book import Book
from app.models import DocumentKind, Evaluation, Event, Paperwork, Participation, SiteVisit
from app.models.timeline import timeline
from tests.models.school_of import make_class


def test_events_papers_evaluations_and_visits(book: Book) -> None:
    made = make_class(book, since=date(2026, 3, 2))
    student, placement = made.students[0], made.placements[0]
    with book.edit("Work") as edit:
        [kind] = edit.insert(DocumentKind, [{"name": "Bus pass"}])
        talk, fair = edit.insert(
            Event,
            [
                {"name": "Nurses’ day", "date": date(2026, 10, 2), "minutes": 90},
                {"name": "Career fair", "date": date(2026, 10, 1), "minutes": 90},
            ],
        )
        edit.insert(Participation, [{"event_id": talk, "student_id": student}])
        edit.insert(Participation, [{"event_id": fair, "student_id": student, "presence": "absent"}])
        paper = {"kind_id": kind, "student_id": student}
        edit.insert(Paperwork, [paper | {"state": "received", "received_on": date(2026, 9, 30)}, paper])
        edit.insert(Evaluation, [{"placement_id": placement, "date": date(2026, 9, 29), "by": "self"}])
        edit.insert(SiteVisit, [{"placement_id": placement, "date": date(2026, 9, 28), "note": "All well"}])
    told = [(h.kind, h.title, h.detail) for h in timeline(book, student)]
    assert told[:5] == [
        ("event", "Nurses’ day", "1.5 hours"),
        ("event", "Career fair", "Absent"),
        ("paper", "Received: Bus pass", ""),
        ("evaluation", "Evaluated by the student", "Tule Creek Clinic · At the end"),
        ("visit", "Visited at work", "All well"),
    ]
    assert [h.kind for h in timeline(book, made.students[1])] == ["placement"]
