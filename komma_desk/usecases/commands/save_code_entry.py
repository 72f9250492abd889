"""An entry of the office's own in a list, new or in other words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from komma_desk.domain.audit import AuditLine
from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.code_list import Code, CodeEntry, CodeList, Extension
from komma_desk.domain.own_entry import (
    LONGEST_MEANING,
    MOST_ENTRIES,
    CountsAsMissing,
    LabelTaken,
    ListIsClosed,
    TooManyEntries,
    code_from,
    one_line,
)
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects.office_lists import codes_given, keep_own, office_lists
from komma_desk.usecases.effects.own_content import entry_written
from komma_desk.usecases.effects.own_places import list_at, own_code_at
from komma_desk.usecases.ports.own_entries import OwnKind
from komma_desk.words import Bilingual


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveCodeEntry:
    """Without a code it is new; the receipt is the code. English words may be left out."""

    list_id: str
    code: Code | None = None
    label: Bilingual
    meaning: Bilingual | None = None
    valid_from: date | None = None
    counts_as: Code | None = None


def save_code_entry(command: SaveCodeEntry, context: Context) -> Changes:
    one = list_at(command.list_id, office_lists(context))
    if one.extension is Extension.CLOSED:
        raise ListIsClosed(title=one.title, why=one.why_closed or "")
    label = one_line(command.label)
    told = command.meaning
    meaning = one_line(told, LONGEST_MEANING) if told and told.de.strip() else None
    before = None
    if command.code is None:
        _require_room(one)
        code = code_from(label.de, codes_given(OwnKind.ENTRY, one.id, context))
    else:
        code = own_code_at(one, command.code, context)
        before = one.entry(code)
    _require_free(label, code, one)
    entry = CodeEntry(
        code=code,
        label=label,
        meaning=meaning,
        valid_from=command.valid_from,
        valid_until=before.valid_until if before else None,
        counts_as=_counted(command.counts_as, one, context),
        own=True,
    )
    keep_own(OwnKind.ENTRY, one.id, code, entry_written(entry), context)
    return Changes.of(Subject.SETTINGS).with_receipt(code)


def saved_line(command: SaveCodeEntry, changes: Changes) -> AuditLine:
    return AuditLine(action="save list entry", subject=f"{command.list_id} {changes.receipt}")


def _require_room(one: CodeList) -> None:
    if sum(each.own for each in one.entries) >= MOST_ENTRIES:
        raise TooManyEntries(title=one.title, most=MOST_ENTRIES)


def _require_free(label: Bilingual, code: Code, one: CodeList) -> None:
    """Two entries that look alike nobody can tell apart; one offered no more counts too."""
    for each in one.entries:
        if each.code != code and each.label.de.casefold() == label.de.casefold():
            raise LabelTaken(label=each.label)


def _counted(counts_as: Code | None, one: CodeList, context: Context) -> Code | None:
    if one.extension is Extension.FREE:
        return None
    shipped = context.tools.rules.code_lists[one.id]
    if counts_as is None or counts_as not in shipped:
        raise CountsAsMissing
    return counts_as
