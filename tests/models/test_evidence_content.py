"""Whatever somebody drops onto the window: recognised by what it is, refused in one sentence, never a crash."""

from __future__ import annotations

import io
import random

import pytest
from PIL import Image

from app.book.refused import Refused
from app.models import evidence_content
from app.models.evidence import HEIC, JPEG, PDF, PNG
from app.models.evidence_content import examined, kind_of, picture
from tests.models import invented_files as made

FILES = {PDF: made.pdf(), JPEG: made.jpeg(), PNG: made.png(), HEIC: made.HEIC}


@pytest.mark.parametrize("kind", FILES)
def test_each_kind_is_known_by_its_bytes_and_seen_small(kind: str) -> None:
    found, small = examined(FILES[kind])
    assert found == kind
    with Image.open(io.BytesIO(small), formats=["JPEG"]) as seen:
        assert max(seen.size) <= 256


def test_a_photo_of_a_phone_is_shown() -> None:
    shown = picture(made.HEIC, HEIC)
    assert (shown.width, shown.height, len(shown.pixels)) == (64, 48, 64 * 48 * 3)
    left, right = shown.pixels[:3], shown.pixels[63 * 3 : 64 * 3]
    assert left[2] > 150 > left[0]
    assert right[0] > 150 > right[2]


def test_a_photo_is_held_the_right_way() -> None:
    remarks = Image.Exif()
    remarks[0x0112] = 6  # turned by a quarter
    shown = picture(made.jpeg(80, 60, exif=remarks.tobytes()), JPEG)
    assert (shown.width, shown.height) == (60, 80)


def test_what_is_transparent_becomes_paper() -> None:
    buffer = io.BytesIO()
    Image.new("RGBA", (4, 4), (0, 0, 0, 0)).save(buffer, "PNG")
    assert picture(buffer.getvalue(), PNG).pixels == b"\xff" * 48


def test_where_a_photo_was_taken_is_not_in_the_small_picture() -> None:
    remarks = Image.Exif()
    remarks.get_ifd(0x8825)[2] = (37.0, 46.0, 30.0)
    remarks[0x010E] = "CANARY"
    content = made.jpeg(exif=remarks.tobytes())
    assert b"CANARY" in content
    _kind, small = examined(content)
    assert b"Exif" not in small
    assert b"CANARY" not in small


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is empty"),
        (b"PK\x03\x04 a workbook", "not a PDF, JPEG, PNG or HEIC"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "not a PDF"),
        (b"GIF89a" + b"\0" * 50, "not a PDF"),
        (b"\xff\xd8\xff\xe0junk", "damaged"),
        (made.jpeg(400, 400)[:900], "damaged"),
        (made.png(400, 400)[:200], "damaged"),
        (made.HEIC[:-60], "damaged"),
        (b"\0\0\0\x18ftypheic" + b"x" * 100, "damaged"),
        (b"%PDF-1.7\n nothing else", "PDF is damaged"),
        (made.pdf()[:300], "PDF is damaged"),
        (made.pdf(password="heron"), "password"),
        (made.pdf(pages=501), "501 pages; 500 is the most"),
        (made.pdf(size=(20, 5000)), "too long and narrow"),
        (made.bomb(8000, 6000), "48 million pixels; 40 million"),
        (made.bomb(60_000, 60_000), "3,600 million pixels"),
        (made.bomb(0, 5), "damaged"),
    ],
)
def test_what_is_not_taken_is_said_in_one_sentence(content: bytes, words: str) -> None:
    with pytest.raises(Refused, match=words) as refused:
        examined(content)
    assert "\n" not in str(refused.value)


def test_too_large_a_file_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(evidence_content, "LARGEST", 1_500_000)
    with pytest.raises(Refused, match=r"has 1\.6 MB; 1\.5 MB is the most"):
        examined(made.jpeg() + b"\0" * 1_600_000)


def test_a_name_tells_nothing() -> None:
    assert kind_of(made.png()) == PNG
    assert kind_of(b"some bytes first\n" + made.pdf()) == PDF


@pytest.mark.parametrize("kind", FILES)
def test_mutated_files_are_read_or_refused(kind: str) -> None:
    chance = random.Random(kind)
    for _each in range(150):
        content = bytearray(FILES[kind])
        for _change in range(chance.randint(1, 12)):
            content[chance.randrange(len(content))] = chance.randrange(256)
        cut = content[: chance.randrange(12, len(content) + 1)] if chance.random() < 0.3 else content
        try:
            found, _small = examined(bytes(cut))
            if found != PDF:
                picture(bytes(cut), found)
        except Refused as refusal:
            assert len(str(refusal)) > 10
