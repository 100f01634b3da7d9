"""Taking one school out of a roster of several."""

from __future__ import annotations

from app.book.refused import Refused
from app.i18n import _, fold
from app.imports.drafts import Roster


def keep_school(roster: Roster, wanted: str) -> None:
    """Leave out everybody who is not at the school with this ID or name; raises Refused where there is none."""
    if not roster.schools:
        raise Refused(_("The file does not say at which school its students are, so none can be chosen."))
    words = fold(wanted.strip())
    chosen = [
        school
        for school in roster.schools
        if words in {fold(text) for text in (school.code, school.name, school.source) if text}
    ]
    if not chosen:
        raise Refused(
            _("There is no school “{school}” in the file; there are: {schools}.").format(
                school=wanted, schools=", ".join(" ".join(filter(None, school[:2])) for school in roster.schools)
            )
        )
    keys = {key for school in chosen for key in (school.key, school.code, school.name) if key}
    for draft in (*roster.students, *roster.staff, *roster.sections):
        draft.dropped = not keys & set(draft.schools)
    for drafts in (roster.students, roster.staff, roster.sections):
        drafts[:] = [draft for draft in drafts if not draft.dropped]
    roster.stays = [
        stay for stay in roster.stays if keys & {stay.values.get("school_code"), stay.values.get("school_name")}
    ]
    roster.schools = chosen
