"""A chapter as a dressed document, and the reader that shows it and never leaves the handbook."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QByteArray, QUrl, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontDatabase,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFragment,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
    QTextTableFormat,
)
from PySide6.QtWidgets import QTextBrowser, QTextEdit, QWidget

from komma_desk.ui.parts import tokens
from komma_desk.ui.parts.tokens import Tokens
from komma_desk.words import _

LINE = 132  # per cent
LONGEST_LINE = 46  # heights of body text; a longer line loses the reader
FRAME = """QTextBrowser { background: palette(base); border: 1px solid palette(midlight); }
QTextBrowser:focus { border: 2px solid palette(highlight); }"""
MARGIN = 28
POINTS = 0.75  # of a pixel at 96 dots an inch
_HEADINGS = {1: (1.6, 0.0, 0.7), 2: (1.15, 1.1, 0.3), 3: (1.0, 0.8, 0.2)}
"""Level: size, space above and below, each in heights of body text."""


class ClosedDocument(QTextDocument):
    """A document that never loads anything from elsewhere."""

    def loadResource(self, _kind: int, _name: QUrl | str) -> QByteArray:
        return QByteArray()


def dressed(text: str, size: int, colours: Tokens, *, paper: bool = False) -> QTextDocument:
    """The text of a chapter in our letters and colours; `size` in pixels, also on paper."""
    page = ClosedDocument()
    page.setDocumentMargin(MARGIN)
    feature = QTextDocument.MarkdownFeature
    page.setMarkdown(text, feature.MarkdownDialectGitHub | feature.MarkdownNoHTML)
    page.setDefaultFont(_letters(size, paper=paper))
    for block in _blocks(page):
        _dress_block(block, size, colours)
        if level := block.blockFormat().headingLevel():
            heading = _letters(round(_HEADINGS[level][0] * size), paper=paper)
            heading.setWeight(QFont.Weight.DemiBold)
            _restyle(block, heading)
    _dress_pieces(page, size, colours, paper=paper)
    for frame in page.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            _dress_table(frame, colours)
    return page


def _letters(pixels: int, *, paper: bool) -> QFont:
    font = QFont("Fira Sans")
    _size(font, pixels, paper=paper)
    return font


def _size(font: QFont, pixels: int, *, paper: bool) -> None:
    """A printer has pixels of its own: there the size is told in points."""
    if paper:
        font.setPointSizeF(pixels * POINTS)
    else:
        font.setPixelSize(pixels)


def _blocks(page: QTextDocument) -> Iterator[QTextBlock]:
    block = page.begin()
    while block.isValid():
        yield block
        block = block.next()


def _dress_block(block: QTextBlock, size: int, colours: Tokens) -> None:
    cursor = QTextCursor(block)
    shape = block.blockFormat()
    level = shape.headingLevel()
    in_table = cursor.currentTable() is not None
    shape.setBottomMargin(0)
    code = _is_code(block)
    shape.setLineHeight(LINE, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    if level:
        _factor, above, below = _HEADINGS[level]
        shape.setTopMargin(above * size)
        shape.setBottomMargin(below * size)
    elif code:
        shape.setLineHeight(0, QTextBlockFormat.LineHeightTypes.SingleHeight.value)
        shape.setBottomMargin(0 if _is_code(block.next()) else 0.9 * size)
        shape.setBackground(QColor(colours.chosen))
        shape.setNonBreakableLines(False)
        shape.setLeftMargin(size / 2)
    elif not in_table:
        within = block.textList() is not None and block.next().textList() is not None
        shape.setBottomMargin((0.25 if within else 0.6) * size)
    QTextCursor(block).setBlockFormat(shape)


def _is_code(block: QTextBlock) -> bool:
    return block.blockFormat().hasProperty(QTextFormat.Property.BlockCodeFence)


def _restyle(block: QTextBlock, font: QFont) -> None:
    """Markdown sizes headings in steps of its own; ours are those of the window."""
    look = QTextCharFormat()
    look.setFont(font)
    cursor = QTextCursor(block)
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    cursor.setCharFormat(look)


def _dress_pieces(page: QTextDocument, size: int, colours: Tokens, *, paper: bool) -> None:
    """Markdown takes size and colour from the window: on paper too small and too light."""
    cursor = QTextCursor(page)
    for piece in [piece for block in _blocks(page) for piece in _pieces(block)]:
        look = piece.charFormat()
        if look.isAnchor():
            look.setForeground(QColor(colours.action))
            look.setFontUnderline(True)
        if look.fontFixedPitch():
            font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
            _size(font, round(0.94 * size), paper=paper)
            look.clearProperty(QTextFormat.Property.FontPixelSize.value)
            look.setFont(
                font, QTextCharFormat.FontPropertiesInheritanceBehavior.FontPropertiesSpecifiedOnly
            )
        cursor.setPosition(piece.position())
        cursor.setPosition(piece.position() + piece.length(), QTextCursor.MoveMode.KeepAnchor)
        cursor.setCharFormat(look)


def _pieces(block: QTextBlock) -> Iterator[QTextFragment]:
    walk = block.begin()
    while not walk.atEnd():
        yield walk.fragment()
        walk += 1


def _dress_table(table: QTextTable, colours: Tokens) -> None:
    shape: QTextTableFormat = table.format()
    shape.setBorderCollapse(True)
    shape.setBorder(1)
    shape.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    shape.setBorderBrush(QBrush(QColor(colours.decoration)))
    shape.setCellPadding(7)
    shape.setCellSpacing(0)
    shape.setTopMargin(6)
    shape.setBottomMargin(14)
    shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    table.setFormat(shape)


class ChapterReader(QTextBrowser):
    """Shows documents it is given: nothing is fetched, no link leads outside."""

    chapter_wanted = Signal(str)
    """The name of the chapter a link leads to."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setOpenLinks(False)
        self.setStyleSheet(FRAME)
        self.setAccessibleName(_("Text of the chapter"))
        self.anchorClicked.connect(self._follow)
        self._found: list[QTextCursor] = []

    def _follow(self, url: QUrl) -> None:
        if url.isRelative() and url.path().endswith(".md"):
            self.chapter_wanted.emit(url.path().removesuffix(".md"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit_lines()

    def fit_lines(self) -> None:
        """As wide as the window, up to what the eye can follow."""
        longest = LONGEST_LINE * self.document().defaultFont().pixelSize()
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        self.setLineWrapColumnOrWidth(min(self.viewport().width(), longest))

    def mark(self, words: str) -> int:
        """Mark every place with these words, go to the first, and say how many there are."""
        self._found = _places(self.document(), words) if words else []
        self._paint(0)
        return len(self._found)

    def places(self) -> int:
        return len(self._found)

    def go_to_place(self, number: int) -> None:
        self._paint(number)

    def _paint(self, now: int) -> None:
        colours = tokens.current()
        marks = []
        for number, cursor in enumerate(self._found):
            mark = QTextEdit.ExtraSelection()
            mark.cursor = cursor
            ground = colours.action if number == now else colours.warning_background
            mark.format.setBackground(QColor(ground))
            mark.format.setForeground(QColor(colours.on_action if number == now else colours.text))
            marks.append(mark)
        self.setExtraSelections(marks)
        if self._found:
            place = QTextCursor(self._found[now])
            place.clearSelection()
            self.setTextCursor(place)
            self.ensureCursorVisible()


def _places(page: QTextDocument, words: str) -> list[QTextCursor]:
    places = []
    found = page.find(words)
    while not found.isNull():
        places.append(found)
        found = page.find(words, found)
    return places
