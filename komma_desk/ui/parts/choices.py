"""Choosing from a list of codes: one from many, several from some, one from few."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QBoxLayout,
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QCompleter,
    QGridLayout,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from komma_desk.ui.parts.plain_tips import plain_tip
from komma_desk.ui.parts.wrapped_radio import WrappedRadio


@dataclass(frozen=True, slots=True)
class Choice:
    """A code, its words on the screen, and a sentence that explains it (may be empty)."""

    code: str
    label: str
    help_text: str = ""


def _without_mnemonic(text: str) -> str:
    """An ampersand that was data is shown, not made a key."""
    return text.replace("&", "&&")


class CodeCombo(QComboBox):
    """One of many: opens with the keyboard, finds by typed letters anywhere in the words."""

    picked = Signal(str)
    """The code chosen; empty for none."""

    def __init__(
        self, choices: Sequence[Choice], nothing_yet: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._nothing_yet = nothing_yet
        self._line = QLineEdit()
        self.setLineEdit(self._line)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setMaxVisibleItems(14)
        self.setMinimumContentsLength(12)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        finder = QCompleter(self.model(), self)
        finder.setFilterMode(Qt.MatchFlag.MatchContains)
        finder.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        finder.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.setCompleter(finder)
        self.set_choices(choices)
        self.currentIndexChanged.connect(lambda: self.picked.emit(self.code()))
        self.currentIndexChanged.connect(self._show_beginning)
        self.activated.connect(self._show_beginning)
        self._line.editingFinished.connect(self._settle)

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """Replace the list; the chosen code stays if it is still there."""
        kept = self.code() if self.count() else ""
        self.blockSignals(True)
        self.clear()
        for choice in choices:
            self.addItem(choice.label, choice.code)
            self.setItemData(
                self.count() - 1, plain_tip(choice.help_text), Qt.ItemDataRole.ToolTipRole
            )
        self.blockSignals(False)
        self._line.setPlaceholderText(self._nothing_yet)
        self.set_code(kept)

    def code(self) -> str:
        return str(self.currentData() or "")

    def set_code(self, code: str) -> None:
        self.setCurrentIndex(self.findData(code) if code else -1)
        self._settle()

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self._line.setAccessibleName(name)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._settle()

    def _settle(self) -> None:
        """Half a word typed is no choice: take the item it names, or show the chosen one again."""
        typed = self._line.text().strip()
        exact = self.findText(typed, Qt.MatchFlag.MatchFixedString) if typed else -1
        if exact >= 0:
            self.setCurrentIndex(exact)
        elif not typed:
            self.setCurrentIndex(-1)
        self._line.setText(self.itemText(self.currentIndex()))
        self._show_beginning()

    def _show_beginning(self) -> None:
        """Long words are read from their beginning; what is typed next takes their place."""
        self._line.end(False)
        self._line.home(self._line.hasFocus())


class CheckColumns(QWidget):
    """Several of some: check boxes in columns; `limit` holds the number of ticks."""

    picked = Signal(object)
    """The tuple of codes ticked, in the order of the list."""

    def __init__(
        self,
        choices: Iterable[Choice],
        columns: int = 2,
        limit: int | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._limit = limit
        self._boxes: dict[str, QCheckBox] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(8)
        shown = tuple(choices)
        height = -(-len(shown) // columns)
        for number, choice in enumerate(shown):
            box = QCheckBox(_without_mnemonic(choice.label))
            box.setObjectName(choice.code)
            box.setToolTip(plain_tip(choice.help_text))
            box.setAccessibleDescription(choice.help_text)
            box.toggled.connect(self._changed)
            self._boxes[choice.code] = box
            grid.addWidget(box, number % height, number // height)
        for column in range(columns):
            grid.setColumnStretch(column, 1)
        if self._boxes:
            self.setFocusProxy(next(iter(self._boxes.values())))

    def codes(self) -> tuple[str, ...]:
        return tuple(code for code, box in self._boxes.items() if box.isChecked())

    def set_codes(self, codes: Iterable[str]) -> None:
        wanted = set(codes)
        for code, box in self._boxes.items():
            box.setChecked(code in wanted)

    def setAccessibleName(self, name: str) -> None:
        """The question is said with each box, since a group has no voice of its own in Qt."""
        super().setAccessibleName(name)
        for box in self._boxes.values():
            box.setAccessibleName(f"{name}: {box.text().replace('&&', '&')}")

    def _changed(self) -> None:
        full = self._limit is not None and len(self.codes()) >= self._limit
        for box in self._boxes.values():
            box.setEnabled(box.isChecked() or not full)
        self.picked.emit(self.codes())


class RadioRow(QWidget):
    """One of few: radio buttons, in a row or one under the other with their explanation."""

    picked = Signal(str)

    def __init__(
        self,
        choices: Iterable[Choice],
        *,
        across: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QRadioButton] = {}
        line: QBoxLayout = QVBoxLayout(self)
        if across:
            line.setDirection(QBoxLayout.Direction.LeftToRight)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(24 if across else 8)
        for choice in choices:
            label = _without_mnemonic(choice.label)
            button = QRadioButton(label) if across else WrappedRadio(label)
            button.setObjectName(choice.code)
            button.setToolTip(plain_tip(choice.help_text))
            button.setAccessibleDescription(choice.help_text)
            self._group.addButton(button)
            self._buttons[choice.code] = button
            line.addWidget(button)
        if across:
            line.addStretch(1)
        self._group.buttonToggled.connect(self._toggled)
        if self._buttons:
            self.setFocusProxy(next(iter(self._buttons.values())))

    def code(self) -> str:
        return next((code for code, button in self._buttons.items() if button.isChecked()), "")

    def set_code(self, code: str) -> None:
        """Choose a code; an empty one takes the choice back."""
        self._group.setExclusive(False)
        for key, button in self._buttons.items():
            button.setChecked(key == code)
        self._group.setExclusive(True)

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        for button in self._buttons.values():
            said = " ".join(button.text().split()).replace("&&", "&")
            button.setAccessibleName(f"{name}: {said}")

    def _toggled(self, button: QAbstractButton, checked: bool) -> None:
        if checked:
            self.picked.emit(button.objectName())
