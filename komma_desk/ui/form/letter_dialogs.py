"""Wishes and consents said anew without an account: the same questions, but a file to hand over."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from komma_desk.domain.code_list import Code, CodeLists
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.reporting.word_dialogs import ConsentDialog, WishDialog
from komma_desk.usecases.commands.say_anew import SayConsent, SayWishes
from komma_desk.usecases.queries.my_reports import MyReport

Take = Callable[[SayWishes | SayConsent], None]


class CardWishDialog(WishDialog):
    def __init__(
        self, report: MyReport, lists: CodeLists, counter: Counter, parent: QWidget, take: Take
    ) -> None:
        self._take = take
        super().__init__(report, lists, counter, parent)

    def send(self, command: object) -> None:
        assert isinstance(command, SayWishes)
        self.accept()
        self._take(command)


class CardConsentDialog(ConsentDialog):
    def __init__(
        self,
        report: MyReport,
        item: Code,
        lists: CodeLists,
        counter: Counter,
        parent: QWidget,
        take: Take,
        *,
        today: date,
        giving: bool,
    ) -> None:
        self._take = take
        super().__init__(report, item, lists, counter, parent, today=today, giving=giving)

    def send(self, command: object) -> None:
        assert isinstance(command, SayConsent)
        self.accept()
        self._take(command)
