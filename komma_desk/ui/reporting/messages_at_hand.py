"""What was typed to the office and not sent yet: at hand for a page that is built anew."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QObject, Signal

from komma_desk.domain.identifiers import ReportId
from komma_desk.ui.reporting.receipt_pane import short_receipt
from komma_desk.usecases.begun_texts import BegunText
from komma_desk.words import _

_MESSAGE: Final = "message"


class MessagesAtHand(QObject):
    """Texts by report; they outlive a page, as when the language changes."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._texts: dict[ReportId, str] = {}
        self.chosen = ""
        """The report on the desk: a page built anew shows it again."""

    def keep(self, report: ReportId, text: str) -> None:
        if text:
            self._texts[report] = text
        else:
            self._texts.pop(report, None)
        self.changed.emit()

    def text(self, report: ReportId) -> str:
        return self._texts.get(report, "")

    def to_keep(self) -> tuple[BegunText, ...]:
        return tuple(
            BegunText(about=report, place=_MESSAGE, text=text)
            for report, text in self._texts.items()
        )

    def take_back(self, kept: Iterable[BegunText]) -> None:
        """What was kept over a lock; what was typed since goes before it."""
        for each in kept:
            if each.case is None and each.place == _MESSAGE:
                self._texts.setdefault(ReportId(each.about), each.text)

    def unsent(self) -> list[str]:
        """What would be lost now, one line each."""
        return [
            _("Message about your report {receipt}").format(receipt=short_receipt(report))
            for report, text in self._texts.items()
            if text.strip()
        ]
