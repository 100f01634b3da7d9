"""What the person chose for this computer, by name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeVar, get_args

from app.i18n import LANGUAGES
from app.settings import Settings
from app.views.look.accents import ACCENTS, Accent
from app.views.look.theme import CHOICES, LARGEST, SMALLEST, Choice

if TYPE_CHECKING:
    from app.book.book import Book

LOCK_AFTER = (5, 10, 15, 30, 0)  # minutes; 0 for never
RECENT = 8  # books that are remembered

Role = Literal["coordinator", "teacher", "counselor", "all"]
"""What the person does at the site; home begins with the questions of the role."""

ROLES: tuple[Role, ...] = get_args(Role)

T = TypeVar("T", str, int, bool, list[str], dict[str, Any])


@dataclass(frozen=True, slots=True)
class Recent:
    """A book that was opened on this computer; `is_there` tells whether its folder still is."""

    path: Path
    opened_at: datetime | None
    is_there: bool


class Choices:
    """Language, theme, text size, window and recent books, kept in the settings of this computer."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    @property
    def language(self) -> str:
        """ "en", "es", or "" for the language of the system."""
        kept = self._settings.get("language", "")
        return kept if kept in LANGUAGES else ""

    @language.setter
    def language(self, code: str) -> None:
        self._settings.set("language", code)

    @property
    def theme(self) -> Choice:
        kept = self._settings.get("theme", "")
        for choice in CHOICES:
            if choice == kept:
                return choice
        return "system"

    @theme.setter
    def theme(self, choice: Choice) -> None:
        self._settings.set("theme", choice)

    @property
    def accent(self) -> Accent:
        kept = self._settings.get("accent", "")
        for accent in ACCENTS:
            if accent == kept:
                return accent
        return "blue"

    @accent.setter
    def accent(self, accent: Accent) -> None:
        self._settings.set("accent", accent)

    @property
    def text_scale(self) -> float:
        """Text size as a factor; 1.0 is normal."""
        percent = self._settings.get("text_percent", 100)
        return min(max(percent, round(SMALLEST * 100)), round(LARGEST * 100)) / 100

    @text_scale.setter
    def text_scale(self, scale: float) -> None:
        self._settings.set("text_percent", round(scale * 100))

    @property
    def lock_after(self) -> int:
        """Minutes in which nobody does anything, after which a book is locked; 0 for never."""
        kept = self._settings.get("lock_after", 15)
        return kept if kept in LOCK_AFTER else 15

    @lock_after.setter
    def lock_after(self, minutes: int) -> None:
        self._settings.set("lock_after", minutes)

    @property
    def window(self) -> bytes:
        """Place and size of the window as Qt tells them; empty before the first start."""
        kept = self._settings.get("window", "")
        return kept.encode("ascii") if kept.isascii() else b""

    @window.setter
    def window(self, geometry: bytes) -> None:
        self._settings.set("window", geometry.decode("ascii"))

    def recent_books(self) -> list[Recent]:
        """The books opened lately, the last one first; also those that have gone from their place."""
        times = self._settings.get("recent_times", {})
        return [Recent(Path(path), _moment(times.get(path)), _is_folder(path)) for path in self._recent_paths]

    def remember(self, book: Path) -> None:
        """Puts `book` at the head of the recent ones: it is opened now."""
        kept = [path for path in self._recent_paths if path != str(book)]
        now = datetime.now().astimezone().isoformat(timespec="minutes")
        times = self._settings.get("recent_times", {}) | {str(book): now}
        self._keep_recent([str(book), *kept][:RECENT], times)

    def forget(self, book: Path) -> None:
        """Takes `book` off the recent ones; the book itself stays."""
        kept = [path for path in self._recent_paths if path != str(book)]
        self._keep_recent(kept, self._settings.get("recent_times", {}))

    @property
    def _recent_paths(self) -> list[str]:
        kept: list[object] = [*self._settings.get("recent_books", [])]
        return [path for path in kept if isinstance(path, str)][:RECENT]

    def _keep_recent(self, paths: list[str], times: dict[str, Any]) -> None:
        self._settings.set("recent_books", paths)
        self._settings.set("recent_times", {path: time for path, time in times.items() if path in paths})

    # -- for one book on this computer: nothing about students belongs here

    def book_value(self, book_id: str, name: str, default: T) -> T:
        """What is kept under `name` for the book `book.ring.book`; `default` where there is none of the same type."""
        value = self._books.get(book_id, {}).get(name)
        return value if type(value) is type(default) else default

    def keep_book_value(self, book_id: str, name: str, value: str | int | bool | list[str] | dict[str, Any]) -> None:
        """Keeps `value` (what JSON can hold) under `name` for one book."""
        books = self._books
        self._settings.set("books", books | {book_id: books.get(book_id, {}) | {name: value}})

    def own_value(self, book: Book, name: str, default: T) -> T:
        """As `book_value`, for the account that works in the book: several people may share this computer."""
        return self.book_value(book.ring.book, f"{name}/{book.account.id}", default)

    def keep_own_value(self, book: Book, name: str, value: str | int | bool | list[str] | dict[str, Any]) -> None:
        """As `keep_book_value`, for the account that works in the book."""
        self.keep_book_value(book.ring.book, f"{name}/{book.account.id}", value)

    @property
    def _books(self) -> dict[str, Any]:
        return {id_: kept for id_, kept in self._settings.get("books", {}).items() if isinstance(kept, dict)}

    def copy_left(self, book_id: str) -> datetime | None:
        """When a copy of the book last left this computer: to a stick, a network drive, the cloud."""
        return _moment(self.book_value(book_id, "copy_left", ""))

    def note_copy_left(self, book_id: str) -> None:
        """A copy of the book left this computer just now."""
        self.keep_book_value(book_id, "copy_left", datetime.now().astimezone().isoformat(timespec="minutes"))

    def checked(self, book_id: str) -> datetime | None:
        """When the whole book was last checked on this computer."""
        return _moment(self.book_value(book_id, "checked", ""))

    def note_check(self, book_id: str) -> None:
        """The whole book was checked just now."""
        self.keep_book_value(book_id, "checked", datetime.now().astimezone().isoformat(timespec="minutes"))

    def role(self, book_id: str) -> Role:
        """What the person does in this book; "all" until they say."""
        kept = self.book_value(book_id, "role", "")
        for role in ROLES:
            if role == kept:
                return role
        return "all"

    def keep_role(self, book_id: str, role: Role) -> None:
        """Home begins with the questions of `role` from now on."""
        self.keep_book_value(book_id, "role", role)


def _is_folder(path: str) -> bool:
    """Whether there is such a folder; what cannot be the name of one, or may not be looked at, is none."""
    try:
        return Path(path).is_dir()
    except (OSError, ValueError):
        return False


def _moment(text: object) -> datetime | None:
    """When a book was opened, as it was written down; None where that cannot be read."""
    try:
        return datetime.fromisoformat(text).astimezone() if isinstance(text, str) else None
    except (ValueError, OverflowError, OSError):  # a year that the clock of this computer cannot tell
        return None
