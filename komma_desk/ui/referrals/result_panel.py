"""After the hand-over: the passphrase, once, in large groups; then it is gone."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from komma_desk.ui.parts.alert import Alert, Tone
from komma_desk.ui.parts.buttons import Button, ButtonKind
from komma_desk.ui.parts.cards import Card
from komma_desk.ui.parts.labels import PlainLabel, TextKind
from komma_desk.ui.parts.page import ScrollBody
from komma_desk.ui.parts.secret_clipboard import KEPT_FOR_MS
from komma_desk.ui.parts.secret_texts import SecretLabel
from komma_desk.usecases.commands.refer_case import HandedOver
from komma_desk.words import _


class ResultPanel(ScrollBody):
    """Nothing keeps the passphrase but the label that shows it; hiding the panel empties it."""

    finished = Signal()

    def __init__(self) -> None:
        super().__init__(most_width=820)
        self.done = Alert(Tone.SUCCESS, "", _("The letter is encrypted and saved"))
        secret = Card(
            _("The passphrase for the letter"),
            _(
                "Tell it to the partner by telephone, never together with the letter. It is shown "
                "only now and kept nowhere."
            ),
        )
        self.passphrase = SecretLabel()
        self.passphrase.setAccessibleName(_("Passphrase"))
        self.passphrase.setStyleSheet("font-size: 30px;")
        self.copy = Button(_("&Copy passphrase"), ButtonKind.SECONDARY)
        self.copied = PlainLabel("", TextKind.SMALL)
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self.copy)
        line.addWidget(self.copied, 1)
        secret.add(self.passphrase)
        secret.body.addLayout(line)
        proof = Card(_("For your file"), _("Both are written into the history of the case."))
        self.file = PlainLabel("", copyable=True)
        self.file.setAccessibleName(_("Where the letter lies"))
        self.fingerprint = PlainLabel("", TextKind.SMALL, copyable=True)
        self.fingerprint.setAccessibleName(_("Fingerprint of the letter (SHA-256)"))
        for part in (self.file, self.fingerprint):
            proof.add(part)
        self.finish = Button(_("&Done, hide the passphrase"), ButtonKind.PRIMARY, "check")
        end = QWidget()
        last = QHBoxLayout(end)
        last.setContentsMargins(0, 0, 0, 0)
        last.addWidget(self.finish)
        last.addStretch(1)
        for section in (self.done, secret, proof, end):
            self.column.addWidget(section)
        self.column.addStretch(1)
        self.copy.clicked.connect(self._copy)
        self.finish.clicked.connect(self._finish)

    def show_receipt(self, receipt: HandedOver, partner: str) -> None:
        self.done.show_notice(
            Tone.SUCCESS,
            _("Now send or bring the file to: {partner}").format(partner=partner),
            _("The letter is encrypted and saved"),
        )
        self.passphrase.setText(receipt.passphrase)
        self.file.setText(_("File: {path}").format(path=receipt.target))
        self.fingerprint.setText(_("SHA-256: {sum}").format(sum=receipt.sha256))
        self.copied.setText("")
        self.passphrase.show()
        self.copy.show()
        self.copy.setFocus()
        self.done.speak()

    def forget(self) -> None:
        """Take the passphrase off the screen; there is no way to show it again."""
        if self.passphrase.text():
            self.passphrase.setText("")
            self.passphrase.hide()
            self.copy.hide()
            self.copied.setText(
                _(
                    "It is not shown any more. If nobody noted it, hand the case over again: "
                    "the new letter gets a new passphrase."
                )
            )

    def hideEvent(self, event: QHideEvent) -> None:
        """Another page, another language, the lock: gone. A minimised window keeps it."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.forget()

    def _copy(self) -> None:
        self.passphrase.copy()
        self.copied.setText(
            _("Copied. The clipboard is emptied after {seconds} seconds.").format(
                seconds=KEPT_FOR_MS // 1000
            )
        )

    def _finish(self) -> None:
        self.forget()
        self.finished.emit()
