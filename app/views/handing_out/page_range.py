"""Pages as people write them: "1-4, 7"."""

from __future__ import annotations

import re

from app.book.refused import Refused
from app.i18n import _, number

_PART = re.compile(r"(\d+)(?:\s*[-–]\s*(\d*))?")


def pages_in(text: str, count: int) -> list[int]:
    """The pages that `text` names, counted from 0 and in its order; all `count` of them where it is empty.

    "3-" goes on to the last page. Raises Refused with a sentence where a part is no page.
    """
    parts = [part.strip() for part in re.split("[,;]", text) if part.strip()]
    if not parts:
        return list(range(count))
    found: list[int] = []
    for part in parts:
        match = _PART.fullmatch(part)
        first = int(match[1]) if match else 0
        last = first if match is None or match[2] is None else int(match[2] or count)
        if not 1 <= first <= last <= count:
            raise Refused(
                _("“{part}” is none of the {count} pages. Write pages like 1-4, 7.").format(
                    part=part, count=number(count)
                )
            )
        found += range(first - 1, last)
    return found
