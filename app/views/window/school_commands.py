"""What can be done with what the school is made of: pathways, the safety of the book, staff, sections and courses."""

from __future__ import annotations

from app.i18n import N_
from app.views.window.command import Command

PATHWAYS: tuple[Command, ...] = (
    Command("pathway.new", N_("New pathway…"), "edit", "graduation-cap", page="pathways", group=True),
    Command("pathway.open", N_("Open pathway"), "edit", "chart-column", page="pathways", when="shown"),
    Command("pathway.edit", N_("Edit pathway…"), "edit", "pencil", page="pathways", when="shown"),
    Command("pathway.members", N_("See the pathway's members"), "edit", "users", page="pathways", when="shown"),
    Command("pathway.add", N_("Add students to the pathway…"), "edit", "user-plus", page="pathways", when="shown"),
    Command("pathway.end", N_("End membership…"), "edit", "log-out", page="pathways", when="shown"),
    Command("pathway.delete", N_("Delete pathway"), "edit", "trash-2", page="pathways", when="shown"),
)

HOUSE: tuple[Command, ...] = (
    Command("safety.accounts", N_("Accounts"), "place", "users-round", page="safety"),
    Command("safety.backups", N_("Backups"), "place", "hard-drive", page="safety"),
    Command("safety.health", N_("Health"), "place", "heart-pulse", page="safety"),
    Command("safety.access", N_("Who looked"), "place", "eye", page="safety"),
    Command("safety.journal", N_("Everything done"), "place", "history", page="safety"),
    Command("safety.retention", N_("Who left"), "place", "log-out", page="safety"),
    Command("safety.new_account", N_("New account"), "", "user-plus", page="safety"),
    Command("safety.passphrase", N_("Choose a new passphrase"), "", "key-round", page="safety"),
    Command("safety.sheet", N_("New recovery sheet"), "", "printer", page="safety"),
    Command("safety.back_up", N_("Back up now"), "", "database", page="safety"),
    Command("safety.restore", N_("Restore from a copy…"), "", "folder-open", page="safety"),
    Command("safety.check", N_("Check the whole book"), "", "shield-check", page="safety"),
    Command("safety.chain", N_("Check the chain"), "", "link", page="safety"),
    Command("staff.new", N_("New staff member…"), "edit", "user-plus", page="school", group=True),
    Command("section.new", N_("New section…"), "edit", "list-plus", page="school"),
    Command("year.new", N_("New school year…"), "edit", "calendar-plus", page="school"),
    Command("day_off.new", N_("Add days off…"), "edit", "calendar-plus", page="school"),
    Command("section.week", N_("Open the section's week grid"), "edit", "clock", page="school", when="shown"),
    Command("section.list", N_("See the section's students"), "edit", "users", page="school", when="shown"),
    Command("section.seat", N_("Add students to the section…"), "edit", "users", page="school", when="shown"),
    Command("school.edit", N_("Edit staff member or section…"), "edit", "pencil", page="school", when="shown"),
    Command("school.delete", N_("Delete staff member or section"), "edit", "trash-2", page="school", when="shown"),
)

COURSES: tuple[Command, ...] = (
    Command("course.new", N_("New course…"), "edit", "book-open", page="courses", group=True),
    Command("course.edit", N_("Edit course…"), "edit", "pencil", page="courses", when="shown"),
    Command("course.students", N_("See who took the course"), "edit", "users", page="courses", when="shown"),
    Command(
        "course.switch", N_("Teach the course no more, or again"), "edit", "toggle-left", page="courses", when="shown"
    ),
    Command("course.delete", N_("Delete course"), "edit", "trash-2", page="courses", when="shown"),
    Command("requirements.new", N_("New set of requirements…"), "edit", "plus", page="courses", when="shown"),
    Command("requirements.edit", N_("Edit set of requirements…"), "edit", "pencil", page="courses", when="shown"),
    Command("requirements.copy", N_("Copy set of requirements"), "edit", "copy-plus", page="courses", when="shown"),
    Command("requirements.students", N_("See for whom the set holds"), "edit", "users", page="courses", when="shown"),
    Command(
        "requirements.switch", N_("Use the set no more, or again"), "edit", "toggle-left", page="courses", when="shown"
    ),
    Command("requirements.delete", N_("Delete set of requirements"), "edit", "trash-2", page="courses", when="shown"),
    Command("scale.new", N_("New mark…"), "edit", "plus", page="courses", when="shown"),
    Command("scale.edit", N_("Edit mark…"), "edit", "pencil", page="courses", when="shown"),
    Command("scale.delete", N_("Take mark out of the scale"), "edit", "trash-2", page="courses", when="shown"),
    Command("mark.new", N_("New course record…"), "student", "clipboard-list", when="shown"),
    Command("mark.edit", N_("Edit course record…"), "student", "pencil", when="shown"),
    Command("mark.delete", N_("Delete course record"), "student", "trash-2", when="shown"),
    Command("credential.new", N_("New credential…"), "student", "badge-check", when="shown"),
    Command("credential.edit", N_("Edit credential…"), "student", "pencil", when="shown"),
    Command("credential.delete", N_("Delete credential"), "student", "trash-2", when="shown"),
)
