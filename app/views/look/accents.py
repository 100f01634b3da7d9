"""The colour of what can be pressed and what is chosen: four to pick from, each for the light and the dark theme.

Blue is the colour of the themes themselves. The contrast theme keeps its yellow. No Qt.
"""

from __future__ import annotations

from typing import Literal

from app.i18n import N_

Accent = Literal["blue", "teal", "violet", "orange"]

ACCENTS: dict[Accent, str] = {
    "blue": N_("Blue"),
    "teal": N_("Teal"),
    "violet": N_("Violet"),
    "orange": N_("Orange"),
}

TEAL_LIGHT: dict[str, str] = {
    "accent": "#0B7269",
    "accent_hover": "#09605A",
    "accent_press": "#074D48",
    "accent_text": "#0A655D",
    "accent_soft": "#DDF3F0",
    "accent_fill": "#0B7269",
    "accent_line": "#9FD8D1",
    "rail_active": "#DDF3F0",
}

TEAL_DARK: dict[str, str] = {
    "accent": "#5CCFC0",
    "accent_hover": "#7BDCD0",
    "accent_press": "#45BCAD",
    "on_accent": "#03211E",
    "accent_text": "#74D9CC",
    "accent_soft": "#0F302D",
    "accent_fill": "#5CCFC0",
    "accent_line": "#24625B",
    "rail_active": "#0F302D",
}

VIOLET_LIGHT: dict[str, str] = {
    "accent": "#6D3FCB",
    "accent_hover": "#5C33B0",
    "accent_press": "#4A288F",
    "accent_text": "#5F35B5",
    "accent_soft": "#EFE8FC",
    "accent_fill": "#6D3FCB",
    "accent_line": "#CDBBF3",
    "rail_active": "#EFE8FC",
}

VIOLET_DARK: dict[str, str] = {
    "accent": "#B79BFF",
    "accent_hover": "#C7B1FF",
    "accent_press": "#A587F5",
    "on_accent": "#1C0F3D",
    "accent_text": "#C5AEFF",
    "accent_soft": "#2B2149",
    "accent_fill": "#B79BFF",
    "accent_line": "#54418A",
    "rail_active": "#2B2149",
}

ORANGE_LIGHT: dict[str, str] = {
    "accent": "#AE4409",
    "accent_hover": "#943A07",
    "accent_press": "#7B3005",
    "accent_text": "#9A3D08",
    "accent_soft": "#FDEBDF",
    "accent_fill": "#AE4409",
    "accent_line": "#F2BF9C",
    "rail_active": "#FDEBDF",
}

ORANGE_DARK: dict[str, str] = {
    "accent": "#FFA869",
    "accent_hover": "#FFBC8B",
    "accent_press": "#F29655",
    "on_accent": "#331500",
    "accent_text": "#FFB680",
    "accent_soft": "#3A210E",
    "accent_fill": "#FFA869",
    "accent_line": "#7A4B26",
    "rail_active": "#3A210E",
}

ACCENTED: dict[tuple[str, Accent], dict[str, str]] = {
    ("light", "teal"): TEAL_LIGHT,
    ("dark", "teal"): TEAL_DARK,
    ("light", "violet"): VIOLET_LIGHT,
    ("dark", "violet"): VIOLET_DARK,
    ("light", "orange"): ORANGE_LIGHT,
    ("dark", "orange"): ORANGE_DARK,
}
"""What takes the place of a theme's own tokens, by theme and accent."""
