"""What was typed to the office and not sent yet: kept while the desk is open, never stored."""

from __future__ import annotations

from komma_desk.domain.identifiers import ReportId
from komma_desk.ui.reporting.receipt_pane import short_receipt
from komma_desk.words import _


class MessagesAtHand:
    """Texts by report; they outlive a page, as when the language changes, and go with the lock."""

    def __init__(self) -> None:
        self._texts: dict[ReportId, str] = {}
        self.chosen = ""
        """The report on the desk: a page built anew shows it again."""

    def keep(self, report: ReportId, text: str) -> None:
        if text:
            self._texts[report] = text
        else:
            self._texts.pop(report, None)

    def text(self, report: ReportId) -> str:
        return self._texts.get(report, "")

    def unsent(self) -> list[str]:
        """What would be lost now, one line each."""
        return [
            _("Message about your report {receipt}").format(receipt=short_receipt(report))
            for report, text in self._texts.items()
            if text.strip()
        ]
