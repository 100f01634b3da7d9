"""The program as it runs, met over AT-SPI as a screen reader meets it, under a display of its own."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.journeys.screen_reader import FOCUSED, Accessible, application, bus_of_accessibility, until

PROJECT = Path(__file__).resolve().parents[2]
NEEDED = ("Xvfb", "dbus-daemon", "busctl")
SERVICE = Path("/usr/share/dbus-1/services/org.a11y.Bus.service")
RAIL = ["Home", "Students", "Pathways", "Hours", "Supports", "Placements", "Events", "Employers", "School"]
HOURS = re.compile(r"[\d.,]+ of [\d.,]+ h, \d+%")


def _start(stack: ExitStack, command: list[str], environment: dict[str, str], tells: bool = True) -> str:
    """Starts a program that ends with the test; returns the first line that it tells, where it `tells` one."""
    process = subprocess.Popen(
        command,
        cwd=PROJECT,
        env=environment,
        stdout=subprocess.PIPE if tells else subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        text=True,
        start_new_session=True,
    )
    stack.callback(_end, process)
    return process.stdout.readline().strip() if process.stdout else ""


def _end(process: subprocess.Popen[str]) -> None:
    """Ends a program and all that it started."""
    try:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(20)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    if process.stdout:
        process.stdout.close()


def _window_manager() -> str | None:
    return next(filter(None, map(shutil.which, ("openbox", "metacity", "xfwm4", "twm"))), None)


@pytest.fixture
def program(tmp_path: Path) -> Iterator[Accessible]:
    """The program on the sample school. Skips where the machine has no display of memory or no AT-SPI."""
    lacking = [each for each in NEEDED if shutil.which(each) is None]
    if sys.platform != "linux" or lacking or not SERVICE.exists():
        pytest.skip(f"AT-SPI cannot be tried here; lacking: {', '.join(lacking) or SERVICE.name}")
    runtime = tmp_path / "runtime"
    runtime.mkdir(0o700)
    away = {"QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "AT_SPI_BUS_ADDRESS"}
    environment = {key: value for key, value in os.environ.items() if key not in away}
    environment |= {"XDG_RUNTIME_DIR": str(runtime), "PATHBOOK_HOME": str(tmp_path / "home"), "LANGUAGE": "en"}
    environment |= {"QT_QPA_PLATFORM": "xcb", "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1", "LC_ALL": "C.UTF-8"}
    with ExitStack() as stack:
        screen = ["-screen", "0", "1366x768x24", "-nolisten", "tcp"]
        display = _start(stack, ["Xvfb", "-displayfd", "1", *screen], environment)
        environment["DISPLAY"] = f":{display}"
        if manager := _window_manager():
            _start(stack, [manager], environment, tells=False)
        bus = _start(stack, ["dbus-daemon", "--session", "--nofork", "--print-address"], environment)
        environment["DBUS_SESSION_BUS_ADDRESS"] = bus
        address = bus_of_accessibility(environment)
        _start(stack, [sys.executable, "-m", "app"], environment, tells=False)
        yield until(lambda: application(address, "Pathbook"))


def test_a_screen_reader_finds_its_way(program: Accessible) -> None:
    students = until(lambda: program.find("button", "Students") or program.find("push button", "Students"))
    names = [each.name for each in program.walk() if "button" in each.role]
    assert all(names)
    assert [each for each in names if each in RAIL] == RAIL

    students.press()
    table = until(lambda: program.find("table", "Students"))
    until(lambda: table.cell(0, 0))
    spoken = [cell.name for row in range(12) for at in range(table.columns) if (cell := table.cell(row, at))]
    assert all(spoken)
    assert any(HOURS.fullmatch(words) for words in spoken), spoken

    find = next(each for each in program.walk() if "button" in each.role and each.name.startswith("Find students"))
    find.press()
    [window] = program.children()
    palette = until(lambda: next((each for each in window.children() if each.name == "Find or run a command"), None))
    entry = until(lambda: palette.find("text", "Find students, pages, commands"))
    if _window_manager():  # without one, no window has the keyboard
        assert until(lambda: entry.has_state(FOCUSED))
