"""Another partition is not another disk."""

from __future__ import annotations

import plistlib
from pathlib import Path
from types import SimpleNamespace

import pytest

from app.book import disks
from app.book.disks import disk_of_macos, disks_of_linux, is_on_another


@pytest.fixture
def blocks(tmp_path: Path) -> Path:
    """Two disks with partitions, the second partition of the first encrypted, and one disk joined of two."""
    devices, blocks = tmp_path / "devices", tmp_path / "block"
    blocks.mkdir()
    parts = {"sda": ("sda1", "sda2"), "nvme0n1": ("nvme0n1p1",)}
    for disk, partitions in parts.items():
        for name in partitions:
            (devices / disk / name).mkdir(parents=True)
            (devices / disk / name / "partition").write_text("1\n")
            (blocks / name).symlink_to(devices / disk / name)
        (blocks / disk).symlink_to(devices / disk)
    for name, slaves in {"dm-0": ("sda2",), "dm-1": ("dm-0",), "md0": ("sda1", "nvme0n1p1")}.items():
        for slave in slaves:
            (devices / name / "slaves" / slave).mkdir(parents=True)
        (blocks / name).symlink_to(devices / name)
    return blocks


@pytest.mark.parametrize(
    ("device", "found"),
    [
        ("/dev/sda1", {"sda"}),
        ("/dev/sda", {"sda"}),
        ("/dev/nvme0n1p1", {"nvme0n1"}),
        ("/dev/dm-1", {"sda"}),
        ("/dev/md0", {"sda", "nvme0n1"}),
        ("/dev/sdx1", set[str]()),
        ("tmpfs", set[str]()),
    ],
)
def test_linux_tells_what_is_below_a_device(device: str, found: set[str], blocks: Path) -> None:
    assert disks_of_linux(device, blocks) == found


def test_macos_tells_inner_disks_from_others() -> None:
    inner = plistlib.dumps({"Internal": True, "ParentWholeDisk": "disk3"})
    assert disk_of_macos(inner) == disk_of_macos(plistlib.dumps({"Internal": True, "ParentWholeDisk": "disk5"}))
    assert disk_of_macos(plistlib.dumps({"Internal": False, "ParentWholeDisk": "disk4"})) == {"disk4"}
    assert disk_of_macos(b"Could not find disk") == set()
    assert disk_of_macos(plistlib.dumps({})) == set()


@pytest.mark.parametrize(
    ("here", "there", "kind", "another"),
    [
        ({"sda"}, {"sdb"}, "local", True),
        ({"sda"}, {"sda"}, "fat", False),
        ({"sda", "sdb"}, {"sdb"}, "local", False),
        (set[str](), {"sdb"}, "local", False),
        ({"sda"}, set[str](), "fat", True),
    ],
)
def test_where_it_is_not_known_only_a_stick_is_another(
    here: set[str], there: set[str], kind: str, another: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = {name: SimpleNamespace(stat=lambda name=name: SimpleNamespace(st_dev=name)) for name in ("here", "there")}
    monkeypatch.setattr(disks, "disks_of", lambda path: here if path is paths["here"] else there)
    monkeypatch.setattr(disks, "kind_of", lambda _path: kind)
    assert is_on_another(paths["there"], paths["here"]) == another  # pyright: ignore[reportArgumentType]


def test_a_folder_beside_is_on_the_same_disk(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    assert not is_on_another(tmp_path / "a", tmp_path)
