"""The words floor: English message ids in the code, spoken in the language of the person.

It knows nobody, so every floor may use it; only the faces (window, command line, documents) speak.
"""

from __future__ import annotations

import gettext
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Final


class Language(StrEnum):
    """The languages of the screens: German is the first, English the one the code is written in.

    Plain German (Einfache Sprache) covers what whoever reports reads; all else is German.
    """

    GERMAN = "de"
    PLAIN_GERMAN = "einfach"
    ENGLISH = "en"

    @property
    def base(self) -> Language:
        """The language of what is there in two only: the handbook, a day, a number."""
        return Language.GERMAN if self is Language.PLAIN_GERMAN else self

    @property
    def tag(self) -> str:
        """For screen readers (BCP 47); “simple” is a registered variant."""
        return "de-simple" if self is Language.PLAIN_GERMAN else self.value


# In these everything is said; in plain German only what whoever reports reads.
BOTH: Final = (Language.GERMAN, Language.ENGLISH)


@dataclass(frozen=True, slots=True)
class Bilingual:
    """A text that is data (a procedure's title, a code's label) and carries both languages."""

    de: str
    en: str

    def spoken(self) -> str:
        """The text in the language of the screens now."""
        language = current_language()
        if language is Language.PLAIN_GERMAN:
            return _catalogue(language).pgettext(DATA, self.de)
        return self.en if language is Language.ENGLISH else self.de


# The context of data in the plain catalogue, which names it by its German.
DATA = "data"
_screens: list[Language] = [Language.GERMAN]
# A context variable, not a global: a letter can be written in German while the screens are English.
_aside: ContextVar[Language | None] = ContextVar("aside", default=None)
_catalogue_folder: list[Path] = [Path(__file__).resolve().parent / "resources" / "translations"]


def current_language() -> Language:
    return _aside.get() or _screens[0]


def use_language(language: Language) -> None:
    """Set the language of the screens for the whole process (every thread)."""
    _screens[:] = [language]


@contextmanager
def speaking(language: Language) -> Iterator[None]:
    """Speak another language for a while, in this thread only: a letter, a figures report."""
    token = _aside.set(language)
    try:
        yield
    finally:
        _aside.reset(token)


def look_for_catalogues_in(folder: Path) -> None:
    """Say where `de.mo` and `einfach.mo` lie; bootstrap does this once."""
    _catalogue_folder[:] = [folder]
    _catalogue.cache_clear()


@lru_cache
def _catalogue(language: Language) -> gettext.NullTranslations:
    """What the plain catalogue leaves out is said in German, text by text."""
    compiled = _catalogue_folder[0] / f"{language}.mo"
    found = gettext.NullTranslations()
    if compiled.exists():
        with compiled.open("rb") as source:
            found = gettext.GNUTranslations(source)
    if language is not language.base:
        found.add_fallback(_catalogue(language.base))
    return found


def _(message: str) -> str:
    """The message in the language of the screens; English is the message itself."""
    if current_language() is Language.ENGLISH:
        return message
    return _catalogue(current_language()).gettext(message)


def n_(singular: str, plural: str, number: int) -> str:
    """The message for a number of things; the text may hold {n}, filled in here."""
    if current_language() is Language.ENGLISH:
        text = singular if number == 1 else plural
    else:
        text = _catalogue(current_language()).ngettext(singular, plural, number)
    return text.replace("{n}", str(number))


def N_(message: str) -> str:
    """Mark a text to be translated later, where it is spoken."""
    return message
