"""Zip archives from strangers: checked before anything is unpacked, and never unpacked to a disk."""

from __future__ import annotations

import copy
import struct
import zipfile
import zlib
from io import BytesIO

from app.book.refused import Refused
from app.i18n import _
from app.imports.rows import MOST_BYTES

MOST_MEMBERS = 10_000
MOST_RATIO = 200  # unpacked to packed, for members that are worth a doubt
_BEYOND_DOUBT = 1024 * 1024
_ENTRY = b"PK\x01\x02"  # begins each entry of the directory
_FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    ValueError,
    struct.error,
    OSError,
    OverflowError,
    RuntimeError,
    IndexError,
)


class Archive:
    """A zip archive whose directory is harmless: few members, modest sizes, nothing encrypted or double.

    Names of members are only compared, so a path in them can do no harm.
    """

    def __init__(self, data: bytes, file: str) -> None:
        """Raises Refused where the archive is damaged or beyond the limits."""
        self.file = file
        if data.count(_ENTRY) > MOST_MEMBERS:
            raise self._too_large()
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except _FAULTS as fault:
            raise self._damaged() from fault
        self._members: dict[str, zipfile.ZipInfo] = {}
        for member in self._zip.infolist():
            if not member.filename:
                raise self._damaged()
            if member.is_dir():
                continue
            name = member.filename.replace("\\", "/")
            if name in self._members:
                raise Refused(
                    _("{file} contains “{member}” twice; it is not clear which one is meant.").format(
                        file=file, member=name
                    )
                )
            self._check(member)
            self._members[name] = member
        if sum(member.file_size for member in self._members.values()) > MOST_BYTES:
            raise self._too_large()

    def names(self) -> list[str]:
        """The files inside, with their folders, in the order of the archive."""
        return list(self._members)

    def size(self, name: str) -> int:
        """The unpacked size of a member in bytes, as declared."""
        return self._members[name].file_size

    def read(self, name: str) -> bytes:
        """The content of a member; raises Refused where it is not what the directory declares."""
        declared = self._members[name]
        member = copy.copy(declared)
        member.file_size += 1  # read one byte further, to see a member that is longer than declared
        try:
            with self._zip.open(member) as stream:
                data = stream.read(member.file_size)
        except _FAULTS as fault:
            raise self._damaged() from fault
        if len(data) != declared.file_size or zlib.crc32(data) != declared.CRC:
            raise self._damaged()
        return data

    def _check(self, member: zipfile.ZipInfo) -> None:
        if member.flag_bits & 0x1:
            raise Refused(
                _("{file} is protected by a password. Unpack it first, or save it without the password.").format(
                    file=self.file
                )
            )
        if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise Refused(_("{file} is packed in a way that is not read here. Unpack it first.").format(file=self.file))
        if member.file_size > max(_BEYOND_DOUBT, member.compress_size * MOST_RATIO):
            raise self._too_large()

    def _too_large(self) -> Refused:
        return Refused(
            _(
                "{file} would unpack to far more than a roster needs (the limit is {count} MB), so it was not read."
            ).format(file=self.file, count=MOST_BYTES // (1024 * 1024))
        )

    def _damaged(self) -> Refused:
        return Refused(_("{file} is damaged or incomplete. Download or save it again.").format(file=self.file))
