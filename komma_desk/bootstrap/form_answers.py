"""What the form without a store reads: the file in which the office answers."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from komma_desk.bootstrap.card_letters import opened_answer
from komma_desk.bootstrap.house import House
from komma_desk.bootstrap.office_seen import OfficeSeen, ToldReaders
from komma_desk.domain.changes import Changes
from komma_desk.domain.errors import Refusal
from komma_desk.usecases.effects.answer_bundle import BundleUnreadable
from komma_desk.usecases.effects.my_letters import letters_read
from komma_desk.usecases.form_deeds import NoNewerCard, OpenAnswer, OpenedAnswer, SaveNewerCard
from komma_desk.usecases.queries.my_reports import reports_in
from komma_desk.vault.envelope import LARGEST
from komma_desk.words import N_


class AnswerNotRead(Refusal):
    sentence = N_("The file “{file}” cannot be read.")
    advice = N_("Please check that it is still there, and whether you may read it.")


_MORE: Final = 1024  # what stands before the envelope, with room


class FormAnswers:
    def __init__(self, seen: OfficeSeen, house: House) -> None:
        self._seen, self._house = seen, house

    def open(self, query: OpenAnswer) -> OpenedAnswer:
        """Raises what `opened_answer` raises, NotAnAnswerFile or BundleUnreadable."""
        try:
            with query.file.open("rb") as file:
                data = file.read(LARGEST + _MORE)
        except OSError as wrong:
            raise AnswerNotRead(file=query.file.name) from wrong
        seen = self._seen
        found = opened_answer(data, query.secret, seen.card, self._house.rules.roles)
        report = found.report
        mine = reports_in(tuple(letters_read(found.letters, by=found.by)))
        told = [each for each in mine if each.report.id == report]
        if not told:
            raise BundleUnreadable
        if found.office is not None:
            seen.learn_office(found.office, found.office_file)
        # Whoever left can write an answer for which no office of its day vouches: to whom she
        # writes is not hers to say. No version told it without that office.
        if found.readers is not None and found.office is not None:
            seen.learn_readers(
                report, ToldReaders(by=found.author, at=found.made_at, readers=found.readers)
            )
        only = seen.readers(report)
        # Whom the report was kept from is no word of the office: its letters name nobody.
        shown = replace(told[0], sent_to=(), kept_from=())
        return OpenedAnswer(
            report=report,
            made_at=found.made_at,
            by=found.by,
            told=shown,
            goes_to=None
            if only is None
            else tuple(each.name for each in seen.card.officers if each.person in only),
            vouched_on=None if found.office is None else found.office.made_on,
            brings_card=bool(seen.newer),
        )

    def save_card(self, command: SaveNewerCard) -> Changes:
        """Raises NoNewerCard."""
        if not self._seen.newer:
            raise NoNewerCard
        self._house.outside.stage(command.target, self._seen.newer).publish()
        return Changes().with_receipt(command.target)
