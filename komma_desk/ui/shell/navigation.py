"""The left side of the desk: the pages with their icons and how much waits there."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStyleOptionButton,
    QVBoxLayout,
    QWidget,
)

from komma_desk.ui.parts import icons, tokens
from komma_desk.ui.parts.labels import IconLabel, PlainLabel, TextKind
from komma_desk.ui.parts.page import NORMAL_TEXT, ScrollBody
from komma_desk.ui.parts.plain_tips import plain_tip
from komma_desk.ui.parts.shortcuts import spoken_key
from komma_desk.ui.shell.page_entry import PageEntry
from komma_desk.words import _

MOST_SHOWN = 999
ICON = 22
NORMAL_WIDTH, GROWTH = 256, 9  # pixels; the last for each pixel of text more
FOLDED_WIDTH, FOLDED_HIGH, FOLDED_EDGE = 74, 32, 4
# What a page needs beside the names of the pages, and for each pixel of text more; where there is
# less, their icons are enough.
LEAST_PAGE, PAGE_GROWTH = 760, 30


class NavigationButton(QPushButton):
    """One page: icon, title, and a number where something waits."""

    aided = Signal()
    """Assistive technology toggled it: Qt gives it no way to click a button that stays down."""

    def __init__(self, entry: PageEntry, parent: QWidget | None = None) -> None:
        super().__init__(_(entry.title).replace("&", ""), parent)
        self._icon_name = entry.icon
        self._shortcut, self._waiting = entry.shortcut, entry.waiting
        self.setProperty("part", "nav")
        self.setCheckable(True)
        self._count = QLabel()
        self._count.setProperty("part", "count")
        self._count.setTextFormat(Qt.TextFormat.PlainText)
        self._count.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._row = QHBoxLayout(self)
        self._row.addStretch(1)
        self._row.addWidget(self._count)
        self._is_ours = self._is_folded = False
        self.fold(folded=False)
        self.toggled.connect(self._draw)
        self.toggled.connect(self._tell)
        self.show_count(0)

    def fold(self, *, folded: bool, larger: int = 0) -> None:
        """Only the icon is seen, with the number at its corner; it is still called the same."""
        self._is_folded = folded
        self.setProperty("folded", folded)
        self.style().unpolish(self)
        self.style().polish(self)
        self._folded_high = FOLDED_HIGH + larger
        self.setMinimumHeight(self._folded_high if folded else 44)
        icon = ICON + larger // 2 if folded else ICON
        self.setIconSize(QSize(icon, icon))
        self._draw()
        top, middle = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignVCenter
        self._row.setAlignment(self._count, top if folded else middle)
        self._row.setContentsMargins(0, 0, 0 if folded else 12, 0)
        self.updateGeometry()
        self.update()

    def initStyleOption(self, option: QStyleOptionButton) -> None:
        super().initStyleOption(option)
        if self._is_folded:
            option.text = ""

    def sizeHint(self) -> QSize:
        whole = super().sizeHint()
        if not self._is_folded:
            return whole
        # A style sheet that is taken away takes the least height of its parts with it.
        return QSize(FOLDED_HIGH, max(self._folded_high, self.minimumHeight()))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def nextCheckState(self) -> None:
        """By mouse or keys, then `clicked` follows; or the group takes another page instead."""
        self._check(chosen=not self.isChecked())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """A page that would start in its first field leaves who walks here by keys in peace."""
        keys = {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason}
        self.setProperty("walked", event.reason() in keys)
        super().focusInEvent(event)

    def show_chosen(self) -> None:
        self._check(chosen=True)

    def _check(self, *, chosen: bool) -> None:
        self._is_ours = True
        self.setChecked(chosen)
        self._is_ours = False

    def _tell(self, chosen: bool) -> None:
        if chosen and not self._is_ours:
            self.aided.emit()

    def show_count(self, number: int) -> None:
        shown = str(number) if number <= MOST_SHOWN else f"{MOST_SHOWN}+"
        self._count.setText(shown)
        self._count.setVisible(number > 0)
        waiting = f", {self._waiting(number)}" if number else ""
        self.setAccessibleName(f"{self.text()}{waiting}")
        keys = f" ({spoken_key(self._shortcut)})" if self._shortcut else ""
        self.setToolTip(plain_tip(f"{self.text()}{waiting}{keys}"))

    def _draw(self) -> None:
        colours = tokens.current()
        ink = colours.action if self.isChecked() else colours.muted
        self.setIcon(icons.icon(self._icon_name, ink, self.iconSize().width()))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self._draw()
        super().changeEvent(event)


class Navigation(QWidget):
    """One stop of the tab key; the arrow keys walk the pages."""

    wanted = Signal(str)

    def __init__(
        self, entries: Sequence[PageEntry], store: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("part", "sidebar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(_("Pages"))
        self._buttons: dict[str, NavigationButton] = {}
        self._group = QButtonGroup(self)
        column = self._column = QVBoxLayout(self)
        column.setSpacing(4)
        self.head = self._head(store)
        column.addWidget(self.head)
        pages = self._pages = ScrollBody(at_the_top=True)
        pages.column.setContentsMargins(0, 0, 0, 0)
        pages.column.setSpacing(4)
        pages.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column.addWidget(pages, 1)
        for entry in entries:
            button = NavigationButton(entry)
            for way in (button.clicked, button.aided):
                way.connect(lambda _=False, key=entry.key: self.wanted.emit(key))
            self._buttons[entry.key] = button
            self._group.addButton(button)
            pages.column.addWidget(button)
        self._window_wide = 0
        QApplication.sendEvent(self, QEvent(QEvent.Type.FontChange))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.FontChange:
            self._fit()
        super().changeEvent(event)

    def fit(self, window_wide: int) -> None:
        """In a narrow window the pages are shown by their icons alone."""
        self._window_wide = window_wide
        self._fit()

    def is_folded(self) -> bool:
        return self.head.isHidden()

    def _fit(self) -> None:
        # As wide as larger letters need it, but no half of the window.
        larger = max(self.font().pixelSize(), NORMAL_TEXT) - NORMAL_TEXT
        wide = NORMAL_WIDTH + GROWTH * larger
        folded = 0 < self._window_wide < wide + LEAST_PAGE + PAGE_GROWTH * larger
        self.head.setVisible(not folded)
        for button in self._buttons.values():
            button.fold(folded=folded, larger=larger)
        edges = (FOLDED_EDGE, 8, 0, 4) if folded else (12, 20, 12, 16)
        self._column.setContentsMargins(*edges)
        self._pages.column.setContentsMargins(0, 0, FOLDED_EDGE if folded else 0, 0)
        self._pages.column.setSpacing(2 if folded else 4)
        self.setFixedWidth(FOLDED_WIDTH + 2 * larger if folded else wide)

    @staticmethod
    def _head(store: str) -> QWidget:
        head = QWidget()
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(PlainLabel("KommA Desk", TextKind.SECTION))
        words.addWidget(PlainLabel(store, TextKind.SMALL))
        row = QHBoxLayout(head)
        row.setContentsMargins(8, 0, 0, 20)
        row.setSpacing(12)
        row.addWidget(IconLabel("shield", "action", 32), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        return head

    def show_chosen(self, key: str) -> None:
        self._buttons[key].show_chosen()
        self._pages.ensureWidgetVisible(self._buttons[key])

    def show_count(self, key: str, number: int) -> None:
        if key in self._buttons:
            self._buttons[key].show_count(number)

    def button(self, key: str) -> NavigationButton:
        return self._buttons[key]
