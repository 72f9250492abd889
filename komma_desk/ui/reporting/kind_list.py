"""What kind of incident: a check list to search, the most frequent kinds first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListWidgetItem,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from komma_desk.ui.parts.choices import Choice
from komma_desk.ui.parts.fields import FieldRow
from komma_desk.ui.parts.labels import PlainLabel, TextKind
from komma_desk.ui.parts.plain_tips import plain_tip
from komma_desk.ui.parts.ticking_list import TickingList, toggle
from komma_desk.words import _

# In the order in which municipal staff name them in the surveys (KoMo 2021 to 2025: verbal and
# written hostility about 73 %, hate postings 24 %, bodily attacks 3 %; counters of town halls).
MOST_FREQUENT = (
    "INSULT",
    "VERBAL_AGGR",
    "THREAT",
    "HATE_POST",
    "DISCRIMINATION",
    "RACIST_REMARK",
    "JOSTLE",
    "ASSAULT",
    "DEFAMATION",
    "COERCION",
    "SEXUAL_HARASS",
    "DAMAGE",
)
ROW = 28
LEAST_HEIGHT = 3 * ROW + 2
_CODE = Qt.ItemDataRole.UserRole
_FOUND_BY = int(Qt.ItemDataRole.UserRole) + 1


class _TickAnywhere(QStyledItemDelegate):
    """A click on the words ticks, too, as the space key does."""

    def editorEvent(
        self,
        event: QEvent,
        _model: QAbstractItemModel,
        _option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        clicked = (
            isinstance(event, QMouseEvent)
            and event.type() == QEvent.Type.MouseButtonRelease
            and event.button() == Qt.MouseButton.LeftButton
        )
        pressed = (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in {Qt.Key.Key_Space, Qt.Key.Key_Select}
        )
        if not clicked and not pressed:
            return False
        toggle(index)
        return True


class _Ticks(TickingList):
    """Asks for three lines only, and takes the height the page can spare."""

    def sizeHint(self) -> QSize:
        return QSize(240, LEAST_HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, LEAST_HEIGHT)


class _SearchLine(QLineEdit):
    """Down goes into the list, Enter ticks the first kind found; with nothing typed it goes on."""

    go_down = Signal()
    take_first = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.go_down.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.take_first.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class OneLine(PlainLabel):
    """A text in one line, cut with dots where there is no room; whole as a tip."""

    def __init__(self) -> None:
        super().__init__("", TextKind.SMALL, wrap=False)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._words = ""

    def say(self, words: str) -> None:
        self._words = words
        self.setToolTip(plain_tip(words))
        self.setAccessibleName(words)
        self._cut()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._cut()

    def _cut(self) -> None:
        shown = self.fontMetrics().elidedText(
            self._words, Qt.TextElideMode.ElideRight, self.width()
        )
        self.setText(shown)


class KindList(QWidget):
    """Several kinds may be ticked; what is ticked is said in words under the list."""

    picked = Signal()
    done = Signal()
    """Enter where nothing is searched for: somebody wants to go on."""

    def __init__(self, choices: Sequence[Choice], example: str = "") -> None:
        super().__init__()
        self.search = _SearchLine()
        self.search.setObjectName("forms_search")
        self.search.setPlaceholderText(example or _("Search – Enter ticks it"))
        self.search.setClearButtonEnabled(True)
        self.list = _Ticks()
        self.list.setObjectName("forms_list")
        self.list.setUniformItemSizes(True)
        self.list.setItemDelegate(_TickAnywhere(self.list))
        self.chosen = OneLine()
        rank = {code: place for place, code in enumerate(MOST_FREQUENT)}
        for choice in sorted(choices, key=lambda each: rank.get(each.code, len(rank))):
            self.add_choice(choice)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.search)
        column.addWidget(self.list, 1)
        self.setFocusProxy(self.search)
        self.search.textChanged.connect(self._filter)
        self.search.go_down.connect(self._go_down)
        self.search.take_first.connect(self._take_first)
        self.list.itemChanged.connect(self._changed)
        self._say_chosen()

    def add_choice(self, choice: Choice) -> None:
        item = self.list.new_line(choice.label)
        item.setData(_CODE, choice.code)
        item.setData(_FOUND_BY, f"{choice.label} {choice.help_text}".casefold())
        item.setSizeHint(QSize(0, ROW))
        item.setToolTip(plain_tip(choice.help_text))
        item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, choice.help_text)
        self.list.addItem(item)

    def known(self) -> frozenset[str]:
        return frozenset(str(item.data(_CODE)) for item in self._items())

    def put_chosen_beside(self, row: FieldRow) -> None:
        """Say what is ticked in the line of the question, where it costs no height."""
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(row.label)
        line.addWidget(self.chosen, 1)
        if isinstance(column := row.layout(), QVBoxLayout):
            column.insertLayout(0, line)

    def codes(self) -> frozenset[str]:
        return frozenset(str(item.data(_CODE)) for item in self._ticked())

    def set_codes(self, codes: Iterable[str]) -> None:
        wanted = set(codes)
        for item in self._items():
            ticked = item.data(_CODE) in wanted
            item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)

    def clear_search(self) -> None:
        self.search.clear()

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.search.setAccessibleName(_("{name}: search").format(name=name))
        self.list.setAccessibleName(name)

    def setAccessibleDescription(self, description: str) -> None:
        super().setAccessibleDescription(description)
        self.search.setAccessibleDescription(description)

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(row) for row in range(self.list.count())]

    def _ticked(self) -> list[QListWidgetItem]:
        return [each for each in self._items() if each.checkState() == Qt.CheckState.Checked]

    def _filter(self, typed: str) -> None:
        wanted = typed.strip().casefold()
        for item in self._items():
            item.setHidden(wanted not in item.data(_FOUND_BY))

    def _first_found(self) -> QListWidgetItem | None:
        found = [item for item in self._items() if not item.isHidden()]
        typed = self.search.text().strip().casefold()
        starting = [item for item in found if item.text().casefold().startswith(typed)]
        return next(iter(starting or found), None)

    def _go_down(self) -> None:
        if (item := self._first_found()) is not None:
            self.list.setCurrentItem(item)
            self.list.setFocus(Qt.FocusReason.TabFocusReason)

    def _take_first(self) -> None:
        if not self.search.text().strip():
            self.done.emit()
        elif (item := self._first_found()) is not None:
            item.setCheckState(Qt.CheckState.Checked)
            self.search.clear()
            self.list.scrollToItem(item)

    def _changed(self) -> None:
        self._say_chosen()
        self.picked.emit()

    def _say_chosen(self) -> None:
        words = ", ".join(item.text() for item in self._ticked())
        self.chosen.say(_("Chosen: {kinds}").format(kinds=words) if words else "")
