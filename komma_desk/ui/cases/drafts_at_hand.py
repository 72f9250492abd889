"""What was typed into a case and not handed over yet: at hand for a page that is built anew."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QObject, Signal

from komma_desk.domain.identifiers import CaseId
from komma_desk.usecases.begun_texts import BegunText
from komma_desk.words import N_, _

ANSWER: Final = "answer"
NOTE: Final = "note"
EXTRACT: Final = "extract"
EMERGENCY: Final = "emergency"
DEADLINE: Final = "deadline"
STEP: Final = "step"
PERSON: Final = "person"
_SAID: Final = {
    ANSWER: N_("Case {number}: answer"),
    NOTE: N_("Case {number}: note"),
    EXTRACT: N_("Case {number}: extract"),
    EMERGENCY: N_("Case {number}: reason for an emergency opening"),
    DEADLINE: N_("Case {number}: deadline or possible offences"),
    STEP: N_("Case {number}: a step that was begun"),
    PERSON: N_("Case {number}: a person not added yet"),
}


class DraftsAtHand(QObject):
    """Texts by case and by place; they outlive a page. What keeps them over a lock hears `changed`.

    A place can be told closer after a blank: "deadline settling 12".
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._texts: dict[tuple[CaseId, str], str] = {}
        self._numbers: dict[CaseId, str] = {}
        self.open_case: CaseId | None = None
        """The case on the desk: a page built anew shows it again."""

    def keep(self, case: CaseId, place: str, text: str) -> None:
        if text:
            self._texts[case, place] = text
        else:
            self._texts.pop((case, place), None)
        self.changed.emit()

    def text(self, case: CaseId, place: str) -> str:
        return self._texts.get((case, place), "")

    def to_keep(self) -> tuple[BegunText, ...]:
        return tuple(
            BegunText(
                about=case, case=case, number=self._numbers.get(case, ""), place=place, text=text
            )
            for (case, place), text in self._texts.items()
        )

    def take_back(self, kept: Iterable[BegunText]) -> None:
        """What was kept over a lock; what was typed since goes before it."""
        for each in kept:
            if each.case is not None and each.place.partition(" ")[0] in _SAID:
                self._texts.setdefault((each.case, each.place), each.text)
                self._numbers.setdefault(each.case, each.number)

    def name(self, case: CaseId, number: str) -> None:
        """How people call this case."""
        self._numbers[case] = number

    def unsent(self) -> list[str]:
        """What would be lost now, one line each."""
        return sorted(
            {
                _(_SAID[place.partition(" ")[0]]).format(number=self._numbers.get(case, ""))
                for (case, place), text in self._texts.items()
                if text.strip()
            }
        )
