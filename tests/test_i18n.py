"""Language: dates, numbers and the order of names; the catalogs hold every text, and every text is in them."""

from __future__ import annotations

import ast
import re
import string
import threading
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from babel.messages.catalog import Message

from app import i18n
from app.i18n import _, ngettext
from app.imports.attendance_targets import attendance_targets
from app.imports.hour_rows import hour_targets
from app.imports.mark_targets import mark_targets
from app.imports.targets import targets
from app.views.window.command import MENUS
from app.views.window.commands import COMMANDS
from tests import catalogs

BOTH = ("en", "es")
MONDAY = date(2026, 11, 16)


@pytest.fixture(autouse=True)
def _english_again() -> Iterator[None]:
    yield
    i18n.use("en")


# ---- dates, numbers, names


@pytest.mark.parametrize(
    ("language", "medium", "long", "short", "weekday"),
    [
        ("en", "Nov 16, 2026", "November 16, 2026", "Nov 16", "Mon 16"),
        ("es", "16 nov 2026", "16 de noviembre de 2026", "16 nov", "lun 16"),
    ],
)
def test_days(language: str, medium: str, long: str, short: str, weekday: str) -> None:
    i18n.use(language)
    assert i18n.day(MONDAY) == medium
    assert i18n.day(MONDAY, "long") == long
    assert i18n.day_and_month(MONDAY) == short
    assert i18n.short_day(MONDAY, MONDAY + timedelta(days=180)) == short
    assert i18n.short_day(MONDAY, MONDAY + timedelta(days=184)) == medium
    assert i18n.short_day(MONDAY.replace(month=1, day=5), MONDAY) == i18n.day_and_month(date(2026, 1, 5))
    assert i18n.weekday(MONDAY) == weekday


@pytest.mark.parametrize(("language", "said"), [("en", "Nov 16, 2026, 4:12 PM"), ("es", "16 nov 2026, 4:12 p.m.")])
def test_a_moment_has_no_seconds(language: str, said: str) -> None:
    i18n.use(language)
    spaces = str.maketrans("\u202f\u00a0", "  ")  # which of them stands before "PM" depends on the locale data
    assert i18n.moment(datetime(2026, 11, 16, 16, 12, 5)).translate(spaces) == said


@pytest.mark.parametrize("language", BOTH)
def test_numbers_are_american_in_both_languages(language: str) -> None:
    i18n.use(language)
    assert i18n.number(12345.5) == "12,345.5"
    assert i18n.number(0.5, "#,##0%") == "50%"
    assert [i18n.hours(minutes) for minutes in (0, 1, 20, 210, 75010)] == ["0", "0.02", "0.33", "3.5", "1,250.17"]


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("Echeverría", "echeverria"),
        ("Nguyễn", "nguyen"),
        ("Đặng", "dang"),
        ("ÑANDÚ", "nandu"),
        ("Kaʻahumanu", "ka'ahumanu"),
        ("O’Neill", "o'neill"),
        ("Łukasz Weiß", "lukasz weiss"),
        ("Plain-Jones", "plain-jones"),
        ("محمد", "محمد"),
        ("", ""),
    ],
)
def test_names_are_found_without_accents(name: str, folded: str) -> None:
    assert i18n.fold(name) == folded
    assert i18n.fold(folded) == folded


def test_names_stand_in_the_order_of_their_language() -> None:
    names = ["Nz", "Ñandu", "Oa", "Álvarez", "Nuno", "Nun\u0303ez", "Zapata", "Nuñez"]
    assert sorted(names, key=i18n.sort_key) == [
        "Álvarez", "Ñandu", "Nun\u0303ez", "Nuñez", "Nuno", "Nz", "Oa", "Zapata"]  # fmt: skip
    i18n.use("es")
    assert sorted(names, key=i18n.sort_key) == [
        "Álvarez", "Nuno", "Nun\u0303ez", "Nuñez", "Nz", "Ñandu", "Oa", "Zapata"]  # fmt: skip


# ---- which language is spoken


@pytest.mark.parametrize(("code", "used"), [("es", "es"), ("en", "en"), ("fr", "en"), ("", "en"), ("ES", "en")])
def test_a_language_that_nobody_translated_is_english(code: str, used: str) -> None:
    i18n.use(code)
    assert i18n.language() == used
    with i18n.in_language(code):
        assert i18n.language() == used


def test_a_borrowed_language_is_given_back() -> None:
    with i18n.in_language("es"):
        assert (_("Student"), str(i18n.locale())) == ("Estudiante", "es_US")
        with i18n.in_language("en"):
            assert _("Student") == "Student"
        assert _("Student") == "Estudiante"
    assert (_("Student"), str(i18n.locale())) == ("Student", "en_US")
    with pytest.raises(KeyError), i18n.in_language("es"):
        raise KeyError
    assert i18n.language() == "en"


def test_a_thread_speaks_the_chosen_language() -> None:
    i18n.use("es")
    heard: list[str] = []
    with i18n.in_language("en"):
        thread = threading.Thread(target=lambda: heard.append(_("Student")))
        thread.start()
        thread.join()
    assert heard == ["Estudiante"]


def test_texts_are_counted_and_empty_text_stays_empty() -> None:
    i18n.use("es")
    assert [ngettext("{count} student", "{count} students", n).format(count=n) for n in (0, 1, 2)] == [
        "0 estudiantes", "1 estudiante", "2 estudiantes"]  # fmt: skip
    assert _("") == ""


# ---- the catalogs


def ids(catalog: catalogs.Texts) -> set[Any]:
    found: list[Any] = [message.id for message in catalog if message.id]
    return set(found)


