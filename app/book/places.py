"""Where a live book may lie: on a disk of this computer that keeps files as they are written.

SQLite's write-ahead log needs shared memory and locks that hold, which network drives do not give; cloud folders
carry away half-written files; FAT and exFAT sticks lose data when they are pulled out. What a virtual machine shares
with its host is like a network drive: the memory and the locks of one are not seen by the other. Copies may go to all
of them.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path, PurePath
from typing import Any, Literal

from app.book.refused import Refused
from app.i18n import N_, _

Kind = Literal["local", "network", "shared", "cloud", "fat"]

NETWORK = {
    "9p.cifs",
    "afpfs",
    "afs",
    "ceph",
    "cifs",
    "davfs",
    "fuse.davfs2",
    "fuse.gvfsd-fuse",
    "fuse.rclone",
    "fuse.s3fs",
    "fuse.sshfs",
    "glusterfs",
    "macfuse",
    "ncpfs",
    "nfs",
    "nfs3",
    "nfs4",
    "smb2",
    "smb3",
    "smbfs",
    "sshfs",
    "webdav",
}
SHARED = {
    "9p",
    "applevirtiofs",
    "drvfs",
    "fuse.prl_fsd",
    "fuse.vmhgfs-fuse",
    "prl_fs",
    "prlfs",
    "prlufs",
    "vboxsf",
    "virtiofs",
    "vmhgfs",
    "vmhgfs-fuse",
}
"""Of QEMU and the Linux of Windows and Chromebooks, of macOS, Parallels, VMware and VirtualBox."""
FAT = {"exfat", "fat", "fat12", "fat16", "fat32", "fuseblk.exfat", "fuse.exfat", "msdos", "umsdos", "vfat"}
CLOUD = re.compile(
    r"onedrive( - .+)?|dropbox( \(.+\))?|google ?drive|googledrive-.+|my drive|icloud ?drive|icloud~.+"
    r"|com~apple~clouddocs|mobile documents|box( sync)?|box-box|nextcloud|owncloud|pcloud ?drive|mega(sync)?",
    re.IGNORECASE,
)
"""What the services call their folders in the person's own one; macOS has the others below Library/CloudStorage."""
MARKERS = (".dropbox", ".dropbox.cache", ".tmp.drivedownload", ".owncloudsync.log", ".sync_journal.db")
"""What some of them put into their folder, whatever it is called."""
VARIABLES = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")

SENTENCES: dict[Kind, str] = {
    "network": N_(
        "“{path}” lies on a network drive, where a book can be damaged. Keep it on this computer's own disk."
    ),
    "shared": N_(
        "“{path}” lies in a folder that a virtual machine shares with its host, where a book can be damaged. Keep it "
        "on this computer's own disk."
    ),
    "cloud": N_(
        "“{path}” lies in a cloud folder, which would carry the book away half written. Keep it in a folder of this "
        "computer alone, and save copies to the cloud folder."
    ),
    "fat": N_(
        "“{path}” lies on a stick or card (FAT), where a book can be damaged. Keep it on this computer's own disk, and "
        "save copies to the stick."
    ),
}


@dataclass(frozen=True, slots=True)
class Mount:
    """A part of the tree of files, the kind of its file system as the system calls it, and what it lies on."""

    point: str
    system: str
    device: str = ""


def check_place(path: Path, mounts: Iterable[Mount] | None = None) -> None:
    """Raises Refused where a live book must not lie at `path`, which need not exist yet."""
    kind = kind_of(path, mounts)
    if kind != "local":
        raise Refused(_(SENTENCES[kind]).format(path=path))


