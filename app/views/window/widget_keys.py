"""Keys that belong to lists, grids and entries and are no commands: the sheet of keys tells them, too."""

from __future__ import annotations

from app.i18n import N_

WIDGET_KEYS: dict[str, tuple[tuple[str, str], ...]] = {
    N_("In lists"): (
        (N_("Open the record, or edit the cell"), "Enter"),
        (N_("Edit the cell"), "F2"),
        (N_("Select several rows"), "Shift+↓"),
        (N_("Add a row to the selection"), "Ctrl+Space"),
        (N_("Copy the rows as cells"), "Ctrl+C"),
        (N_("Paste rows"), "Ctrl+V"),
        (N_("Delete what is selected"), "Del"),
        (N_("Search: type letters, or"), "/"),
        (N_("Menu of the row"), "Shift+F10"),
        (N_("Leave the list"), "Tab"),
    ),
    N_("In the week grid"): (
        (N_("Next cell"), "Tab"),
        (N_("Next row"), "Enter"),
        (N_("Fill down"), "Ctrl+D"),
        (N_("Copy and paste cells"), "Ctrl+V"),
        (N_("Empty the cells"), "Del"),
        (N_("Leave the grid: Esc, then"), "Tab"),
    ),
    N_("In hours to approve"): (
        (N_("Approve, reject or verify"), "A"),
        (N_("Next or previous week"), "J"),
        (N_("Open the week in the grid"), "Enter"),
    ),
    N_("In entries and windows"): (
        (N_("One day later or earlier"), "↑"),
        (N_("Open the list of a picker"), "↓"),
        (N_("Close without a change"), "Esc"),
        (N_("Next field"), "Tab"),
        (N_("Menus"), "F10"),
    ),
}
"""By place: what is done, and the keys as the sheet shows them."""
