"""The part of the catalogue about what the office enters for somebody: calls, visits, mails."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from komma_desk.domain.audit import Compartment
from komma_desk.domain.permissions import Permission
from komma_desk.usecases.catalogue_entries import CommandEntry, QueryEntry, line_of
from komma_desk.usecases.commands.begin_from_mail import BeginFromMail, begin_from_mail, read_ahead
from komma_desk.usecases.commands.discard_reception import DiscardReception, discard_reception
from komma_desk.usecases.commands.enter_report import EnterReport, enter_report
from komma_desk.usecases.commands.hand_reception import HandReception, hand_reception
from komma_desk.usecases.commands.save_reception import SaveReception, save_reception
from komma_desk.usecases.queries.begun_receptions import (
    BegunReceptions,
    FreshReception,
    begun_receptions,
    fresh_reception,
)

_IMPORT, _OFFICE = Permission.REPORT_IMPORT, Compartment.OFFICE

RECEPTION_DEEDS: Final[Mapping[type, CommandEntry]] = MappingProxyType(
    {
        EnterReport: CommandEntry(
            _IMPORT, enter_report, Compartment.CASES, line_of("enter report")
        ),
        # No line in the log: a draft is nobody's business, as a report being written is not.
        SaveReception: CommandEntry(_IMPORT, save_reception, _OFFICE, None),
        DiscardReception: CommandEntry(_IMPORT, discard_reception, _OFFICE, None),
        HandReception: CommandEntry(_IMPORT, hand_reception, _OFFICE, line_of("hand over entry")),
        BeginFromMail: CommandEntry(_IMPORT, begin_from_mail, _OFFICE, None, ahead=read_ahead),
    }
)

RECEPTION_QUERIES: Final[Mapping[type, QueryEntry]] = MappingProxyType(
    {
        BegunReceptions: QueryEntry(_IMPORT, begun_receptions),
        FreshReception: QueryEntry(_IMPORT, fresh_reception),
    }
)
