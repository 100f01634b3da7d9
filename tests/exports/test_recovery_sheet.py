"""The sheet with a recovery code."""

from __future__ import annotations

from io import BytesIO

import pypdfium2
import pytest

from app.book.recovery_code import new_recovery_code
from app.exports.recovery_sheet import Opens, recovery_sheet, sheet_title


@pytest.mark.parametrize("opens", ["book", "notes"])
def test_one_tagged_page_holds_the_whole_code(opens: Opens) -> None:
    code = new_recovery_code()
    document = pypdfium2.PdfDocument(BytesIO(recovery_sheet("Oak Grove High", code, opens)))
    assert len(document) == 1
    assert document.is_tagged()
    text = document[0].get_textpage().get_text_bounded()
    assert sheet_title(opens) in text
    assert "Oak Grove High" in text
    for block in code.split("-"):
        assert block in text
    assert document.get_metadata_dict()["Title"] == sheet_title(opens)
