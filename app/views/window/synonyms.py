"""Other words by which people look for a command, a page or a chapter of the handbook."""

from __future__ import annotations

from app.i18n import N_, _

_WORDS: dict[str, str] = {
    "hours.sheet": N_("excel spreadsheet timesheet fill in"),
    "courses.import": N_("catalog master schedule A-G list"),
    "marks.import": N_("grades transcripts report cards scores SIS"),
    "attendance.import": N_("absences behavior suspensions GPA indicators"),
    "hours.take_back": N_("excel spreadsheet timesheet import"),
    "go.safety": N_("security backup account"),
    "safety.accounts": N_("account user people role"),
    "safety.new_account": N_("add user people"),
    "safety.passphrase": N_("password change account"),
    "safety.sheet": N_("recovery code"),
    "safety.backups": N_("backup copy restore"),
    "safety.back_up": N_("backup copy"),
    "safety.restore": N_("restore backup"),
    "safety.health": N_("health check damage error"),
    "safety.check": N_("health damage error"),
    "safety.access": N_("access log FERPA looked seen"),
    "safety.journal": N_("journal history log chain"),
    "safety.chain": N_("journal proof"),
    "safety.retention": N_("erase retention former students"),
    "book.backup": N_("backup stick USB"),
    "book.lock": N_("sign out log off"),
    "program.settings": N_("preferences options"),
    "student.access": N_("access log FERPA"),
    "student.erase": N_("delete remove"),
    "student.attach": N_("scan photo pictures files evidence"),
    "student.four_year": N_("graduation check courses grid A-G"),
    "goals.show": N_("goals late due reviews"),
    "profile.rate": N_("rubric skills outcomes class"),
    "survey.enter": N_("confidence relevance interest class"),
    "outcomes.enter": N_("graduates college work postsecondary"),
    "caseload.show": N_("who needs me supports"),
    "warnings.show": N_("early warning signs attendance behavior chronic absence MTSS"),
    "quiet.show": N_("silent nothing logged forgotten"),
    "referral.new": N_("concern SST MTSS support team"),
    "handbook.files": N_("files attach pictures evidence"),
    "handbook.lock": N_("passphrase password sign in"),
    "handbook.accounts": N_("recovery passphrase password"),
    "handbook.who-looked": N_("access log journal chain FERPA"),
}
"""By the id of a command, or "handbook." and that of a chapter."""


def synonyms(id_: str) -> str:
    """The words, in the language in use; empty where there are none."""
    return _(words) if (words := _WORDS.get(id_)) else ""
