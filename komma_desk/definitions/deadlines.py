"""Reads the rules of deadlines; what could not be reckoned is refused, with file and line."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from komma_desk.definitions.reading import Table, open_definition
from komma_desk.domain.clock import SettledHow
from komma_desk.domain.deadlines.rules import (
    DeadlineRule,
    DeadlineRules,
    EndOnFreeDay,
    Length,
    LengthUnit,
)

SCHEMA: Final = "komma-deadlines/1"
_LENGTHS: Final = ("7 D", "3 M", "2 Y", "72 h", "3 WD")
_ALONE: Final = (LengthUnit.HOURS, LengthUnit.WORKING_DAYS)


def read_deadline_rules(path: Path) -> DeadlineRules:
    """The rules; raises BrokenDefinition for a word not known or not fitting the rest."""
    table = open_definition(path)
    table.exactly("schema", SCHEMA)
    rules = DeadlineRules(
        version=table.text("version"),
        rules=tuple(_rule(name, one) for name, one in table.named_tables("rules")),
    )
    if not rules.rules:
        raise table.missing("rules")
    table.done()
    return rules


def _rule(name: str, table: Table) -> DeadlineRule:
    lengths = _lengths(table)
    rule = DeadlineRule(
        id=name,
        title=table.bilingual("title"),
        anchor=table.bilingual("anchor"),
        norm=table.text("norm"),
        lengths=lengths,
        end=_end(table, lengths),
        valid_from=table.day("valid_from"),
        notes=table.maybe_bilingual("notes"),
        asks_number=_fitting_flag(
            table, "asks_number", fits=lengths[0].unit is LengthUnit.WORKING_DAYS
        ),
        pauses=_fitting_flag(table, "pauses", fits=lengths[0].unit is not LengthUnit.HOURS),
        waits_for_offender=_fitting_flag(table, "waits_for_offender", fits=True),
        earlier_event=table.maybe_bilingual("earlier_event"),
        settled_by=table.choices("settled_by", SettledHow),
    )
    if rule.earlier_event is not None and rule.by_the_hour:
        raise table.refuse_value("earlier_event", "earlier_event", ("title", "anchor", "notes"))
    table.done()
    return rule


def _lengths(table: Table) -> tuple[Length, ...]:
    lengths: list[Length] = []
    texts = table.texts("lengths")
    if not texts:
        raise table.missing("lengths")
    for text in texts:
        length = Length.from_text(text)
        # Hours and working days stand alone: after or before them no sum has a meaning.
        if length is None or (length.unit in _ALONE and len(texts) > 1):
            raise table.refuse_value("lengths", text, _LENGTHS)
        lengths.append(length)
    return tuple(lengths)


def _end(table: Table, lengths: tuple[Length, ...]) -> EndOnFreeDay:
    if lengths[0].unit in _ALONE:
        table.exactly("end", EndOnFreeDay.STAYS)
    return table.choice("end", EndOnFreeDay)


def _fitting_flag(table: Table, word: str, *, fits: bool) -> bool:
    flag = table.flag(word)
    if flag and not fits:
        raise table.refuse_value(word, "true", ("false",))
    return flag
