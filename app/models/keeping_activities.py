"""The site's list of activities: added, renamed and switched off. What the state codes stays where the state has it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from app.book.book import Book
from app.book.refused import Refused
from app.i18n import _, fold, ngettext
from app.models.events import Event
from app.models.opportunities import Opportunity
from app.models.placements import ActivityType, Placement

USED_BY = (Event, Placement, Opportunity)


def save_activity(book: Book, values: Mapping[str, Any], activity_id: str | None = None) -> str:
    """Add an activity of the site, or change the one with this id; returns its id.

    Raises Refused without a name, where another one has it, and where one with a code of the state would get another
    stage: the code stands for a type at its stage (CALPADS code set of work-based learning types).
    """
    name = " ".join((values.get("name") or "").split())
    if not name:
        raise Refused(_("Give the activity a name."))
    former = book.record(ActivityType, activity_id) if activity_id else None
    alike = (a for a in book.records(ActivityType) if fold(name) in (fold(a.name), fold(_(a.name))))
    if any(a.id != activity_id for a in alike):
        raise Refused(_("There is an activity “{name}” already.").format(name=name))
    row = {"name": name, "stage": values.get("stage")}
    if former is None:
        with book.edit(_("Add activity {name}").format(name=name)) as edit:
            return edit.insert(ActivityType, [row])[0]
    if former.state_code and row["stage"] != former.stage:
        raise Refused(_("The state’s type {code} keeps its stage.").format(code=former.state_code))
    if fold(name) == fold(_(former.name)):
        del row["name"]  # shown in the language of the window, it was not renamed
    book.save(ActivityType, former.id, row)
    return former.id


def switch(book: Book, activity_ids: Collection[str], off: bool) -> int:
    """Offer activities no more, or again; what was done stays. Returns how many changed."""
    changing = [a.id for a in book.records(ActivityType, {"id": list(activity_ids)}) if bool(a.off) != off]
    title = (
        ngettext("Switch {count} activity off", "Switch {count} activities off", len(changing))
        if off
        else ngettext("Switch {count} activity on", "Switch {count} activities on", len(changing))
    )
    with book.edit(title.format(count=len(changing))) as edit:
        edit.update(ActivityType, {id_: {"off": True if off else None} for id_ in changing})
    return len(changing)


def remove_activities(book: Book, activity_ids: Collection[str]) -> int:
    """Mark activities of the site as deleted. Raises Refused where one is coded by the state or used."""
    for activity in book.records(ActivityType, {"id": list(activity_ids)}):
        if activity.state_code:
            raise Refused(_("“{name}” is a type of the state. Switch it off instead.").format(name=_(activity.name)))
        if any(book.ids(entity, where={"activity_type_id": activity.id}, most=1) for entity in USED_BY):
            raise Refused(_("“{name}” was used already. Switch it off instead.").format(name=_(activity.name)))
    title = ngettext("Delete {count} activity", "Delete {count} activities", len(activity_ids))
    with book.edit(title.format(count=len(activity_ids))) as edit:
        return edit.delete(ActivityType, activity_ids)


def activity_rows(book: Book, ids: Sequence[str]) -> dict[str, dict[str, Any]]:
    """By activity: every field of the record with `name` as it is shown, `events` and `placements` (how many)."""
    shown = book.rows(ActivityType, list(ids), ["name"])
    counts = {entity: uses(entity)(book) for entity in (Event, Placement)}
    return {
        a.id: a._asdict()
        | {"name": shown[a.id][0], "events": counts[Event].get(a.id, 0), "placements": counts[Placement].get(a.id, 0)}
        for a in book.records(ActivityType, {"id": list(ids)})
    }


def uses(entity: type[Event] | type[Placement]) -> Any:
    """What counts, by activity, the records of `entity` that name it."""

    def counts(book: Book) -> dict[str, int]:
        found: dict[str, int] = {}
        for kind in book.column(entity, "activity_type_id").values():
            if kind:
                found[kind] = found.get(kind, 0) + 1
        return found

    return counts
