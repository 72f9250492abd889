"""An entry is offered no more from a day on, or again; cases keep what was chosen before."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.code_list import Code, CodeEntry, CodeList, Extension
from komma_desk.domain.own_entry import LastOfItsList, OursStays
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects.office_lists import keep_own, office_lists
from komma_desk.usecases.effects.own_content import entry_written
from komma_desk.usecases.effects.own_places import entry_at, list_at
from komma_desk.usecases.ports.own_entries import OwnKind


@dataclass(frozen=True, slots=True)
class RetireCodeEntry:
    """`valid_until` is the last day it is offered; the day before today ends it at once."""

    list_id: str
    code: Code
    valid_until: date


@dataclass(frozen=True, slots=True)
class BringBackCodeEntry:
    list_id: str
    code: Code


def retire_code_entry(command: RetireCodeEntry, context: Context) -> Changes:
    one = list_at(command.list_id, office_lists(context))
    entry = entry_at(one, command.code)
    if not entry.own and one.extension is not Extension.FREE:
        raise OursStays(label=entry.label, title=one.title, why=one.why_closed or "")
    _require_others(one, entry)
    return _kept(one, replace(entry, valid_until=command.valid_until), context)


def bring_back_code_entry(command: BringBackCodeEntry, context: Context) -> Changes:
    one = list_at(command.list_id, office_lists(context))
    entry = entry_at(one, command.code)
    if entry.valid_until is None:
        return Changes()
    return _kept(one, replace(entry, valid_until=None), context)


def _require_others(one: CodeList, entry: CodeEntry) -> None:
    """A list that came empty may become so again: nobody has to choose from it."""
    staying = any(each.valid_until is None for each in one.entries if each.code != entry.code)
    if not staying and any(not each.own for each in one.entries):
        raise LastOfItsList(title=one.title)


def _kept(one: CodeList, entry: CodeEntry, context: Context) -> Changes:
    if not entry.own:
        entry = replace(entry, valid_from=None)
    keep_own(OwnKind.ENTRY, one.id, entry.code, entry_written(entry), context)
    return Changes.of(Subject.SETTINGS)
