"""Saved views of lists, the site's settings, and the grade from which a pathway places its students."""

from __future__ import annotations

from alembic import op

from app.book.migrations.making import count, make, words

revision = "0002"
down_revision = None


def upgrade() -> None:
    """From the first schema."""
    op.add_column("site_pathway", words("placements_from"))
    view = (*(words(name, "!") for name in ("list_name", "name", "arrangement")), count("position"))
    make("saved_view", *view, indexes=("list_name",))
    make("setting", words("name", "!"), words("value"), indexes=("name",))
