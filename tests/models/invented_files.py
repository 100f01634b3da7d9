"""Scans and photos for tests, made here."""

from __future__ import annotations

import base64
import io
import struct
import zlib

from PIL import Image
from reportlab.pdfgen.canvas import Canvas

HEIC = base64.b85decode(
    "0000SW^{RQXk}?*00000ZE0pPXk}?*ZE0a<0004fZDn*}000000000XXk=`10000000000aA{+700000000000000000000B57=IV*mgE07O6l0RRC2"
    "00001p#T8@00000001Na001LtX>Mi!000000RR916=`l}WdZ;I000310BCk&F#rGn01j|zbZr0t000010002}X>f9I0002pX>en20001XXm(>m0RwOV"
    "0058x000009`FGC{rLC*01pFT0096PKmiN^|NjGU00093kN^M!000939=ZZRVE_RDDnbDP18@KU0|1Z!00RI30{|YNAb|yz>g1-mxCm%4AOHXZ10VnZ"
    "0{|gn00967L;=Bbz=;3=025<xY;ta6Y<K_x01W^JfB*mh6lrsCWdHyG00000KmY&$KmY&$C}V74Z~y=RKmY&$0RR91FaQ7m0RR91000000{{R2@Bjb+"
    "0ssI25O8UDX#fBK00RgJ2mk;87-?{AVE_OC000000RRC7fdT^sga7~lENx_AbN~PVASeN^8G!FerN95()&zUSyZjo+UKdrF|0;jy!qknmyZ"
)
"""A picture of 64 by 48 pixels, blue at the left and red at the right, as phones keep them."""


def jpeg(width: int = 80, height: int = 60, color: str = "red", **options: object) -> bytes:
    return _saved("JPEG", width, height, color, **options)


def png(width: int = 80, height: int = 60, color: str = "red") -> bytes:
    return _saved("PNG", width, height, color)


def _saved(kind: str, width: int, height: int, color: str, **options: object) -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (width, height), color).save(buffer, kind, **options)
    return buffer.getvalue()


def pdf(text: str = "Signed", pages: int = 1, size: tuple[float, float] = (612, 792), password: str = "") -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=size, encrypt=password or None)
    for at in range(pages):
        canvas.drawString(10, 10, f"{text} {at}")
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def bomb(width: int, height: int) -> bytes:
    """A PNG of a few bytes that says it has so many pixels."""

    def part(name: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + part(b"IHDR", head) + part(b"IDAT", zlib.compress(b"\0" * 99)) + part(b"IEND", b"")
