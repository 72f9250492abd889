"""A store is refused where two computers, or a synchroniser, would damage it."""

from __future__ import annotations

from pathlib import Path

import pytest

from komma_desk.system.places import (
    CloudFolder,
    NetworkDrive,
    file_system_here,
    kind_in_mount_list,
    on_linux,
    refuse_unsuitable,
)

MOUNTS = r"""22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
40 22 0:35 / /mnt/amt rw,relatime - cifs //server/amt rw
41 22 0:36 / /mnt/drei\040Wörter rw,relatime shared:2 master:1 - nfs4 server:/x rw
42 40 8:2 / /mnt/amt/lokal rw - xfs /dev/sdb1 rw
43 22 0:37 / /mnt/stick rw - fuse.sshfs me@server:/ rw
"""
MAC = """/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)
/dev/disk3s5 on /System/Volumes/Data (apfs, local, journaled)
//kai@server/amt on /Volumes/amt (smbfs, nodev, nosuid, mounted by kai)
"""


def _local(_folder: Path) -> str:
    return "ext4"


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/srv/amt/store", "ext4"),
        ("/mnt/amt/store", "cifs"),
        ("/mnt/amt/lokal/store", "xfs"),
        ("/mnt/amtlich", "ext4"),
        ("/mnt/stick", "fuse.sshfs"),
        ("/mnt/drei Wörter/x", "nfs4"),
    ],
)
def test_linux_tells_the_file_system_of_a_folder(tmp_path: Path, folder: str, kind: str) -> None:
    mounts = tmp_path / "mountinfo"
    mounts.write_text(MOUNTS, encoding="utf-8")
    assert on_linux(Path(folder), mounts) == kind


def test_an_unreadable_list_of_mounts_accuses_nobody(tmp_path: Path) -> None:
    assert not on_linux(Path("/home"), tmp_path / "missing")


def test_a_mac_tells_the_file_system_of_a_folder() -> None:
    assert kind_in_mount_list(Path("/Volumes/amt/store"), MAC) == "smbfs"
    assert kind_in_mount_list(Path("/private/var"), MAC) == "apfs"


@pytest.mark.parametrize("kind", ["cifs", "smb3", "nfs4", "fuse.sshfs", "9p", "smbfs"])
def test_a_network_drive_is_refused_with_its_kind(tmp_path: Path, kind: str) -> None:
    with pytest.raises(NetworkDrive) as refused:
        refuse_unsuitable(tmp_path / "not there yet", file_system_of=lambda _folder: kind)
    assert refused.value.facts == {"kind": kind}


@pytest.mark.parametrize(
    ("name", "cloud"),
    [
        ("OneDrive", "OneDrive"),
        ("OneDrive - Stadt Musterstadt", "OneDrive"),
        ("Dropbox (Amt)", "Dropbox"),
        ("Nextcloud", "Nextcloud"),
        ("iCloudDrive", "iCloud"),
        ("Google Drive", "Google Drive"),
        ("GoogleDrive-kai@example.org", "Google Drive"),
        ("Meine Ablage", "Google Drive"),
    ],
)
def test_a_cloud_folder_is_refused_by_its_name(tmp_path: Path, name: str, cloud: str) -> None:
    with pytest.raises(CloudFolder) as refused:
        refuse_unsuitable(tmp_path / name / "Meldestelle" / "store", file_system_of=_local)
    assert refused.value.facts == {"cloud": cloud}


@pytest.mark.parametrize("marker", [".dropbox.cache", ".sync_ab12.db", ".stfolder"])
def test_a_cloud_folder_is_refused_by_what_lies_in_it(tmp_path: Path, marker: str) -> None:
    (tmp_path / "Akten").mkdir()
    (tmp_path / marker).touch()
    with pytest.raises(CloudFolder):
        refuse_unsuitable(tmp_path / "Akten", file_system_of=_local)


def test_an_ordinary_folder_is_fine(tmp_path: Path) -> None:
    for name in ("Meldestelle", "OneDriver", "Amt - 2026"):
        refuse_unsuitable(tmp_path / name, file_system_of=_local)


def test_this_computer_tells_something_about_its_own_disk(tmp_path: Path) -> None:
    assert file_system_here(tmp_path)
