"""Attachment files: the vault seals them, the store keeps them."""

from __future__ import annotations

from pathlib import Path

from komma_desk.store.evidence_files import KeptEvidenceFiles
from komma_desk.vault import stream
from komma_desk.vault.seals import new_key


def attachment_files(folder: Path) -> KeptEvidenceFiles:
    """In the folder `attachments` of this folder, which need not be a store."""
    return KeptEvidenceFiles(
        folder,
        seal_stream=stream.seal_stream,
        open_stream=stream.open_stream,
        new_key=new_key,
        sealed_length=stream.sealed_length,
        begins_under=stream.begins_under,
    )
