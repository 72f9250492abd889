"""Reads definition files in TOML; every unknown word is refused with file, line and a way out."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection
from datetime import date
from difflib import get_close_matches
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from komma_desk.definitions.broken import (
    ListedTwice,
    MissingWord,
    NotReadable,
    TooMany,
    UnknownValue,
    UnknownWord,
    WrongKind,
)
from komma_desk.definitions.dotted import dotted_without_end
from komma_desk.definitions.lines import line_of
from komma_desk.words import Bilingual

_Closed = TypeVar("_Closed", bound=StrEnum)
_WAY_OUT_SHOWN = 12
_WORD_SHOWN = 80
BYTE_ORDER_MARK = "\ufeff"  # some editors put it before every text
LARGEST = 1_000_000  # bytes; fifty times the largest we ship
_TOO_LARGE = Bilingual(de="ist größer als 1 MB", en="it is larger than 1 MB")
_TOO_LONG = Bilingual(
    de="enthält eine Zahl mit Tausenden von Ziffern", en="it holds a number of thousands of digits"
)
_TOO_DEEP = Bilingual(de="ist zu tief verschachtelt", en="it is nested too deeply")


class Source:
    """One definition file: its text for line numbers, and its name for sentences."""

    def __init__(self, text: str, name: str) -> None:
        text = text.removeprefix(BYTE_ORDER_MARK)
        self.text, self.name = text, name
        if len(text) > LARGEST:
            raise NotReadable(file=name, why=_TOO_LARGE)
        if (line := dotted_without_end(text)) is not None:
            why = Bilingual(
                de=f"ist in Zeile {line} zu tief verschachtelt",
                en=f"line {line} is nested too deeply",
            )
            raise NotReadable(file=name, why=why)
        try:
            self.content = tomllib.loads(text)
        except tomllib.TOMLDecodeError as broken:
            raise NotReadable(file=name, why=_no_toml(broken)) from broken
        except RecursionError as endless:
            raise NotReadable(file=name, why=_TOO_DEEP) from endless
        except ValueError as huge:  # Python reads no number of more than 4,300 digits
            raise NotReadable(file=name, why=_TOO_LONG) from huge

    def where(self, place: tuple[str | int, ...]) -> Bilingual:
        line = line_of(self.text, place)
        if not place:
            return Bilingual(de=self.name, en=self.name)
        key = ".".join(str(part + 1) if isinstance(part, int) else shown(part) for part in place)
        if line is None:
            return Bilingual(de=f"{self.name}, {key}", en=f"{self.name}, {key}")
        return Bilingual(
            de=f"{self.name}, Zeile {line} ({key})",
            en=f"{self.name}, line {line} ({key})",
        )


class Table:
    """A table of a definition file; every word asked for is known, and `done` refuses the rest."""

    def __init__(
        self, source: Source, content: dict[str, object], place: tuple[str | int, ...] = ()
    ) -> None:
        self._source = source
        self._content = content
        self._place = place
        self._known: set[str] = set()

    def has(self, word: str) -> bool:
        self._known.add(word)
        return word in self._content

    def text(self, word: str) -> str:
        value = self._needed(word)
        if not isinstance(value, str) or not value.strip():
            raise self._wrong(word, Bilingual(de="ein Text", en="a text"))
        return value

    def maybe_text(self, word: str) -> str | None:
        return self.text(word) if self.has(word) else None

    def exactly(self, word: str, expected: str) -> None:
        self.one_of(word, (expected,))

    def one_of(self, word: str, allowed: Collection[str]) -> str:
        return self._checked(word, self.text(word), allowed)

    def choice(self, word: str, closed: type[_Closed]) -> _Closed:
        return closed(self.one_of(word, [one.value for one in closed]))

    def choices(self, word: str, closed: type[_Closed]) -> tuple[_Closed, ...]:
        allowed = [one.value for one in closed]
        return tuple(closed(self._checked(word, text, allowed)) for text in self.texts(word))

    def texts(self, word: str) -> tuple[str, ...]:
        """A list of texts, none twice; a missing one is empty."""
        if not self.has(word):
            return ()
        value = self._content[word]
        if not isinstance(value, list):
            raise self._wrong(word, Bilingual(de="eine Liste von Texten", en="a list of texts"))
        found = [item for item in value if isinstance(item, str) and item.strip()]
        if len(found) != len(value):
            raise self._wrong(word, Bilingual(de="eine Liste von Texten", en="a list of texts"))
        seen: set[str] = set()
        for item in found:
            if item in seen:
                raise ListedTwice(where=self._where(word), word=shown(item))
            seen.add(item)
        return tuple(found)

    def flag(self, word: str, *, default: bool = False) -> bool:
        if not self.has(word):
            return default
        value = self._content[word]
        if not isinstance(value, bool):
            raise self._wrong(word, Bilingual(de="true oder false", en="true or false"))
        return value

    def maybe_number(self, word: str) -> int | None:
        if not self.has(word):
            return None
        value = self._content[word]
        if not isinstance(value, int) or isinstance(value, bool):
            raise self._wrong(word, Bilingual(de="eine ganze Zahl", en="a whole number"))
        return value

    def day(self, word: str) -> date:
        text = self.text(word)
        try:
            return date.fromisoformat(text)
        except ValueError:
            raise self.refuse_value(word, text, ("2026-01-31",)) from None

    def bilingual(self, word: str) -> Bilingual:
        inner = self.table(word)
        both = Bilingual(de=inner.text("de"), en=inner.text("en"))
        inner.done()
        return both

    def maybe_bilingual(self, word: str) -> Bilingual | None:
        return self.bilingual(word) if self.has(word) else None

    def table(self, word: str) -> Table:
        value = self._needed(word)
        if not isinstance(value, dict):
            raise self._wrong(word, Bilingual(de="eine Tabelle", en="a table"))
        return Table(self._source, value, (*self._place, word))

    def maybe_table(self, word: str) -> Table | None:
        return self.table(word) if self.has(word) else None

    def named_tables(self, word: str) -> tuple[tuple[str, Table], ...]:
        """A table of tables, `[word.name]` each; a missing one is empty."""
        if not self.has(word):
            return ()
        outer = self.table(word)
        return tuple((name, outer.table(name)) for name in outer._content)  # noqa: SLF001 -- its own kind

    def words(self) -> tuple[str, ...]:
        """Every word that stands here, for a table whose words are not known beforehand."""
        return tuple(self._content)

    def tables(self, word: str) -> tuple[Table, ...]:
        """A list of tables, `[[word]]` each; a missing one is empty."""
        if not self.has(word):
            return ()
        value = self._content[word]
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            raise self._wrong(word, Bilingual(de="eine Liste von Tabellen", en="a list of tables"))
        return tuple(
            Table(self._source, item, (*self._place, word, number))
            for number, item in enumerate(value)
        )

    def refuse_value(self, word: str, value: str, allowed: Collection[str]) -> UnknownValue:
        """The refusal of a value; the caller raises it, where only it knows what is allowed."""
        return UnknownValue(
            where=self._where(word), word=shown(value), way_out=_way_out(value, tuple(allowed))
        )

    def twice(self, word: str, value: str) -> ListedTwice:
        return ListedTwice(where=self._where(word), word=shown(value))

    def too_many(self, most: int) -> TooMany:
        return TooMany(where=self.where, most=most)

    def missing(self, word: str) -> MissingWord:
        return MissingWord(where=self.where, word=word)

    @property
    def where(self) -> Bilingual:
        """File and line of this table, for a refusal of its content as a whole."""
        return self._source.where(self._place)

    def done(self) -> None:
        """Everything of this table was asked for; an unknown word in it is refused."""
        for word in self._content:
            if word not in self._known:
                raise UnknownWord(
                    where=self._where(word),
                    word=shown(word),
                    way_out=_way_out(word, tuple(self._known)),
                )

    def _needed(self, word: str) -> object:
        if not self.has(word):
            raise self.missing(word)
        return self._content[word]

    def _checked(self, word: str, value: str, allowed: Collection[str]) -> str:
        if value not in allowed:
            raise self.refuse_value(word, value, allowed)
        return value

    def _where(self, word: str) -> Bilingual:
        return self._source.where((*self._place, word))

    def _wrong(self, word: str, expected: Bilingual) -> WrongKind:
        return WrongKind(where=self._where(word), word=word, expected=expected)


def open_definition(path: Path) -> Table:
    """The whole file as a table; raises BrokenDefinition if it is no TOML."""
    return open_text(text_of(path), path.name)


def text_of(path: Path) -> str:
    """Raises NotReadable."""
    try:
        if path.stat().st_size > LARGEST:
            raise NotReadable(file=path.name, why=_TOO_LARGE)
        return path.read_text(encoding="utf-8")
    except OSError as broken:
        why = Bilingual(de="lässt sich nicht öffnen", en="it cannot be opened")
        raise NotReadable(file=path.name, why=why) from broken
    except UnicodeDecodeError as broken:
        why = Bilingual(de="ist kein Text in UTF-8", en="it is no text in UTF-8")
        raise NotReadable(file=path.name, why=why) from broken


def open_text(text: str, name: str) -> Table:
    """A definition kept elsewhere than in a file; the name stands in its refusals."""
    source = Source(text, name)
    return Table(source, source.content)


def shown(word: str) -> str:
    """A word of a file in a sentence: not without end, and with no sign that steers a screen."""
    short = word if len(word) <= _WORD_SHOWN else f"{word[: _WORD_SHOWN - 1]}…"
    return "".join(sign if sign.isprintable() else "\ufffd" for sign in short)


def _no_toml(broken: tomllib.TOMLDecodeError) -> Bilingual:
    """Where the parser stumbled; its own words are English and may quote the file."""
    found = re.search(r"at line (\d+)", str(broken))
    if found is None:
        return Bilingual(de="bricht mitten im TOML ab", en="it ends in the middle of its TOML")
    return Bilingual(
        de=f"kein gültiges TOML in Zeile {found[1]}", en=f"no valid TOML in line {found[1]}"
    )


def _way_out(word: str, allowed: tuple[str, ...]) -> Bilingual:
    near = get_close_matches(word[:_WORD_SHOWN], allowed, n=1)
    if near:
        return Bilingual(de=f"Meinten Sie „{near[0]}“?", en=f"Did you mean “{near[0]}”?")
    listed = ", ".join(sorted(allowed)[:_WAY_OUT_SHOWN])
    return Bilingual(de=f"Erlaubt sind: {listed}.", en=f"Allowed are: {listed}.")
