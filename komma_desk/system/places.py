"""Where a store may lie: on a disk of this computer, on no network drive, in no cloud folder."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

from komma_desk.domain.errors import Refusal
from komma_desk.words import N_

_NETWORK: Final = frozenset(
    {"9p", "afpfs", "afs", "ceph", "cifs", "davfs", "glusterfs", "lustre", "ncpfs", "nfs", "nfs3"}
    | {"nfs4", "ocfs2", "prl_fs", "smb2", "smb3", "smbfs", "vboxsf", "virtiofs", "vmhgfs"}
    | {"webdav", "fuse.davfs2", "fuse.glusterfs", "fuse.rclone", "fuse.sshfs"}
)
_CLOUDS: Final = {
    "onedrive": "OneDrive",
    "dropbox": "Dropbox",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "my drive": "Google Drive",
    "meine ablage": "Google Drive",
    "mobile documents": "iCloud",
    "icloud drive": "iCloud",
    "icloud~com~apple~clouddocs": "iCloud",
    "iclouddrive": "iCloud",
    "magentacloud": "MagentaCLOUD",
    "hidrive": "HiDrive",
    "syncthing": "Syncthing",
}
_MARKERS: Final = {
    ".dropbox": "Dropbox",
    ".dropbox.cache": "Dropbox",
    ".nextcloudsync.log": "Nextcloud",
    ".owncloudsync.log": "ownCloud",
    ".sync_*.db": "Nextcloud",
    "._sync_*.db": "Nextcloud",
    ".stfolder": "Syncthing",
    ".tmp.drivedownload": "Google Drive",
}
_DRIVE_REMOTE: Final = 4  # GetDriveTypeW


class NetworkDrive(Refusal):
    sentence = N_("This folder lies on a network drive ({kind}). There a store would be damaged.")
    advice = N_("Please choose a folder on a disk of this computer.")


class CloudFolder(Refusal):
    sentence = N_("This folder is synchronised by {cloud}. There a store would be damaged.")
    advice = N_("Please choose a folder that is not synchronised, on a disk of this computer.")


FileSystemOf = Callable[[Path], str]
"""The kind of file system a folder lies on, in lower case; empty where nobody can tell."""


def refuse_unsuitable(folder: Path, *, file_system_of: FileSystemOf | None = None) -> None:
    """Raises NetworkDrive or CloudFolder; the folder itself need not be there yet."""
    place = folder.expanduser().resolve()
    if str(place).startswith(("\\\\", "//")):
        raise NetworkDrive(kind="UNC")
    kind = (file_system_of or file_system_here)(_nearest(place))
    if kind in _NETWORK:
        raise NetworkDrive(kind=kind)
    if cloud := _cloud_of(place):
        raise CloudFolder(cloud=cloud)


def file_system_here(folder: Path) -> str:
    """As this operating system tells it."""
    if sys.platform == "win32":
        return _on_windows(folder)
    if sys.platform == "darwin":
        return _on_mac(folder)
    return on_linux(folder, Path("/proc/self/mountinfo"))


def on_linux(folder: Path, mounts: Path) -> str:
    """The last mount whose folder holds this one; later mounts lie over earlier ones."""
    try:
        lines = mounts.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return ""
    deepest, kind = -1, ""
    for line in lines:
        before, _dash, after = line.partition(" - ")
        mounted = Path(_unescaped(before.split()[4]))
        if folder.is_relative_to(mounted) and len(mounted.parts) >= deepest:
            deepest, kind = len(mounted.parts), after.split()[0].lower()
    return kind


def _unescaped(text: str) -> str:
    return re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), text)


def _on_windows(folder: Path) -> str:
    if sys.platform != "win32":
        return ""
    import ctypes

    kind = ctypes.windll.kernel32.GetDriveTypeW(f"{folder.drive}\\")
    return "smb3" if kind == _DRIVE_REMOTE else "local"


def _on_mac(folder: Path) -> str:
    """`mount` writes: //server/share on /Volumes/share (smbfs, nodev, nosuid)."""
    try:
        told = subprocess.run(
            ["/sbin/mount"], capture_output=True, text=True, check=True, timeout=10
        ).stdout
    except (OSError, subprocess.SubprocessError):
        return ""
    return kind_in_mount_list(folder, told)


def kind_in_mount_list(folder: Path, told: str) -> str:
    deepest, kind = -1, ""
    for found in re.finditer(r"^.*? on (?P<place>/.*?) \((?P<kind>\w+)", told, re.MULTILINE):
        mounted = Path(found["place"])
        if folder.is_relative_to(mounted) and len(mounted.parts) >= deepest:
            deepest, kind = len(mounted.parts), found["kind"].lower()
    return kind


def _nearest(place: Path) -> Path:
    """The folder itself or the first above it that is there."""
    return next((each for each in (place, *place.parents) if each.exists()), place)


def _cloud_of(place: Path) -> str | None:
    for part in place.parts:
        name = re.split(r" [-–(]|-", part.casefold(), maxsplit=1)[0].strip()
        if cloud := _CLOUDS.get(part.casefold()) or _CLOUDS.get(name):
            return cloud
    if os.environ.get("OneDrive") and place.is_relative_to(os.environ["OneDrive"]):  # noqa: SIM112 -- its name on Windows
        return "OneDrive"
    for folder in (place, *place.parents):
        for marker, cloud in _MARKERS.items():
            if folder != Path.home() and any(_found(folder, marker)):
                return cloud
    return None


def _found(folder: Path, marker: str) -> list[Path]:
    try:
        return list(folder.glob(marker))
    except OSError:
        return []
