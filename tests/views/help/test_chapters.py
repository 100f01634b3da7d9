"""The handbook is whole: both languages alike, every picture there, every key and word one of the program."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from app import i18n
from app.models import permissions
from app.views.help.chapters import CHAPTERS, COUNTED, FOLDER, PICTURES, READERS, chapter_for
from app.views.help.searching import hits
from app.views.help.typesetting import html
from app.views.help.wording import BRACES, filled
from app.views.picturing.handbook import TAKEN
from app.views.safety.parts import PARTS
from app.views.supports.page import PARTS as SUPPORTS
from app.views.window.commands import COMMANDS
from app.views.window.main_window import MainWindow

APP = Path(i18n.__file__).parent
LANGUAGES = ("en", "es")
LARGEST, ALL = 60_000, 2_600_000  # bytes of one picture, and of all


def sources(language: str) -> dict[str, str]:
    return {file.stem: file.read_text("utf-8") for file in sorted((FOLDER / language).glob("*.md"))}


def shown(text: str) -> list[str]:
    """The names of the pictures in a chapter."""
    return re.findall(r"!\[[^\]]+\]\(([\w-]+)\)", text)


def words_of_the_program() -> set[str]:
    """Every text that the source marks for translation."""
    found: set[str] = set()
    for file in APP.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id in ("_", "N_", "ngettext")
            ):
                found |= {
                    each.value for each in node.args if isinstance(each, ast.Constant) and isinstance(each.value, str)
                }
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_chapter_is_there_and_no_other(language: str) -> None:
    assert set(sources(language)) == {each.id for each in CHAPTERS}
    assert {each.readers for each in CHAPTERS} == set(READERS)


@pytest.mark.parametrize("id_", [each.id for each in CHAPTERS])
def test_both_languages_say_the_same(id_: str) -> None:
    english, spanish = (sources(language)[id_] for language in LANGUAGES)
    for pattern in (r"^#+ ", r"^\d+\. ", r"^- ", r"^> "):
        assert len(re.findall(pattern, english, re.MULTILINE)) == len(re.findall(pattern, spanish, re.MULTILINE)), (
            pattern
        )
    assert shown(english) == shown(spanish)
    assert sorted(BRACES.findall(english)) == sorted(BRACES.findall(spanish))
    assert sorted(re.findall(r"\]\(([\w-]+)\)", english)) == sorted(re.findall(r"\]\(([\w-]+)\)", spanish))


def test_links_lead_to_chapters() -> None:
    for text in (*sources("en").values(), *sources("es").values()):
        assert set(re.findall(r"(?<!!)\[[^\]]+\]\(([\w-]+)\)", text)) <= {each.id for each in CHAPTERS}


@pytest.mark.parametrize("language", LANGUAGES)
def test_pictures_are_those_of_the_script_and_small(language: str) -> None:
    files = {file.stem: file for file in (PICTURES / language).iterdir()}
    assert set(files) == set(TAKEN) == {name for text in sources(language).values() for name in shown(text)}
    assert all(file.stat().st_size <= LARGEST for file in files.values())
    assert not any(QImage(str(file)).isNull() for file in files.values())
    assert sum(file.stat().st_size for file in PICTURES.rglob("*.png")) <= ALL


def test_words_in_braces_are_those_of_the_program(window: MainWindow) -> None:
    known = words_of_the_program()
    for id_, text in (*sources("en").items(), *sources("es").items()):
        for kind, name in BRACES.findall(text):
            assert kind != "ui" or name in known, f"{id_}: no button or heading says “{name}”"
        assert "{" not in filled(text, window.commands), id_


def test_topics_of_chapters_exist_and_every_part_of_safety_and_supports_has_one() -> None:
    parts = {f"safety.{part.id}" for part in PARTS} | {f"supports.{part.id}" for part in SUPPORTS}
    topics = {topic for each in CHAPTERS for topic in each.about}
    assert topics <= parts | {command.id for command in COMMANDS}
    assert parts <= topics


def test_every_counted_job_is_told() -> None:
    for language in LANGUAGES:
        assert {
            name for text in sources(language).values() for kind, name in BRACES.findall(text) if kind == "count"
        } == set(COUNTED)


def test_keys_commands_and_words_are_filled_in_in_the_language_in_use(window: MainWindow) -> None:
    text = "{key:go.find} {menu:hours.submit} {press:Ctrl+D} {ui:Save as PDF…} {count:log-a-week}"
    said = filled(text, window.commands, lambda keys: f"<{keys}>")
    assert said == f"<Ctrl+K> **Student › Submit week** <Ctrl+D> **Save as PDF** {COUNTED['log-a-week']}"
    with i18n.in_language("es"):
        assert "**Estudiante › Enviar semana**" in filled(text, window.commands)
    with pytest.raises(KeyError):
        filled("{key:no.such}", window.commands)
    with pytest.raises(KeyError):
        filled("{kye:go.find}", window.commands)
    with pytest.raises(KeyError):
        filled("{rights:janitor}", window.commands)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("role", permissions.ROLES)
def test_the_matrix_of_roles_is_the_one_of_the_program(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, language: str, role: permissions.Role
) -> None:
    def shown() -> str:
        with i18n.in_language(language):
            return html(filled(sources(language)["roles"], window.commands), lambda _name: "")

    def row(what: str, may: str) -> str:
        return f"<tr><td>{what}</td><td>{may}</td></tr>"

    with i18n.in_language(language):
        lines, scope, honestly = (
            list(permissions.matrix(role)), i18n._(permissions.SCOPE_WORDS[role]), i18n._(permissions.HONESTLY)
        )  # fmt: skip
    assert len(lines) == len(permissions.RECORDS) + len(permissions.ACTS)
    assert all(row(line.what, line.may) in shown() for line in lines)
    assert f"<p>{scope}</p>" in shown()
    assert f'<p class="note">{honestly}</p>' in shown()
    monkeypatch.setattr(permissions, "matrix", lambda _role: [permissions.Line("Weather", "change")])
    assert shown().count(row("Weather", "change")) == len(permissions.ROLES)


def test_markdown_becomes_html_and_nothing_in_it_is_markup() -> None:
    text = "# A & B\n\nOne **two**\nthree [four](five).\n\n1. six\n   seven\n2. eight\n\n- nine\n\n> ten"
    text += "\n\n| thirteen | A & B |\n| fourteen | **fifteen** |\n\n![eleven](twelve)"
    assert html(text, lambda name: f"<{name}>") == (
        '<h1>A &amp; B</h1>\n<p>One <b>two</b> three <a href="five">four</a>.</p>\n'
        "<ol><li>six seven</li><li>eight</li></ol>\n<ul><li>nine</li></ul>\n"
        '<p class="note">ten</p>\n<table width="100%" cellspacing="0" cellpadding="5"><thead><tr><th>thirteen</th>'
        "<th>A &amp; B</th></tr></thead><tr><td>fourteen</td><td><b>fifteen</b></td></tr></table>\n"
        '<p class="picture"><twelve></p><p class="caption">eleven</p>'
    )


def test_words_are_found_without_accents_and_case() -> None:
    assert hits("Guárdelo. Guardar la CÓPIA", "guard copia") == [(0, 5), (10, 15), (21, 26)]
    assert hits("Straße ß", "strasse") == [(0, 6)]
    assert hits("one two", "one three") == []
    assert hits("one two", "  ") == []


def test_the_chapter_fits_the_page() -> None:
    assert chapter_for({"hours.submit", "hours.copy"}).id == "log-a-week"
    assert chapter_for({"hours.approve"}).id == "review-hours"
    assert chapter_for(()).id == CHAPTERS[0].id
