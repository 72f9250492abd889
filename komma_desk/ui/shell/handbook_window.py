"""The handbook: chapters at the left, their text at the right; opens where one is."""

from __future__ import annotations

from PySide6.QtCore import QSettings, QSize, Qt
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QShortcut, QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from komma_desk.ui.parts import shortcuts, tokens
from komma_desk.ui.parts.announce import announce
from komma_desk.ui.parts.buttons import Button, ButtonKind
from komma_desk.ui.parts.labels import PlainLabel, TextKind
from komma_desk.ui.parts.plain_tips import plain_tip
from komma_desk.ui.parts.shortcuts import spoken_key
from komma_desk.ui.parts.small_screens import fit_screen
from komma_desk.ui.shell.application import Desk
from komma_desk.ui.shell.handbook_chapters import Chapter, chapters
from komma_desk.ui.shell.handbook_text import ChapterReader, dressed
from komma_desk.words import _, current_language, n_

_GEOMETRY, _SIZES = "handbook/geometry", "handbook/splitter"
BACK, FORWARD, PRINT = "Alt+Left", "Alt+Right", "Ctrl+P"
PRINTED_SIZE = 14  # pixels at 96 dots an inch: ten points and a half


class HandbookWindow(QDialog):
    """To be read beside the desk; it goes with the window it belongs to."""

    def __init__(self, desk: Desk, chapter: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._desk = desk
        self._way: list[str] = []
        self._step = -1
        self._chapters: tuple[Chapter, ...] = ()
        self._place = 0
        self._page = QTextDocument()
        self._build()
        fit_screen(self, QSize(1040, 720))
        kept = QSettings().value(_GEOMETRY)
        if kept is not None:
            self.restoreGeometry(kept)
        sizes = QSettings().value(_SIZES)
        if sizes is None or not self._splitter.restoreState(sizes):
            self._splitter.setSizes([300, 740])
        desk.speech.changed.connect(self.speak)
        desk.appearance.changed.connect(self._show_again)
        self.speak()
        self.open_chapter(chapter)
        self.reader.setFocus()

    def _build(self) -> None:
        self.list = QListWidget()
        self.list.setWordWrap(True)
        self.list.setStyleSheet("QListView::item { padding: 7px 10px; }")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentRowChanged.connect(self._row_chosen)
        self.reader = ChapterReader()
        self.reader.chapter_wanted.connect(self.open_chapter)
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._search)
        self.search.returnPressed.connect(self._next_place)
        self.found = PlainLabel("", TextKind.SMALL, wrap=False)
        self.back, self.forward = Button("", ButtonKind.QUIET), Button("", ButtonKind.QUIET)
        self.back.clicked.connect(lambda: self._walk(-1))
        self.forward.clicked.connect(lambda: self._walk(1))
        self.print_it = Button("")
        self.print_it.clicked.connect(self._ask_for_printer)
        self.close_it = Button("")
        self.close_it.clicked.connect(self.reject)
        self._lay_out()
        for keys, deed in (
            (BACK, self.back.click),
            (FORWARD, self.forward.click),
            (PRINT, self.print_it.click),
            (shortcuts.SEARCH, self.focus_search),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(deed)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        for part in (self.back, self.forward):
            top.addWidget(part)
        top.addStretch(1)
        top.addWidget(self.found)
        top.addWidget(self.search)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(self.list)
        self._splitter.addWidget(self.reader)
        self._splitter.setStretchFactor(1, 1)
        self.list.setMinimumWidth(200)
        bottom = QHBoxLayout()
        bottom.addStretch(1)
        bottom.addWidget(self.print_it)
        bottom.addWidget(self.close_it)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addLayout(top)
        column.addWidget(self._splitter, 1)
        column.addLayout(bottom)

    def speak(self) -> None:
        """Say everything in the language of now; the chapter one reads stays."""
        self.setWindowTitle(_("Handbook – KommA Desk"))
        self.list.setAccessibleName(_("Chapters"))
        self.reader.setAccessibleName(_("Text of the chapter"))
        self.search.setPlaceholderText(_("Search in this chapter"))
        self.search.setAccessibleName(_("Search in this chapter"))
        self.print_it.setText(_("&Print the chapter …"))
        self.close_it.setText(_("&Close"))
        for button, text, keys in (
            (self.back, _("&Back"), BACK),
            (self.forward, _("&Forward"), FORWARD),
        ):
            button.setText(text)
            button.setToolTip(plain_tip(f"{text.replace('&', '')} ({spoken_key(keys)})"))
        self._chapters = chapters(current_language())
        self.list.blockSignals(True)
        self.list.clear()
        self.list.addItems([chapter.title for chapter in self._chapters])
        self.list.blockSignals(False)
        self._show_again()

    def shown_chapter(self) -> str:
        return self._way[self._step] if self._way else ""

    def open_chapter(self, name: str) -> None:
        """Go to a chapter; the way back leads to the one before."""
        if name != self.shown_chapter() and any(each.name == name for each in self._chapters):
            self._way[self._step + 1 :] = [name]
            self._step += 1
            self._show_again()

    def _walk(self, steps: int) -> None:
        if 0 <= self._step + steps < len(self._way):
            self._step += steps
            self._show_again()

    def _row_chosen(self, row: int) -> None:
        if row >= 0:
            self.open_chapter(self._chapters[row].name)

    def _chapter(self) -> Chapter | None:
        return next((each for each in self._chapters if each.name == self.shown_chapter()), None)

    def _show_again(self) -> None:
        """The chapter of now in the letters and colours of now."""
        chapter = self._chapter()
        if chapter is None:
            return
        size = self._desk.appearance.text_px()
        self.search.setMinimumWidth(16 * size)
        before, self._page = self._page, dressed(chapter.text, size, tokens.current())
        self.reader.setDocument(self._page)
        self.reader.fit_lines()
        del before  # only now: the reader showed it until here
        self.reader.setAccessibleDescription(chapter.title)
        self.list.setCurrentRow(self._chapters.index(chapter))
        self.back.setEnabled(self._step > 0)
        self.forward.setEnabled(self._step < len(self._way) - 1)
        self._search(self.search.text())

    def focus_search(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    def _search(self, words: str) -> None:
        number = self.reader.mark(words.strip())
        self._place = 0
        said = n_("{n} place", "{n} places", number) if words.strip() else ""
        self.found.setText(said if number or not said else _("Not found in this chapter"))
        if said:
            announce(self, self.found.text())

    def _next_place(self) -> None:
        number = self.reader.places()
        if number:
            self._place = (self._place + 1) % number
            self.reader.go_to_place(self._place)

    def _ask_for_printer(self) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, self)
        dialog.accepted.connect(lambda: self.print_chapter(printer))
        dialog.finished.connect(dialog.deleteLater)
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.show()

    def print_chapter(self, printer: QPrinter) -> None:
        """In dark letters on white paper, whatever the window looks like."""
        self.printed().print_(printer)

    def printed(self) -> QTextDocument:
        chapter = self._chapter()
        return dressed(chapter.text if chapter else "", PRINTED_SIZE, tokens.LIGHT, paper=True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc first gives up the search, then the window."""
        searching = self.search.hasFocus() and self.search.text()
        if event.key() == Qt.Key.Key_Escape and searching:
            self.search.clear()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        QSettings().setValue(_GEOMETRY, self.saveGeometry())
        QSettings().setValue(_SIZES, self._splitter.saveState())
        super().hideEvent(event)


def show_handbook(desk: Desk, parent: QWidget, chapter: str) -> HandbookWindow:
    """Open the handbook of a window, or bring the one that is open to the chapter."""
    window = parent.findChild(HandbookWindow)
    if window is None:
        window = HandbookWindow(desk, chapter, parent)
    else:
        window.open_chapter(chapter)
    window.show()
    window.raise_()
    window.activateWindow()
    return window
