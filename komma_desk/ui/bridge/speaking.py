"""The only place that opens message boxes: refusals, trouble, our bugs, one kind of question."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QMessageBox,  # noqa: TID251 -- this is the room the ban points to
    QWidget,
)

from komma_desk.domain.errors import Refusal, Trouble
from komma_desk.ui.bridge.crash import CrashLog
from komma_desk.words import _


class Speaking:
    """Says what went wrong, over the window it belongs to; it never waits for the answer."""

    def __init__(self, crash_log: CrashLog, window: Callable[[], QWidget | None]) -> None:
        self._crash_log, self._window = crash_log, window

    def speak(self, problem: BaseException) -> QMessageBox:
        """Refusal: what to put right. Trouble: what happened and what to do. Else: a crash."""
        if isinstance(problem, Refusal):
            return self._open(QMessageBox.Icon.Warning, _("That is not possible"), problem.spoken())
        if isinstance(problem, Trouble):
            return self._open(QMessageBox.Icon.Critical, _("That did not work"), problem.spoken())
        return self._crashed(problem)

    def confirm(
        self, question: str, detail: str, deed: str, then: Callable[[], None]
    ) -> QMessageBox:
        """Ask before the irreversible: the question names the object, `deed` is the button."""
        box = self._box(QMessageBox.Icon.Warning, question, detail)
        go_on = box.addButton(deed, QMessageBox.ButtonRole.AcceptRole)
        stay = box.addButton(_("Cancel"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(stay)
        box.setEscapeButton(stay)

        def answered(button: QAbstractButton) -> None:
            if button is go_on:
                then()

        box.buttonClicked.connect(answered)
        box.open()
        return box

    def _crashed(self, problem: BaseException) -> QMessageBox:
        place = self._crash_log.write(problem)
        detail = _(
            "KommA Desk made a mistake. What was saved is safe. A report without any case content "
            "was written to this file; please give it to your administrator:"
        )
        return self._open(
            QMessageBox.Icon.Critical, _("Something unexpected happened"), f"{detail}\n\n{place}"
        )

    def _open(self, kind: QMessageBox.Icon, title: str, text: str) -> QMessageBox:
        box = self._box(kind, title, text)
        box.addButton(_("Close"), QMessageBox.ButtonRole.AcceptRole)
        box.open()
        return box

    def _box(self, kind: QMessageBox.Icon, title: str, text: str) -> QMessageBox:
        box = QMessageBox(self._window())
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setWindowTitle("KommA Desk")
        box.setIcon(kind)
        box.setText(title)
        box.setInformativeText(text)
        return box
