"""What an account must be allowed before a command is offered to it; other commands are for everybody."""

from __future__ import annotations

from app.views.window.allowed import Need

_BY_NEED: dict[Need, tuple[str, ...]] = {
    "settings": ("book.setup",),
    "import": ("roster.import", "hours.import"),
    "print": ("file.print", "print.transcript", "print.plan"),
    "export": ("export.any", "list.export", "export.roster", "export.hours", "export.hours-summary", "export.supports"),
    "see:student_group": ("state.open", "state.write", "state.mend"),
    "back_up": ("book.backup", "safety.backups", "safety.back_up"),
    "restore": ("safety.restore",),
    "accounts": ("safety.new_account", "safety.sheet"),
    "access_log": ("safety.access", "student.access"),
    "journal": ("safety.journal", "safety.chain"),
    "erase": ("safety.retention", "student.erase"),
    "health": ("go.safety",),
    "add:saved_view": ("list.save_view",),
    "add:hour_entry": ("hours.log", "hours.copy", "student.log"),
    "change:hour_entry": ("hours.submit", "hours.reopen"),
    "approve": ("hours.approve", "hours.reject"),
    "add:student": ("student.new",),
    "change:student": ("student.edit",),
    "add:note": ("student.note",),
    "sealed_notes": ("student.sealed", "notes.search"),
    "add:evidence_file": ("student.attach",),
    "change:enrollment": ("student.leave", "students.leave"),
    "delete:student": ("student.delete", "students.delete"),
    "add:site_pathway": ("pathway.new",),
    "change:site_pathway": ("pathway.edit",),
    "add:pathway_membership": ("pathway.add",),
    "change:pathway_membership": ("pathway.end",),
    "delete:site_pathway": ("pathway.delete",),
    "add:support_plan": ("support.new",),
    "add:support_session": ("support.log",),
    "change:support_plan": ("support.edit", "support.end"),
    "delete:support_plan": ("support.delete",),
    "add:placement": ("placement.new",),
    "add:employer": ("employer.new",),
    "change:placement": ("placement.edit", "placement.end"),
    "delete:placement": ("placement.delete",),
    "change:employer": ("employer.edit",),
    "delete:employer": ("employer.delete",),
    "add:staff": ("staff.new",),
    "add:section": ("section.new",),
    "add:school_year": ("year.new",),
    "add:section_student": ("section.seat",),
    "change:section": ("school.edit",),
    "delete:section": ("school.delete",),
}

NEEDS: dict[str, Need] = {command: need for need, commands in _BY_NEED.items() for command in commands}
"""By the id of the command."""
