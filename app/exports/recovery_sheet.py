"""The sheet with a recovery code: one page that somebody locks away. It is made in memory and never in a file."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import Literal

from app.exports.blocks import Bullets, Heading, Paragraph, Title
from app.exports.pdf import Paper
from app.exports.tables import Column, Facts, Table
from app.exports.typesetting import Bold
from app.i18n import _, day, language

Opens = Literal["book", "notes"]


def recovery_sheet(site: str, code: str, opens: Opens = "book") -> bytes:
    """The sheet as a PDF: of the code that opens the book of `site`, or of the one that opens its sealed notes."""
    title = sheet_title(opens)
    into = BytesIO()
    with Paper(into, title=title, author=site, language=language(), footer=title) as paper:
        paper.add(
            Title(title),
            Facts([(_("School"), site), (_("Made on"), day(date.today(), "long"))], summary=_("About this sheet")),
            Paragraph(_what_for(opens)),
            Heading(_("The code")),
            Table(
                [Column(_("Block"), 1, header=True), Column(_("Letters and figures"), 4)],
                [[str(number), [Bold(block)]] for number, block in enumerate(code.split("-"), 1)],
                summary=_("The six blocks of the code"),
            ),
            Heading(_("How to keep it")),
            Bullets(
                [
                    _("Lock this sheet away: in the safe of the school, or in a sealed envelope at the district."),
                    _("Keep it apart from the computer. Take no picture of it and send it to nobody."),
                    _("There are no letters I, L, O and U in the code: what looks like them is 1 or 0."),
                    _("Was it lost, or seen by somebody? Make a new sheet: this one then opens nothing new."),
                ]
            ),
        )
    return into.getvalue()


def sheet_title(opens: Opens) -> str:
    """What the sheet is called."""
    return _("Recovery sheet of the book") if opens == "book" else _("Recovery sheet of the counselors")


def _what_for(opens: Opens) -> str:
    if opens == "book":
        return _(
            "Whoever has this code can open the book and choose a new passphrase. It does not open the confidential "
            "notes of counselors. On the unlock screen press “Use the recovery code” and type it."
        )
    return _(
        "This code gives a counselor the key of the confidential notes again, after a forgotten passphrase. It does "
        "not open the book: unlock as a counselor, then go to Safety, Accounts, and press “Use the counselor sheet”."
    )
