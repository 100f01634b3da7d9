"""Inputs altered at random: bytes, cells, tags and values that people and broken programs send."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from copy import deepcopy
from random import Random
from typing import Any

CELLS = (
    "", " ", "\0", "﻿", "�", "\u202eabc", "😀" * 50, "'", '"', '""', '"a\nb"', "=1+1", "=cmd|' /C calc'!A0",
    "+1", "-1", "@SUM(A1)", "NaN", "inf", "1e999", "-0", "9" * 400, "0x10", "TRUE", "NULL", "#REF!", "31/02/2026",
    "2026-13-45", "0000-00-00", "9999-12-31", "1899-12-30", "24:61", "99:99", "-3:30", "3,5", "1.2.3", "％d", "%s%n",
    "../../etc", "a" * 40_000, "é" * 3000, "A\rB", "\t\t", ";;;;", "|", "\x1b[2J", "１２３", "٣٫٥", "²",
)  # fmt: skip
BYTES = (b"\0", b"\xff", b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"\xc3", b"\xed\xa0\x80", b"\r", b"\n", b'"',
         b",", b";", b"\t", b"\x1a", b"PK\x03\x04", b"PK\x05\x06", b"<!DOCTYPE x>", b"&#0;", b"]]>")  # fmt: skip
VALUES: tuple[Any, ...] = (None, True, False, 0, -1, 1.5, 2**63, 10**400, "", "x", "\0", "é" * 9999, [], {}, [[]],
                           {"a": {}}, "AAAA", "====", "A" * 100_000, "\ud800")  # fmt: skip
REFERENCES = (b"XFD1048576", b"A0", b"A1048577", b"ZZZZZZ9", b"A-1", b"1A", b"", b"A99999999999999999999")


def any_bytes(chance: Random, data: bytes) -> bytes:
    """Some places of `data` flipped, left out, doubled, moved or overwritten."""
    altered = bytearray(data)
    for _time in range(chance.choice([1, 1, 2, 5, 30])):
        at = chance.randrange(len(altered) + 1)
        length = chance.choice([1, 2, 8, 100, 5000])
        match chance.randrange(7):
            case 0:
                altered[at:at] = chance.choice(BYTES)
            case 1:
                del altered[at : at + length]
            case 2:
                altered[at : at + length] = chance.randbytes(min(length, len(altered) - at))
            case 3:
                altered[at:at] = altered[at : at + length] * chance.choice([1, 2, 50])
            case 4 if at < len(altered):
                altered[at] ^= 1 << chance.randrange(8)
            case 5:
                altered[at : at + length] = bytes(length)
            case _ if chance.random() < 0.2:
                del altered[at:]
            case _:
                altered[at : at + len(token)] = token if (token := chance.choice(BYTES)) else b""
    return bytes(altered)


def any_table(chance: Random, data: bytes) -> bytes:
    """A text table with cells, rows, columns, delimiters or its encoding altered."""
    rows = [line.split(",") for line in data.decode("utf-8", "replace").splitlines()] or [[""]]
    for _time in range(chance.choice([1, 1, 3, 10])):
        row = chance.choice(rows[:2] if chance.random() < 0.3 else rows)
        match chance.randrange(8):
            case 0 | 1 | 2 if row:
                row[chance.randrange(len(row))] = chance.choice(CELLS)
            case 3:
                row.insert(chance.randrange(len(row) + 1), chance.choice(CELLS))
            case 4 if row:
                del row[chance.randrange(len(row))]
            case 5:
                rows.insert(chance.randrange(len(rows)), list(chance.choice(rows)))
            case 6:
                row.extend([chance.choice(CELLS[:36])] * chance.choice([10, 500, 3000]))
            case _ if len(rows) > 1:
                del rows[chance.randrange(len(rows))]
            case _:
                pass
    text = chance.choice(["\n", "\n", "\r\n", "\r"]).join(chance.choice([",", ",", ",", ";", "\t", "|"]).join(row)
                                                          for row in rows)  # fmt: skip
    return text.encode(
        chance.choice(["utf-8", "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252", "utf-32"]), "replace"
    )


def any_markup(chance: Random, data: bytes) -> bytes:
    """XML with attributes, references of cells and tags altered."""
    match chance.randrange(5):
        case 0:
            return data.replace(b'r="A', b'r="' + chance.choice(REFERENCES), chance.choice([1, -1]))
        case 1:
            parts = data.split(b"<")
            chance.shuffle(parts)
            return b"<".join(parts)
        case 2:
            parts = data.split(b'"')
            parts[chance.randrange(len(parts))] = chance.choice(CELLS).encode()
            return b'"'.join(parts)
        case 3:
            at = data.find(b"<", chance.randrange(len(data) + 1))
            return data[:at] + b"<a>" * chance.choice([1, 5000]) + data[at:]
        case _:
            at = data.find(b">", chance.randrange(len(data) + 1)) + 1
            return data[:at] + data[max(0, at - 400) : at] * 20 + data[at:]


def any_archive(chance: Random, data: bytes, inner: Callable[[Random, bytes], bytes]) -> bytes:
    """A zip whose bytes, members or names are altered; `inner` alters the content of a member."""
    if chance.random() < 0.25:
        return any_bytes(chance, data)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = [(info.filename, archive.read(info)) for info in archive.infolist()]
        method = archive.infolist()[0].compress_type
    for _time in range(chance.choice([1, 1, 2])):
        at = chance.randrange(len(members))
        name, content = members[at]
        match chance.randrange(9):
            case 0:
                del members[at]
                if not members:
                    return b""
            case 1:
                members.append((chance.choice(["../x.csv", "/x.csv", "a/b/c.csv", name, "X" * 200, "é.csv"]), content))
            case 2:
                members[at] = (chance.choice(["renamed.csv", name.upper(), name + "x", "mimetype"]), content)
            case 3 if chance.random() < 0.2:  # far more inside than outside
                members[at] = (name, content + bytes(150_000_000))
            case 4:
                members[at] = (name, any_bytes(chance, content))
            case _:
                members[at] = (name, inner(chance, content))
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as archive:
        for name, content in dict(members).items():
            archive.writestr(name, content)
    return made.getvalue()


def any_json(chance: Random, data: bytes) -> bytes:
    """JSON with a value, a name or a member altered."""
    if chance.random() < 0.3:
        return any_bytes(chance, data)
    try:
        whole: Any = json.loads(data)
    except ValueError:  # it was none before
        return any_bytes(chance, data)
    for _time in range(chance.choice([1, 1, 2, 4])):
        holder: Any = whole
        while True:
            keys: list[Any] = list(holder) if isinstance(holder, dict) else list(range(len(holder)))
            if not keys:
                break
            key = chance.choice(keys)
            if isinstance(holder[key], dict | list) and holder[key] and chance.random() < 0.85:
                holder = holder[key]
                continue
            if isinstance(holder, dict) and chance.random() < 0.15:
                del holder[key]
            elif isinstance(holder, dict) and chance.random() < 0.1:
                holder[str(key) + "x"] = deepcopy(chance.choice(VALUES))
            elif isinstance(holder[key], str) and holder[key] and chance.random() < 0.3:
                holder[key] = holder[key][: chance.randrange(len(holder[key]))] + chance.choice(["", "A", "=", "é"])
            else:
                holder[key] = deepcopy(chance.choice(VALUES))
            break
    return json.dumps(whole).encode("utf-8", "surrogatepass")
