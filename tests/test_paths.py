"""What comes with the program is there, and PATHBOOK_HOME takes everything else."""

from __future__ import annotations

from pathlib import Path

import pytest

from app import paths


def test_resources_lie_beside_the_program() -> None:
    project = Path(__file__).resolve().parents[1]
    assert paths.resource("icons").parent == project / "resources"
    assert paths.resource("style.qss").is_file()


def test_home_takes_everything(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATHBOOK_HOME", str(tmp_path))
    places = [
        paths.settings_file(),
        paths.logs_folder(),
        paths.data_folder(),
        paths.sample_book(),
        paths.documents_folder(),
    ]
    assert all(place.is_relative_to(tmp_path) for place in places)


def test_without_home_every_kind_has_a_place_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PATHBOOK_HOME", raising=False)
    assert paths.settings_file().parent.name == "Pathbook"
    assert paths.settings_file().parent != paths.sample_book().parent
