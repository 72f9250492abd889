"""The frame of the windows before the desk: what KommA Desk is, and at the right a form."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMainWindow, QScrollArea, QVBoxLayout, QWidget

from komma_desk.ui.parts import icons
from komma_desk.ui.parts.alert import Alert, Tone
from komma_desk.ui.parts.buttons import Button, ButtonKind
from komma_desk.ui.parts.labels import PlainLabel, TextKind
from komma_desk.ui.parts.page import ScrollBody
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


class BrandPanel(QFrame):
    """The coloured side: name, what it is, and lines under it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("part", "brand")
        self.setFixedWidth(360)
        column = QVBoxLayout(self)
        column.setContentsMargins(40, 48, 40, 40)
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
        self.setMinimumSize(940, 620)
        self.resize(1100, 720)
        self.brand = BrandPanel()
        self.form = QVBoxLayout()
        self.footer = QHBoxLayout()
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
        self.footer = QHBoxLayout()
        self.footer.setContentsMargins(56, 8, 56, 12)
        self.footer.setSpacing(12)
        deeds = QWidget()
        deeds.setLayout(self.footer)
        deeds.setMaximumWidth(840)
        self.form = body.column
        self.form.setContentsMargins(56, 24, 56, 16)
        self.form.setSpacing(16)
        right = QVBoxLayout()
        right.setContentsMargins(0, 12, 12, 12)
        right.addWidget(self.languages)
        right.addWidget(body, 1)
        right.addWidget(deeds)
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._scrolling_brand())
        row.addLayout(right, 1)
        self.build()
        self.setCentralWidget(whole)
        self.first_field().setFocus()

    def _scrolling_brand(self) -> QScrollArea:
        """Large letters in a small window scroll instead of being cut."""
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFixedWidth(self.brand.width())
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
