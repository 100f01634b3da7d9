"""Recovery codes: thirty random letters and figures on paper that open what they were made for."""

from __future__ import annotations

import re
import secrets

_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's base 32: no I, L, O, U
BLOCKS, BLOCK = 6, 5  # a code is six blocks of five
_CODE = re.compile(rf"[{_LETTERS}]{{{BLOCKS * BLOCK}}}")


def new_recovery_code() -> str:
    """Thirty letters and figures (150 bits) in six groups, without I, L, O and U."""
    letters = "".join(secrets.choice(_LETTERS) for _ in range(BLOCKS * BLOCK))
    return "-".join(letters[i : i + BLOCK] for i in range(0, len(letters), BLOCK))


def as_code(text: str) -> str:
    """The bare recovery code that `text` is, or "" where it is a passphrase. O, I and L are read as 0 and 1."""
    bare = _bare(text)
    return bare if _CODE.fullmatch(bare) else ""


def is_block(code: str, number: int, typed: str) -> bool:
    """Whether `typed` is the block `number` (1 to 6) of a code: proof that it stands on paper."""
    return _bare(typed) == _bare(code)[(number - 1) * BLOCK : number * BLOCK]


def _bare(text: str) -> str:
    return re.sub(r"[\s\-]", "", text.upper()).translate(str.maketrans("OIL", "011"))
