"""A file somebody gives us to seal: why it may not be taken, and how far the sealing is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from komma_desk.domain.errors import Refusal
from komma_desk.words import N_


class FileNotReadable(Refusal):
    sentence = N_("The file “{name}” could not be read.")
    advice = N_(
        "It may have been moved, or be open in another programme. Your answers are all here."
    )


class NotAFile(FileNotReadable):
    sentence = N_("“{name}” is no file: it is a folder or a device.")
    advice = N_("Please choose the files in it. Your answers are all here.")


class FileIsEmpty(FileNotReadable):
    sentence = N_("The file “{name}” is empty.")
    advice = N_("Please check whether it is the right file. Your answers are all here.")


class FileChangedMeanwhile(FileNotReadable):
    sentence = N_("The file “{name}” was changed while it was being read.")
    advice = N_(
        "Please wait until the programme that writes it has finished, then attach it again. "
        "Your answers are all here."
    )


class AttachingStopped(Refusal):
    sentence = N_("The file was not attached.")
    advice = N_("You stopped it. Nothing of it was kept, and your answers are all here.")


class NothingToPaste(Refusal):
    sentence = N_("There is no picture and no file to paste.")
    advice = N_("Please take the screenshot first, then paste it here.")


class SealingPart(StrEnum):
    SEALING = "sealing"
    CHECKING = "checking"


@dataclass(frozen=True, slots=True, kw_only=True)
class SealingProgress:
    """Bytes of bytes; first sealed, then read back and compared."""

    part: SealingPart
    done: int
    whole: int


Watch = Callable[[SealingProgress], bool]
"""Called from the thread that works; answers False to stop."""


def nobody_watches(_progress: SealingProgress) -> bool:
    return True
