"""Who a staff member is among the accounts of the book."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """From the second schema."""
    op.add_column("staff", sa.Column("account", sa.String()))
    op.create_index("ix_staff_account", "staff", ["account"])
