"""The body of an envelope: an object of words and the files that go with it, in one piece."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from komma_desk.domain.attachment import NewAttachment
from komma_desk.domain.errors import Refusal
from komma_desk.domain.text import LONGEST_LINE, text_problem
from komma_desk.words import N_

_LENGTH: Final = 4  # bytes, big endian, of the object before the files


class NotAParcel(Refusal):
    sentence = N_("The content of this envelope cannot be read.")
    advice = N_("It was kept as it is. Please ask the sender to send it again.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel:
    words: Mapping[str, Any] = field(repr=False)
    files: tuple[NewAttachment, ...] = ()

    def packed(self) -> bytes:
        listed = [{"name": each.name, "size": len(each.content)} for each in self.files]
        head = json.dumps(
            {"words": dict(self.words), "files": listed}, ensure_ascii=False, sort_keys=True
        ).encode()
        contents = b"".join(each.content for each in self.files)
        return len(head).to_bytes(_LENGTH, "big") + head + contents


def unpacked(data: bytes) -> Parcel:
    """The parcel in these bytes; raises NotAParcel for anything else, also for a rest."""
    length = int.from_bytes(data[:_LENGTH], "big")
    body = data[_LENGTH:]
    try:
        head = json.loads(body[:length].decode())
        words, listed = head["words"], head["files"]
        files, at = [], length
        for each in listed:
            name, size = each["name"], each["size"]
            if not (isinstance(name, str) and isinstance(size, int)) or text_problem(
                name, LONGEST_LINE
            ):
                raise NotAParcel
            if size < 0 or at + size > len(body):
                raise NotAParcel
            files.append(NewAttachment(name=name, content=body[at : at + size]))
            at += size
    except (ValueError, KeyError, TypeError, RecursionError) as wrong:
        raise NotAParcel from wrong
    if not isinstance(words, dict) or at != len(body):
        raise NotAParcel
    return Parcel(words=words, files=tuple(files))
