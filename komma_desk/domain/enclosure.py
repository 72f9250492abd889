"""The files of a case that leave inside a hand-over letter: which, how large, under which names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Final
from uuid import UUID

from komma_desk.domain.attachment import MEGABYTE, Attachment, in_megabytes
from komma_desk.domain.code_list import Code
from komma_desk.domain.consent_scope import FILE
from komma_desk.domain.errors import Refusal
from komma_desk.domain.identifiers import AttachmentId
from komma_desk.domain.stored import NoSuchAttachment
from komma_desk.words import N_, _

# Larger letters are refused by mail servers and slow readers; all of it is once in memory.
MOST_TOGETHER: Final = 64 * MEGABYTE
_LONGEST_ENDING: Final = 10  # letters
# What Acrobat Reader never opens out of a PDF, as its list of attachment permissions says.
_NEVER_OPENED: Final = frozenset(
    """ade adp app arc arj asp bas bat bz bz2 cab chm class cmd com command cpl crt csh desktop dll
    exe fxp gz hex hlp hqx hta inf ini ins isp its jar job js jse ksh lnk lzh mad maf mag mam maq
    mar mas mat mau mav maw mda mdb mde mdt mdw mdz msc msi msp mst ocx ops pcd pif pl prf prg ps1
    pst rar reg scf scr sct sea shb shs sit tar taz tgz tmp url vb vbe vbs vsmacros vss vst vsw
    webloc ws wsc wsf wsh z zip zlo zoo""".split()  # noqa: SIM905 -- a hundred words, one a line
)


class FilesTooLargeForLetter(Refusal):
    sentence = N_(
        "The chosen files are too large together for one letter: {size} MB, at most {most} MB."
    )
    advice = N_(
        "Nothing was handed over. Please choose fewer files and send the others with a second "
        "letter, or save a copy of a large one and bring it on an encrypted stick."
    )


class OriginalNotAgreed(Refusal):
    sentence = N_("A file was chosen as it came, and nobody said that the original may leave.")
    advice = N_(
        "Nothing was handed over. The original can tell more than one sees: names, places, times. "
        "Please send the copy without metadata, or agree to the original expressly."
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Enclosure:
    """`name` is what the partner sees; never the name of the file, which can tell of somebody."""

    attachment: AttachmentId
    name: str
    size: int
    sha256: str
    stripped: bool
    kind: Code | None = None  # of the list “evidence”

    def said(self) -> str:
        """Letters and histories call a file by these."""
        return f"{self.attachment} {self.sha256} {'stripped' if self.stripped else 'original'}"


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftFile:
    """What a history says of a file that left."""

    attachment: AttachmentId
    sha256: str
    stripped: bool


def key_of(file: AttachmentId) -> str:
    return f"{FILE}{file}"


def is_file(part: str) -> bool:
    return part.startswith(FILE)


def enclosures(
    parts: Iterable[str], files: Sequence[Attachment], originals: Iterable[AttachmentId]
) -> tuple[Enclosure, ...]:
    """Those of the case that were chosen, in its order, named in the language spoken now.

    Raises NoSuchAttachment, OriginalNotAgreed or FilesTooLargeForLetter.
    """
    wanted = {part for part in parts if is_file(part)}
    chosen = [each for each in files if key_of(each.id) in wanted]
    if len(chosen) != len(wanted):
        raise NoSuchAttachment
    agreed = frozenset(originals)
    if any(each.made_from is None and each.id not in agreed for each in chosen):
        raise OriginalNotAgreed
    require_together(chosen)
    return tuple(
        Enclosure(
            attachment=each.id,
            name=_("Enclosure-{number}").format(number=number) + ending_of(each.name),
            size=each.size,
            sha256=each.sha256,
            stripped=each.made_from is not None,
            kind=each.kind,
        )
        for number, each in enumerate(chosen, start=1)
    )


def require_together(files: Iterable[Attachment]) -> None:
    """Raises FilesTooLargeForLetter."""
    size = sum(each.size for each in files)
    if size > MOST_TOGETHER:
        raise FilesTooLargeForLetter(size=in_megabytes(size), most=in_megabytes(MOST_TOGETHER))


def ending_of(name: str) -> str:
    """With its dot and small, so that the file opens; empty where it is none we would write."""
    ending = PurePosixPath(name.replace("\\", "/")).suffix.lower()
    letters = ending.removeprefix(".")
    plain = letters.isascii() and letters.isalnum() and len(letters) <= _LONGEST_ENDING
    return ending if plain else ""


def is_never_opened(name: str) -> bool:
    """Whether readers of PDF files refuse to open it; whoever gets it must save it first or cannot.

    So are programmes, and archives that can hold some.
    """
    return ending_of(name).removeprefix(".") in _NEVER_OPENED


def left_files(said: str) -> tuple[LeftFile, ...]:
    """Out of a history; a line no version wrote is left out."""
    found = []
    for line in said.splitlines():
        words = line.split(" ")
        try:
            file, sha256, how = words
            left = LeftFile(
                attachment=AttachmentId(UUID(file)), sha256=sha256, stripped=how == "stripped"
            )
        except ValueError:
            continue
        found.append(left)
    return tuple(found)
