"""The frame of the windows before the desk: what KommA Desk is, and at the right a form."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMainWindow, QScrollArea, QVBoxLayout, QWidget

from komma_desk.ui.parts import icons
from komma_desk.ui.parts.alert import Alert, Tone
from komma_desk.ui.parts.buttons import Button, ButtonKind
from komma_desk.ui.parts.labels import PlainLabel, TextKind
from komma_desk.ui.parts.page import NORMAL_TEXT, ScrollBody
from komma_desk.ui.parts.small_screens import LEAST_WINDOW, fit_screen
from komma_desk.ui.parts.wrap_row import WrapRow
from komma_desk.words import N_, Language, _, current_language

WHITE = "#FFFFFF"
LANGUAGES = (
    (Language.GERMAN, "Deutsch"),
    (Language.PLAIN_GERMAN, "Einfache Sprache"),
    (Language.ENGLISH, "English"),
)
PROMISES = (
    ("lock", N_("Everything is stored encrypted. Without a passphrase nobody can read it.")),
    ("shield", N_("Only the clearing office can read cases, not even the administrator.")),
    ("hand-over", N_("Nothing leaves this computer unless a person hands it over.")),
)


NARROW, LOW = 1000, 600  # below these the window spends less on its edges
NARROW_BRAND = 272
LEAST_BESIDE = 640  # pixels, for letters of the normal size


class BrandPanel(QFrame):
    """The coloured side: name, what it is, and lines under it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("part", "brand")
        column = self._column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addWidget(_white_icon("shield", 48))
        column.addWidget(PlainLabel("KommA Desk", TextKind.TITLE))
        column.addWidget(
            PlainLabel(_("Clearing procedures and reporting office for municipalities"))
        )
        column.addSpacing(28)
        self.lines = QVBoxLayout()
        self.lines.setSpacing(20)
        column.addLayout(self.lines)
        column.addStretch(1)
        self.fit(is_narrow=False, is_low=False)

    def fit(self, *, is_narrow: bool, is_low: bool) -> None:
        side, top = 24 if is_narrow else 40, 24 if is_low else 48
        self._column.setContentsMargins(side, top, side, min(top, 40))
        self.lines.setSpacing(12 if is_low else 20)
        self.wide = NARROW_BRAND if is_narrow else 360

    def add_line(self, icon_name: str, text: str) -> None:
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(_white_icon(icon_name, 24), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(PlainLabel(text), 1)
        self.lines.addLayout(row)


def _white_icon(name: str, size: int) -> QWidget:
    label = PlainLabel(wrap=False)
    label.setPixmap(icons.pixmap(name, WHITE, size, label.devicePixelRatioF()))
    label.setFixedSize(size, size)
    return label


class EntryWindow(QMainWindow):
    """Holds the frame; a window fills `form` in `build`, which runs again for another language."""

    language_wanted = Signal(object)
    """Carries the `Language`; whoever owns the windows changes it and calls `rebuild`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumSize(LEAST_WINDOW)
        fit_screen(self, QSize(1100, 720))
        self.brand = BrandPanel()
        self.form = QVBoxLayout()
        self.footer = WrapRow()
        self.languages = QWidget()
        self.notice = Alert(Tone.DANGER)

    def rebuild(self) -> None:
        """Build everything anew, in the language of the screens now."""
        self.brand = BrandPanel()
        self.notice = Alert(Tone.DANGER)
        self.notice.hide()
        self.languages = QWidget()
        self._fill_languages()
        body = ScrollBody(most_width=840)
        self.footer = WrapRow(gap=12)
        deeds = QWidget()
        self._under = QHBoxLayout(deeds)
        self._under.addLayout(self.footer)
        deeds.setMaximumWidth(840)
        self.form = body.column
        self.form.setSpacing(16)
        right = self._right = QVBoxLayout()
        right.addWidget(self.languages)
        right.addWidget(body, 1)
        right.addWidget(deeds)
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._brand_area = self._scrolling_brand()
        row.addWidget(self._brand_area)
        row.addLayout(right, 1)
        self.build()
        self._fit(self.size())
        self.setCentralWidget(whole)
        self.first_field().setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit(event.size())
        super().resizeEvent(event)

    def _fit(self, size: QSize) -> None:
        letters = max(self.font().pixelSize(), NORMAL_TEXT) / NORMAL_TEXT
        # Large letters in a small window need it whole for what is asked.
        self._brand_area.setVisible(size.width() >= LEAST_BESIDE * letters)
        is_narrow, is_low = size.width() < NARROW, size.height() < LOW
        self.brand.fit(is_narrow=is_narrow, is_low=is_low)
        self._brand_area.setFixedWidth(self.brand.wide)
        side, edge = 28 if is_narrow else 56, 4 if is_low else 12
        self.form.setContentsMargins(side, 2 * edge, side, edge)
        self._under.setContentsMargins(side, 8, side, edge)
        self._right.setContentsMargins(0, edge, 0 if is_narrow else 12, edge)

    def _scrolling_brand(self) -> QScrollArea:
        """Large letters in a small window scroll instead of being cut."""
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(self.brand)
        return area

    def first_field(self) -> QWidget:
        """Where the cursor stands at the beginning."""
        return self

    def build(self) -> None:
        """Fill `brand` and `form`; every window fills the form in its own way."""
        for icon_name, promise in PROMISES:
            self.brand.add_line(icon_name, _(promise))

    def show_problem(self, sentence: str, title: str = "") -> None:
        """Say above the form what went wrong, aloud too."""
        self.notice.show_notice(Tone.DANGER, sentence, title or None)
        self.notice.show()
        self.notice.speak()

    def hide_problem(self) -> None:
        self.notice.hide()

    def _fill_languages(self) -> None:
        row = QHBoxLayout(self.languages)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        for language, name in LANGUAGES:
            if language is current_language():
                row.addWidget(PlainLabel(name, TextKind.STRONG, wrap=False))
                row.addSpacing(8)
                continue
            button = Button(name, ButtonKind.QUIET)
            button.clicked.connect(lambda _=False, chosen=language: self._ask_for(chosen))
            row.addWidget(button)

    def _ask_for(self, language: Language) -> None:
        self.language_wanted.emit(language)
