"""Settings come back, and a damaged file never stops the program."""

from __future__ import annotations

from pathlib import Path
from threading import Barrier, Thread

import pytest

from app.settings import Settings


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "deep" / "settings.json"


def test_values_come_back(file: Path) -> None:
    settings = Settings(file)
    settings.set("language", "es")
    settings.set("recent", ["Año.pathbook"])
    settings.set("maximised", True)
    again = Settings(file)
    assert again.get("language", "en") == "es"
    assert again.get("recent", [""]) == ["Año.pathbook"]
    assert again.get("maximised", False) is True
    assert [path.name for path in file.parent.iterdir()] == ["settings.json"]


def test_default_where_nothing_or_another_type_is_kept(file: Path) -> None:
    settings = Settings(file)
    settings.set("width", "wide")
    assert settings.get("width", 900) == 900
    assert settings.get("height", 600) == 600


def test_none_forgets(file: Path) -> None:
    settings = Settings(file)
    settings.set("theme", "dark")
    settings.set("theme", None)
    settings.set("never", None)
    assert Settings(file).get("theme", "light") == "light"


@pytest.mark.parametrize("content", [b"", b"{", b"[1, 2]", b"\xff\xfe\x00", b"[" * 100_000, b"null"])
def test_damaged_file_is_put_aside(file: Path, content: bytes) -> None:
    file.parent.mkdir()
    file.write_bytes(content)
    settings = Settings(file)
    assert settings.get("language", "en") == "en"
    settings.set("language", "es")
    assert Settings(file).get("language", "en") == "es"
    assert file.with_name("settings.json.damaged").read_bytes() == content


def test_unwritable_place_keeps_the_choice_until_the_end(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file where a folder should be")
    settings = Settings(tmp_path / "taken" / "settings.json")
    settings.set("language", "es")
    assert settings.get("language", "en") == "es"


def test_default_place_is_the_settings_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATHBOOK_HOME", str(tmp_path))
    Settings().set("language", "es")
    assert Settings(tmp_path / "settings" / "settings.json").get("language", "en") == "es"


def test_two_windows_write_the_same_settings_at_once(file: Path, caplog: pytest.LogCaptureFixture) -> None:
    Settings(file).set("language", "en")
    whole, start = Settings(file).get("language", ""), Barrier(2)

    def write(name: str) -> None:
        settings = Settings(file)
        start.wait()
        for at in range(100):
            settings.set(name, at)

    writers = [Thread(target=write, args=[name]) for name in ("one", "two")]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert caplog.messages == []
    assert Settings(file).get("language", "") == whole
    assert [path.name for path in file.parent.iterdir()] == ["settings.json"]


def test_what_cannot_be_written_leaves_no_part(file: Path, caplog: pytest.LogCaptureFixture) -> None:
    file.mkdir(parents=True)
    Settings(file).set("language", "es")
    assert "The settings could not be written: IsADirectoryError" in caplog.text
    assert list(file.parent.iterdir()) == [file]


def test_text_that_no_file_can_hold_is_kept_as_it_is(file: Path) -> None:
    file.parent.mkdir()
    file.write_text('{"books": {"\\ud800": {}}}')
    Settings(file).set("language", "es")
    assert Settings(file).get("books", {}) == {"\ud800": {}}
