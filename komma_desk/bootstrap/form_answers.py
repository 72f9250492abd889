"""What the form without a store reads: the file in which the office answers."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from komma_desk.bootstrap.card_letters import opened_answer
from komma_desk.bootstrap.house import House
from komma_desk.domain.clearing_card import ClearingCard
from komma_desk.domain.errors import Refusal
from komma_desk.usecases.effects.answer_bundle import BundleUnreadable
from komma_desk.usecases.effects.my_letters import letters_read
from komma_desk.usecases.form_deeds import OpenAnswer, OpenedAnswer
from komma_desk.usecases.queries.my_reports import reports_in
from komma_desk.vault.envelope import LARGEST
from komma_desk.words import N_


class AnswerNotRead(Refusal):
    sentence = N_("The file “{file}” cannot be read.")
    advice = N_("Please check that it is still there, and whether you may read it.")


_MORE: Final = 1024  # what stands before the envelope, with room


class FormAnswers:
    def __init__(self, card: ClearingCard, house: House) -> None:
        self._card, self._house = card, house

    def open(self, query: OpenAnswer) -> OpenedAnswer:
        """Raises NotAnAnswerFile, AnswerNotYours, AnswerNotByTheOffice or BundleUnreadable."""
        try:
            with query.file.open("rb") as file:
                data = file.read(LARGEST + _MORE)
        except OSError as wrong:
            raise AnswerNotRead(file=query.file.name) from wrong
        found = opened_answer(data, query.secret, self._card, self._house.rules.roles)
        report, name, made_at, letters = found
        mine = reports_in(tuple(letters_read(letters, by=name)))
        told = [each for each in mine if each.report.id == report]
        if not told:
            raise BundleUnreadable
        # Whom the report was kept from is no word of the office: its letters name nobody.
        shown = replace(told[0], sent_to=(), kept_from=())
        return OpenedAnswer(report=report, made_at=made_at, by=name, told=shown)
