"""Makes the window look as the person, or the system, wants: light, dark, high contrast, size."""

from __future__ import annotations

import sys
from enum import IntEnum, StrEnum
from string import Template

from PySide6.QtCore import QObject, QSettings, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from komma_desk.ui.parts import icons, tokens
from komma_desk.ui.parts.tokens import DARK, LIGHT, Tokens


class Scheme(StrEnum):
    """What the person chose; the system's choice is the default."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class TextSize(IntEnum):
    """The height of body text in pixels; up to twice the normal one, or as the system has it."""

    SYSTEM = 0
    NORMAL = 16
    LARGE = 20
    LARGER = 24
    LARGEST = 32


MIDDLE_GREY = 128


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

    def text_px(self) -> int:
        """The height of body text now: the chosen one, or in the proportion of the system's."""
        if self.text_size is not TextSize.SYSTEM:
            return int(self.text_size)
        asked = TextSize.NORMAL * self.system_points() / self.usual_points()
        return min(max(round(asked), TextSize.NORMAL), TextSize.LARGEST)

    def system_points(self) -> float:
        """The size the system writes its own windows in; the usual one where it does not say."""
        points = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).pointSizeF()
        return points if points > 0 else self.usual_points()

    @staticmethod
    def usual_points() -> float:
        """What systems write their windows in when nobody has asked for larger letters."""
        return 9 if sys.platform == "win32" else 11

    def is_dark(self) -> bool:
        return self.system_is_dark() if self.scheme is Scheme.SYSTEM else self.scheme is Scheme.DARK

    def system_is_dark(self) -> bool:
        return self._hints.colorScheme() == Qt.ColorScheme.Dark

    def wants_high_contrast(self) -> bool:
        return self._accessibility.contrastPreference() == Qt.ContrastPreference.HighContrast

    def apply(self) -> None:
        """Dress the application; in high contrast the system's own colours are left alone."""
        if self.wants_high_contrast():
            self._application.setStyleSheet("")
            self._application.setPalette(QPalette())
            # What is painted by hand follows the ground the system gives.
            ground = self._application.palette().window().color()
            colours = DARK if ground.lightness() < MIDDLE_GREY else LIGHT
        else:
            colours = DARK if self.is_dark() else LIGHT
            self._application.setStyle(QStyleFactory.create("Fusion"))
            self._application.setPalette(palette_of(colours))
        tokens.use(colours)
        self._application.setFont(self._font())
        if not self.wants_high_contrast():
            self._application.setStyleSheet(style_sheet_of(colours, self.text_px()))
        self.changed.emit()

    def _font(self) -> QFont:
        font = QFont("Fira Sans")
        font.setPixelSize(self.text_px())
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        return font


def _known(kind: type[Scheme], value: object, otherwise: Scheme) -> Scheme:
    return kind(str(value)) if str(value) in set(kind) else otherwise


def _size(value: object) -> TextSize:
    sizes = {str(int(size)): size for size in TextSize}
    return sizes.get(str(value), TextSize.SYSTEM)


def style_sheet_of(colours: Tokens, size: int) -> str:
    """The style sheet with colours and sizes filled in; `size` is the height of body text."""
    template = (icons.RESOURCES / "style" / "komma.qss").read_text(encoding="utf-8")
    return Template(template).substitute(
        colours.colours(),
        mode="dark" if colours.dark else "light",
        small_px=round(size * 0.875),
        section_px=round(size * 1.125),
        title_px=round(size * 1.625),
        line_px=round(size * 1.375),
        row_px=size * 2,
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
