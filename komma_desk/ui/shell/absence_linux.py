"""What logind and the screen savers of Linux desktops say over D-Bus."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import SLOT, QObject, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusObjectPath, QDBusVariant

from komma_desk.ui.shell.absence import Absence

LOGIND: Final = "org.freedesktop.login1"
ABOVE_ALL: Final = "/org/freedesktop/login1"
OWN_SESSION: Final = "/org/freedesktop/login1/session/auto"
SESSION: Final = f"{LOGIND}.Session"
MANAGER: Final = f"{LOGIND}.Manager"
PROPERTIES: Final = "org.freedesktop.DBus.Properties"
SCREEN_SAVERS: Final = tuple(
    f"org.{desktop}.ScreenSaver" for desktop in ("freedesktop", "gnome", "cinnamon", "mate", "xfce")
)


class LinuxAbsence(Absence):
    """Without a bus, or without logind on it, it is silent; the idle lock stays."""

    def __init__(
        self, system: QDBusConnection, session: QDBusConnection, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._system = system
        self.session_path = ""
        for saver in SCREEN_SAVERS:
            session.connect(saver, "", saver, "ActiveChanged", self, _slot("_when_true(bool)"))
        system.connect(
            LOGIND, ABOVE_ALL, MANAGER, "PrepareForSleep", self, _slot("_when_true(bool)")
        )
        self._ask(
            OWN_SESSION, PROPERTIES, "Get", [SESSION, "Id"], _slot("_name_heard(QDBusMessage)")
        )

    def _ask(self, path: str, interface: str, method: str, words: list[str], slot: Any) -> None:
        """Answered later; an error is not answered at all."""
        call = QDBusMessage.createMethodCall(LOGIND, path, interface, method)
        call.setArguments(words)
        self._system.callWithCallback(call, self, slot)

    @Slot(QDBusMessage)
    def _name_heard(self, answer: QDBusMessage) -> None:
        name = _variant(answer)
        if isinstance(name, str):
            self._ask(ABOVE_ALL, MANAGER, "GetSession", [name], _slot("_path_heard(QDBusMessage)"))

    @Slot(QDBusMessage)
    def _path_heard(self, answer: QDBusMessage) -> None:
        (found,) = answer.arguments() or (None,)
        if not isinstance(found, QDBusObjectPath):
            return
        self.session_path = found.path()
        self._system.connect(LOGIND, self.session_path, SESSION, "Lock", self, _slot("_left()"))
        self._system.connect(
            LOGIND, self.session_path, PROPERTIES, "PropertiesChanged", self, _slot("_changed()")
        )

    @Slot()
    def _changed(self) -> None:
        """Which property and to what is easier asked than read out of the signal."""
        for name, slot in (("LockedHint", "_locked"), ("Active", "_active")):
            self._ask(
                self.session_path,
                PROPERTIES,
                "Get",
                [SESSION, name],
                _slot(f"{slot}(QDBusMessage)"),
            )

    @Slot(QDBusMessage)
    def _locked(self, answer: QDBusMessage) -> None:
        self._when_true(_variant(answer) is True)

    @Slot(QDBusMessage)
    def _active(self, answer: QDBusMessage) -> None:
        """Not the session in front any more: somebody else has signed in."""
        self._when_true(_variant(answer) is False)

    @Slot(bool)
    def _when_true(self, so: bool) -> None:
        if so:
            self._left()

    @Slot()
    def _left(self) -> None:
        self.gone.emit()


def _variant(answer: QDBusMessage) -> object:
    (found,) = answer.arguments() or (None,)
    return found.variant() if isinstance(found, QDBusVariant) else found


def _slot(name: str) -> Any:
    """A method as Qt calls it in a text; PySide's stubs ask for bytes where it takes only that."""
    return SLOT(name)
