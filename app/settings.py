"""What one person chose on one computer: language, theme, window places, the last book.

Kept as JSON outside any book, and never worth an error: a missing file is an empty one, and a file
that cannot be understood is put aside as `settings.json.damaged` and begun anew. Nothing about
students belongs here.
"""

from __future__ import annotations

import json
import logging
import os
from pathlib import Path
from typing import Any, TypeVar, cast
from uuid import uuid4

from app import paths

Value = str | int | bool | list[str] | dict[str, Any] | None
T = TypeVar("T", str, int, bool, list[str], dict[str, Any])

log = logging.getLogger(__name__)


class Settings:
    """The settings in one file, read once and written whole at every change."""

    def __init__(self, file: Path | None = None) -> None:
        """`file` is by default the settings file of this person on this computer."""
        self._file = file or paths.settings_file()
        self._values = self._read()

    def get(self, name: str, default: T) -> T:
        """The value kept under `name`, or `default` where there is none of the same type."""
        value = self._values.get(name)
        return cast("T", value) if type(value) is type(default) else default

    def set(self, name: str, value: Value) -> None:
        """Keep `value` under `name`; None forgets it.

        Where the place cannot be written, the choice holds until the program ends.
        """
        if value is None:
            self._values.pop(name, None)
        else:
            self._values[name] = value
        try:
            self._write()
        except OSError as error:
            log.warning("The settings could not be written: %s", type(error).__name__)

    def _read(self) -> dict[str, object]:
        try:
            values = json.loads(self._file.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {}
        except OSError as error:
            log.warning("The settings could not be read: %s", type(error).__name__)
            return {}
        except (ValueError, RecursionError):
            values = None
        if isinstance(values, dict):
            return values
        self._put_aside()
        return {}

    def _put_aside(self) -> None:
        log.warning("The settings were damaged and are put aside")
        try:
            self._file.replace(self._file.with_name(self._file.name + ".damaged"))
        except OSError as error:
            log.warning("The damaged settings could not be put aside: %s", type(error).__name__)

    def _write(self) -> None:
        """Write a part file and rename it, so that a crash leaves the old file or the new one."""
        self._file.parent.mkdir(parents=True, exist_ok=True)
        part = self._file.with_name(f"{self._file.name}.{uuid4().hex}.part")  # two windows may write at once
        try:
            with part.open("x", encoding="ascii") as stream:
                json.dump(self._values, stream, indent=2, sort_keys=True)
                stream.flush()
                os.fsync(stream.fileno())
            part.replace(self._file)
        finally:
            part.unlink(missing_ok=True)
