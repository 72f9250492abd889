"""Makes the window look as the person, or the system, wants: light, dark, high contrast, size."""

from __future__ import annotations

from enum import IntEnum, StrEnum
from string import Template

from PySide6.QtCore import QObject, QSettings, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from komma_desk.ui.parts import icons, tokens
from komma_desk.ui.parts.tokens import DARK, LIGHT, Tokens


class Scheme(StrEnum):
    """What the person chose; the system's choice is the default."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class TextSize(IntEnum):
    """The height of body text in pixels."""

    NORMAL = 16
    LARGE = 19
    LARGER = 23


class Appearance(QObject):
    """One for the application; what the person chose is remembered for the next start."""

    changed = Signal()

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._application = application
        settings = QSettings()
        self.scheme = _known(Scheme, settings.value("appearance/scheme"), Scheme.SYSTEM)
        self.text_size = _size(settings.value("appearance/text_size"))
        # Both are kept: PySide forgets the inner object when the outer one's wrapper goes.
        self._hints = application.styleHints()
        self._accessibility = self._hints.accessibility()
        self._hints.colorSchemeChanged.connect(self.apply)
        self._accessibility.contrastPreferenceChanged.connect(self.apply)

    def choose_scheme(self, scheme: Scheme) -> None:
        self.scheme = scheme
        QSettings().setValue("appearance/scheme", str(scheme))
        self.apply()

    def choose_text_size(self, size: TextSize) -> None:
        self.text_size = size
        QSettings().setValue("appearance/text_size", int(size))
        self.apply()

    def is_dark(self) -> bool:
        if self.scheme is Scheme.SYSTEM:
            return self._hints.colorScheme() == Qt.ColorScheme.Dark
        return self.scheme is Scheme.DARK

    def wants_high_contrast(self) -> bool:
        return self._accessibility.contrastPreference() == Qt.ContrastPreference.HighContrast

    def apply(self) -> None:
        """Dress the application; in high contrast the system's own colours are left alone."""
        colours = DARK if self.is_dark() else LIGHT
        tokens.use(colours)
        self._application.setFont(self._font())
        if self.wants_high_contrast():
            self._application.setStyleSheet("")
            self._application.setPalette(QPalette())
        else:
            self._application.setStyle(QStyleFactory.create("Fusion"))
            self._application.setPalette(palette_of(colours))
            self._application.setStyleSheet(style_sheet_of(colours, self.text_size))
        self.changed.emit()

    def _font(self) -> QFont:
        font = QFont("Fira Sans")
        font.setPixelSize(int(self.text_size))
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        return font


def _known(kind: type[Scheme], value: object, otherwise: Scheme) -> Scheme:
    return kind(str(value)) if str(value) in set(kind) else otherwise


def _size(value: object) -> TextSize:
    sizes = {str(int(size)): size for size in TextSize}
    return sizes.get(str(value), TextSize.NORMAL)


def style_sheet_of(colours: Tokens, size: TextSize) -> str:
    """The style sheet with colours and sizes filled in."""
    template = (icons.RESOURCES / "style" / "komma.qss").read_text(encoding="utf-8")
    return Template(template).substitute(
        colours.colours(),
        mode="dark" if colours.dark else "light",
        small_px=round(size * 0.875),
        section_px=round(size * 1.125),
        title_px=round(size * 1.625),
    )


def palette_of(colours: Tokens) -> QPalette:
    """The same colours for everything the style sheet does not reach."""
    role = QPalette.ColorRole
    shades = {
        role.Window: colours.page,
        role.WindowText: colours.text,
        role.Base: colours.card,
        role.AlternateBase: colours.page,
        role.Text: colours.text,
        role.PlaceholderText: colours.muted,
        role.Button: colours.card,
        role.ButtonText: colours.text,
        role.BrightText: colours.danger,
        role.ToolTipBase: colours.card,
        role.ToolTipText: colours.text,
        role.Highlight: colours.action,
        role.HighlightedText: colours.on_action,
        role.Accent: colours.action,
        role.Link: colours.action,
        role.Light: colours.card,
        role.Midlight: colours.decoration,
        role.Mid: colours.border,
        role.Dark: colours.border,
        role.Shadow: colours.border,
    }
    palette = QPalette()
    for each, shade in shades.items():
        palette.setColor(each, QColor(shade))
    for each in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, each, QColor(colours.muted))
    return palette
