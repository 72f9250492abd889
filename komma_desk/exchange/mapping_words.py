"""Takes the words of a mapping file for what they must be; refuses others with their line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any, TypeVar

from komma_desk.exchange.mapping_refusals import (
    Page,
    WantsTable,
    WantsText,
    WantsTexts,
    WantsYesOrNo,
)

Chosen = TypeVar("Chosen", bound=StrEnum)
Table = Mapping[str, Any]


class Words:
    def __init__(self, page: Page) -> None:
        self.page = page

    def know(self, told: Table, table: str, known: Iterable[str]) -> None:
        for word in told:
            if word not in known:
                raise self.page.unknown(table, word, known)

    def table(self, told: Table, name: str, known: tuple[str, ...]) -> Table:
        table = told.get(name, {})
        if not isinstance(table, dict):
            raise self.page.refuse(WantsTable, "", name)
        self.know(table, name, known)
        return table

    def text(self, told: Table, table: str, word: str) -> str:
        value = told.get(word, "")
        if not isinstance(value, str):
            raise self.page.refuse(WantsText, table, word)
        return value

    def texts(self, told: Table, table: str, word: str) -> tuple[str, ...]:
        value = told[word]
        texts = [value] if isinstance(value, str) else value
        if not isinstance(texts, list) or not all(isinstance(text, str) for text in texts):
            raise self.page.refuse(WantsTexts, table, word)
        return tuple(texts)

    def yes(self, told: Table, table: str, word: str) -> bool:
        value = told.get(word, False)
        if not isinstance(value, bool):
            raise self.page.refuse(WantsYesOrNo, table, word)
        return value

    def choice(self, told: Table, table: str, word: str, known: tuple[str, ...]) -> str:
        value = self.text(told, table, word)
        if word in told and value not in known:
            raise self.page.unknown(table, value, known)
        return value

    def one_of(self, told: Table, word: str, kind: type[Chosen]) -> Chosen | None:
        value = self.choice(told, "file", word, tuple(str(each) for each in kind))
        return kind(value) if value else None
