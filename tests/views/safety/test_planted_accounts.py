"""What was written into the key file past the program is seen where accounts are kept."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QLabel

from app.book import accounts
from app.book.keys import read_ring, write_ring
from app.book.slots import with_keys
from app.models.opening import new_book, open_book
from app.views.look.cards import Banner
from app.views.look.chips import Chip
from app.views.safety.accounts import AccountLine
from tests.books import PASSPHRASE
from tests.views.accessibility import problems
from tests.views.conftest import OpenWindow
from tests.views.safety.panels import accounts_panel


def test_the_line_of_the_account_says_so(open_window: OpenWindow, tmp_path: Path) -> None:
    path = tmp_path / "Oak Grove.pathbook"
    with new_book(path, "Oak Grove High", "Carmen Ortega", PASSPHRASE)[0] as book:
        for name in ("Tom Ash", "Otto Reyes"):
            accounts.add(book, name, "teacher", "three small otters")
        keys = dict(book.unlocked.keys)
        ring = read_ring(path)
        planted = replace(ring.named("Otto Reyes"), public=ring.named("Tom Ash").public)
        write_ring(path, ring.with_slot(with_keys(ring.book, planted, keys)))
    panel = accounts_panel(open_window(open_book(path, PASSPHRASE)))
    lines = panel.findChildren(AccountLine)
    [line] = [line for line in lines if any("past" in chip.text() for chip in line.findChildren(Chip))]
    assert "Otto Reyes" in {each.text() for each in line.findChildren(QLabel)}
    [banner] = panel.findChildren(Banner)
    assert "“Otto Reyes” was changed in the key file" in banner.words.text()
    assert problems(panel) == []
    accounts.reset(panel.book, planted.id, "ten old lanterns")
    panel.refresh(None)
    assert not [chip for chip in panel.findChildren(Chip) if "past" in chip.text() and chip.isVisible()]
