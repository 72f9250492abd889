"""Paper from the form without a store: the empty form of the card's office, a draft in clear words.

Written straight to where somebody wants it; nothing of it is kept.
"""

from __future__ import annotations

from pathlib import Path

from komma_desk.bootstrap.house import House
from komma_desk.domain.card_papers import SealedReceipt
from komma_desk.domain.changes import Changes
from komma_desk.domain.clearing_card import ClearingCard
from komma_desk.domain.code_list import CodeLists
from komma_desk.domain.file_kind import kinds_spoken
from komma_desk.domain.own_question import OwnQuestion
from komma_desk.domain.report_paper import FilledPaper, PaperHead
from komma_desk.usecases.commands.save_empty_form import SaveEmptyForm
from komma_desk.usecases.commands.save_report_paper import SaveDraftPaper
from komma_desk.usecases.effects.paper_answers import answers_told
from komma_desk.usecases.effects.paper_questions import form_on_paper
from komma_desk.usecases.form_deeds import SaveSealedReceipt
from komma_desk.words import Language, current_language


class FormPapers:
    def __init__(
        self,
        card: ClearingCard,
        house: House,
        lists: CodeLists,
        questions: tuple[OwnQuestion, ...],
    ) -> None:
        self._card, self._house = card, house
        self._lists, self._questions = lists, questions

    def save_empty(self, command: SaveEmptyForm) -> Changes:
        head = self._head(command.language)
        form = form_on_paper(head, self._lists, self._questions, long=command.long)
        return self._left(command.target, self._house.press.empty_form(form))

    def save_draft(self, command: SaveDraftPaper) -> Changes:
        head = self._head(current_language())
        paper = FilledPaper(
            head=head,
            answers=answers_told(command.draft, self._lists),
            narrative=command.draft.narrative,
            files=tuple(each.attachment for each in command.files),
            kinds=kinds_spoken(self._lists),
        )
        return self._left(command.target, self._house.press.filled_paper(paper))

    def save_receipt(self, command: SaveSealedReceipt) -> Changes:
        sealed = command.sealed
        receipt = SealedReceipt(
            head=self._head(current_language()),
            report=sealed.report,
            sealed_at=sealed.filed_at,
            file=sealed.target.name,
            sha256=sealed.sha256,
            by_code=bool(sealed.code),
            code=sealed.code if command.with_code else "",
        )
        return self._left(command.target, self._house.press.sealed_receipt(receipt))

    def _head(self, language: Language) -> PaperHead:
        office = self._card.office
        told = (*office.address.splitlines(), office.phone, office.email)
        return PaperHead(
            municipality=office.municipality,
            office=office.name,
            ways=tuple(line for line in told if line.strip()),
            dated_on=self._house.clock.today(),
            language=language,
        )

    def _left(self, target: Path, paper: bytes) -> Changes:
        self._house.outside.stage(target, paper).publish()
        return Changes().with_receipt(target)
