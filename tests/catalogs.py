"""The catalogs of translations: what the source says, what is translated, what is compiled.

`python -m tests.catalogs` brings `resources/i18n/<language>/LC_MESSAGES/pathbook.po` up to the source and compiles it.
"""

from __future__ import annotations

import io
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

PROJECT = Path(__file__).resolve().parents[1]
KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2)}
LANGUAGES = ("es",)


def place(language: str, suffix: str = ".po") -> Path:
    """The catalog of a language."""
    return PROJECT / "resources" / "i18n" / language / "LC_MESSAGES" / f"pathbook{suffix}"


def extracted() -> Catalog:
    """Every text that the source marks, without the places where it stands: they change with every line."""
    found = Catalog(project="Pathbook", header_comment="# Texts of Pathbook.")
    for _file, _line, message, comments, context in extract_from_dir(
        PROJECT / "app", method_map=[("**.py", "python")], keywords=KEYWORDS
    ):
        found.add(message, auto_comments=comments, context=context)
    return found


def read(language: str) -> Catalog:
    """What is translated."""
    with place(language).open("rb") as file:
        return read_po(file, locale=language)


def compiled(catalog: Catalog) -> bytes:
    """The catalog as gettext loads it."""
    buffer = io.BytesIO()
    write_mo(buffer, catalog)
    return buffer.getvalue()


def bring_up_to_date(language: str) -> list[str]:
    """Add new texts, drop old ones, compile; returns the texts that still lack a translation."""
    catalog = read(language) if place(language).exists() else Catalog(locale=language, project="Pathbook")
    catalog.update(extracted(), no_fuzzy_matching=True)
    catalog.obsolete.clear()
    catalog.creation_date = catalog.revision_date = catalog.creation_date.replace(2026, 1, 1, 0, 0, 0, 0)
    place(language).parent.mkdir(parents=True, exist_ok=True)
    with place(language).open("wb") as file:
        write_po(file, catalog, width=120, sort_output=True, no_location=True, ignore_obsolete=True)
    place(language, ".mo").write_bytes(compiled(read(language)))
    return missing(read(language))


def missing(catalog: Catalog) -> list[str]:
    """The texts without a (whole) translation."""
    return [str(m.id) for m in catalog if m.id and not (all(m.string) if isinstance(m.string, tuple) else m.string)]


if __name__ == "__main__":
    for code in LANGUAGES:
        lacking = bring_up_to_date(code)
        print(f"{code}: {len(lacking)} texts lack a translation")
