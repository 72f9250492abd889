"""What a text field takes: anything Unicode can hold, given back unchanged, or a clear refusal."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from komma_desk.domain.errors import Fact, Refusal
from komma_desk.words import N_, _

LONGEST_TEXT: Final = 1_000_000  # characters; about 400 printed pages
LONGEST_REASON: Final = 2000  # characters; it is read in notices and lists
LONGEST_LINE: Final = 500  # characters of a one-line field


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a field cannot be taken as it is; the sentence is a message id."""

    sentence: str
    facts: dict[str, Fact] = field(default_factory=dict)

    def spoken(self) -> str:
        return _(self.sentence).format(**self.facts)


def text_problem(text: str, longest: int = LONGEST_TEXT) -> Problem | None:
    """Why this text could not be given back unchanged, or None.

    A NUL ends a text in many programmes, and half a surrogate pair is no character at all;
    everything else (right-to-left, zero-width, emoji, control characters) is kept.
    """
    if len(text) > longest:
        return Problem(
            N_("This text is too long: {length} characters, at most {longest} can be kept."),
            {"length": len(text), "longest": longest},
        )
    if "\0" in text or any("\ud800" <= character <= "\udfff" for character in text):
        return Problem(N_("This text holds a character that cannot be stored. Please remove it."))
    return None


class TextNotAccepted(Refusal):
    sentence = N_("This text cannot be kept: {why}")


class TextMissing(Refusal):
    sentence = N_("There is no text yet.")
    advice = N_("Please write something first.")


def require_text(text: str, longest: int = LONGEST_TEXT) -> None:
    """Raises TextMissing for nothing, TextNotAccepted for what could not be given back."""
    if not text.strip():
        raise TextMissing
    if problem := text_problem(text, longest):
        raise TextNotAccepted(why=problem.spoken())
