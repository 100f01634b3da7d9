"""A live book is refused where it would be damaged, by what the computer says of the place."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.book import opening, places
from app.book.places import Mount, check_place, kind_of, mounts_of_linux, mounts_of_macos
from app.book.refused import Refused

LINUX = mounts_of_linux(
    "/dev/sda2 / ext4 rw,relatime 0 0\n"
    "/dev/sdb1 /media/dana/My\\040STICK vfat rw,nosuid 0 0\n"
    "/dev/sdc1 /media/dana/card exfat rw 0 0\n"
    "server:/home /net/home nfs4 rw 0 0\n"
    "//server/share /net/share cifs rw 0 0\n"
    "dana@server: /data/dana/far fuse.sshfs rw 0 0\n"
    "/dev/sdd1 /net/home/inside ext4 rw 0 0\n"
    "C:\\134 /mnt/c 9p rw,aname=drvfs 0 0\n"
    "Users /media/sf_Users vboxsf rw 0 0\n"
    "vmhgfs-fuse /mnt/hgfs fuse.vmhgfs-fuse rw 0 0\n"
    "home /mnt/host virtiofs rw 0 0\n"
)
MAC = mounts_of_macos(
    "/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)\n"
    "/dev/disk4s1 on /Volumes/MY STICK (exfat, local, nodev, nosuid)\n"
    "//dana@server._smb._tcp.local/share on /Volumes/share (smbfs, nodev, nosuid, mounted by dana)\n"
)


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/data/dana/Oak.pathbook", "local"),
        ("/media/dana/My STICK/Oak.pathbook", "fat"),
        ("/media/dana/card", "fat"),
        ("/media/dana/cards/Oak.pathbook", "local"),
        ("/net/home/dana/Oak.pathbook", "network"),
        ("/net/share/Oak.pathbook", "network"),
        ("/data/dana/far/Oak.pathbook", "network"),
        ("/net/home/inside/Oak.pathbook", "local"),
        ("/mnt/c/Users/dana/Oak.pathbook", "shared"),
        ("/media/sf_Users/Oak.pathbook", "shared"),
        ("/mnt/hgfs/Oak.pathbook", "shared"),
        ("/mnt/host/Oak.pathbook", "shared"),
    ],
)
def test_by_the_file_system(path: str, kind: str) -> None:
    assert kind_of(Path(path), LINUX, {}) == kind


def test_by_what_macos_says() -> None:
    assert [mount.system for mount in MAC] == ["apfs", "exfat", "smbfs"]
    assert [mount.device for mount in MAC][:2] == ["/dev/disk3s1s1", "/dev/disk4s1"]
    assert kind_of(Path("/Volumes/MY STICK/Oak.pathbook"), MAC, {}) == "fat"
    assert kind_of(Path("/Volumes/share/Oak.pathbook"), MAC, {}) == "network"
    assert kind_of(Path("/private/dana/Oak.pathbook"), MAC, {}) == "local"


def test_what_is_mounted_over_another_counts() -> None:
    assert kind_of(Path("/data/x"), [Mount("/data", "ext4"), Mount("/data", "nfs")], {}) == "network"


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("OneDrive - Oak Grove USD/Oak.pathbook", "cloud"),
        ("Dropbox/school/Oak.pathbook", "cloud"),
        ("Google Drive/Oak.pathbook", "cloud"),
        ("Library/Mobile Documents/com~apple~CloudDocs/Oak.pathbook", "cloud"),
        ("Library/CloudStorage/Box-Box/Oak.pathbook", "cloud"),
        ("Documents/Dropbox forms/Oak.pathbook", "local"),
        ("Documents/box/Oak.pathbook", "local"),
    ],
)
def test_by_the_name_of_a_cloud_folder(path: str, kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    assert kind_of(tmp_path / path, LINUX, {}) == kind


def test_by_a_marker_and_by_the_environment(tmp_path: Path) -> None:
    (tmp_path / "moved").mkdir()
    assert kind_of(tmp_path / "moved" / "deep" / "Oak.pathbook", LINUX, {}) == "local"
    assert kind_of(tmp_path / "moved" / "Oak.pathbook", LINUX, {"OneDrive": str(tmp_path / "moved")}) == "cloud"
    (tmp_path / "moved" / ".dropbox").touch()
    assert kind_of(tmp_path / "moved" / "deep" / "Oak.pathbook", LINUX, {}) == "cloud"


def test_the_settings_of_dropbox_make_no_cloud_folder_of_the_home(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    (tmp_path / ".dropbox").mkdir()
    assert kind_of(tmp_path / "Documents" / "Oak.pathbook", LINUX, {}) == "local"


def test_names_of_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    assert places.is_remote_name(r"\\?\UNC\server\share\Oak.pathbook")
    assert not places.is_remote_name(r"\\?\C:\Oak.pathbook")
    monkeypatch.setattr(places.os, "name", "nt")
    assert places.is_remote_name(r"\\server\share\Oak.pathbook")
    assert places.is_remote_name("//server/share/Oak.pathbook")
    assert not places.is_remote_name(r"C:\School\Oak.pathbook")


@pytest.mark.parametrize(
    ("system", "said"), [("nfs", "network drive"), ("vfat", "stick or card"), ("vboxsf", "virtual machine")]
)
def test_the_sentence_says_where_to_put_it(system: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(Refused, match=said):
        check_place(tmp_path / "Oak.pathbook", [Mount("/", system)])
    check_place(tmp_path / "Oak.pathbook", [Mount("/", "ext4")])


def test_no_book_is_made_or_opened_there(open_template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "read_mounts", lambda _path: [Mount("/", "nfs")])
    with pytest.raises(Refused, match="network drive"):
        opening.make_open_files(tmp_path / "New.pathbook", "")
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(Refused, match="network drive"):
        opening.open_book(open_template)
