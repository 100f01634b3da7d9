"""run.py: set-up happens once, heals itself, speaks on standard error, and passes everything on."""

from __future__ import annotations

import ast
import json
import os
import shutil
import subprocess
import sys
import zipfile
from hashlib import sha256
from pathlib import Path

import pytest

import run

PROJECT = Path(__file__).resolve().parents[1]
STORY = (PROJECT / "run.py").read_text(encoding="utf-8")

# Stands in for Pathbook: says how it was called, and ends as asked.
ECHO = """\
import json, os, sys
print(json.dumps({"arguments": sys.argv[1:], "folder": os.getcwd(), "prefix": sys.prefix}))
sys.exit(int(sys.argv[1]) if sys.argv[1:2] and sys.argv[1].isdigit() else 0)
"""


# ---- which Python


def test_old_pythons_can_read_it() -> None:
    ast.parse(STORY, feature_version=(3, 6))


@pytest.mark.parametrize("version", [(3, 6, 15), (3, 10, 13), (3, 15, 0)])
def test_another_python_gets_one_sentence(version: tuple[int, ...]) -> None:
    pretend = f"import sys; sys.version_info = {version}; sys.argv = ['run.py']; exec(open('run.py').read())"
    done = subprocess.run([sys.executable, "-c", pretend], cwd=PROJECT, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.startswith("Pathbook needs Python 3.11")
    assert done.stderr.count("\n") == 1
    assert "Python {}.{} ".format(*version) in done.stderr


# ---- a real set-up, of a tiny requirement and without a network


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A folder with run.py, a stand-in for Pathbook and one requirement that lies on the disk."""
    folder = tmp_path / "Fresh copy"
    (folder / "app").mkdir(parents=True)
    (folder / "app" / "__main__.py").write_text(ECHO, encoding="utf-8")
    shutil.copy(PROJECT / "run.py", folder)
    wheel = folder / "tiny-1.0-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr("tiny.py", "")
        archive.writestr("tiny-1.0.dist-info/METADATA", "Metadata-Version: 2.1\nName: tiny\nVersion: 1.0\n")
        archive.writestr("tiny-1.0.dist-info/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        archive.writestr("tiny-1.0.dist-info/RECORD", "")
    pin(folder, sha256(wheel.read_bytes()).hexdigest())
    return folder


def pin(copy: Path, digest: str) -> None:
    (copy / "requirements.txt").write_text(f"tiny==1.0 --hash=sha256:{digest}\n", encoding="utf-8")


def start(copy: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PIP_NO_INDEX": "1", "PIP_FIND_LINKS": copy.as_uri()}
    return subprocess.run(
        [sys.executable, str(copy / "run.py"), *arguments],
        cwd=copy.parent,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_from_a_fresh_copy_to_a_second_start(copy: Path) -> None:
    good = (copy / "requirements.txt").read_text(encoding="utf-8")
    pin(copy, "0" * 64)
    failed = start(copy, "list")
    assert failed.returncode == 1
    assert failed.stdout == ""
    assert failed.stderr.splitlines()[-1].startswith("The Python packages could not be installed")

    (copy / "requirements.txt").write_text(good, encoding="utf-8")
    first = start(copy, "list", "students", "--json")
    assert first.returncode == 0, first.stderr
    said = json.loads(first.stdout)  # and nothing else
    assert said["arguments"] == ["list", "students", "--json"]
    assert Path(said["folder"]).samefile(copy.parent)
    assert Path(said["prefix"]).samefile(copy / ".venv")
    assert "Installing" in first.stderr

    (copy.parent / "app").mkdir()  # somebody else's "app" does not come first
    (copy.parent / "app" / "__main__.py").write_text("raise SystemExit('the wrong one')", encoding="utf-8")
    second = start(copy, "7")
    assert second.returncode == 7
    assert second.stderr == ""
    assert json.loads(second.stdout)["arguments"] == ["7"]


# ---- when .venv is ready


@pytest.fixture
def venv(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A finished `.venv` for running, as far as run.py looks."""
    for name in run.TO_TEST:
        (tmp_path / name).write_text(f"pins of {name}", encoding="utf-8")
    folder = tmp_path / ".venv"
    folder.mkdir()
    for name, value in {
        "HERE": tmp_path,
        "VENV": folder,
        "PYTHON": folder / "python",
        "STAMP": folder / "stamp",
    }.items():
        monkeypatch.setattr(run, name, value)
    run.PYTHON.touch()
    run.STAMP.write_text(run.description(run.TO_RUN), encoding="utf-8")
    return folder


def test_ready_to_run_is_not_ready_to_test(venv: Path) -> None:
    assert run.is_ready(run.TO_RUN)
    assert not run.is_ready(run.TO_TEST)
    run.STAMP.write_text(run.description(run.TO_TEST), encoding="utf-8")
    assert run.is_ready(run.TO_TEST)
    assert run.is_ready(run.TO_RUN)


def test_interrupted_set_up_is_not_ready(venv: Path) -> None:
    run.STAMP.unlink()
    assert not run.is_ready(run.TO_RUN)


def test_moved_folder_is_not_ready(venv: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    elsewhere = shutil.copytree(tmp_path, tmp_path.with_name(tmp_path.name + " copied"))
    monkeypatch.setattr(run, "HERE", elsewhere)
    monkeypatch.setattr(run, "STAMP", elsewhere / ".venv" / "stamp")
    assert not run.is_ready(run.TO_RUN)


def test_other_pins_another_python_or_none_are_not_ready(venv: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (run.HERE / "requirements-test.txt").write_text("newer pins", encoding="utf-8")
    assert run.is_ready(run.TO_RUN)
    (run.HERE / "requirements.txt").write_text("newer pins", encoding="utf-8")
    assert not run.is_ready(run.TO_RUN)
    run.STAMP.write_text(run.description(run.TO_RUN), encoding="utf-8")
    assert run.is_ready(run.TO_RUN)
    with monkeypatch.context() as context:
        context.setattr(run, "VERSION", "3.99")
        assert not run.is_ready(run.TO_RUN)
    run.PYTHON.unlink()
    assert not run.is_ready(run.TO_RUN)


# ---- what the system lacks


@pytest.mark.parametrize("arguments", [[], ["North High.pathbook"], ["--book", "North High.pathbook"]])
def test_no_display_is_one_sentence(
    arguments: list[str], monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(run.sys, "platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert run.main(arguments) == 1
    out, err = capfd.readouterr()
    assert out == ""
    assert err == "Pathbook cannot open its window: there is no display here.\n"


@pytest.fixture
def bare_linux(venv: Path, monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """A first start on a Linux without any of Qt's libraries; collects what it was asked to install."""
    asked: list[list[str]] = []

    def install(packages: list[str]) -> bool:
        asked.append(packages)
        return False

    run.STAMP.unlink()
    monkeypatch.setattr(run, "can_load", lambda name: False)
    monkeypatch.setattr(run, "install_packages", install)
    monkeypatch.setattr(run.importlib.util, "find_spec", lambda name: object())
    return asked


def test_a_command_gets_along_without_libraries(bare_linux: list[list[str]], capfd: pytest.CaptureFixture[str]) -> None:
    run.prepare_linux(draws=False, opens_window=False)
    assert bare_linux == [sorted(set(run.QT_LIBRARIES.values()))]
    out, err = capfd.readouterr()
    assert out == ""
    assert "libxcb-cursor" in err


def test_a_window_does_not(bare_linux: list[list[str]]) -> None:
    with pytest.raises(run.SetUpFailed, match="libxcb-cursor"):
        run.prepare_linux(draws=False, opens_window=True)


def test_nothing_does_without_venv(bare_linux: list[list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "can_load", lambda name: True)
    monkeypatch.setattr(run.importlib.util, "find_spec", lambda name: None)
    with pytest.raises(run.SetUpFailed, match="venv"):
        run.prepare_linux(draws=False, opens_window=False)
    assert bare_linux == [[f"python{run.VERSION}-venv"]]


def test_nothing_is_installed_where_nothing_is_lacking(
    bare_linux: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run, "can_load", lambda name: True)
    run.prepare_linux(draws=True, opens_window=True)
    assert bare_linux == []


# ---- running things


def test_checks_all_run_and_one_failure_fails(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    ran: list[str] = []
    status = {"ruff": 0, "lint-imports": 0, "pytest": 0}
    beside = 3

    def pretend(command: list[str | Path], cwd: Path, **environment: str) -> int:
        assert environment["QT_QPA_PLATFORM"] == "offscreen"
        name = next(Path(word).stem for word in command if Path(word).stem in status)
        ran.append(name)
        return status[name]

    def begin(command: list[str | Path]) -> subprocess.Popen[str]:
        assert command[1:] == ["-m", "pyright"]
        script = f"print('2 errors'); raise SystemExit({beside})"
        return subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True)

    monkeypatch.setattr(run, "run", pretend)
    monkeypatch.setattr(run, "begin", begin)
    assert run.check_everything(["-q"]) == 1
    assert ran == list(status)
    assert capfd.readouterr().out.splitlines()[-4:] == ["--- pyright", "2 errors", "", "--- not clean: pyright"]
    beside = 0
    assert run.check_everything([]) == 0
    assert capfd.readouterr().out.splitlines()[-1] == "--- all clean: ruff, import-linter, pytest, pyright"
    status["ruff"] = 1
    assert run.check_everything([]) == 1
    assert capfd.readouterr().out.splitlines()[-1] == "--- not clean: ruff"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signals to end a program by")
def test_end_by_a_signal_is_told_as_a_shell_would() -> None:
    assert run.run([sys.executable, "-c", "import os, signal; os.kill(os.getpid(), signal.SIGTERM)"]) == 143
