"""Texts are broken into lines that fit, and no word is lost or joined to another."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.exports import fonts
from app.exports.typesetting import BODY, Bold, Line, lines_of


def said(lines: tuple[Line, ...]) -> list[str]:
    return ["".join(piece.text for piece in line.pieces) for line in lines]


def test_the_space_at_a_wrap_stays() -> None:
    assert said(lines_of("Front desk and phone triage", BODY, 80)) == ["Front desk and ", "phone triage"]


def test_names_break_at_their_hyphen_but_dates_do_not() -> None:
    assert said(lines_of("Aguilar-Reyes", BODY, 50)) == ["Aguilar-", "Reyes"]
    assert said(lines_of("on 2026-11-20", BODY, 60)) == ["on ", "2026-11-20"]


def test_ideographs_break_anywhere_but_before_a_full_stop() -> None:
    assert said(lines_of("山田さくらです。", BODY, 9.5 * 7.5)) == ["山田さくらで", "す。"]


def test_a_word_longer_than_the_line_is_cut() -> None:
    lines = lines_of("x" * 100, BODY, 60)
    assert "".join(said(lines)) == "x" * 100
    assert all(line.width <= 60 for line in lines)


def test_line_ends_begin_new_lines() -> None:
    assert said(lines_of("one\r\n\ntwo\tthree", BODY, 400)) == ["one", "", "two three"]


def test_bold_is_not_taken_for_its_plain_twin() -> None:
    plain, bold = lines_of(["92.5"], BODY, 100), lines_of([Bold("92.5")], BODY, 100)
    assert [plain[0].pieces[0].font, bold[0].pieces[0].font] == [fonts.REGULAR, fonts.SEMIBOLD]


def test_figures_are_set_in_digits_of_one_width_where_possible() -> None:
    assert lines_of("12.50", BODY, 100, figures=True)[0].pieces[0].font == fonts.FIGURES[fonts.REGULAR]
    assert lines_of("12 h", BODY, 100, figures=True)[0].pieces[0].font == fonts.REGULAR


@given(st.text(st.sampled_from("abc -–é山김😀\u0303/."), max_size=80), st.floats(30, 200))
def test_lines_fit_and_keep_every_letter(text: str, width: float) -> None:
    lines = lines_of(text, BODY, width)
    assert "".join(said(lines)) == "".join(run for _, run in fonts.runs(text))
    assert all(line.width <= width + 0.001 for line in lines)
