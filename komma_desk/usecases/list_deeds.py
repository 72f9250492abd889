"""The part of the catalogue about the lists and questions of the office."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from komma_desk.domain.audit import Compartment
from komma_desk.domain.permissions import Permission
from komma_desk.usecases.catalogue_entries import CommandEntry, QueryEntry, line_of
from komma_desk.usecases.commands.move_own_question import (
    BringBackOwnQuestion,
    MoveOwnQuestion,
    RetireOwnQuestion,
    bring_back_own_question,
    move_own_question,
    retire_own_question,
)
from komma_desk.usecases.commands.retire_code_entry import (
    BringBackCodeEntry,
    RetireCodeEntry,
    bring_back_code_entry,
    retire_code_entry,
)
from komma_desk.usecases.commands.save_code_entry import SaveCodeEntry, save_code_entry, saved_line
from komma_desk.usecases.commands.save_own_question import (
    SaveOwnQuestion,
    question_saved_line,
    save_own_question,
)
from komma_desk.usecases.queries.own_questions import (
    EntriesByHand,
    OwnQuestions,
    entries_by_hand,
    own_questions,
)

_P, _OFFICE = Permission, Compartment.OFFICE

LIST_DEEDS: Final[Mapping[type, CommandEntry]] = MappingProxyType(
    {
        SaveCodeEntry: CommandEntry(_P.OFFICE_CHANGE, save_code_entry, _OFFICE, saved_line),
        RetireCodeEntry: CommandEntry(
            _P.OFFICE_CHANGE,
            retire_code_entry,
            _OFFICE,
            line_of("retire list entry", "list_id", "code", "valid_until"),
        ),
        BringBackCodeEntry: CommandEntry(
            _P.OFFICE_CHANGE,
            bring_back_code_entry,
            _OFFICE,
            line_of("bring back list entry", "list_id", "code"),
        ),
        SaveOwnQuestion: CommandEntry(
            _P.OFFICE_CHANGE, save_own_question, _OFFICE, question_saved_line
        ),
        MoveOwnQuestion: CommandEntry(
            _P.OFFICE_CHANGE, move_own_question, _OFFICE, line_of("move own question", "code")
        ),
        RetireOwnQuestion: CommandEntry(
            _P.OFFICE_CHANGE,
            retire_own_question,
            _OFFICE,
            line_of("retire own question", "code", "valid_until"),
        ),
        BringBackOwnQuestion: CommandEntry(
            _P.OFFICE_CHANGE,
            bring_back_own_question,
            _OFFICE,
            line_of("bring back own question", "code"),
        ),
    }
)

LIST_QUERIES: Final[Mapping[type, QueryEntry]] = MappingProxyType(
    {
        OwnQuestions: QueryEntry(_P.REPORT_FILE, own_questions),
        EntriesByHand: QueryEntry(_P.STORE_READ, entries_by_hand),
    }
)
