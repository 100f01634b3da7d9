"""What is typed about supports in dialogs, for the pages that open them."""

from __future__ import annotations

from app.views.support_plans.plan_form import PLAN_FIELDS, edit_plan, end_plan, new_plan
from app.views.support_plans.session_form import edit_session, new_session

__all__ = ("PLAN_FIELDS", "edit_plan", "edit_session", "end_plan", "new_plan", "new_session")
