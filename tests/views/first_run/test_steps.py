"""What each step of the set-up takes, refuses and saves, as one edit."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from app.models import SchoolYear, Section, Site, SitePathway, Staff
from app.models.school import year_bounds, year_name
from app.views.first_run.colleagues_step import ColleaguesStep
from app.views.first_run.pathways_step import PathwaysStep
from app.views.first_run.site_step import SiteStep
from app.views.first_run.years_step import YearsStep
from app.views.window.main_window import MainWindow
from tests.views.first_run.setting_up import at_step, book_of, page_of


def test_each_step_is_one_edit_and_undone_alone(new: MainWindow) -> None:
    page = page_of(new)
    site, pathways = page.steps["site"], page.steps["pathways"]
    assert isinstance(site, SiteStep)
    assert isinstance(pathways, PathwaysStep)
    assert not page.next_button.isEnabled()
    site.form.show_values({"city": "Oak Grove"})
    site.changed.emit()
    page.go_on()
    page.show_record("pathways")
    pathways.lines.turn(pathways.lines.first_free())
    pathways.add_own()
    assert page.next_button.text() == "Add 2 pathways"
    page.go_on()
    assert "needs a name" in pathways.problem.text()
    assert at_step(new, "pathways")()
    key = pathways.chosen.keys()[-1]
    pathways.chosen._lines[key]["name"].setText("Culinary Arts")
    pathways.chosen._lines[key]["target_minutes"].setText("many")
    page.go_on()
    assert "not a number of hours" in pathways.problem.text()
    pathways.chosen._lines[key]["target_minutes"].setText("80")
    pathways.chosen._lines[key]["placements_from"].setText("11")
    page.go_on()
    book = book_of(new)
    [own] = book.records(SitePathway, {"name": "Culinary Arts"})
    assert (own.target_minutes, own.placements_from) == (4800, "11")
    assert pathways.chosen.count() == 0
    book.undo()
    assert book.ids(SitePathway) == []
    assert book.undo_title == "Change “City” of Oak Grove High"
    assert page.lines["pathways"].accessibleDescription() == "To do"
    new.close()


def test_the_school_year_gets_days_and_a_year_behind_it(new: MainWindow) -> None:
    page = page_of(new)
    page.show_record("years")
    step = page.steps["years"]
    assert isinstance(step, YearsStep)
    assert step.verb() == ""
    first = year_bounds(year_name(date.today()))[0].replace(month=8, day=12)
    step.form.show_values({"starts_on": first})
    step.changed.emit()
    assert page.next_button.text() == "Save and continue"
    page.go_on()
    book = book_of(new)
    assert book.records(SchoolYear)[0].starts_on == first
    page.show_record("years")
    step._add()
    assert len(book.ids(SchoolYear)) == 2
    step.form.show_values({"ends_on": first})
    page.go_on()
    assert "ends before it begins" in step.problem.text()
    new.close()


def test_colleagues_are_pasted_and_a_bad_address_is_said(new: MainWindow) -> None:
    page = page_of(new)
    page.show_record("colleagues")
    step = page.steps["colleagues"]
    assert isinstance(step, ColleaguesStep)
    assert "Carmen Ortega (Site coordinator)" in step.here.text()
    lines = [["Dana", "Ruiz", "Counselor", "dana@example"], ["Ade", "Okafor", "Professor", ""], ["", "Vang", "?", ""]]
    QGuiApplication.clipboard().setText("\n".join("\t".join(line) for line in lines))
    QTest.keyClick(step.first_focus(), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert page.next_button.text() == "Add 3 colleagues"
    email = step.lines._lines[0]["email"]
    email.setText("dana at home")  # type: ignore[attr-defined]
    page.go_on()
    assert "is not an e-mail address" in step.problem.text()
    email.setText("dana@example.org")  # type: ignore[attr-defined]
    page.go_on()
    book = book_of(new)
    assert {s.last_name: s.role for s in book.records(Staff)} == {
        "Ortega": "coordinator", "Ruiz": "counselor", "Okafor": "teacher", "Vang": "other",
    }  # fmt: skip
    assert book.ids(Section) == []
    assert len(book.ids(Site)) == 1
    new.close()
