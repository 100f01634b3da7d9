"""The sign of each kind of contact with an employer."""

from __future__ import annotations

from collections.abc import Mapping

from app.views.look.labels import IconTile
from app.views.look.tokens import Tone, text_key

_SIGNS: Mapping[str, tuple[str, Tone]] = {
    "visit": ("map-pin", "ok"),
    "call": ("phone", "accent"),
    "message": ("mail", "info"),
    "talk": ("megaphone", "plum"),
    "advisory": ("users-round", "neutral"),
    "event": ("calendar", "warn"),
}


def sign_of(kind: str, box: int = 30) -> IconTile:
    """The sign of a kind of contact."""
    icon, tone = _SIGNS.get(kind, ("circle-dot", "neutral"))
    return IconTile(icon, text_key(tone), 16 if box < 40 else 22, f"{tone}_soft", box)
