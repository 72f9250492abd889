"""The return code: eight words of two syllables by which an anonymous person gets her answer.

Seven carry the secret (88 bits), the eighth shows a typing mistake.
"""

from __future__ import annotations

import re
import secrets
from typing import Final

from komma_desk.domain.errors import Refusal
from komma_desk.vault.syllables import SYLLABLES
from komma_desk.words import N_

# Syllables, not a list of German words: they can be said and written by whoever speaks another
# language, have no umlauts, and no word of them means anything somebody could take amiss.
WORDS: Final = 8
_SIZE: Final = len(SYLLABLES) ** 2  # words of two syllables
_PRIME: Final = 6397  # just below: every wrong syllable and swapped neighbour is found
_SECRET: Final = WORDS - 1
_LETTERS: Final = 4
_BETWEEN: Final = re.compile(r"[\s\-.,;_/]+")
# By chance syllables make words nobody should be given after an attack.
_NEVER: Final = frozenset(
    {"nazi", "jude", "juda", "hure", "homo", "nega", "fuku", "kaka", "kaki", "pipi", "popo"}
    | {"puta", "pute", "sado", "mama", "papa", "tode", "tote", "fotu", "fote", "dodo", "neka"}
)


class ReturnCodeMistyped(Refusal):
    sentence = N_("There is a typing mistake in this return code.")
    advice = N_("Please compare it word by word; it has {words} words of {letters} letters.")


class ReturnCodeWordMistyped(ReturnCodeMistyped):
    sentence = N_("In word {number} of this return code is a typing mistake.")
    advice = N_("Please compare this word letter by letter; each has {letters} letters.")


def new_return_code() -> str:
    """Shown once and kept nowhere."""
    while True:
        number = secrets.randbelow(_SIZE**_SECRET)
        words = [*_words(number, _SECRET), *_words(number % _PRIME, 1)]
        if _NEVER.isdisjoint(words):
            return " ".join(words)


def words_to_ask() -> tuple[int, ...]:
    """Two of them, counted from one: whoever can tell them has written the code down."""
    return tuple(sorted(secrets.SystemRandom().sample(range(1, WORDS + 1), 2)))


def read_return_code(text: str) -> str:
    """The code as it was given out, however it was typed; raises ReturnCodeMistyped.

    One word alone is told of where it cannot be one; a wrong one that could be is only noticed.
    """
    typed = _BETWEEN.split(text.strip().lower())
    wrong = [at for at, word in enumerate(typed, start=1) if not _is_word(word)]
    if len(typed) == WORDS and len(wrong) == 1:
        raise ReturnCodeWordMistyped(number=wrong[0], letters=_LETTERS)
    clean = "".join(typed)
    if len(clean) != WORDS * _LETTERS:
        raise _mistyped()
    words = [clean[at : at + _LETTERS] for at in range(0, len(clean), _LETTERS)]
    try:
        number = _number(words[:_SECRET])
        if _number(words[_SECRET:]) != number % _PRIME:
            raise _mistyped()
    except ValueError as unknown:
        raise _mistyped() from unknown
    return " ".join(words)


def _words(number: int, count: int) -> list[str]:
    said: list[str] = []
    for _ in range(count):
        number, word = divmod(number, _SIZE)
        second, first = divmod(word, len(SYLLABLES))
        said.append(SYLLABLES[first] + SYLLABLES[second])
    return said


def _number(words: list[str]) -> int:
    number = 0
    for word in reversed(words):
        first, second = SYLLABLES.index(word[:2]), SYLLABLES.index(word[2:])
        number = number * _SIZE + second * len(SYLLABLES) + first
    return number


def _is_word(word: str) -> bool:
    return len(word) == _LETTERS and word[:2] in SYLLABLES and word[2:] in SYLLABLES


def _mistyped() -> ReturnCodeMistyped:
    return ReturnCodeMistyped(words=WORDS, letters=_LETTERS)
