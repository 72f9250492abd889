"""Takes mails that are dropped anywhere on a window that does not take them itself."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

from komma_desk.ui.parts.dropped_mails import mails_in, may_be_mails
from komma_desk.ui.receptions.mail_intake import MailIntake
from komma_desk.ui.receptions.mail_notice import MailNotice


class MailDrops(QObject):
    """Watches one widget, and goes with it."""

    def __init__(self, over: QWidget, mails: MailIntake, notice: MailNotice) -> None:
        super().__init__(over)
        self._mails, self._notice = mails, notice
        over.setAcceptDrops(True)
        over.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind not in {QEvent.Type.DragEnter, QEvent.Type.Drop}:
            return False
        assert isinstance(event, QDropEvent)
        if not may_be_mails(event.mimeData()):
            return False
        event.acceptProposedAction()
        if kind == QEvent.Type.Drop:
            self._take(event)
        return True

    def _take(self, event: QDropEvent) -> None:
        if mails := mails_in(event.mimeData()):
            self._mails.take(mails)
        else:
            self._notice.say_nothing_came()
