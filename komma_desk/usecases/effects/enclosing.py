"""The files of a case inside a hand-over letter: told on it, and read for it one by one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from komma_desk.domain import file_size
from komma_desk.domain.attachment import SealedAttachment
from komma_desk.domain.code_list import CodeLists
from komma_desk.domain.enclosure import Enclosure
from komma_desk.domain.file_kind import EVIDENCE
from komma_desk.usecases.ports.sealed_files import SealedFiles
from komma_desk.words import _


def enclosure_said(each: Enclosure, lists: CodeLists) -> str:
    """Its line on the letter, with the SHA-256 of what lies inside it."""
    kind = lists[EVIDENCE].label_of(each.kind).spoken() if each.kind else ""
    how = _("copy without metadata") if each.stripped else _("the original, unchanged")
    words = (each.name, kind, file_size.in_words(each.size), how)
    return f"{', '.join(word for word in words if word)}\nSHA-256 {each.sha256}"


def contents(
    enclosed: Iterable[tuple[Enclosure, SealedAttachment]], files: SealedFiles
) -> Iterator[tuple[str, bytes]]:
    """In memory, one at a time; raises Trouble where a file is missing or damaged."""
    for enclosure, sealed in enclosed:
        yield enclosure.name, files.read(sealed)