def forms(message: Message) -> list[tuple[str, str]]:
    """Each text beside its translation; the plural stands for itself."""
    if isinstance(message.id, str):
        return [(message.id, str(message.string))]
    texts: Any = message.id
    translated: Any = message.string
    return list(zip(texts, translated, strict=True))


@pytest.mark.parametrize("language", catalogs.LANGUAGES)
def test_every_text_is_translated(language: str) -> None:
    catalog = catalogs.read(language)
    assert ids(catalog) ^ ids(catalogs.extracted()) == set(), "run python -m tests.catalogs"
    assert catalogs.missing(catalog) == []
    assert [message.id for message in catalog if message.id and message.fuzzy] == []
    assert not re.search("^#~", catalogs.place(language).read_text(encoding="utf-8"), re.MULTILINE)


@pytest.mark.parametrize("language", catalogs.LANGUAGES)
def test_what_is_compiled_is_what_is_written(language: str) -> None:
    catalog = catalogs.read(language)
    assert catalogs.place(language).read_bytes() == catalogs.written(catalog)
    assert catalogs.place(language, ".mo").read_bytes() == catalogs.compiled(catalog)


@pytest.mark.parametrize("language", catalogs.LANGUAGES)
def test_translations_keep_what_is_filled_in(language: str) -> None:
    def filled(text: str) -> set[str | None]:
        return {name for _text, name, _format, _conversion in string.Formatter().parse(text)} - {None}

    for message in catalogs.read(language):
        offered = set().union(*(filled(text) for text, _translated in forms(message))) if message.id else set()
        for text, translated in forms(message):
            wanted = filled(text)
            if isinstance(message.id, tuple):  # "Log session": one form may leave the number out
                assert wanted - {"count"} <= filled(translated) <= offered, text
            else:
                assert filled(translated) == wanted, text


@pytest.mark.parametrize("language", catalogs.LANGUAGES)
def test_translations_keep_their_edges(language: str) -> None:
    pairs = [pair for message in catalogs.read(language) if message.id for pair in forms(message)]
    for edge in ("…", ".", ":", " "):
        assert [text for text, translated in pairs if text.endswith(edge) != translated.endswith(edge)] == []
    assert [text for text, translated in pairs if text.startswith(" ") != translated.startswith(" ")] == []
    assert [text for text, translated in pairs if text.count("\n") != translated.count("\n")] == []


# ---- what stands side by side differs


@pytest.mark.parametrize("language", BOTH)
def test_every_menu_opens_by_a_letter_of_its_own(language: str) -> None:
    with i18n.in_language(language):
        letters = [re.findall(r"&(\w)", _(title)) for title in MENUS.values()]
    assert all(len(found) == 1 for found in letters)
    assert [letter for letter, count in Counter(i18n.fold(found[0]) for found in letters).items() if count > 1] == []


@pytest.mark.parametrize("language", catalogs.LANGUAGES)
def test_what_stands_in_one_list_is_told_apart_as_in_english(language: str) -> None:
    for texts in (
        [command.text for command in COMMANDS],
        [target.label for target in targets().values()],
        *([target.label for target in known().values()] for known in (hour_targets, mark_targets, attendance_targets)),
    ):
        with i18n.in_language(language):
            same = Counter(_(text) for text in set(texts))
        assert [text for text, count in same.items() if count > 1] == []


# ---- nothing visible outside the catalogs

WORDS = re.compile(r"[A-Za-z]{2,} [A-Za-z]{2,}")
MARKUP = ("<", "/", "{", "12 dict", "CMapName")  # SVG, the operators of PDF, JSON


class Untranslated(ast.NodeVisitor):
    """Collects the literals of several words that no catalog holds.

    Docstrings, annotations, what a bug says to programmers, and markup are no texts for people.
    """

    def __init__(self) -> None:
        self.found: list[tuple[int, str]] = []

    def visit_Call(self, call: ast.Call) -> None:
        if ast.unparse(call.func) not in catalogs.KEYWORDS:
            self.generic_visit(call)

    def visit_Expr(self, statement: ast.Expr) -> None:
        if not isinstance(statement.value, ast.Constant):
            self.generic_visit(statement)

    def visit_AnnAssign(self, assignment: ast.AnnAssign) -> None:
        if assignment.value:
            self.visit(assignment.value)

    def visit_Assert(self, _assertion: ast.Assert) -> None: ...

    def visit_Raise(self, statement: ast.Raise) -> None:
        if isinstance(statement.exc, ast.Call) and ast.unparse(statement.exc.func) in ("Refused", "Usage"):
            self.generic_visit(statement)

    def visit_Constant(self, constant: ast.Constant) -> None:
        text = constant.value
        if isinstance(text, str) and WORDS.search(text) and not text.lstrip().startswith(MARKUP):
            self.found.append((constant.lineno, text))


def untranslated(source: str) -> list[tuple[int, str]]:
    visitor = Untranslated()
    visitor.visit(ast.parse(source))
    return visitor.found


def test_a_text_outside_the_catalogs_is_found() -> None:
    assert untranslated('label("Two words")\nbutton(_("Two words"))\nraise KeyError("Two words")') == [(1, "Two words")]
    assert untranslated('raise Refused(f"Two words {n}")') == [(1, "Two words ")]


@pytest.mark.parametrize("room", ["views", "exports", "cli"])
def test_no_text_stands_outside_the_catalogs(room: str) -> None:
    found: list[str] = []
    for path in sorted(Path(catalogs.PROJECT / "app" / room).rglob("*.py")):
        if path.parent.name != "picturing":  # what is typed for a picture: names of people and schools
            found += [f"{path.stem}:{line}: {text}" for line, text in untranslated(path.read_text(encoding="utf-8"))]
    assert found == []
