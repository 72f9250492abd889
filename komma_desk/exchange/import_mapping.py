"""Reads the mapping file of a foreign list (TOML); an unknown word is refused, never skipped."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, TypeVar

from komma_desk.domain.code_list import CodeLists
from komma_desk.domain.import_mapping import (
    CODE_SETS,
    FIELDS,
    NEEDED,
    NO,
    OCCURRED,
    PLAIN,
    YES,
    YES_OR_NO,
    Answer,
    Comparison,
    DateShape,
    Delimiter,
    Encoding,
    ImportMapping,
    Received,
    Sameness,
    ValueRule,
)
from komma_desk.domain.incident_details import CHOICES, ListPart
from komma_desk.exchange.mapping_refusals import (
    ColumnOrConstant,
    FieldLeftOpen,
    MappingMissing,
    MappingUnreadable,
    NotForThisField,
    Page,
    RulesMissing,
    WantsDay,
    WantsTable,
    WantsText,
    WantsTexts,
    WantsYesOrNo,
    WordMissing,
)

FORMAT: Final = "komma-import/1"
_TOP: Final = ("schema", "source", "file", "dates", "received", "fields")
_FILE: Final = ("delimiter", "encoding", "key", "same_by")
_DATES: Final = ("written", "empty")
_RECEIVED: Final = ("column", "constant", "as")
_ANSWER: Final = ("column", "constant", "default", "values", "rules", "every", "separator")
_LISTS: Final = {"forms": "form", "wishes": "wish", "consents": "consent"}

Chosen = TypeVar("Chosen", bound=StrEnum)
Table = Mapping[str, Any]


def read_mapping(path: Path, lists: CodeLists | None = None) -> ImportMapping:
    """The mapping in a file; with `lists` every code is checked too.

    Raises one of the refusals of `mapping_refusals`.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as missing:
        raise MappingMissing(file=path.name) from missing
    except UnicodeDecodeError as foreign:
        raise MappingUnreadable(file=path.name, line=1) from foreign
    try:
        told = tomllib.loads(text)
    except tomllib.TOMLDecodeError as broken:
        raise MappingUnreadable(file=path.name, line=_line_in(str(broken))) from broken
    return _MappingFile(Page(path.name, text), lists).mapping(told)


def _line_in(message: str) -> int:
    """The line of a parser's message “… (at line 3, column 5)”; 1 where it names none."""
    _, _, behind = message.partition("at line ")
    digits = behind.split(",")[0]
    return int(digits) if digits.isdecimal() else 1


