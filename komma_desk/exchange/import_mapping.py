"""Reads the mapping file of a foreign list (TOML); an unknown word is refused, never skipped."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path
from types import MappingProxyType
from typing import Final

from komma_desk.domain.code_list import CodeLists
from komma_desk.domain.import_mapping import (
    FIELDS,
    NEEDED,
    OCCURRED,
    Answer,
    AskedColumn,
    DateShape,
    Delimiter,
    Encoding,
    ImportMapping,
    Received,
    Sameness,
)
from komma_desk.domain.own_question import OwnQuestion
from komma_desk.exchange.mapping_answers import FieldAnswers
from komma_desk.exchange.mapping_refusals import (
    ColumnOrConstant,
    FieldLeftOpen,
    MappingMissing,
    MappingUnreadable,
    Page,
    WantsDay,
    WantsTable,
    WordMissing,
)
from komma_desk.exchange.mapping_words import Table, Words

FORMAT: Final = "komma-import/1"
_TOP: Final = ("schema", "source", "file", "dates", "received", "fields", "questions")
_FILE: Final = ("delimiter", "encoding", "key", "same_by", "sheet", "notes")
_DATES: Final = ("written", "empty")
_RECEIVED: Final = ("column", "constant", "as")
_USUAL: Final = (DateShape.ISO, DateShape.GERMAN, DateShape.GERMAN_SHORT, DateShape.SERIAL)


def read_mapping(
    path: Path, lists: CodeLists | None = None, questions: Iterable[OwnQuestion] = ()
) -> ImportMapping:
    """The mapping in a file; with `lists` every code is checked too, and may be a label.

    Raises one of the refusals of `mapping_refusals`.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as missing:
        raise MappingMissing(file=path.name) from missing
    except UnicodeDecodeError as foreign:
        raise MappingUnreadable(file=path.name, line=1) from foreign
    return mapping_of_text(text, path.name, lists, questions)


def mapping_of_text(
    text: str, name: str, lists: CodeLists | None = None, questions: Iterable[OwnQuestion] = ()
) -> ImportMapping:
    """Raises one of the refusals of `mapping_refusals`."""
    try:
        told = tomllib.loads(text)
    except tomllib.TOMLDecodeError as broken:
        raise MappingUnreadable(file=name, line=_line_in(str(broken))) from broken
    return _MappingFile(Page(name, text), lists, tuple(questions)).mapping(told)


def _line_in(message: str) -> int:
    """The line of a parser's message “… (at line 3, column 5)”; 1 where it names none."""
    _, _, behind = message.partition("at line ")
    digits = behind.split(",")[0]
    return int(digits) if digits.isdecimal() else 1


class _MappingFile:
    def __init__(
        self, page: Page, lists: CodeLists | None, questions: tuple[OwnQuestion, ...]
    ) -> None:
        self._words = Words(page)
        self._fields = FieldAnswers(self._words, lists)
        self._asked = questions

    def mapping(self, told: Table) -> ImportMapping:
        self._words.know(told, "", _TOP)
        if told.get("schema") != FORMAT:
            raise self._words.page.unknown("", str(told.get("schema", "schema")), [FORMAT])
        file = self._words.table(told, "file", _FILE)
        dates = self._words.table(told, "dates", _DATES)
        answers = self._answers(told)
        source = self._words.text(told, "", "source")
        if not source:
            raise self._words.page.refuse(WordMissing, "", "source")
        return ImportMapping(
            source=source,
            answers=MappingProxyType(answers),
            received=self._received(told),
            dates=self._dates(dates),
            unknown_day_allowed=self._words.choice(dates, "dates", "empty", ("unknown",))
            == "unknown",
            key_column=self._words.text(file, "file", "key") or None,
            sameness=self._words.one_of(file, "same_by", Sameness) or Sameness.CONTENT,
            delimiter=self._words.one_of(file, "delimiter", Delimiter),
            encoding=self._words.one_of(file, "encoding", Encoding),
            questions=self._questions(told),
            sheet=self._words.text(file, "file", "sheet"),
            notes=self._words.texts(file, "file", "notes") if "notes" in file else (),
        )

    def _answers(self, told: Table) -> dict[str, Answer]:
        fields = self._words.table(told, "fields", FIELDS)
        for name in NEEDED:
            if name not in fields:
                raise FieldLeftOpen(file=self._words.page.file, word=name)
        if "place" not in fields and "channel" not in fields:
            raise FieldLeftOpen(file=self._words.page.file, word="place")
        return {name: self._fields.answer(name, self._section(fields, name)) for name in fields}

    def _section(self, fields: Table, name: str) -> Table:
        if not isinstance(fields[name], dict):
            raise self._words.page.refuse(WantsTable, "fields", name)
        section: Table = fields[name]
        return section

    def _received(self, told: Table) -> Received:
        table = self._words.table(told, "received", _RECEIVED)
        words = set(table)
        fits = words == {"column", "as"} or len(words) == 1
        if not fits or table.get("column") == "":
            raise self._words.page.refuse(ColumnOrConstant, "received", "received")
        if "as" in table:
            self._words.choice(table, "received", "as", (OCCURRED,))
        if "column" in table:
            column = self._words.text(table, "received", "column")
            return Received(column=column, else_occurred="as" in table)
        if "as" in table:
            return Received()
        day = table["constant"]
        if isinstance(day, datetime) or not isinstance(day, date):
            raise self._words.page.refuse(WantsDay, "received", "constant")
        return Received(constant=day)

    def _questions(self, told: Table) -> tuple[AskedColumn, ...]:
        """Each is named by its code, or asked in the words of the office."""
        table = told.get("questions", {})
        if not isinstance(table, dict):
            raise self._words.page.refuse(WantsTable, "", "questions")
        return tuple(self._question(name, self._section(table, name)) for name in table)

    def _question(self, name: str, told: Table) -> AskedColumn:
        known = {
            words.casefold(): each
            for each in self._asked
            for words in (each.words.en, each.words.de, each.code)
        }
        if (question := known.get(name.casefold())) is None:
            words = [each.words.de for each in self._asked]
            raise self._words.page.unknown("questions", name, words)
        table = f"questions.{name}"
        self._words.know(told, table, ("column",))
        column = self._words.text(told, table, "column")
        if not column:
            raise self._words.page.refuse(WordMissing, "questions", "column")
        return AskedColumn(question=question, column=column)

    def _dates(self, table: Table) -> tuple[DateShape, ...]:
        if "written" not in table:
            return _USUAL
        shapes = self._words.texts(table, "dates", "written")
        for shape in shapes:
            if shape not in set(DateShape):
                raise self._words.page.unknown("dates", shape, DateShape)
        return tuple(DateShape(shape) for shape in shapes)
