"""The signed list of what a backup holds: hashes in clear, counts and log heads as commitments.

How many cases there are is nobody's business who holds no key to them.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import MAXYEAR, UTC, datetime
from typing import Any, Final
from uuid import UUID

from komma_desk.domain.audit import Compartment
from komma_desk.domain.errors import NOT_AS_WRITTEN
from komma_desk.domain.identifiers import PersonId
from komma_desk.store.backup_troubles import BackupTooNew, ManifestUnreadable
from komma_desk.store.copying import FileState

NAME: Final = "manifest.json"
KEYS: Final = "keys.json"
ATTACHMENTS: Final = "attachments/"
_FORM: Final = 1
_LABEL: Final = b"komma-backup/1|"
_FOLDER_NAME: Final = "%Y%m%dT%H%M%SZ"
_FILE: Final = re.compile(r"keys\.json|[a-z]+(-[0-9]{1,6})?\.db|attachments/[0-9a-f]{32,64}")
_HASH: Final = re.compile(r"[0-9a-f]{64}")

Sign = Callable[[bytes], bytes]


@dataclass(frozen=True, slots=True, kw_only=True)
class FileSeal:
    sha256: str
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """`proofs` are there for the files that were opened and checked, one for each."""

    taken_at: datetime
    taken_by: PersonId
    store: UUID
    programme: str
    files: Mapping[str, FileSeal]
    proofs: Mapping[Compartment, str]

    @property
    def is_checked(self) -> bool:
        return set(self.proofs) == set(Compartment)

    @property
    def folder_name(self) -> str:
        return self.taken_at.astimezone(UTC).strftime(_FOLDER_NAME)


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedManifest:
    manifest: Manifest
    signature: bytes

    @property
    def said(self) -> bytes:
        """The bytes that were signed."""
        return _canonical(_told(self.manifest))


def proof_of(compartment: Compartment, state: FileState) -> str:
    """Binds the rows of each table and the end of the log; the head's digest hides the rest."""
    told = {
        "file": str(compartment),
        "counts": dict(sorted(state.counts.items())),
        "sequence": state.sequence,
        "digest": state.digest.hex(),
    }
    return hashlib.sha256(_LABEL + _canonical(told)).hexdigest()


def manifest_bytes(manifest: Manifest, sign: Sign) -> bytes:
    told = _told(manifest)
    signature = base64.b64encode(sign(_canonical(told))).decode()
    return json.dumps({"manifest": told, "signature": signature}, indent=1).encode()


def read_manifest(data: bytes) -> SignedManifest:
    """Raises ManifestUnreadable for whatever we never wrote, BackupTooNew for a later form."""
    try:
        outer = json.loads(data)
        told, signature = outer["manifest"], base64.b64decode(outer["signature"], validate=True)
        form = told["form"]
        if isinstance(form, int) and form > _FORM:
            raise BackupTooNew
        return SignedManifest(manifest=_manifest(told), signature=signature)
    except NOT_AS_WRITTEN as unreadable:
        raise ManifestUnreadable from unreadable


def fingerprint(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _told(manifest: Manifest) -> dict[str, Any]:
    return {
        "form": _FORM,
        "taken_at": manifest.taken_at.astimezone(UTC).isoformat(),
        "taken_by": str(manifest.taken_by),
        "store": str(manifest.store),
        "programme": manifest.programme,
        "files": {
            name: {"sha256": seal.sha256, "size": seal.size}
            for name, seal in sorted(manifest.files.items())
        },
        "proofs": {str(compartment): proof for compartment, proof in manifest.proofs.items()},
    }


def _manifest(told: Mapping[str, Any]) -> Manifest:
    taken_at = datetime.fromisoformat(told["taken_at"])
    if taken_at.tzinfo is None:
        raise ValueError("a moment without a time zone")
    if not 1 < taken_at.year < MAXYEAR:
        raise ValueError("a moment that not every time zone has")
    files = {
        _matching(_FILE, name): FileSeal(
            sha256=_matching(_HASH, seal["sha256"]), size=int(seal["size"])
        )
        for name, seal in told["files"].items()
    }
    if KEYS not in files:
        raise ValueError("no key file")
    return Manifest(
        taken_at=taken_at,
        taken_by=PersonId(UUID(told["taken_by"])),
        store=UUID(told["store"]),
        programme=str(told["programme"]),
        files=files,
        proofs={
            Compartment(compartment): _matching(_HASH, proof)
            for compartment, proof in told["proofs"].items()
        },
    )


def _matching(shape: re.Pattern[str], text: str) -> str:
    if not shape.fullmatch(text):
        raise ValueError("a name or hash we never wrote")
    return text


def _canonical(told: Mapping[str, Any]) -> bytes:
    return json.dumps(told, sort_keys=True, separators=(",", ":"), ensure_ascii=True).encode()
