"""The rows of a file of records as a person looks them over; each is made when it is looked at."""

from __future__ import annotations

from collections.abc import Sequence

from app.book.fields import fields_of
from app.i18n import _
from app.imports.lines import Place
from app.imports.plans import FieldChange
from app.imports.previews import Preview, Previews
from app.imports.record_files import Reading, Told


class RecordPreviews(Previews[Told | Place]):
    """What is told of each record in the order of the rows, then the rows that are not taken."""

    def __init__(self, reading: Reading, told: Sequence[Told], lost: Sequence[Place]) -> None:
        super().__init__([*told, *lost], self._of)
        self._reading = reading

    def _of(self, line: Told | Place) -> Preview:
        if isinstance(line, Place):
            return Preview("problem", line.file, line.row, "", "", "", ())
        return Preview(line.state, line.at.file, line.at.row, *self._reading.title(line), self._changes(line))

    def _changes(self, told: Told) -> tuple[FieldChange, ...]:
        reading, fields, record = self._reading, fields_of(told.entity), told.record
        context = reading.context(told) if told.state != "new" else ""
        if told.state == "unchanged":
            return (FieldChange(_("Which record"), "", context),) if context else ()
        changes: list[FieldChange] = []
        for name, value in told.values.items():
            if name == "student_id":
                continue
            label = _(fields[name].label)
            if context:
                label = _("{record}: {field}").format(record=context, field=label)
            before = "" if record is None else reading.shown(told, name, getattr(record, name))
            changes.append(FieldChange(label, before, reading.shown(told, name, value)))
        return tuple(changes)
