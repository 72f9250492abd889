"""The form of an office card over a doorway that answers as the programme would."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.clearing_card import CardReader, ClearingCard
from komma_desk.domain.errors import Refusal
from komma_desk.domain.identifiers import PersonId, ReportId
from komma_desk.domain.office import Office
from komma_desk.domain.roles import Role
from komma_desk.ui.form.form_flow import FormFlow
from komma_desk.ui.form.form_window import FormWindow
from komma_desk.ui.shell.absence import Absence
from komma_desk.ui.shell.application import Desk
from komma_desk.ui.shell.desk_place import DeskPlace
from komma_desk.usecases.commands.discard_draft import DiscardDraft
from komma_desk.usecases.commands.save_draft import SaveDraft
from komma_desk.usecases.drafts import KeptDraft
from komma_desk.usecases.form_deeds import (
    CardOfForm,
    CardView,
    DraftStanding,
    DraftState,
    KeepDraft,
    LetterSealed,
    LockedSince,
    NewReturnCode,
    OpenAnswer,
    OpenedAnswer,
    SaveNewerCard,
    SaveSealedReceipt,
    SealConsent,
    SealedWithCard,
    SealMessage,
    SealWishes,
    SealWithCard,
    ShownCode,
    ThrowLockedDraftAway,
    UnlockDraft,
)
from komma_desk.usecases.queries.my_draft import MyDraft
from komma_desk.usecases.queries.possible_readers import PossibleReader, PossibleReaders
from komma_desk.usecases.queries.vocabulary import Vocabulary
from komma_desk.words import current_language
from tests.ui.doorways import FakeDoorway
from tests.ui.reporting_room import published_lists
from tests.ui.sealing_doorway import seal_in
from tests.ui.test_my_reports import ANSWER, my_report

NOW = datetime(2026, 11, 22, 12, 3, tzinfo=UTC)
WORDS = "dahu-luro-bebo-semi-woto-nofe"
SHOWN = ShownCode(code="jafi refo suha pobu digu feso gomo tuto", asked=(3, 7))
SAYS = "Regenschirm am Marktplatz"
ADA = PersonId(UUID(int=1))
CARD = ClearingCard(
    office=Office(municipality="Musterstadt", name="Clearingstelle", email="melden@stadt.example"),
    directory=bytes(32),
    epoch=1,
    sealing=bytes(32),
    generation=1,
    readers=(CardReader(person=ADA, name="Ada Öztürk", role=Role.CLEARING, reads_cases=True),),
    made_on=date(2026, 11, 1),
)


class FakeForm(FakeDoorway):
    """What the form's doorway does with a draft, in memory; `locked` waits on the disk."""

    def __init__(self, locked: KeptDraft | None = None) -> None:
        super().__init__()
        self.locked = locked
        self.kept: KeptDraft | None = None
        self.state = DraftState.LOCKED if locked else DraftState.NONE
        self.is_closed = False
        seal_in(self)
        self.answers |= {
            CardOfForm: lambda _: CardView(card=CARD, words=WORDS),
            Vocabulary: lambda _: published_lists(),
            DraftStanding: lambda _: self.state,
            LockedSince: lambda _: NOW if self.state is DraftState.LOCKED else None,
            MyDraft: lambda _: self.kept,
            NewReturnCode: lambda _: SHOWN,
            PossibleReaders: lambda _: (
                PossibleReader(
                    person=ADA, login="", name="Ada Öztürk", role=Role.CLEARING, reads_cases=True
                ),
            ),
            SaveDraft: self._save,
            KeepDraft: lambda _: self._be(DraftState.KEPT),
            UnlockDraft: self._unlock,
            DiscardDraft: lambda _: self._be(DraftState.NONE),
            ThrowLockedDraftAway: lambda _: self._be(DraftState.NONE),
            SealWithCard: self._seal,
            OpenAnswer: lambda _: an_answer(),
            SealMessage: _letter,
            SealWishes: _letter,
            SealConsent: _letter,
            SaveSealedReceipt: lambda command: Changes().with_receipt(command.target),
            SaveNewerCard: lambda command: Changes().with_receipt(command.target),
        }

    def close(self) -> None:
        self.is_closed = True

    def done(self, kind: type) -> list[object]:
        return [each for each in self.performed if isinstance(each, kind)]

    def _be(self, state: DraftState) -> Changes:
        self.state = state
        return Changes.of(Subject.DRAFTS)

    def _save(self, command: SaveDraft) -> Changes:
        self.kept = KeptDraft(command.draft, command.files)
        if self.state is DraftState.NONE:
            self.state = DraftState.ONLY_HERE
        return Changes()

    def _unlock(self, command: UnlockDraft) -> Changes:
        if command.passphrase != SAYS:
            raise WrongWord
        self.kept = self.locked
        return self._be(DraftState.KEPT)

    def _seal(self, command: SealWithCard) -> Changes:
        self._be(DraftState.NONE)
        receipt = a_receipt(command.target, command.code)
        return Changes.of(Subject.DRAFTS).with_receipt(receipt)


def a_receipt(target: Path, code: str = "") -> SealedWithCard:
    return SealedWithCard(
        report=ReportId(UUID(int=7)), filed_at=NOW, target=target, sha256="ab" * 32, code=code
    )


class WrongWord(Refusal):
    sentence = "This passphrase does not open the draft."
    advice = "Please check it."


def an_answer(**wanted: Any) -> OpenedAnswer:
    told = replace(my_report(1, answers=(ANSWER,)), sent_to=(), kept_from=())
    known: dict[str, Any] = {"by": "Ada Öztürk", "vouched_on": NOW.date()} | wanted
    return OpenedAnswer(report=told.report.id, made_at=NOW, told=told, **known)


def _letter(command: SealMessage | SealWishes | SealConsent) -> Changes:
    return Changes().with_receipt(LetterSealed(target=command.target))


class FakeFormDoors:
    def __init__(self, form: FakeForm, refuses: Refusal | None = None) -> None:
        self._form, self.refuses = form, refuses
        self.cards: list[Path] = []

    def now(self) -> datetime:
        return NOW

    def form(self, card: Path) -> FakeForm:
        self.cards.append(card)
        if self.refuses is not None:
            raise self.refuses
        return self._form


class AboveForm:
    """The process above, in the place of a pipe."""

    def __init__(self) -> None:
        self.told: list[DeskPlace] = []

    def tell(self, place: DeskPlace) -> None:
        self.told.append(place)


def flow_of(
    desk: Desk,
    form: FakeForm,
    *,
    above: AboveForm | None = None,
    absence: Absence | None = None,
    refuses: Refusal | None = None,
) -> FormFlow:
    QSettings().setValue("language", current_language().value)  # else that of the card
    doors = FakeFormDoors(form, refuses)
    place = DeskPlace(card="/elsewhere/stadt.komma-card")
    return FormFlow(doors, desk, place, above=above, absence=absence)


def opened(qtbot: QtBot, flow: FormFlow) -> FormWindow:
    """The window, ready to be written in."""
    flow.begin()
    qtbot.waitUntil(lambda: isinstance(flow.window, FormWindow))
    window = flow.window
    assert isinstance(window, FormWindow)
    window.resize(1366, 768)
    qtbot.waitUntil(window.pages.report.is_built)
    return window
