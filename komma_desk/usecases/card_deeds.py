"""The part of the catalogue about people without an account: the office card, answers as files."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from komma_desk.domain.audit import Compartment
from komma_desk.domain.permissions import Permission
from komma_desk.usecases.catalogue_entries import CommandEntry, line_of
from komma_desk.usecases.commands.save_answer_file import SaveAnswerFile, save_answer_file
from komma_desk.usecases.commands.save_card_poster import SaveCardPoster, save_card_poster
from komma_desk.usecases.commands.save_office_card import SaveOfficeCard, save_office_card

_P = Permission

CARD_DEEDS: Final[Mapping[type, CommandEntry]] = MappingProxyType(
    {
        SaveOfficeCard: CommandEntry(
            _P.STORE_KEEP, save_office_card, Compartment.OFFICE, line_of("save office card")
        ),
        SaveCardPoster: CommandEntry(
            _P.STORE_KEEP, save_card_poster, Compartment.OFFICE, line_of("save card poster")
        ),
        SaveAnswerFile: CommandEntry(
            _P.CASE_CHANGE, save_answer_file, Compartment.CASES, line_of("save answer file", "case")
        ),
    }
)