class _MappingFile:
    def __init__(self, page: Page, lists: CodeLists | None) -> None:
        self._page = page
        self._lists = lists

    def mapping(self, told: Table) -> ImportMapping:
        self._know(told, "", _TOP)
        if told.get("schema") != FORMAT:
            raise self._page.unknown("", str(told.get("schema", "schema")), [FORMAT])
        file = self._table(told, "file", _FILE)
        dates = self._table(told, "dates", _DATES)
        answers = self._answers(told)
        source = self._text(told, "", "source")
        if not source:
            raise self._page.refuse(WordMissing, "", "source")
        return ImportMapping(
            source=source,
            answers=MappingProxyType(answers),
            received=self._received(told),
            dates=self._dates(dates),
            unknown_day_allowed=self._choice(dates, "dates", "empty", ("unknown",)) == "unknown",
            key_column=self._text(file, "file", "key") or None,
            sameness=self._one_of(file, "same_by", Sameness) or Sameness.CONTENT,
            delimiter=self._one_of(file, "delimiter", Delimiter),
            encoding=self._one_of(file, "encoding", Encoding),
        )

    def _answers(self, told: Table) -> dict[str, Answer]:
        fields = self._table(told, "fields", FIELDS)
        for name in NEEDED:
            if name not in fields:
                raise FieldLeftOpen(file=self._page.file, word=name)
        if "place" not in fields and "channel" not in fields:
            raise FieldLeftOpen(file=self._page.file, word="place")
        return {name: self._answer(name, self._section(fields, name)) for name in fields}

    def _section(self, fields: Table, name: str) -> Table:
        if not isinstance(fields[name], dict):
            raise self._page.refuse(WantsTable, "fields", name)
        section: Table = fields[name]
        return section

    def _answer(self, name: str, told: Table) -> Answer:
        table = f"fields.{name}"
        self._know(told, table, _ANSWER)
        if ("column" in told) == ("constant" in told) or told.get("column") == "":
            raise self._page.refuse(ColumnOrConstant, table, name)
        coded = name not in PLAIN
        many = name in CODE_SETS
        for word, fits in (
            ("values", coded), ("rules", coded), ("every", many), ("separator", many),
            ("default", name != OCCURRED),
        ):  # fmt: skip
            if word in told and not fits:
                raise self._page.refuse(NotForThisField, table, word)
        rules = self._values(name, told) + self._rules(name, told)
        default = self._meant(name, told, "default") if "default" in told else None
        if coded and "column" in told and not rules and default is None:
            raise self._page.refuse(RulesMissing, table, name)
        return Answer(
            column=self._text(told, table, "column") or None,
            constant=self._meant(name, told, "constant") if "constant" in told else (),
            rules=rules,
            default=default,
            every=self._yes(told, table, "every"),
            separator=self._text(told, table, "separator"),
        )

    def _values(self, name: str, told: Table) -> tuple[ValueRule, ...]:
        values = told.get("values", {})
        if not isinstance(values, dict):
            raise self._page.refuse(WantsTable, f"fields.{name}", "values")
        return tuple(
            ValueRule(
                comparison=Comparison.EQUALS, texts=(value,), gives=self._code(name, values, value)
            )
            for value in values
        )

    def _rules(self, name: str, told: Table) -> tuple[ValueRule, ...]:
        table = f"fields.{name}.rules"
        rules = told.get("rules", [])
        if not isinstance(rules, list) or not all(isinstance(rule, dict) for rule in rules):
            raise self._page.refuse(WantsTable, f"fields.{name}", "rules")
        return tuple(self._rule(name, table, rule) for rule in rules)

    def _rule(self, name: str, table: str, rule: Table) -> ValueRule:
        self._know(rule, table, (*Comparison, "gives"))
        if "gives" not in rule:
            raise self._page.refuse(WordMissing, table, "gives")
        used = [word for word in Comparison if word in rule]
        if len(used) != 1:
            raise self._page.refuse(WordMissing, table, str(Comparison.CONTAINS))
        texts = self._texts(rule, table, used[0])
        if used[0] is not Comparison.EQUALS and not all(text.strip() for text in texts):
            raise self._page.refuse(WantsTexts, table, used[0])  # it would fit every cell
        return ValueRule(comparison=used[0], texts=texts, gives=self._code(name, rule, "gives"))

    def _meant(self, name: str, told: Table, word: str) -> tuple[str, ...]:
        """A constant or default: a text, or for the fields with codes one or several codes."""
        if name in PLAIN:
            return (self._text(told, f"fields.{name}", word),)
        if name in YES_OR_NO and isinstance(told[word], bool):
            return (YES if told[word] else NO,)
        codes = self._texts(told, f"fields.{name}", word)
        if len(codes) > 1 and name not in CODE_SETS:
            raise self._page.refuse(WantsText, f"fields.{name}", word)
        return tuple(self._known_code(name, code) for code in codes)

    def _code(self, name: str, told: Table, word: str) -> str:
        if name in YES_OR_NO and isinstance(told[word], bool):
            return YES if told[word] else NO
        return self._known_code(name, self._text(told, f"fields.{name}", word))

    def _known_code(self, name: str, code: str) -> str:
        if name in YES_OR_NO:
            known: tuple[str, ...] = (YES, NO)
        elif self._lists is not None:
            parts = CHOICES.get(name) or (ListPart(_LISTS.get(name, name)),)
            known = tuple(each for part in parts for each in self._lists[part.list_id].codes())
        else:
            return code
        if code not in known:
            raise self._page.unknown(f"fields.{name}", code, known)
        return code

    def _received(self, told: Table) -> Received:
        table = self._table(told, "received", _RECEIVED)
        if len(table) != 1 or table.get("column") == "":
            raise self._page.refuse(ColumnOrConstant, "received", "received")
        if "as" in table:
            self._choice(table, "received", "as", (OCCURRED,))
            return Received()
        if "column" in table:
            return Received(column=self._text(table, "received", "column"))
        day = table["constant"]
        if isinstance(day, datetime) or not isinstance(day, date):
            raise self._page.refuse(WantsDay, "received", "constant")
        return Received(constant=day)

    def _dates(self, table: Table) -> tuple[DateShape, ...]:
        if "written" not in table:
            return (DateShape.ISO, DateShape.GERMAN)
        shapes = self._texts(table, "dates", "written")
        for shape in shapes:
            if shape not in set(DateShape):
                raise self._page.unknown("dates", shape, DateShape)
        return tuple(DateShape(shape) for shape in shapes)

    def _know(self, told: Table, table: str, known: tuple[str, ...]) -> None:
        for word in told:
            if word not in known:
                raise self._page.unknown(table, word, known)

    def _table(self, told: Table, name: str, known: tuple[str, ...]) -> Table:
        table = told.get(name, {})
        if not isinstance(table, dict):
            raise self._page.refuse(WantsTable, "", name)
        self._know(table, name, known)
        return table

    def _text(self, told: Table, table: str, word: str) -> str:
        value = told.get(word, "")
        if not isinstance(value, str):
            raise self._page.refuse(WantsText, table, word)
        return value

    def _texts(self, told: Table, table: str, word: str) -> tuple[str, ...]:
        value = told[word]
        texts = [value] if isinstance(value, str) else value
        if not isinstance(texts, list) or not all(isinstance(text, str) for text in texts):
            raise self._page.refuse(WantsTexts, table, word)
        return tuple(texts)

    def _yes(self, told: Table, table: str, word: str) -> bool:
        value = told.get(word, False)
        if not isinstance(value, bool):
            raise self._page.refuse(WantsYesOrNo, table, word)
        return value

    def _choice(self, told: Table, table: str, word: str, known: tuple[str, ...]) -> str:
        value = self._text(told, table, word)
        if word in told and value not in known:
            raise self._page.unknown(table, value, known)
        return value

    def _one_of(self, told: Table, word: str, kind: type[Chosen]) -> Chosen | None:
        value = self._choice(told, "file", word, tuple(str(each) for each in kind))
        return kind(value) if value else None
