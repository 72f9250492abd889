"""In which form each consent was given: as people who come this way give it, unless chosen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from komma_desk.domain.code_list import Code, CodeList
from komma_desk.domain.consent import ConsentManner
from komma_desk.domain.reception import usual_manner
from komma_desk.ui.parts.choices import Choice
from komma_desk.ui.parts.fields import FieldRow
from komma_desk.ui.reporting.consent_list import FOLLOWS_FROM_WISH
from komma_desk.ui.reporting.pick_one import PickOne
from komma_desk.words import N_, _

_SAID: Final = {
    ConsentManner.ORAL: N_("by word of mouth"),
    ConsentManner.WRITTEN: N_("in writing"),
    ConsentManner.ELECTRONIC: N_("electronically"),
}


class MannerRows(QWidget):
    """One question for each consent that is ticked; nothing while none is."""

    picked = Signal()

    def __init__(self, consents: CodeList) -> None:
        super().__init__()
        self._picks: dict[Code, PickOne] = {}
        self._rows: dict[Code, FieldRow] = {}
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(16)
        for item in FOLLOWS_FROM_WISH.values():
            pick = PickOne([Choice(str(each), _(said)) for each, said in _SAID.items()])
            pick.setObjectName(f"manner_{item}")
            asked = _("{consent}: how it was given")
            title = consents.label_of(item).spoken().replace("&", "&&")
            row = FieldRow(asked.format(consent=title), pick)
            pick.picked.connect(lambda _code: self.picked.emit())
            self._picks[item], self._rows[item] = pick, row
            line.addWidget(row, 1)
        self.show_items(())
        self.show_usual("")

    def show_items(self, items: Iterable[Code]) -> None:
        wanted = set(items)
        for item, row in self._rows.items():
            row.setVisible(item in wanted)
        self.setVisible(bool(wanted & self._rows.keys()))

    def show_usual(self, channel: str) -> None:
        """What is recorded where nothing is chosen."""
        usual = _(_SAID[usual_manner(Code(channel) if channel else None)])
        for pick in self._picks.values():
            pick.setPlaceholderText(usual)

    def chosen(self) -> dict[Code, ConsentManner]:
        return {
            item: ConsentManner(pick.code()) for item, pick in self._picks.items() if pick.code()
        }

    def show_chosen(self, manners: Mapping[Code, ConsentManner]) -> None:
        for item, pick in self._picks.items():
            pick.set_code(str(manners.get(item, "")))
