"""The dialog of a set of requirements: its lines stand below it, and each says at its own field why it cannot be."""

from __future__ import annotations

from app.book.refused import Refused
from app.models.keeping_requirements import Lines, UnfitLine
from app.views.forms.form_dialog import FormDialog


class RequirementDialog(FormDialog):
    """A refusal of a line is said at the line."""

    def typed_lines(self) -> Lines:
        """The lines as they are typed, in their order."""
        children = self.typed_children()
        return list(children.kept) if children else []

    def done_with(self) -> None:
        kept = self._then

        def then(values: dict[str, object]) -> object:
            try:
                return kept(values)
            except UnfitLine as refusal:
                if not self._refuse_line(refusal):
                    raise Refused(str(refusal)) from refusal
                return False

        self._then = then
        try:
            super().done_with()
        finally:
            self._then = kept

    def _refuse_line(self, refusal: UnfitLine) -> bool:
        shown = (
            [row for row in self.children_list.rows if not (row.is_removed or row.is_blank)]
            if self.children_list
            else []
        )
        if refusal.line >= len(shown):
            return False
        form = shown[refusal.line].form
        said = form.refuse(refusal)
        if said:
            self.show_in_sight(form.editor(refusal.field).widget)
        return said
