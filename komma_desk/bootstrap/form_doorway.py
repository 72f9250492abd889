"""The form without a store: what the window hands over and asks, answered by an office card."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any, Final, Self

from komma_desk.bootstrap.foreign_child import ForeignChild
from komma_desk.bootstrap.form_answers import FormAnswers
from komma_desk.bootstrap.form_draft import FormDraft
from komma_desk.bootstrap.form_papers import FormPapers
from komma_desk.bootstrap.form_sealing import FormSealing
from komma_desk.bootstrap.house import House
from komma_desk.bootstrap.office_seen import OfficeSeen
from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.clearing_card import LARGEST_CARD, ClearingCard
from komma_desk.domain.errors import Refusal
from komma_desk.domain.foreign_file import LARGEST_LOOKED_INTO, Hindrance, NoPreview, Preview
from komma_desk.domain.office import Office
from komma_desk.system.paths import app_folder
from komma_desk.usecases.commands.attach_file import AttachFile
from komma_desk.usecases.commands.discard_draft import DiscardDraft
from komma_desk.usecases.commands.save_draft import SaveDraft
from komma_desk.usecases.commands.save_empty_form import SaveEmptyForm
from komma_desk.usecases.commands.save_report_paper import SaveDraftPaper
from komma_desk.usecases.commands.take_off_files import TakeOffFiles
from komma_desk.usecases.form_deeds import (
    CardOfForm,
    CardView,
    DraftStanding,
    DraftState,
    KeepDraft,
    LockedSince,
    NewReturnCode,
    OpenAnswer,
    SaveNewerCard,
    SaveSealedReceipt,
    SealConsent,
    SealMessage,
    SealWishes,
    SealWithCard,
    ShownCode,
    ThrowLockedDraftAway,
    UnlockDraft,
)
from komma_desk.usecases.queries.attachment_preview import PreviewOwnFile
from komma_desk.usecases.queries.my_draft import MyDraft
from komma_desk.usecases.queries.office_card import OfficeCard
from komma_desk.usecases.queries.own_questions import OwnQuestions
from komma_desk.usecases.queries.possible_readers import PossibleReader, PossibleReaders
from komma_desk.usecases.queries.vocabulary import Vocabulary
from komma_desk.vault.card_seal import card_words, read_card
from komma_desk.vault.return_code import new_return_code, words_to_ask
from komma_desk.words import N_

_FORMS: Final = "forms"


class CardNotRead(Refusal):
    sentence = N_("The office card “{file}” cannot be read.")
    advice = N_("Please check that it is still there, and whether you may read it.")


class FormDoorway:
    """Fulfils the window's `Doorway`; there are no roles, no log and nobody to unlock."""

    def __init__(self, card: ClearingCard, house: House, folder: Path) -> None:
        self.card = card
        self.draft = FormDraft(folder, house.outside, house.kdf)
        self.draft.clear_up(house.clock.now())
        self._seen = OfficeSeen(card)
        self._sealing = FormSealing(self._seen, house, self.draft)
        self._answers = FormAnswers(self._seen, house)
        papers = FormPapers(card, house, self._sealing.lists, self._sealing.questions)
        self._foreign = ForeignChild()
        self._deeds: Mapping[type, Callable[[Any], Changes]] = {
            SaveDraft: self._save_draft,
            DiscardDraft: self._discard_draft,
            AttachFile: self._sealing.attach,
            TakeOffFiles: self._take_off,
            KeepDraft: self._keep_draft,
            UnlockDraft: self._unlock_draft,
            ThrowLockedDraftAway: self._throw_away,
            SealWithCard: self._sealing.seal_report,
            SealMessage: self._sealing.seal_message,
            SealWishes: self._sealing.seal_wishes,
            SealConsent: self._sealing.seal_consent,
            SaveEmptyForm: papers.save_empty,
            SaveDraftPaper: papers.save_draft,
            SaveSealedReceipt: papers.save_receipt,
            SaveNewerCard: self._answers.save_card,
        }
        self._questions: Mapping[type, Callable[[Any], Any]] = {
            CardOfForm: lambda _query: CardView(card=card, words=card_words(card)),
            DraftStanding: lambda _query: self.draft.state,
            LockedSince: lambda _query: self.draft.locked_since(),
            MyDraft: lambda _query: self.draft.kept,
            NewReturnCode: self._new_code,
            OfficeCard: self._office,
            OpenAnswer: self._answers.open,
            OwnQuestions: lambda _query: self._sealing.questions,
            PossibleReaders: self._readers,
            PreviewOwnFile: self._preview,
            Vocabulary: lambda _query: self._sealing.lists,
        }

    def perform(self, command: object) -> Changes:
        """Do it, or raise a Refusal or Trouble and leave everything as it was."""
        return self._deeds[type(command)](command)

    def close(self) -> None:
        """Sealed files of a draft nobody keeps go with the window."""
        if self.draft.kept is not None and self.draft.state is not DraftState.KEPT:
            self.draft.discard()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def ask(self, query: object) -> Any:
        return self._questions[type(query)](query)

    def _save_draft(self, command: SaveDraft) -> Changes:
        self.draft.save(command.draft, command.files)
        return Changes()

    def _discard_draft(self, _command: DiscardDraft) -> Changes:
        self.draft.discard()
        return Changes.of(Subject.DRAFTS)

    def _keep_draft(self, command: KeepDraft) -> Changes:
        self.draft.keep(command.passphrase)
        return Changes.of(Subject.DRAFTS)

    def _unlock_draft(self, command: UnlockDraft) -> Changes:
        self.draft.unlock(command.passphrase)
        return Changes.of(Subject.DRAFTS)

    def _throw_away(self, _command: ThrowLockedDraftAway) -> Changes:
        self.draft.throw_away()
        return Changes.of(Subject.DRAFTS)

    def _take_off(self, command: TakeOffFiles) -> Changes:
        self.draft.take_off(command.stored_as)
        return Changes()

    def _new_code(self, _query: NewReturnCode) -> ShownCode:
        return ShownCode(code=new_return_code(), asked=words_to_ask())

    def _office(self, _query: OfficeCard) -> Office:
        return self.card.office

    def _preview(self, query: PreviewOwnFile) -> Preview:
        """Read by a process of its own, as in a store; in memory only."""
        attachment = query.file.attachment
        if attachment.size > LARGEST_LOOKED_INTO:
            return NoPreview(hindrance=Hindrance.TOO_LARGE)
        content = self.draft.files.read(query.file)
        return self._foreign.preview(content, attachment.name, query.page)

    def _readers(self, _query: PossibleReaders) -> tuple[PossibleReader, ...]:
        return tuple(
            PossibleReader(
                person=each.person,
                login="",  # no business of anybody outside
                name=each.name,
                role=each.role,
                reads_cases=each.reads_cases,
            )
            for each in self._seen.card.readers
        )


def open_form(house: House, card: Path, folder: Path | None = None) -> FormDoorway:
    """Raises CardNotRead, NotACard, CardTooNew or CardAltered.

    `folder` is where drafts lie; else the person's own place for what programmes keep.
    """
    found = card_at(card)
    office = sha256(found.directory).hexdigest()[:32]
    return FormDoorway(found, house, (folder or app_folder()) / _FORMS / office)


def card_at(path: Path) -> ClearingCard:
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST_CARD + 1)
    except OSError as wrong:
        raise CardNotRead(file=path.name) from wrong
    return read_card(data)
