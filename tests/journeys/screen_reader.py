"""What a screen reader does on Linux: asks a running program over AT-SPI what there is, and presses it.

`busctl` speaks D-Bus here, so that nothing has to be installed for it in Python. What is asked for may not be there
yet; each look takes some milliseconds, and asking goes on until it is there.
"""

from __future__ import annotations

import json
import subprocess
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

LONGEST = 90  # seconds that the program may take to show what is waited for
FOCUSED, SHOWING = 12, 25  # bits of AT-SPI's states
_ATSPI = "org.a11y.atspi."

Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class Accessible:
    """One thing in the program: a window, a button, a cell."""

    address: str
    bus: str
    path: str

    def call(self, interface: str, method: str, *words: str) -> Any:
        """The answer of a method; None where the thing is gone or does not have it."""
        where = (self.bus, self.path, interface, method)
        command = ["busctl", "--json=short", f"--address={self.address}", "call", *where, *words]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        return json.loads(done.stdout)["data"] if done.returncode == 0 and done.stdout else None

    def _get(self, interface: str, name: str) -> Any:
        answer = self.call("org.freedesktop.DBus.Properties", "Get", "ss", _ATSPI + interface, name)
        return answer[0]["data"] if answer else ""

    @property
    def name(self) -> str:
        return self._get("Accessible", "Name")

    @property
    def role(self) -> str:
        answer = self.call(_ATSPI + "Accessible", "GetRoleName")
        return answer[0] if answer else ""

    def has_state(self, bit: int) -> bool:
        answer = self.call(_ATSPI + "Accessible", "GetState")
        return bool(answer) and bool(answer[0][bit // 32] >> bit % 32 & 1)

    def children(self) -> list[Accessible]:
        answer = self.call(_ATSPI + "Accessible", "GetChildren")
        return [Accessible(self.address, bus, path) for bus, path in answer[0]] if answer else []

    def walk(self) -> Iterator[Accessible]:
        """This and all inside it that is shown, but for the cells of tables."""
        yield self
        if self.role not in ("table", "list", "menu bar"):
            for child in self.children():
                if child.has_state(SHOWING):
                    yield from child.walk()

    def find(self, role: str, begins: str = "") -> Accessible | None:
        """The first one inside with this role whose name begins so."""
        return next((each for each in self.walk() if each.role == role and each.name.startswith(begins)), None)

    def press(self) -> None:
        """Does what a click does."""
        self.call(_ATSPI + "Action", "DoAction", "i", "0")

    def cell(self, row: int, column: int) -> Accessible | None:
        answer = self.call(_ATSPI + "Table", "GetAccessibleAt", "ii", str(row), str(column))
        return Accessible(self.address, *answer[0]) if answer else None

    @property
    def columns(self) -> int:
        return int(self._get("Table", "NColumns") or 0)


def until(look: Callable[[], Found | None]) -> Found:
    """What `look` finds, as soon as it finds it. Raises TimeoutError."""
    end = time.monotonic() + LONGEST
    while time.monotonic() < end:
        if found := look():
            return found
    raise TimeoutError("the program does not show what is waited for")


def bus_of_accessibility(environment: dict[str, str]) -> str:
    """The address of the bus on which programs and screen readers meet; asking starts it."""
    service = ("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress")
    command = ["busctl", "--user", "--json=short", "call", *service]
    asked = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    return json.loads(asked.stdout)["data"][0]


def application(address: str, name: str) -> Accessible | None:
    """The running program with this name."""
    root = Accessible(address, "org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root")
    return next((each for each in root.children() if each.name == name), None)
