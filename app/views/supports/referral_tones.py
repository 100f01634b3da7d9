"""The colours of referrals."""

from __future__ import annotations

from collections.abc import Mapping

from app.views.look.tokens import Tone

STATES: Mapping[str, Tone] = {"open": "bad", "planned": "ok", "monitoring": "info", "declined": "neutral"}
URGENCIES: Mapping[str, Tone] = {"today": "bad", "week": "warn", "routine": "neutral"}
