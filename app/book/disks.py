"""On which disk a file lies: a copy on another partition of the same disk is lost with that disk."""

from __future__ import annotations

import os
import plistlib
import subprocess
import sys
from pathlib import Path
from typing import Any

from app.book.places import kind_of, mount_of, read_mounts

BLOCKS = Path("/sys/class/block")


def is_on_another(path: Path, book: Path) -> bool:
    """Whether the folder `path` lies on another disk than `book`.

    Where the computer does not tell which disk that is, only a stick or card (FAT) counts as another one.
    """
    if path.stat().st_dev == book.stat().st_dev:
        return False
    here, there = disks_of(book), disks_of(path)
    return here.isdisjoint(there) if here and there else kind_of(path) == "fat"


def disks_of(path: Path) -> set[str]:
    """The disks on which a folder lies, several where they are joined to one; empty where the computer does not say."""
    if sys.platform == "win32":
        return _disk_of_windows(path)
    mount = mount_of(path.resolve(), read_mounts(path))
    if mount is None:
        return set()
    return _disk_of_macos(mount.device) if sys.platform == "darwin" else disks_of_linux(mount.device)


def disks_of_linux(device: str, blocks: Path = BLOCKS) -> set[str]:
    """The disks below a device as "/dev/sda2" or "/dev/mapper/home": what is encrypted or joined names others."""
    return _below(Path(os.path.realpath(device)).name, blocks) if device.startswith("/dev/") else set()


def _below(name: str, blocks: Path) -> set[str]:
    block = blocks / name
    if not block.exists():
        return set()
    if slaves := [each.name for each in (block / "slaves").glob("*")]:
        return set[str]().union(*(_below(slave, blocks) for slave in slaves))
    return {block.resolve().parent.name if (block / "partition").exists() else name}


def _disk_of_macos(device: str) -> set[str]:
    told = subprocess.run(["/usr/sbin/diskutil", "info", "-plist", device], capture_output=True, check=False).stdout
    return disk_of_macos(told)


def disk_of_macos(told: bytes) -> set[str]:
    """What `diskutil info -plist` says. The inner disks count as one: their volumes lie in containers of their own."""
    try:
        about: dict[str, Any] = plistlib.loads(told)
        return {"inner"} if about["Internal"] else {str(about["ParentWholeDisk"])}
    except (plistlib.InvalidFileException, ValueError, KeyError):
        return set()


def _disk_of_windows(path: Path) -> set[str]:  # pragma: no cover    told by Windows alone
    """IOCTL_STORAGE_GET_DEVICE_NUMBER: the kind of device, its number, and that of the partition."""
    import ctypes

    windows: Any = vars(ctypes)["windll"].kernel32  # other systems lack it, and type checkers there
    windows.CreateFileW.restype = ctypes.c_void_p
    handle = windows.CreateFileW(rf"\\.\{path.resolve().drive}", 0, 3, None, 3, 0, None)
    if handle in (None, ctypes.c_void_p(-1).value):
        return set()
    number, size = (ctypes.c_uint32 * 3)(), ctypes.c_uint32()
    asked = (0x2D1080, None, 0, ctypes.byref(number), ctypes.sizeof(number), ctypes.byref(size), None)
    told = windows.DeviceIoControl(ctypes.c_void_p(handle), *asked)
    windows.CloseHandle(ctypes.c_void_p(handle))
    return {f"{number[0]}.{number[1]}"} if told else set()
