"""Attachment files: the vault seals them, the store keeps them."""

from __future__ import annotations

from pathlib import Path

from komma_desk.store.sealed_files import KeptSealedFiles
from komma_desk.vault import stream
from komma_desk.vault.seals import new_key


def attachment_files(folder: Path) -> KeptSealedFiles:
    return KeptSealedFiles(
        folder,
        seal_stream=stream.seal_stream,
        open_stream=stream.open_stream,
        new_key=new_key,
    )
