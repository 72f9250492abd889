"""A foreign list as it lies on the disk, and what keeps it from being read as a list of cases."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from komma_desk.domain.errors import Refusal
from komma_desk.words import N_

_LARGEST: Final = 200_000_000  # bytes; a case list of a municipality has a hundredth of this
_WORKBOOKS: Final = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


class ListMissing(Refusal):
    sentence = N_("There is no file {file}, or it may not be read.")
    advice = N_("Please check the name of the file.")


class ListTooLarge(Refusal):
    sentence = N_("{file} is too large for a list of cases.")
    advice = N_("Please divide it into several files.")


class NotAWorkbook(Refusal):
    """The hindrance is spoken first; its words are never those of the file."""

    sentence = N_("{file} cannot be read as a workbook. {reason}")
    advice = N_("Please save the sheet in Excel or LibreOffice as “CSV UTF-8” and try again.")


class SheetMissing(Refusal):
    sentence = N_("{file} has no sheet “{sheet}”.")
    advice = N_("Its sheets are: {sheets}.")


class EmptyList(Refusal):
    sentence = N_("{file} is empty.")
    advice = N_("Please choose a list whose first row holds the headings.")


def content_of(path: Path) -> bytes:
    """Raises ListMissing or ListTooLarge."""
    try:
        if path.stat().st_size > _LARGEST:
            raise ListTooLarge(file=path.name)
        return path.read_bytes()
    except OSError as missing:
        raise ListMissing(file=path.name) from missing


def is_workbook(content: bytes) -> bool:
    return content.startswith(_WORKBOOKS)
