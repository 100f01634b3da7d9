"""Every colour of the program, in three themes, and the arithmetic of contrast. No Qt.

A token is named for what it does, never for how it looks. Names ending in `_soft` are grounds for
text of the same name, names ending in `_fill` are bars and dots on a surface.
"""

from __future__ import annotations

from typing import Literal

from app.views.look.accents import ACCENTED, Accent

ThemeName = Literal["light", "dark", "contrast"]
Tone = Literal["accent", "ok", "warn", "bad", "info", "plum", "neutral"]

TONES: tuple[Tone, ...] = ("accent", "ok", "warn", "bad", "info", "plum", "neutral")

LIGHT: dict[str, str] = {
    "canvas": "#F5F6F8",
    "surface": "#FFFFFF",
    "sunken": "#EEF0F4",
    "hover": "#F2F4F8",
    "pressed": "#E6E9F0",
    "line": "#E2E5EB",
    "line_strong": "#7C8596",
    "text": "#14171F",
    "text2": "#454D5E",
    "text3": "#5B6475",
    "off": "#727B8C",
    "accent": "#2F55D4",
    "accent_hover": "#2647B8",
    "accent_press": "#1E3A9A",
    "on_accent": "#FFFFFF",
    "accent_text": "#2A4CC0",
    "accent_soft": "#E7EDFD",
    "accent_fill": "#2F55D4",
    "accent_line": "#B9C8F7",
    "ok": "#0F6B45",
    "ok_soft": "#DFF4E9",
    "ok_fill": "#1E9A66",
    "warn": "#7D4A00",
    "warn_soft": "#FDEFD3",
    "warn_fill": "#C77A0A",
    "bad": "#A8201A",
    "bad_soft": "#FDE7E5",
    "bad_fill": "#D5433C",
    "info": "#0A5A80",
    "info_soft": "#DFF1FA",
    "info_fill": "#1C86B8",
    "plum": "#6A2C91",
    "plum_soft": "#F3E8FA",
    "plum_fill": "#9450C0",
    "neutral": "#454D5E",
    "neutral_soft": "#E9ECF1",
    "neutral_fill": "#7F8898",
    "rail": "#FFFFFF",
    "rail_active": "#E7EDFD",
    "scrim": "rgba(15,18,25,110)",
    "tooltip": "#1B1F2A",
    "on_tooltip": "#F4F6FA",
    "track": "#E3E7EE",
}

DARK: dict[str, str] = {
    "canvas": "#0F1116",
    "surface": "#171A21",
    "sunken": "#0B0D11",
    "hover": "#1F232C",
    "pressed": "#282D38",
    "line": "#2A2F3A",
    "line_strong": "#737C8D",
    "text": "#ECEFF4",
    "text2": "#B9C0CD",
    "text3": "#98A1B1",
    "off": "#7C8596",
    "accent": "#8DA6FF",
    "accent_hover": "#A5B9FF",
    "accent_press": "#7A95F5",
    "on_accent": "#0B1333",
    "accent_text": "#A3B7FF",
    "accent_soft": "#20294A",
    "accent_fill": "#8DA6FF",
    "accent_line": "#3A4A83",
    "ok": "#7FDDB0",
    "ok_soft": "#12301F",
    "ok_fill": "#37B67F",
    "warn": "#F6C66B",
    "warn_soft": "#35270C",
    "warn_fill": "#D9962B",
    "bad": "#FFA8A1",
    "bad_soft": "#3C1917",
    "bad_fill": "#E5655E",
    "info": "#86CFF2",
    "info_soft": "#0F2C3B",
    "info_fill": "#3DA0CF",
    "plum": "#DCB2F5",
    "plum_soft": "#2E1B3B",
    "plum_fill": "#A970CF",
    "neutral": "#B9C0CD",
    "neutral_soft": "#262B35",
    "neutral_fill": "#747D8E",
    "rail": "#13161C",
    "rail_active": "#20294A",
    "scrim": "rgba(0,0,0,150)",
    "tooltip": "#ECEFF4",
    "on_tooltip": "#14171F",
    "track": "#2B313C",
}

# Black, white and yellow: for people with low vision, and the answer to the contrast themes of Windows.
CONTRAST: dict[str, str] = DARK | {
    "canvas": "#000000",
    "surface": "#000000",
    "sunken": "#000000",
    "hover": "#1A1A1A",
    "pressed": "#333333",
    "line": "#8A8A8A",
    "line_strong": "#FFFFFF",
    "text": "#FFFFFF",
    "text2": "#FFFFFF",
    "text3": "#E0E0E0",
    "off": "#8F8F8F",
    "accent": "#FFD400",
    "accent_hover": "#FFE45C",
    "accent_press": "#E6BF00",
    "on_accent": "#000000",
    "accent_text": "#FFD400",
    "accent_soft": "#333000",
    "accent_fill": "#FFD400",
    "accent_line": "#8F7700",
    "rail": "#000000",
    "rail_active": "#333000",
    "track": "#4A4A4A",
}

PALETTES: dict[ThemeName, dict[str, str]] = {"light": LIGHT, "dark": DARK, "contrast": CONTRAST}


def colours(theme: ThemeName, accent: Accent) -> dict[str, str]:
    """Every token of a theme in one of the accents."""
    return PALETTES[theme] | ACCENTED.get((theme, accent), {})


TEXT = 4.5  # WCAG 2.1, 1.4.3: text on its ground
CONTROL = 3.0  # WCAG 2.1, 1.4.11: outlines, bars, focus rings


def text_key(tone: Tone) -> str:
    """The token for text in `tone`."""
    return "accent_text" if tone == "accent" else tone


def _pairs() -> list[tuple[str, str, float]]:
    grounds = ("canvas", "surface", "hover", "sunken")
    pairs = [(text, ground, TEXT) for text in ("text", "text2", "text3", "accent_text") for ground in grounds]
    pairs += [(text, "accent_soft", TEXT) for text in ("text", "text2", "text3", "accent_text")]
    pairs += [("text", "pressed", TEXT), ("accent_text", "rail", TEXT)]
    pairs += [("accent_text", "rail_active", TEXT), ("text2", "rail", TEXT), ("text3", "rail", TEXT)]
    pairs += [("on_accent", ground, TEXT) for ground in ("accent", "accent_hover", "accent_press")]
    pairs += [("on_tooltip", "tooltip", TEXT)]
    pairs += [(text_key(tone), f"{tone}_soft", TEXT) for tone in TONES]
    pairs += [(text_key(tone), ground, TEXT) for tone in TONES for ground in ("surface", "canvas")]
    pairs += [("line_strong", ground, CONTROL) for ground in ("surface", "canvas")]
    pairs += [("accent", ground, CONTROL) for ground in ("surface", "canvas", "hover", "accent_soft", "rail")]
    pairs += [(f"{tone}_fill", "surface", CONTROL) for tone in TONES]
    return pairs


PAIRS = _pairs()
"""(token in front, token behind, lowest contrast allowed) for each pair that the program shows."""


def luminance(colour: str) -> float:
    """Relative luminance, 0 to 1, of "#RRGGBB" (WCAG 2.1 definition)."""
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21 (WCAG 2.1 definition)."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)
