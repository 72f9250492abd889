"""Which words stand on a screen, which of them are English only, and words stretched for a try."""

from __future__ import annotations

import gettext
from collections.abc import Iterator
from pathlib import Path

from babel.messages.pofile import read_po
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QMenuBar,
    QPlainTextEdit,
    QTabBar,
    QTableView,
    QWidget,
)

from komma_desk.ui.shell.entry_window import LANGUAGES

GERMAN = Path(__file__).resolve().parents[2] / "resources" / "translations" / "de"
LONGER = 0.4


class Stretched(gettext.NullTranslations):
    """The real words, each longer by two fifths; placeholders and keys stay."""

    def __init__(self, real: gettext.NullTranslations) -> None:
        super().__init__()
        self._real = real

    def gettext(self, message: str) -> str:
        return stretched(self._real.gettext(message))

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return stretched(self._real.ngettext(msgid1, msgid2, n))


def stretched(text: str) -> str:
    """With a tail of words of usual length; a mark or a key stays as it is."""
    more = round(len(text) * LONGER)
    tail = ("länger " * (more // 7 + 1))[:more].rstrip()
    return f"{text} {tail}" if more > 1 else text


def only_english() -> frozenset[str]:
    """What the code says and no German screen may: translated, and no German word, too."""
    english: set[str] = set()
    german: set[str] = set()
    for path in GERMAN.glob("*.po"):
        with path.open("rb") as source:
            for message in read_po(source, locale="de"):
                german |= _forms(message.string)
                english |= _forms(message.id)
    # languages are named in themselves, for those who read no other
    return frozenset(english - german - {_plain(name) for _language, name in LANGUAGES} - {""})


def _forms(text: object) -> set[str]:
    """One, or two where things are counted."""
    forms = text if isinstance(text, tuple | list) else (text,)
    return {_plain(str(each or "")) for each in forms}


def texts_of(window: QWidget) -> Iterator[str]:
    """Everything with words that is shown, and what assistive technology is told."""
    for part in window.findChildren(QWidget):
        if part.isVisible():
            yield from map(_plain, (*_own_words(part), part.accessibleName()))
    for bar in window.findChildren(QMenuBar):
        yield from _menu_words(bar)


def _menu_words(menu: QMenuBar | QMenu) -> Iterator[str]:
    for action in menu.actions():
        yield _plain(action.text())
        below = action.menu()
        if isinstance(below, QMenu):
            yield from _menu_words(below)


def _own_words(part: QWidget) -> Iterator[str]:
    if isinstance(part, QAbstractButton | QLabel):
        yield part.text()
    elif isinstance(part, QLineEdit | QPlainTextEdit):
        yield part.placeholderText()
    elif isinstance(part, QTabBar):
        yield from (part.tabText(place) for place in range(part.count()))
    elif isinstance(part, QComboBox):
        yield from (part.itemText(row) for row in range(min(part.count(), 50)))
        yield part.placeholderText()
    elif isinstance(part, QTableView) and part.model() is not None:
        for column in range(part.model().columnCount()):
            yield str(part.model().headerData(column, Qt.Orientation.Horizontal) or "")


def _plain(text: str) -> str:
    return text.replace("&", "").strip()
