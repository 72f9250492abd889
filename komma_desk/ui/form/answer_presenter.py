"""What somebody without an account writes later: sealed to the card, signed by her own secret."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from komma_desk.domain.changes import Changes
from komma_desk.domain.identifiers import PersonId
from komma_desk.ui.bridge.counter import Counter
from komma_desk.usecases.commands.say_anew import SayConsent, SayWishes
from komma_desk.usecases.form_deeds import (
    LetterSealed,
    OpenedAnswer,
    ReplySecret,
    SaveNewerCard,
    SealConsent,
    SealMessage,
    SealWishes,
)
from komma_desk.words import _


class AnswerPresenter(QObject):
    sealed = Signal(object)
    """The `LetterSealed`."""
    failed = Signal(object)
    """A refusal or a trouble; nothing was written."""
    working = Signal(bool)
    card_saved = Signal(object)
    """The `Path` of a newer office card."""

    def __init__(self, counter: Counter, parent: QObject) -> None:
        super().__init__(parent)
        self.counter = counter
        self._opened: OpenedAnswer | None = None
        self._secret = ReplySecret()

    def take(self, opened: OpenedAnswer, secret: ReplySecret) -> None:
        self._opened, self._secret = opened, secret

    def forget(self) -> None:
        self._opened, self._secret = None, ReplySecret()

    def seal(
        self,
        said: str | SayWishes | SayConsent,
        target: Path,
        kept_from: frozenset[PersonId],
        then: Callable[[], None],
    ) -> None:
        if self._opened is None:
            return
        to: dict[str, Any] = {
            "target": target,
            "secret": self._secret,
            "report": self._opened.report,
            "kept_from": kept_from,
        }
        self.working.emit(True)

        def done(changes: Changes) -> None:
            assert isinstance(changes.receipt, LetterSealed)
            then()
            self.sealed.emit(changes.receipt)

        self.counter.hand_over(
            _letter(said, to),
            done,
            refused=self.failed.emit,
            troubled=self.failed.emit,
            finally_=self._ended,
            saying=_("Your letter is being sealed"),
        )

    def save_card(self, target: Path) -> None:
        self.counter.hand_over(
            SaveNewerCard(target=target),
            lambda _changes: self.card_saved.emit(target),
            refused=self.failed.emit,
            troubled=self.failed.emit,
        )

    def _ended(self) -> None:
        self.working.emit(False)


def _letter(said: str | SayWishes | SayConsent, to: dict[str, Any]) -> object:
    if isinstance(said, str):
        return SealMessage(text=said, **to)
    if isinstance(said, SayWishes):
        return SealWishes(wishes=said.wishes, **to)
    return SealConsent(
        item=said.item,
        state=said.state,
        recipient=said.recipient,
        valid_until=said.valid_until,
        scope=said.scope,
        **to,
    )
