"""The catalogs of translations: what the source says, what is translated, what is compiled.

`python -m tests.catalogs` brings `resources/i18n/<language>/LC_MESSAGES/pathbook.po` up to the source and compiles it.
"""

from __future__ import annotations

import csv
import io
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

PROJECT = Path(__file__).resolve().parents[1]
CODES = PROJECT / "resources" / "codes"
KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2)}
LANGUAGES = ("es",)


class Texts(Catalog):
    """A catalog whose header says only what stays true: no dates, no names of people or programs."""

    def __init__(self, language: str | None = None) -> None:
        super().__init__(
            locale=language, fuzzy=False, header_comment="# Texts of Pathbook. The words to use: glossary.md."
        )

    @property
    def mime_headers(self) -> list[tuple[str, str]]:  # type: ignore[override]
        return [
            ("Project-Id-Version", "Pathbook"),
            ("Language", str(self.locale_identifier)),
            ("Plural-Forms", self.plural_forms),
            ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Transfer-Encoding", "8bit"),
        ]


def place(language: str, suffix: str = ".po") -> Path:
    """The catalog of a language."""
    return PROJECT / "resources" / "i18n" / language / "LC_MESSAGES" / f"pathbook{suffix}"


def shipped_names() -> list[str]:
    """The names of code lists and what is said of them, which the program puts into every book in English."""
    files = [path.read_text(encoding="utf-8").splitlines() for path in sorted(CODES.glob("*.csv"))]
    columns = ("name", "heading", "description")
    return [row[name] for lines in files for row in csv.DictReader(lines) for name in columns if row.get(name)]


def extracted() -> Texts:
    """Every text that the source marks, without the places where it stands (they change with every line), and every

    name that the program ships.
    """
    found = Texts()
    for _file, _line, message, comments, context in extract_from_dir(
        PROJECT / "app", method_map=[("**.py", "python")], keywords=KEYWORDS
    ):
        found.add(message, auto_comments=comments, context=context)
    for name in shipped_names():
        found.add(name)
    return found


def read(language: str) -> Texts:
    """What is translated."""
    found = Texts(language)
    with place(language).open("rb") as file:
        for message in read_po(file, locale=language):
            if message.id:
                found[message.id] = message
    return found


def written(catalog: Texts) -> bytes:
    """The catalog as its file holds it: the same for the same texts."""
    buffer = io.BytesIO()
    write_po(buffer, catalog, width=120, sort_output=True, no_location=True, ignore_obsolete=True)
    return buffer.getvalue()


def compiled(catalog: Texts) -> bytes:
    """The catalog as gettext loads it."""
    buffer = io.BytesIO()
    write_mo(buffer, catalog)
    return buffer.getvalue()


def bring_up_to_date(language: str) -> list[str]:
    """Add new texts, drop old ones, compile; returns the texts that still lack a translation."""
    catalog = read(language) if place(language).exists() else Texts(language)
    catalog.update(extracted(), no_fuzzy_matching=True)
    place(language).parent.mkdir(parents=True, exist_ok=True)
    place(language).write_bytes(written(catalog))
    place(language, ".mo").write_bytes(compiled(read(language)))
    return missing(read(language))


def missing(catalog: Texts) -> list[str]:
    """The texts without a (whole) translation."""
    return [str(m.id) for m in catalog if m.id and not (all(m.string) if isinstance(m.string, tuple) else m.string)]


if __name__ == "__main__":
    for code in LANGUAGES:
        lacking = bring_up_to_date(code)
        print(f"{code}: {len(lacking)} texts lack a translation")
