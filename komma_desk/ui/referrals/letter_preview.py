"""The letter as the partner will see it: page by page as a picture, and as text to listen to."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QTabWidget, QWidget

from komma_desk.ui.parts import tokens
from komma_desk.ui.parts.cards import Card
from komma_desk.ui.parts.labels import LongText, PlainLabel, TextKind
from komma_desk.ui.parts.page import ScrollBody
from komma_desk.ui.referrals.letter_drawing import LetterDrawing
from komma_desk.ui.referrals.pictures import MOST_PAGES, PagePicture
from komma_desk.words import _, n_


class PageView(QWidget):
    """One page, as wide as there is room."""

    def __init__(self, number: int, pages: int, picture: PagePicture) -> None:
        super().__init__()
        drawn = QImage(
            picture.rgb,
            picture.width,
            picture.height,
            picture.stride,
            QImage.Format.Format_RGB888,
        )
        self._page = QPixmap.fromImage(drawn.copy())
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        words = _("Page {number} of {count}").format(number=number + 1, count=pages)
        self.setAccessibleName(words)
        self.setAccessibleDescription(picture.text)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(width * self._page.height() / max(1, self._page.width()))

    def sizeHint(self) -> QSize:
        return QSize(420, self.heightForWidth(420))

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self.heightForWidth(160))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        width = min(self.width(), self._page.width())
        height = self.heightForWidth(width)
        ratio = self.devicePixelRatioF()
        sharp = self._page.scaled(
            QSize(width, height) * ratio,
            Qt.AspectRatioMode.IgnoreAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        sharp.setDevicePixelRatio(ratio)
        painter.drawPixmap((self.width() - width) // 2, 0, sharp)
        painter.setPen(tokens.current().decoration)
        painter.drawRect((self.width() - width) // 2, 0, width - 1, height - 1)
        painter.end()


class LetterPreview(Card):
    """The last letter stays, marked as old, while the new one is drawn."""

    def __init__(self, drawing: LetterDrawing) -> None:
        super().__init__(_("This is what will leave"))
        self.say = PlainLabel("", TextKind.MUTED)
        self.pages = ScrollBody()
        self.pages.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.pages.setAccessibleName(_("The letter, page by page"))
        self.words = LongText(_("The letter as text"))
        self.tabs = QTabWidget()
        self.tabs.setAccessibleName(_("The letter"))
        self.tabs.addTab(self.pages, _("Picture"))
        self.tabs.addTab(self.words, _("Text"))
        self.add(self.say)
        self.add(self.tabs, 1)
        self.body.addStretch(0)
        self._texts: list[str] = []
        self._count = 0
        drawing.nothing.connect(self.show_nothing)
        drawing.waiting.connect(self._wait)
        drawing.pages_counted.connect(self._begin)
        drawing.page_drawn.connect(self._add)
        self.show_nothing("")

    def show_nothing(self, why: str) -> None:
        self._empty()
        self.tabs.hide()
        self._say(why)

    def page_views(self) -> list[PageView]:
        places = (self.pages.column.itemAt(place) for place in range(self.pages.column.count()))
        parts = (place.widget() for place in places if place is not None)
        return [part for part in parts if isinstance(part, PageView)]

    def _wait(self) -> None:
        self._say(_("The letter is being written …"))

    def _begin(self, pages: int) -> None:
        self._empty()
        self._count = pages
        self.tabs.show()
        more = pages - MOST_PAGES
        self._say(
            n_("One more page is not shown.", "{n} more pages are not shown.", more)
            if more > 0
            else n_("One page", "{n} pages", pages)
        )

    def _add(self, number: int, picture: PagePicture) -> None:
        self.pages.column.addWidget(PageView(number, self._count, picture))
        self._texts.append(picture.text.replace("\r\n", "\n"))
        self.words.setPlainText("\n\n".join(self._texts))

    def _empty(self) -> None:
        for view in self.page_views():
            self.pages.column.removeWidget(view)
            view.deleteLater()
        self._texts = []
        self.words.setPlainText("")

    def _say(self, sentence: str) -> None:
        self.say.setText(sentence)
        self.say.setVisible(bool(sentence))
