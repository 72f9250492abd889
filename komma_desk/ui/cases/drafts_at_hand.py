"""What was typed into a case and not handed over yet; kept while the desk is open, never stored."""

from __future__ import annotations

from komma_desk.domain.identifiers import CaseId


class DraftsAtHand:
    """Texts by case and by place ("answer", "note"); gone with the window and with the lock."""

    def __init__(self) -> None:
        self._texts: dict[tuple[CaseId, str], str] = {}

    def keep(self, case: CaseId, place: str, text: str) -> None:
        if text:
            self._texts[case, place] = text
        else:
            self._texts.pop((case, place), None)

    def text(self, case: CaseId, place: str) -> str:
        return self._texts.get((case, place), "")
