"""The menu bar: every function has a name and a key here, which makes it a map to read aloud."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QMenu,
    QMenuBar,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from komma_desk.ui.parts import shortcuts
from komma_desk.ui.shell.appearance import Appearance, Scheme, TextSize
from komma_desk.ui.shell.entry_window import LANGUAGES
from komma_desk.ui.shell.lock_time import CHOICES, LockTime
from komma_desk.ui.shell.screen_capture import CaptureQuestion, ScreenCapture
from komma_desk.words import N_, Language, _, current_language, n_

SCHEMES = (
    (Scheme.SYSTEM, N_("As the &system")),
    (Scheme.LIGHT, N_("&Light")),
    (Scheme.DARK, N_("&Dark")),
)
SIZES = (
    (TextSize.SYSTEM, N_("As the &system")),
    (TextSize.NORMAL, N_("&Normal")),
    (TextSize.LARGE, N_("&Large")),
    (TextSize.LARGER, N_("&Very large")),
    (TextSize.LARGEST, N_("&Twice as large")),
)
STANDARD = QKeySequence.StandardKey
EDITING = (
    (N_("&Undo"), STANDARD.Undo, "undo"),
    (N_("&Redo"), STANDARD.Redo, "redo"),
    (N_("Cu&t"), STANDARD.Cut, "cut"),
    (N_("&Copy"), STANDARD.Copy, "copy"),
    (N_("&Paste"), STANDARD.Paste, "paste"),
    (N_("Select &all"), STANDARD.SelectAll, "selectAll"),
)
T = TypeVar("T")
Keys = str | QKeySequence | QKeySequence.StandardKey


class Menus:
    """Fills a menu bar; the deeds come from the window."""

    def __init__(self, bar: QMenuBar) -> None:
        self._bar = bar
        bar.clear()

    def menu(self, title: str) -> QMenu:
        return self._bar.addMenu(title)

    def add_editing(self) -> None:
        menu = self.menu(_("&Edit"))
        for text, keys, deed in EDITING:
            action = add(menu, _(text), lambda _=False, deed=deed: _edit(deed))
            # Shown, not taken: the field with the focus hears the key itself.
            action.setText(f"{_(text)}\t{QKeySequence(keys).toString()}")

    @staticmethod
    def add_language(menu: QMenu, choose: Callable[[Language], None]) -> None:
        add_choices(menu.addMenu(_("L&anguage")), LANGUAGES, current_language(), choose)

    @staticmethod
    def add_appearance(menu: QMenu, appearance: Appearance) -> None:
        colours = menu.addMenu(_("A&ppearance"))
        schemes = [(scheme, _(name)) for scheme, name in SCHEMES]
        add_choices(colours, schemes, appearance.scheme, appearance.choose_scheme)
        sizes = [(size, _(name)) for size, name in SIZES]
        letters = menu.addMenu(_("&Text size"))
        add_choices(letters, sizes, appearance.text_size, appearance.choose_text_size)

    @staticmethod
    def add_lock_time(menu: QMenu, lock_time: LockTime) -> None:
        times = [(each, n_("{n} minute", "{n} minutes", each)) for each in CHOICES]
        choices = menu.addMenu(_("Lock by &itself after"))
        add_choices(choices, times, lock_time.minutes, lock_time.choose)

    @staticmethod
    def add_capture(menu: QMenu, capture: ScreenCapture, window: QWidget) -> None:
        """Only where the system has it."""
        if not capture.is_possible():
            return

        def ask_or_allow() -> None:
            action.setChecked(capture.is_blocked)
            if capture.is_blocked:
                take(blocked=False)
            else:
                CaptureQuestion(lambda: take(blocked=True), window).open()

        def take(*, blocked: bool) -> None:
            capture.choose(blocked)
            action.setChecked(blocked)

        action = add(menu, _("&Block screen capture"), ask_or_allow)
        action.setCheckable(True)
        action.setChecked(capture.is_blocked)

    def add_help(
        self,
        show_handbook: Callable[[], None] | None,
        show_keys: Callable[[], None],
        show_about: Callable[[], None],
    ) -> None:
        menu = self.menu(_("&Help"))
        if show_handbook is not None:
            add(menu, _("&Handbook"), show_handbook, shortcuts.HELP)
        add(menu, _("&Keys"), show_keys, shortcuts.KEYS)
        menu.addSeparator()
        add(menu, _("&About KommA Desk"), show_about)
        add(menu, _("About &Qt"), QApplication.aboutQt)


def add(menu: QMenu, text: str, deed: Callable[..., object], keys: Keys | None = None) -> QAction:
    """Add a deed to a menu, with its key."""
    action = menu.addAction(text)
    if keys is not None:
        action.setShortcut(QKeySequence(keys))
    action.triggered.connect(lambda: deed())  # noqa: PLW0108 -- Qt would hand over `checked`
    return action


def add_choices(
    menu: QMenu, choices: Iterable[tuple[T, str]], now: T, choose: Callable[[T], None]
) -> None:
    group = QActionGroup(menu)
    for value, text in choices:
        action = add(menu, text, lambda value=value: choose(value))
        action.setCheckable(True)
        action.setChecked(value == now)
        group.addAction(action)


def _edit(deed: str) -> None:
    field = QApplication.focusWidget()
    if isinstance(field, QLineEdit | QPlainTextEdit | QTextEdit):
        getattr(field, deed)()
