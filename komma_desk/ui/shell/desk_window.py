"""The desk: navigation, the page one works on, menus, and who sits here. Knows no case."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QSettings, QSize, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from komma_desk.ui.parts import shortcuts
from komma_desk.ui.parts.small_screens import LEAST_WINDOW, fit_screen
from komma_desk.ui.parts.toast import Toast, say
from komma_desk.ui.shell.about_window import AboutWindow, KeysWindow
from komma_desk.ui.shell.application import Desk
from komma_desk.ui.shell.desk_status import DeskStatus
from komma_desk.ui.shell.menus import Menus, add
from komma_desk.ui.shell.navigation import Navigation
from komma_desk.ui.shell.notice_shelf import NoticeShelf
from komma_desk.ui.shell.page_entry import CanRefresh, CanSearch, PageEntry, Seat
from komma_desk.ui.shell.page_room import PageRoom
from komma_desk.ui.shell.unsent_question import UnsentQuestion
from komma_desk.words import _


class DeskWindow(QMainWindow):
    """Pages are built when they are first seen, and anew when the language changes."""

    lock_wanted = Signal()
    page_shown = Signal(str)

    def __init__(
        self,
        desk: Desk,
        seat: Seat,
        entries: Sequence[PageEntry],
        *,
        show_handbook: Callable[[], None] | None = None,
        unsent: Callable[[], Sequence[str]] = tuple,
        notices: Callable[[], Sequence[QWidget]] = tuple,
        status_parts: Callable[[], Sequence[QWidget]] = tuple,
        last_deed: Callable[[Callable[[], None]], None] | None = None,
        own_deeds: Sequence[tuple[str, Callable[[QWidget], None]]] = (),
        parent: QWidget | None = None,
    ) -> None:
        """`unsent` names what is lost when the desk is locked or left; `notices` stay above all.

        `last_deed` is done before the window closes, and calls what it is given; `own_deeds` are
        for one's own access and stand in the menu, each by its message id.
        """
        super().__init__(parent)
        self._unsent, self._may_leave = unsent, False
        self._last_deed = last_deed
        self._desk, self._seat, self._entries = desk, seat, tuple(entries)
        self._show_handbook, self._notices = show_handbook, notices
        self._own_deeds, self._status_parts = tuple(own_deeds), status_parts
        self._pages: dict[str, QWidget] = {}
        self._rooms: dict[str, PageRoom] = {}
        self._counts: dict[str, int] = {}
        self._key = self._entries[0].key
        self.setMinimumSize(LEAST_WINDOW)
        fit_screen(self, QSize(1366, 768))
        geometry = QSettings().value("window/geometry")
        if geometry is not None:
            self.restoreGeometry(geometry)
        desk.speech.changed.connect(self.rebuild)
        self.rebuild()

    def rebuild(self) -> None:
        """Build everything anew in the language of now; the page one is on stays."""
        self.setWindowTitle(self._seat.store)  # Qt says the programme's name behind it
        self._pages = {}
        for toast in self.findChildren(Toast):
            toast.deleteLater()
        self.navigation = Navigation(self._entries, self._seat.store)
        self.navigation.wanted.connect(self.show_page)
        self.navigation.fit(self.width())
        self._stack = QStackedWidget()
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.navigation)
        row.addLayout(self._page_under_notices(), 1)
        self.setCentralWidget(whole)
        self.status = DeskStatus(self._seat, self._status_parts())
        self.status.lock_wanted.connect(self.lock)
        self.setStatusBar(self.status)
        self._fill_menus()
        for key, number in self._counts.items():
            self.navigation.show_count(key, number)
        self.show_page(self._key)
        self.navigation.button(self._key).setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.navigation.fit(event.size().width())
        super().resizeEvent(event)

    def _page_under_notices(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(NoticeShelf(self._notices(), self))
        column.addWidget(self._stack, 1)
        return column

    def _fill_menus(self) -> None:
        menus = Menus(self.menuBar())
        file = menus.menu(_("&File"))
        add(file, _("&Lock the desk"), self.lock, shortcuts.LOCK)
        menus.add_lock_time(file, self._desk.lock_time)
        for name, deed in self._own_deeds:
            add(file, _(name), partial(deed, self))
        file.addSeparator()
        add(file, _("&Quit"), self.close, shortcuts.QUIT)
        menus.add_editing()
        view = menus.menu(_("&View"))
        for number, entry in enumerate(self._entries, start=1):
            keys = entry.shortcut or f"Ctrl+{number}"
            add(view, f"&{number} {_(entry.title)}", self._way_to(entry.key), keys)
        view.addSeparator()
        add(view, _("&Refresh"), self.refresh, shortcuts.REFRESH)
        add(view, _("&Search"), self.focus_search, shortcuts.SEARCH)
        view.addSeparator()
        menus.add_language(view, self._desk.speech.choose)
        menus.add_appearance(view, self._desk.appearance)
        menus.add_capture(view, self._desk.capture, self)
        menus.add_help(
            self._show_handbook,
            lambda: KeysWindow(self._show_handbook is not None, self).open(),
            lambda: AboutWindow(self._desk.application.applicationVersion(), self).open(),
        )

    def _way_to(self, key: str) -> Callable[[], None]:
        return lambda: self.show_page(key)

    def show_page(self, key: str) -> None:
        """Go to a page; it is built now if it was never seen."""
        if key != self._key:
            self.status.clearMessage()  # what was said about another page
        self._key = key
        self.page(key)
        self._stack.setCurrentWidget(self._rooms[key])
        self.navigation.show_chosen(key)
        if self.navigation.isAncestorOf(self.focusWidget()):
            self.navigation.button(key).setFocus()
        self.page_shown.emit(key)

    def page(self, key: str) -> QWidget:
        if key not in self._pages:
            entry = next(entry for entry in self._entries if entry.key == key)
            self._pages[key] = entry.build()
            self._rooms[key] = PageRoom(self._pages[key])
            self._stack.addWidget(self._rooms[key])
        return self._pages[key]

    def shown_page(self) -> str:
        return self._key

    def page_keys(self) -> tuple[str, ...]:
        return tuple(entry.key for entry in self._entries)

    def show_count(self, key: str, number: int) -> None:
        """How much waits on a page, beside its name."""
        self._counts[key] = number
        self.navigation.show_count(key, number)

    def show_busy(self, busy: bool) -> None:
        self.status.show_busy(busy)

    def show_slow(self, saying: str) -> None:
        self.status.show_work(saying)

    def say(self, text: str, undo: Callable[[], None] | None = None) -> Toast:
        """Tell what was done; `undo` is offered as the way back."""
        return say(self, text, undo)

    def refresh(self) -> None:
        page = self.page(self._key)
        if isinstance(page, CanRefresh):
            page.refresh()

    def focus_search(self) -> None:
        page = self.page(self._key)
        if isinstance(page, CanSearch):
            page.focus_search()

    def lock(self) -> None:
        """By hand: whoever still has a text open is asked first."""
        self._leave(_("&Lock all the same"), self.lock_wanted.emit)

    def _leave(self, deed: str, leave: Callable[[], None]) -> None:
        lost = self._unsent()
        if lost:
            UnsentQuestion(lost, deed, leave, self).open()
        else:
            leave()

    def _close_for_good(self) -> None:
        self._may_leave = True
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._unsent() and not self._may_leave:
            event.ignore()
            self._leave(_("&Quit all the same"), self._close_for_good)
            return
        if self._last_deed is not None:
            event.ignore()
            deed, self._last_deed = self._last_deed, None
            deed(self._close_for_good)
            return
        self.keep_geometry()
        super().closeEvent(event)

    def keep_geometry(self) -> None:
        QSettings().setValue("window/geometry", self.saveGeometry())
