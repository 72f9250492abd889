"""The part of the catalogue about what office and reporting person say to each other."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from komma_desk.domain.audit import Compartment
from komma_desk.domain.permissions import Permission
from komma_desk.usecases.catalogue_entries import CommandEntry, line_of
from komma_desk.usecases.commands.mark_answers_read import MarkAnswersRead, mark_answers_read
from komma_desk.usecases.commands.note_answer import NoteAnswer, note_answer
from komma_desk.usecases.commands.record_wishes import RecordWishes, record_wishes
from komma_desk.usecases.commands.say_anew import SayConsent, SayWishes, say_consent, say_wishes
from komma_desk.usecases.commands.write_to_office import WriteToOffice, send_message

_P = Permission
_OFFICE, _CASES = Compartment.OFFICE, Compartment.CASES

# Everybody may read the log of the office: it tells neither which report nor what was said.
HEARING_DEEDS: Final[Mapping[type, CommandEntry]] = MappingProxyType(
    {
        WriteToOffice: CommandEntry(
            _P.REPORT_FILE, send_message, _OFFICE, line_of("write to office")
        ),
        SayWishes: CommandEntry(_P.REPORT_FILE, say_wishes, _OFFICE, line_of("write to office")),
        SayConsent: CommandEntry(_P.REPORT_FILE, say_consent, _OFFICE, line_of("write to office")),
        MarkAnswersRead: CommandEntry(_P.REPORT_FILE, mark_answers_read, _OFFICE, None),
        RecordWishes: CommandEntry(
            _P.CASE_CHANGE, record_wishes, _CASES, line_of("record wishes", "case")
        ),
        NoteAnswer: CommandEntry(
            _P.CASE_CHANGE, note_answer, _CASES, line_of("note answer", "case")
        ),
    }
)
