"""Whether a text names somebody, or holds a mail address or a number by which to reach her."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Final

_WORD: Final = re.compile(r"[^\W\d_]+")
_SHORTEST: Final = 3  # letters; “Ro” alone may be anything, “Frau Ro” is a person
_NO_NAMES: Final = frozenset({"frau", "herr", "herrn", "prof", "von", "van", "der", "den", "und"})
_BEFORE_NAMES: Final = frozenset({"frau", "herr", "herrn", "familie"})
_SPELLED: Final = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss"}
)
_ADDRESS: Final = re.compile(r"[\w.+%-]+@[\w.-]*\w")
_BETWEEN_DIGITS: Final = re.compile(r"(?<=\d)[\s()/.·_‐-―-]+(?=\d)")
_NUMBER: Final = re.compile(r"\d{6,}")
_OUR_COUNTRY: Final = re.compile(r"\A(?:0{0,2}49)?0?(?=\d{5})")


def names_one_of(text: str, names: Iterable[str]) -> bool:
    """In any spelling of ä, ö, ü and ß, and with the s of whose it is.

    One word counts as it is written and in capitals only: “lang” is a word, “Lang” may be her. The
    whole name counts however it is written.
    """
    said = [_words(spelled) for spelled in _spellings(text)]
    known = [_words(spelled) for name in names for spelled in _spellings(name)]
    return any(_stands_in(words, name) for name in known for words in said)


def leads_to_one_of(text: str, contacts: Iterable[str]) -> bool:
    """Whether an address or a number of these stands in the text, however it is parted."""
    plain, told = _composed(text).casefold(), _numbers(text)
    for contact in map(_composed, contacts):
        if any(each.casefold() in plain for each in _ADDRESS.findall(contact)):
            return True
        known = [_OUR_COUNTRY.sub("", each) for each in _numbers(contact)]
        if any(each in number for each in known for number in told):
            return True
    return False


def _stands_in(said: list[str], name: list[str]) -> bool:
    name = [each for each in name if each.casefold() not in _NO_NAMES]
    long = {each for each in name if len(each) >= _SHORTEST}
    if any(long & {word, word.removesuffix("s")} for word in said):
        return True
    if any({each.upper() for each in long} & {word, word.removesuffix("S")} for word in said):
        return True
    plain, whole = [each.casefold() for each in said], [each.casefold() for each in name]
    if len(whole) > 1 and whole in _runs(plain, len(whole)):
        return True
    return any(title in _BEFORE_NAMES and word in whole for title, word in _runs(plain, 2))


def _runs(words: list[str], length: int) -> Iterator[list[str]]:
    return (words[at : at + length] for at in range(len(words) - length + 1))


def _words(text: str) -> list[str]:
    return _WORD.findall(text)


def _spellings(text: str) -> Iterable[str]:
    """As in an address of a mail, and as abroad."""
    composed = _composed(text)
    apart = unicodedata.normalize("NFKD", composed)
    bare = "".join(each for each in apart if not unicodedata.combining(each))
    return composed, composed.translate(_SPELLED), bare


def _composed(text: str) -> str:
    """Without signs that nobody sees, such as a place where a word may be parted."""
    seen = (each for each in text if unicodedata.category(each) != "Cf")
    return unicodedata.normalize("NFKC", "".join(seen))


def _numbers(text: str) -> list[str]:
    return _NUMBER.findall(_BETWEEN_DIGITS.sub("", _composed(text)))
