"""The lists at the left: own questions first, then what can be extended, then what stays."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from komma_desk.domain.code_list import CodeList, CodeLists, Extension
from komma_desk.domain.own_question import OwnQuestion
from komma_desk.ui.parts import icons, tokens
from komma_desk.ui.parts.plain_tips import plain_tip
from komma_desk.words import _, n_

QUESTIONS = "?"  # no list has this id
_ROW, _AIR = 30, 8  # pixels


class ListSide(QListWidget):
    """`picked` carries the id of a list, or QUESTIONS."""

    picked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("lists")
        self.setAccessibleName(_("Lists and questions"))
        self.setIconSize(QSize(18, 18))
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._lists = CodeLists(())
        self._questions: tuple[OwnQuestion, ...] = ()
        self.currentItemChanged.connect(lambda _now, _before: self.picked.emit(self.key()))

    def key(self) -> str:
        row = self.currentRow()
        return "" if row < 0 else str(self.item(row).data(Qt.ItemDataRole.UserRole))

    def show_lists(self, lists: CodeLists) -> None:
        self._lists = lists
        self._fill()

    def show_questions(self, questions: tuple[OwnQuestion, ...]) -> None:
        self._questions = questions
        self._fill()

    def _fill(self) -> None:
        kept = self.key() or QUESTIONS
        with QSignalBlocker(self):
            self.clear()
            number = len(self._questions)
            self._add(QUESTIONS, _("Own questions ({n})").format(n=number), "help", "")
            for one in sorted(self._lists.values(), key=_place):
                self._add(one.id, _titled(one), _icon_of(one), _spoken(one))
            for row in range(self.count()):
                if self.item(row).data(Qt.ItemDataRole.UserRole) == kept:
                    self.setCurrentRow(row)

    def _add(self, key: str, text: str, icon_name: str, spoken: str) -> None:
        item = QListWidgetItem(text)
        item.setData(Qt.ItemDataRole.UserRole, key)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken or text)
        item.setToolTip(plain_tip(spoken or text))
        item.setSizeHint(QSize(0, max(_ROW, self.fontMetrics().height() + _AIR)))
        item.setIcon(icons.icon(icon_name, tokens.current().muted))
        self.addItem(item)


def _place(one: CodeList) -> tuple[bool, str]:
    return one.extension is Extension.CLOSED, one.title.spoken().casefold()


def _titled(one: CodeList) -> str:
    return _("{title} ({n})").format(title=one.title.spoken(), n=len(one.entries))


def _icon_of(one: CodeList) -> str:
    return "lock" if one.extension is Extension.CLOSED else "list"


def _spoken(one: CodeList) -> str:
    own = sum(each.own for each in one.entries)
    said = [one.title.spoken(), n_("{n} entry", "{n} entries", len(one.entries))]
    if own:
        said.append(n_("{n} of your own", "{n} of your own", own))
    if one.extension is Extension.CLOSED:
        said.append(_("stays as it is"))
    return ", ".join(said)
