"""Sealed files as plain JSON objects, with what opens them: in a draft at rest, in an envelope."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID

from komma_desk.domain.attachment import Attachment, SealedAttachment, is_plain_name
from komma_desk.domain.file_kind import kind_in
from komma_desk.domain.identifiers import AttachmentId

_STORED_AS: Final = re.compile(r"[0-9a-f]{32,64}")
_SHA256: Final = re.compile(r"[0-9a-f]{64}")
_KEY_BYTES: Final = 32


def told_record(attachment: Attachment) -> dict[str, Any]:
    """What may be told of a file to anybody who may read the report; nothing that opens it."""
    told = {
        "id": str(attachment.id),
        "name": attachment.name,
        "size": attachment.size,
        "sha256": attachment.sha256,
    }
    return told | ({"kind": attachment.kind} if attachment.kind else {})


def sealed_record(sealed: SealedAttachment) -> dict[str, Any]:
    return told_record(sealed.attachment) | {
        "stored_as": sealed.stored_as,
        "key": sealed.key.hex(),
    }


def told_of(record: object) -> Attachment:
    """Raises ValueError for anything that is not as we write it."""
    if not isinstance(record, Mapping):
        raise ValueError  # noqa: TRY004 -- told of like any other record that cannot be read
    name, size = _text(record, "name"), record.get("size")
    if type(size) is not int or size < 0 or not is_plain_name(name):
        raise ValueError
    return Attachment(
        id=AttachmentId(UUID(_text(record, "id"))),
        name=name,
        size=size,
        sha256=_matching(_SHA256, _text(record, "sha256")),
        kind=kind_in(record.get("kind")),
    )


def sealed_of(record: object) -> SealedAttachment:
    """Raises ValueError; the stored name is plain, so it leads nowhere else."""
    told = told_of(record)
    assert isinstance(record, Mapping)
    key = bytes.fromhex(_text(record, "key"))
    if len(key) != _KEY_BYTES:
        raise ValueError
    stored_as = _matching(_STORED_AS, _text(record, "stored_as"))
    return SealedAttachment(attachment=told, stored_as=stored_as, key=key)


def _text(record: Mapping[str, Any], name: str) -> str:
    value = record.get(name)
    if not isinstance(value, str):
        raise ValueError  # noqa: TRY004 -- as above
    return value


def _matching(pattern: re.Pattern[str], value: str) -> str:
    if not pattern.fullmatch(value):
        raise ValueError
    return value