def kind_of(path: Path, mounts: Iterable[Mount] | None = None, environment: Mapping[str, str] | None = None) -> Kind:
    """What kind of place `path` is; `mounts` and `environment` are those of this computer where they are not given."""
    whole = Path(os.path.realpath(path))
    if is_remote_name(str(path)) or is_remote_name(str(whole)):
        return "network"
    mount = mount_of(whole, read_mounts(whole) if mounts is None else mounts)
    system = mount.system.lower() if mount else ""
    if system in NETWORK:
        return "network"
    if system in SHARED:
        return "shared"
    if _is_cloud(whole, os.environ if environment is None else environment):
        return "cloud"
    return "fat" if system in FAT else "local"


def is_remote_name(path: str) -> bool:
    r"""Whether a path of Windows names another computer: `\\server\share`, but not `\\?\C:\`."""
    plain = path.replace("/", "\\")
    if plain.startswith("\\\\?\\"):
        return plain[4:].upper().startswith("UNC\\")
    return os.name == "nt" and plain.startswith("\\\\") and not plain.startswith("\\\\.\\")


def mount_of(path: PurePath, mounts: Iterable[Mount]) -> Mount | None:
    """The mount on which `path` lies; of those on the same point the last one counts. None where none is known."""
    deepest, found = -1, None
    for mount in mounts:
        point = PurePath(mount.point)
        if (point == path or point in path.parents) and len(point.parts) >= deepest:
            deepest, found = len(point.parts), mount
    return found


def read_mounts(path: Path) -> list[Mount]:
    """What this computer has mounted, as far as it concerns `path`."""
    if sys.platform == "win32":
        return _windows_volume(path)
    if sys.platform == "darwin":
        told = subprocess.run(["/sbin/mount"], capture_output=True, text=True, check=False).stdout
        return mounts_of_macos(told)
    try:
        return mounts_of_linux(Path("/proc/mounts").read_text("utf-8", "surrogateescape"))
    except OSError:  # a system without it
        return []


def mounts_of_linux(told: str) -> list[Mount]:
    """The lines of /proc/mounts."""
    lines = (line.split(" ") for line in told.splitlines())
    return [Mount(_unescaped(parts[1]), parts[2], _unescaped(parts[0])) for parts in lines if len(parts) > 2]


def mounts_of_macos(told: str) -> list[Mount]:
    """The lines of `mount`: "/dev/disk4s1 on /Volumes/STICK (exfat, local, …)"."""
    found = re.finditer(r"^(.+?) on (/.*) \(([a-zA-Z0-9_]+)[,)]", told, re.MULTILINE)
    return [Mount(line[2], line[3], line[1]) for line in found]


def _unescaped(text: str) -> str:
    """Spaces and the like stand as octal numbers in /proc/mounts."""
    return re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), text)


def _windows_volume(path: Path) -> list[Mount]:  # pragma: no cover    told by Windows alone
    import ctypes

    anchor = path.anchor
    windows: Any = vars(ctypes)["windll"].kernel32  # other systems lack it, and type checkers there
    if windows.GetDriveTypeW(anchor) == 4:  # DRIVE_REMOTE
        return [Mount(anchor, "smbfs")]
    name = ctypes.create_unicode_buffer(64)
    windows.GetVolumeInformationW(anchor, None, 0, None, None, None, name, len(name))
    return [Mount(anchor, name.value)]


def _is_cloud(path: Path, environment: Mapping[str, str]) -> bool:
    told = [Path(environment[name]) for name in VARIABLES if environment.get(name)]
    above = [path, *path.parents]
    if any(folder in above for folder in told):
        return True
    parts = path.parts
    if ("Library", "CloudStorage") in pairwise(parts):
        return True
    homes = {Path.home(), Path.home() / "Library", Path(path.anchor)}  # Google gives its drive a letter of its own
    named = any(folder.parent in homes and CLOUD.fullmatch(folder.name) for folder in above)
    return named or any(_holds(folder, marker) for folder in above for marker in MARKERS)


def _holds(folder: Path, marker: str) -> bool:
    """Whether the marker is there. As a folder, `.dropbox` only has the settings of the service, in anybody's home."""
    place = folder / marker
    return place.is_file() if marker == ".dropbox" else place.exists()
