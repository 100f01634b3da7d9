"""Scenes of the caseload, referrals, early warning and quiet students."""

from __future__ import annotations

from app.views.picturing.acts import first_row
from app.views.picturing.stage import Scene, Stage


def decided(on: Stage) -> None:
    """Asks what is decided about the first referral that waits."""
    first_row(on, "supports", "referrals")
    on.do("referral.decide")


SCENES: tuple[Scene, ...] = (
    Scene("supports", "supports-caseload", lambda on: first_row(on, "supports", "caseload")),
    Scene("supports", "referrals", lambda on: first_row(on, "supports", "referrals")),
    Scene("supports", "referral-new", lambda on: on.do("referral.new")),
    Scene("supports", "referral-decide", decided),
    Scene("supports", "warnings", lambda on: first_row(on, "supports", "warnings")),
    Scene("settings", "settings-warning", lambda on: on.go("settings", "absent_high")),
    Scene("supports", "quiet", lambda on: first_row(on, "supports", "quiet")),
)
