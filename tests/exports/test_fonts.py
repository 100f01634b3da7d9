"""Letters find a font that has them, or are marked."""

from __future__ import annotations

import json
import unicodedata
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.exports import fonts
from app.paths import resource
from tests.shared_data import shared


def test_latin_is_one_run_of_the_font_asked_for() -> None:
    assert fonts.runs("Maribel Aguilar-Reyes", fonts.BOLD) == [(fonts.BOLD, "Maribel Aguilar-Reyes")]


def test_decomposed_vietnamese_is_the_same_as_composed() -> None:
    composed = "Nguyễn Thị Đặng"
    assert fonts.runs(unicodedata.normalize("NFD", composed)) == [(fonts.REGULAR, composed)]


@pytest.mark.parametrize(
    ("name", "font"),
    [
        ("Հակոբյան", "NotoSansArmenian-Regular"),
        ("ნინო", "NotoSansGeorgian-Regular"),
        ("አበበ", "NotoSansEthiopic-Regular"),
        ("ᏣᎳᎩ", "NotoSansCherokee-Regular"),
        ("김민수", "NotoSansKR-Regular"),
        ("山田さくら", "NotoSansSC-Regular"),
        ("陳麗華", "NotoSansSC-Regular"),
        ("Ольга", fonts.REGULAR),
        ("Ελένη", fonts.REGULAR),
    ],
)
def test_each_script_has_its_font(name: str, font: str) -> None:
    assert fonts.runs(name) == [(font, name)]


def test_a_line_of_several_scripts_is_split_where_they_change() -> None:
    assert fonts.runs("Kim (김민수) Anna") == [
        (fonts.REGULAR, "Kim ("),
        ("NotoSansKR-Regular", "김민수"),
        (fonts.REGULAR, ") Anna"),
    ]


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("😀", "[U+1F600]"),
        ("a\x07b", "a[U+0007]b"),
        ("\u202eevil", "[U+202E]evil"),
        ("\ud800", "[U+D800]"),
        ("\ue000", "[U+E000]"),
        ("محمد", "[U+0645 U+062D U+0645 U+062F]"),
        ("राम", "[U+0930 U+093E U+092E]"),
    ],
)
def test_what_no_font_covers_is_marked(text: str, marked: str) -> None:
    assert fonts.runs(text) == [(fonts.REGULAR, marked)]


def test_invisible_marks_vanish() -> None:
    assert fonts.runs("co\u00adop\u200b \ufeff✓\ufe0f") == [(fonts.REGULAR, "coop ✓")]


def test_ligatures_are_letters() -> None:
    assert fonts.runs("o\ufb03ce") == [(fonts.REGULAR, "office")]


def test_a_combining_mark_stays_with_its_letter() -> None:
    assert fonts.runs("m\u0303") == [(fonts.REGULAR, "m\u0303")]
    assert fonts.runs("김\u0303") == [("NotoSansKR-Regular", "김"), (fonts.REGULAR, "\u0303")]


@given(st.text(st.characters(exclude_categories=()), max_size=60))
def test_every_run_can_be_drawn(text: str) -> None:
    for font, run in fonts.runs(text):
        assert run
        assert fonts.covers(font, run)


def test_naughty_strings_can_be_drawn() -> None:
    for text in json.loads(shared("blns/blns.json").read_text("utf-8")):
        assert all(fonts.covers(font, run) for font, run in fonts.runs(text))


def test_many_threads_get_one_font() -> None:
    with ThreadPoolExecutor(8) as pool:
        found = set(pool.map(fonts.register, ["NotoSansGeorgian-Regular"] * 32))
    assert len(found) == 1


def test_columns_of_figures_have_digits_of_one_width() -> None:
    for name in fonts.FIGURES.values():
        font = fonts.register(name)
        assert len({font.stringWidth(digit, 10) for digit in "0123456789"}) == 1


def test_every_font_has_its_licence() -> None:
    licences = {
        "Inter": "Inter.txt",
        "InterFigures": "Inter.txt",
        "NotoSansKR": "Noto Sans CJK.txt",
        "NotoSansSC": "Noto Sans CJK.txt",
    }
    for file in resource("fonts").glob("*.ttf"):
        family = file.stem.partition("-")[0]
        text = resource(f"licences/{licences.get(family, 'Noto Sans.txt')}").read_text("utf-8")
        assert "SIL OPEN FONT LICENSE Version 1.1" in text
        assert family.removesuffix("Figures").replace("NotoSans", "Noto Sans ").split()[-1] in text
