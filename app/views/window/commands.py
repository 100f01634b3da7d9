"""Everything that menus, keys and the palette can do, declared once and in the order of the menus."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import Literal

from PySide6.QtGui import QKeySequence

from app.i18n import N_

Menu = Literal["file", "edit", "view", "go", "student", "reports", "window", "help", "", "place"]
When = Literal["always", "book", "shown"]
Keys = str | QKeySequence.StandardKey

MENUS: dict[Menu, str] = {
    "file": N_("&File"),
    "edit": N_("&Edit"),
    "view": N_("&View"),
    "go": N_("&Go"),
    "student": N_("&Student"),
    "reports": N_("&Reports"),
    "window": N_("&Window"),
    "help": N_("&Help"),
}


@dataclass(frozen=True, slots=True)
class Command:
    """One thing to do.

    A command with a `page` is done by that page (see Page.commands); from elsewhere the window goes there
    first, unless `when` is "shown". Only the palette knows those without a menu, and the `menu` "place" of which it
    offers among the places to go to. Commands without a page are done by the window itself; those that are "shown"
    as well, by whichever page is shown and answers them ("list.sort").
    """

    id: str
    text: str
    menu: Menu
    icon: str = ""
    keys: Keys | None = None
    page: str = ""
    when: When = "book"  # always; while a book is open; or only while its page is shown
    group: bool = False  # a line above it in the menu
    checkable: bool = False


# No keys with Ctrl+Alt: on Windows they are those of AltGr, by which people type ñ and €.
_Std = QKeySequence.StandardKey
HISTORY = "Ctrl+Shift+H" if sys.platform == "darwin" else "Ctrl+H"  # Command+H hides every program on a Mac

COMMANDS: tuple[Command, ...] = (
    Command("book.new", N_("New book…"), "file", "book-open", when="always"),
    Command("book.open", N_("Open book…"), "file", "folder-open", _Std.Open, when="always"),
    Command("book.sample", N_("Open the sample school"), "file", "sparkles", when="always"),
    Command("book.setup", N_("Set up this book…"), "file", "list-checks", page="first_run"),
    Command("roster.import", N_("Import a roster…"), "file", "upload", "Ctrl+I", page="import", group=True),
    Command("hours.import", N_("Import hours…"), "file", "file-input", page="import"),
    Command("courses.import", N_("Import courses…"), "file", "file-input", page="import"),
    Command("marks.import", N_("Import marks…"), "file", "file-input", page="import"),
    Command("attendance.import", N_("Import attendance…"), "file", "file-input", page="import"),
    Command("hours.take_back", N_("Take back an hours sheet…"), "file", "file-check"),
    Command("file.print", N_("Print or save…"), "file", "printer", _Std.Print, group=True),
    Command("export.any", N_("Export…"), "file", "download", "Ctrl+E"),
    Command("list.export", N_("Export this list…"), "file", "file-spreadsheet", "Ctrl+Shift+X", when="shown"),
    Command("book.backup", N_("Save a copy…"), "file", "hard-drive", group=True),
    Command("program.settings", N_("Settings"), "file", "settings", "Ctrl+,", group=True),
    Command("book.lock", N_("Lock"), "file", "lock", "Ctrl+Shift+K", group=True),
    Command("book.close", N_("Close book"), "file", "x", _Std.Close),
    Command("program.quit", N_("Quit"), "file", "", _Std.Quit, when="always"),
    Command("edit.undo", N_("Undo"), "edit", "undo-2", _Std.Undo),
    Command("edit.redo", N_("Redo"), "edit", "redo-2", _Std.Redo),
    Command("edit.cut", N_("Cut"), "edit", "", _Std.Cut, group=True),
    Command("edit.copy", N_("Copy"), "edit", "copy", _Std.Copy),
    Command("edit.paste", N_("Paste"), "edit", "clipboard-paste", _Std.Paste),
    Command("edit.all", N_("Select all"), "edit", "", _Std.SelectAll),
    Command("edit.find", N_("Find in this list"), "edit", "search", _Std.Find),
    Command("record.new", N_("New record on this page…"), "edit", "plus", _Std.New, group=True),
    Command("list.edit", N_("Edit selected rows…"), "edit", "pencil", "Ctrl+Shift+E", when="shown"),
    Command("list.copy", N_("Copy rows with headings"), "edit", "copy-plus", "Ctrl+Shift+C", when="shown"),
    Command("list.paste_new", N_("Paste rows as new records…"), "edit", "list-plus", "Ctrl+Shift+V", when="shown"),
    Command("record.history", N_("History"), "edit", "history", HISTORY, group=True),
    Command("list.filter", N_("Filter by…"), "view", "list-filter", "Ctrl+Shift+F", when="shown"),
    Command("list.sort", N_("Sort…"), "view", "arrow-up-down", "Ctrl+Shift+S", when="shown"),
    Command("list.columns", N_("Columns…"), "view", "columns-3", "Ctrl+Shift+O", when="shown"),
    Command("list.save_view", N_("Save view…"), "view", "bookmark", "Ctrl+S", when="shown"),
    Command("view.system", N_("Theme of the system"), "view", "contrast", when="always", group=True, checkable=True),
    Command("view.light", N_("Light theme"), "view", "sun", when="always", checkable=True),
    Command("view.dark", N_("Dark theme"), "view", "moon", when="always", checkable=True),
    Command("view.contrast", N_("High contrast theme"), "view", "contrast", when="always", checkable=True),
    Command("view.switch", N_("Switch light and dark"), "view", "contrast", "Ctrl+Shift+L", when="always"),
    Command("language.system", N_("Language of the system"), "view", when="always", checkable=True, group=True),
    Command("language.en", "English", "view", when="always", checkable=True),
    Command("language.es", "Español", "view", when="always", checkable=True),
    Command("view.larger", N_("Larger text"), "view", "zoom-in", _Std.ZoomIn, when="always", group=True),
    Command("view.smaller", N_("Smaller text"), "view", "zoom-out", _Std.ZoomOut, when="always"),
    Command("view.normal", N_("Normal text size"), "view", "", "Ctrl+0", when="always"),
    Command("view.rail", N_("Icons only at the left"), "view", "", "Ctrl+Shift+B", checkable=True, group=True),
    Command("go.find", N_("Find or run…"), "go", "search", "Ctrl+K"),
    Command("go.waiting", N_("Hours waiting for approval"), "go", "circle-check", "Ctrl+Shift+W"),
    Command("go.safety", N_("Safety"), "go", "shield-check"),
    Command("go.back", N_("Back"), "go", "chevron-left", _Std.Back),
    Command("hours.log", N_("Log a week of hours"), "student", "clock", "Ctrl+T", page="hours", group=True),
    Command("hours.submit", N_("Submit week"), "student", "check", "Ctrl+Return", page="hours", when="shown"),
    Command("hours.copy", N_("Copy last week"), "student", "history", "Ctrl+Shift+C", page="hours", when="shown"),
    Command("hours.repeat", N_("Repeat schedule…"), "student", "calendar-clock", "Ctrl+R", page="hours", when="shown"),
    Command("hours.tasks", N_("Tasks of the week…"), "student", "list-todo", page="hours", when="shown"),
    Command("hours.block", N_("Hours of several days…"), "student", "calendar-range", page="hours", when="shown"),
    Command("hours.day", N_("Day of the cell"), "view", "panel-right", "F4", page="hours", when="shown"),
    Command("hours.previous", N_("Previous week"), "go", "chevron-left", "Alt+PgUp", page="hours", when="shown"),
    Command("hours.next", N_("Next week"), "go", "chevron-right", "Alt+PgDown", page="hours", when="shown"),
    Command("hours.fix", N_("Next cell that needs a fix"), "go", "triangle-alert", "F8", page="hours", when="shown"),
    Command("hours.warning", N_("Next warning"), "go", "triangle-alert", "Shift+F8", page="hours", when="shown"),
    Command("hours.today", N_("This week"), "go", "calendar", "Alt+Home", page="hours", when="shown"),
    Command(
        "hours.approve", N_("Approve hours"), "student", "circle-check", "Ctrl+Shift+A", page="hours", when="shown"
    ),
    Command("hours.reject", N_("Reject hours…"), "student", "undo-2", "Ctrl+Shift+R", page="hours", when="shown"),
    Command("hours.reopen", N_("Reopen hours…"), "student", "history", page="hours", when="shown"),
    Command("hours.verify", N_("Verify hours…"), "student", "signature", page="hours", when="shown"),
    Command(
        "hours.approve_clean", N_("Approve all without warnings"), "student", "check-check", page="hours", when="shown"
    ),
    Command("hours.lock", N_("Lock hours…"), "student", "lock", page="hours", when="shown"),
    Command("student.new", N_("New student…"), "student", "user-plus", page="students"),
    Command("student.open", N_("Open student"), "student", "user", "Alt+Return", when="shown"),
    Command("student.edit", N_("Edit student…"), "student", "pencil", "Ctrl+Shift+E", page="student", when="shown"),
    Command("student.note", N_("Add note…"), "student", "sticky-note", "Ctrl+Shift+N", page="student", when="shown"),
    Command(
        "student.sealed", N_("Add confidential note…"), "student", "lock", "Ctrl+Shift+M", page="student", when="shown"
    ),
    Command("notes.search", N_("Search confidential notes…"), "student", "search", "Ctrl+Shift+G"),
    Command(
        "student.attach", N_("Attach a file…"), "student", "paperclip", "Ctrl+Shift+D", page="student", when="shown"
    ),
    Command("student.log", N_("Log hours"), "student", "clock", "Ctrl+L", page="student", when="shown"),
    Command("student.previous", N_("Previous student"), "go", "chevron-up", "Alt+Up", page="student", when="shown"),
    Command("student.next", N_("Next student"), "go", "chevron-down", "Alt+Down", page="student", when="shown"),
    Command("student.leave", N_("Student left…"), "student", "log-out", page="student", when="shown"),
    Command("student.delete", N_("Delete student"), "student", "trash-2", page="student", when="shown"),
    Command("student.access", N_("Who looked at this record"), "student", "eye", page="student", when="shown"),
    Command("student.erase", N_("Erase student for good…"), "student", "shield-alert", page="student", when="shown"),
    Command("pathway.new", N_("New pathway…"), "edit", "graduation-cap", page="pathways", group=True),
    Command("pathway.edit", N_("Edit pathway…"), "edit", "pencil", page="pathways", when="shown"),
    Command("pathway.members", N_("See the pathway's members"), "edit", "users", page="pathways", when="shown"),
    Command("pathway.add", N_("Add students to the pathway…"), "edit", "user-plus", page="pathways", when="shown"),
    Command("pathway.end", N_("End membership…"), "edit", "log-out", page="pathways", when="shown"),
    Command("pathway.delete", N_("Delete pathway"), "edit", "trash-2", page="pathways", when="shown"),
    Command("students.leave", N_("Record leaving…"), "student", "log-out", page="students", when="shown"),
    Command("students.delete", N_("Delete selected students"), "student", "trash-2", page="students", when="shown"),
    Command("support.new", N_("New support plan…"), "student", "file-plus", page="supports", group=True),
    Command("support.gather", N_("Log a group session…"), "student", "users", page="supports"),
    Command("support.log", N_("Log a session…"), "student", "message-square", "Ctrl+L", when="shown"),
    Command("support.open", N_("Open support plan"), "student", "life-buoy", when="shown"),
    Command("support.measure", N_("Add a measure of progress"), "student", "chart-line", "Ctrl+M", when="shown"),
    Command("support.review", N_("Review support plan…"), "student", "calendar-check", when="shown"),
    Command("support.edit", N_("Edit support plan…"), "student", "pencil", when="shown"),
    Command("support.template", N_("Keep support plan as template…"), "student", "copy-plus", when="shown"),
    Command("support.templates", N_("Templates of support plans…"), "student", "files", page="supports"),
    Command("support.end", N_("End support plan…"), "student", "circle-check", when="shown"),
    Command("support.delete", N_("Delete support plan"), "student", "trash-2", when="shown"),
    Command("plan.previous", N_("Previous support plan"), "go", "chevron-up", "Alt+Up", when="shown"),
    Command("plan.next", N_("Next support plan"), "go", "chevron-down", "Alt+Down", when="shown"),
    Command("referral.new", N_("Refer a student…"), "student", "hand-helping", page="supports"),
    Command("referral.decide", N_("Decide referral…"), "student", "scale", when="shown"),
    Command("referral.reopen", N_("Reopen referral"), "student", "rotate-ccw", when="shown"),
    Command("referral.delete", N_("Delete referral"), "student", "trash-2", when="shown"),
    Command("family.log", N_("Log a contact with the family…"), "student", "phone", when="shown"),
    Command("strategy.new", N_("New strategy…"), "edit", "sparkles", page="supports"),
    Command("strategy.edit", N_("Edit strategy…"), "edit", "pencil", when="shown"),
    Command("strategy.archive", N_("Archive strategy or bring it back"), "edit", "archive", when="shown"),
    Command("strategy.delete", N_("Delete strategy"), "edit", "trash-2", when="shown"),
    Command("placement.new", N_("New placement…"), "student", "briefcase", page="placements", group=True),
    Command("employer.new", N_("New employer…"), "student", "building-2", page="employers"),
    Command("placement.edit", N_("Edit placement…"), "student", "pencil", when="shown"),
    Command("placement.open", N_("Open placement"), "student", "briefcase", when="shown"),
    Command("placement.request", N_("Mark placement as requested"), "student", "send", when="shown"),
    Command("placement.begin", N_("Begin placement"), "student", "play", when="shown"),
    Command("placement.plan", N_("Put placement back to planned"), "student", "undo-2", when="shown"),
    Command("placement.reopen", N_("Reopen placement"), "student", "rotate-ccw", when="shown"),
    Command("placement.schedule", N_("Weekly schedule…"), "student", "calendar-clock", when="shown"),
    Command("placement.end", N_("End placement…"), "student", "circle-check", when="shown"),
    Command("placement.delete", N_("Delete placement"), "student", "trash-2", when="shown"),
    Command("employer.open", N_("Open employer"), "student", "building-2", when="shown"),
    Command("employer.edit", N_("Edit employer…"), "student", "pencil", when="shown"),
    Command("employer.log", N_("Log a contact…"), "student", "phone", "Ctrl+L", when="shown"),
    Command("employer.place", N_("Place a student…"), "student", "briefcase", when="shown"),
    Command("employer.profile", N_("Employer profile…"), "reports", "printer", when="shown"),
    Command("employer.merge", N_("Merge employers…"), "student", "git-merge", when="shown"),
    Command("employer.delete", N_("Delete employer"), "student", "trash-2", when="shown"),
    Command("contact.edit", N_("Edit contact…"), "student", "pencil", when="shown"),
    Command("contact.thank", N_("Note thanks"), "student", "check", when="shown"),
    Command("contact.delete", N_("Delete contact"), "student", "trash-2", when="shown"),
    Command("event.new", N_("New event…"), "student", "calendar-plus", page="events", group=True),
    Command("event.open", N_("Open the roll"), "student", "users", when="shown"),
    Command("event.add", N_("Add students to the event…"), "student", "user-plus", page="event", when="shown"),
    Command("event.attended", N_("Attended"), "student", "check", page="event", when="shown"),
    Command("event.absent", N_("Absent"), "student", "x", page="event", when="shown"),
    Command("event.excused", N_("Excused"), "student", "minus", page="event", when="shown"),
    Command("event.drop", N_("Take off the list"), "student", "log-out", page="event", when="shown"),
    Command("event.edit", N_("Edit event…"), "student", "pencil", when="shown"),
    Command("event.copy", N_("Copy event…"), "student", "copy-plus", when="shown"),
    Command("event.sign_in", N_("Sign-in sheet…"), "student", "printer", when="shown"),
    Command("event.delete", N_("Delete event"), "student", "trash-2", when="shown"),
    Command("continuum.pathways", N_("Continuum by pathway…"), "reports", "chart-column", page="events"),
    Command("activity.new", N_("New activity…"), "edit", "layers", page="events"),
    Command("activity.edit", N_("Edit activity…"), "edit", "pencil", page="events", when="shown"),
    Command("activity.switch", N_("Switch activity off or on"), "edit", "toggle-left", page="events", when="shown"),
    Command("activity.delete", N_("Delete activity"), "edit", "trash-2", page="events", when="shown"),
    Command("seat.new", N_("New opportunity…"), "student", "plus", page="placements", when="shown", group=True),
    Command("seat.plan", N_("Plan a placement here"), "student", "briefcase", page="placements", when="shown"),
    Command("seat.edit", N_("Edit opportunity…"), "student", "pencil", page="placements", when="shown"),
    Command("seat.delete", N_("Delete opportunity"), "student", "trash-2", page="placements", when="shown"),
    Command("paper.receive", N_("Papers received…"), "student", "check", page="placements", when="shown", group=True),
    Command("paper.request", N_("Papers requested"), "student", "send", page="placements", when="shown"),
    Command("paper.waive", N_("Waive papers…"), "student", "minus", page="placements", when="shown"),
    Command("paper.print", N_("Print the missing papers…"), "student", "printer", page="placements", when="shown"),
    Command("paper.kinds", N_("Kinds of documents…"), "student", "list-checks", page="placements", when="shown"),
    Command("evaluation.new", N_("New evaluation…"), "student", "clipboard-check", when="shown"),
    Command("evaluation.self", N_("New evaluation by the student…"), "student", "user", when="shown"),
    Command("evaluation.print", N_("Print the evaluation form…"), "student", "printer", when="shown"),
    Command("visit.new", N_("New site visit…"), "student", "map-pin", when="shown"),
    Command("student.goal", N_("New goal…"), "student", "target", page="student", when="shown", group=True),
    Command("student.review_goal", N_("Review the next goal…"), "student", "clipboard-check", when="shown"),
    Command("student.four_year", N_("Four-year course plan"), "student", "table-2", page="student", when="shown"),
    Command("goals.show", N_("Goals of my students"), "student", "flag", page="growth"),
    Command("profile.rate", N_("Rate the graduate profile…"), "student", "star", page="growth"),
    Command("profile.outcomes", N_("Outcomes of the graduate profile"), "edit", "star", page="growth"),
    Command("outcome.new", N_("New outcome of the profile…"), "edit", "plus", page="growth", when="shown"),
    Command("outcome.edit", N_("Edit outcome…"), "edit", "pencil", page="growth", when="shown"),
    Command("outcome.switch", N_("Switch outcome on or off"), "edit", "toggle-left", page="growth", when="shown"),
    Command("outcome.delete", N_("Delete outcome"), "edit", "trash-2", page="growth", when="shown"),
    Command("survey.enter", N_("Enter a survey…"), "student", "list-checks", page="growth"),
    Command("outcomes.enter", N_("After high school…"), "student", "route", page="growth"),
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
    Command("export.roster", N_("Roster…"), "reports", "users"),
    Command("export.hours", N_("Hours ledger…"), "reports", "clock"),
    Command("export.hours-summary", N_("Hours summary…"), "reports", "chart-column"),
    Command("hours.sheet", N_("Hours sheet for a class…"), "reports", "file-spreadsheet"),
    Command("state.open", N_("State file…"), "reports", "file-check", page="state_file"),
    Command("state.write", N_("Write the state file…"), "reports", "download", page="state_file", when="shown"),
    Command("state.mend", N_("Mend the record"), "reports", "pencil", page="state_file", when="shown"),
    Command("export.supports", N_("Supports log…"), "reports", "life-buoy"),
    Command("survey.results", N_("Survey results"), "reports", "chart-column", page="growth"),
    Command("print.transcript", N_("WBL transcripts…"), "reports", "file-text", group=True),
    Command("print.plan", N_("Student plans…"), "reports", "clipboard-list", "Ctrl+Shift+P"),
    Command("print.log", N_("Hours logs to sign…"), "reports", "signature", group=True),
    Command("print.agreement", N_("Training agreements…"), "reports", "handshake"),
    Command("print.packet", N_("Placement packets…"), "reports", "files"),
    Command("print.requests", N_("Requests for documents…"), "reports", "clipboard-list"),
    Command("print.evaluation-form", N_("Evaluation forms…"), "reports", "clipboard-check"),
    Command("print.certificate", N_("Certificates of completion…"), "reports", "trophy"),
    Command("print.employer-profile", N_("Employer profiles…"), "reports", "building-2"),
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
    Command(
        "requirements.students", N_("See for whom the set holds"), "edit", "users", page="courses", when="shown"
    ),
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
    Command("window.full", N_("Full screen"), "window", "", _Std.FullScreen, when="always", checkable=True),
    Command("help.handbook", N_("Handbook"), "help", "book-open", _Std.HelpContents, when="always"),
    Command("help.keys", N_("Keyboard shortcuts"), "help", "keyboard", "?", when="always"),
    Command("help.about", N_("About Pathbook"), "help", "info", when="always"),
)
