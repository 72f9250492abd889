"""Somebody without an account: an office card, a form on another computer, sealed files."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from komma_desk.bootstrap.form_doorway import FormDoorway, open_form
from komma_desk.bootstrap.session import Session
from komma_desk.usecases.commands.save_answer_file import SaveAnswerFile
from komma_desk.usecases.commands.save_office_card import SaveOfficeCard
from komma_desk.usecases.commands.take_in_file import TakeInFile
from komma_desk.usecases.form_deeds import (
    OpenAnswer,
    OpenedAnswer,
    ReplySecret,
    SealedWithCard,
    SealWithCard,
)
from tests.journeys.town import CLEARING, Town, a_draft, only_case

SAYS = "Regenschirm am Marktplatz"


@dataclass
class Writer:
    """On a computer of her own, beside the town's."""

    town: Town
    folder: Path
    receipts: list[SealedWithCard] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.folder.mkdir()
        self.card = self.folder / "stadt.komma-card"

    def fetch_card(self) -> None:
        with self.town.unlock(CLEARING) as desk:
            desk.perform(SaveOfficeCard(target=self.card))

    def form(self) -> FormDoorway:
        return open_form(self.town.house, self.card, self.folder)

    def seal(self, **wanted: Any) -> SealedWithCard:
        target = self.folder / f"report {len(self.receipts)}.komma"
        told: dict[str, Any] = {"draft": a_draft(), "target": target} | wanted
        receipt = self.form().perform(SealWithCard(**told)).receipt
        assert isinstance(receipt, SealedWithCard)
        self.receipts.append(receipt)
        return receipt

    def open_answer(self, secret: ReplySecret, name: str = "answer.komma-answer") -> OpenedAnswer:
        opened = self.form().ask(OpenAnswer(file=self.folder / name, secret=secret))
        assert isinstance(opened, OpenedAnswer)
        return opened

    def answered(self, desk: Session) -> None:
        target = self.folder / "answer.komma-answer"
        desk.perform(SaveAnswerFile(case=only_case(desk), target=target))


def taken_in(desk: Session, file: Path) -> Any:
    return desk.perform(TakeInFile(file)).receipt
