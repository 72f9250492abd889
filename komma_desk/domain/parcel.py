"""The body of an envelope: an object of words, and the files that go with it.

Files lie sealed where they are, and are named with their keys; they once went along inside.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from komma_desk.domain.attachment import Attachment, NewAttachment, SealedAttachment
from komma_desk.domain.errors import Refusal
from komma_desk.domain.sealed_record import sealed_of, sealed_record, told_of, told_record
from komma_desk.domain.text import LONGEST_LINE, text_problem
from komma_desk.words import N_

_LENGTH: Final = 4  # bytes, big endian, of the object before the files


class NotAParcel(Refusal):
    sentence = N_("The content of this envelope cannot be read.")
    advice = N_("It was kept as it is. Please ask the sender to send it again.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel:
    """`files` go along inside; `sealed` lie outside; `told` are only told of, without a key.

    `follow`: the sealed files come behind the envelope in one file, and lie in no store.
    """

    words: Mapping[str, Any] = field(repr=False)
    files: tuple[NewAttachment, ...] = ()
    sealed: tuple[SealedAttachment, ...] = ()
    told: tuple[Attachment, ...] = ()
    follow: bool = False

    def packed(self) -> bytes:
        listed = [{"name": each.name, "size": len(each.content)} for each in self.files]
        said: dict[str, Any] = {"words": dict(self.words), "files": listed}
        if self.sealed:
            said["sealed"] = [sealed_record(each) for each in self.sealed]
        if self.follow:
            said["follow"] = True
        if self.told:
            said["told"] = [told_record(each) for each in self.told]
        head = json.dumps(said, ensure_ascii=False, sort_keys=True).encode()
        contents = b"".join(each.content for each in self.files)
        return len(head).to_bytes(_LENGTH, "big") + head + contents


def unpacked(data: bytes) -> Parcel:
    """The parcel in these bytes; raises NotAParcel for anything else, also for a rest."""
    length = int.from_bytes(data[:_LENGTH], "big")
    body = data[_LENGTH:]
    try:
        head = json.loads(body[:length].decode())
        words = head["words"]
        files = _inside(head["files"], body[length:])
        sealed = tuple(map(sealed_of, head.get("sealed", ())))
        told = tuple(map(told_of, head.get("told", ())))
        follow = head.get("follow", False) is True
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as wrong:
        raise NotAParcel from wrong
    names = {each.stored_as for each in sealed}
    if not isinstance(words, dict) or len(names) != len(sealed):
        raise NotAParcel
    return Parcel(words=words, files=files, sealed=sealed, told=told, follow=follow)


def _inside(listed: Any, contents: bytes) -> tuple[NewAttachment, ...]:
    """Raises NotAParcel, or what the reading of a strange object raises."""
    files, at = [], 0
    for each in listed:
        name, size = each["name"], each["size"]
        if not (isinstance(name, str) and isinstance(size, int)) or text_problem(
            name, LONGEST_LINE
        ):
            raise NotAParcel
        if size < 0 or at + size > len(contents):
            raise NotAParcel
        files.append(NewAttachment(name=name, content=contents[at : at + size]))
        at += size
    if at != len(contents):
        raise NotAParcel
    return tuple(files)
