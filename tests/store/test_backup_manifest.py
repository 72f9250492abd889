"""The list of contents of a backup: read as it was written, and nothing else is."""

from __future__ import annotations

import json
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from komma_desk.domain.audit import Compartment
from komma_desk.domain.identifiers import PersonId
from komma_desk.store.backup_manifest import (
    FileSeal,
    Manifest,
    manifest_bytes,
    proof_of,
    read_manifest,
)
from komma_desk.store.backup_source import fetch, manifest_in, opened_backup
from komma_desk.store.backup_troubles import BackupDamaged, BackupTooNew, ManifestUnreadable
from komma_desk.store.copying import FileState

HASH = "ab" * 32
MANIFEST = Manifest(
    taken_at=datetime(2026, 11, 22, 8, 30, tzinfo=UTC),
    taken_by=PersonId(UUID(int=1)),
    store=UUID(int=2),
    programme="0.1.0",
    files={"keys.json": FileSeal(sha256=HASH, size=3), "office.db": FileSeal(sha256=HASH, size=4)},
    proofs={Compartment.OFFICE: HASH},
)


def sign(said: bytes) -> bytes:
    return b"signed " + said[:4]


def test_a_list_is_read_as_it_was_written_and_signed() -> None:
    signed = read_manifest(manifest_bytes(MANIFEST, sign))
    assert signed.manifest == MANIFEST
    assert signed.signature == sign(signed.said)


@given(st.binary(max_size=300) | st.text(max_size=300).map(str.encode))
def test_what_we_never_wrote_is_refused_in_one_way(data: bytes) -> None:
    with pytest.raises(ManifestUnreadable):
        read_manifest(data)


@pytest.mark.parametrize(
    "name", ["../keys.json", "attachments/../keys.json", "/etc/passwd", "C:keys.json", "a/b.db"]
)
def test_a_name_that_leads_elsewhere_is_refused(name: str) -> None:
    told = json.loads(manifest_bytes(MANIFEST, sign))
    told["manifest"]["files"][name] = {"sha256": HASH, "size": 1}
    with pytest.raises(ManifestUnreadable):
        read_manifest(json.dumps(told).encode())


@pytest.mark.parametrize("spoil", ["taken_at", "taken_by", "store", "files", "proofs"])
def test_a_list_that_lacks_a_part_is_refused(spoil: str) -> None:
    told = json.loads(manifest_bytes(MANIFEST, sign))
    del told["manifest"][spoil]
    with pytest.raises(ManifestUnreadable):
        read_manifest(json.dumps(told).encode())


def test_a_later_form_is_refused_as_newer() -> None:
    told = json.loads(manifest_bytes(MANIFEST, sign))
    told["manifest"]["form"] = 2
    with pytest.raises(BackupTooNew):
        read_manifest(json.dumps(told).encode())


def test_the_proof_changes_with_a_row_with_the_log_and_with_the_file() -> None:
    state = FileState(counts={"cases": 3}, sequence=9, digest=b"d" * 32)
    proofs = {
        proof_of(Compartment.CASES, state),
        proof_of(Compartment.OFFICE, state),
        proof_of(Compartment.CASES, FileState(counts={"cases": 2}, sequence=9, digest=b"d" * 32)),
        proof_of(Compartment.CASES, FileState(counts={"cases": 3}, sequence=8, digest=b"d" * 32)),
        proof_of(Compartment.CASES, FileState(counts={"cases": 3}, sequence=9, digest=b"e" * 32)),
    }
    assert len(proofs) == 5


def test_a_packed_entry_that_could_swell_without_end_is_refused(tmp_path: Path) -> None:
    place = tmp_path / "bombe.komma-backup"
    with zipfile.ZipFile(place, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("keys.json", b"\0" * 1_000_000)
        archive.writestr("manifest.json", manifest_bytes(MANIFEST, sign), zipfile.ZIP_STORED)
    with opened_backup(place) as source:
        signed, _data = manifest_in(source)
        with pytest.raises(BackupDamaged):
            fetch(source, signed, "keys.json", tmp_path / "keys.json")
    assert not (tmp_path / "keys.json").exists()
