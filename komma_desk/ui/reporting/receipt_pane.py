"""What stands there after filing: that it arrived, who can read it, what happens next."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from komma_desk.ui.parts.buttons import Button, ButtonKind
from komma_desk.ui.parts.cards import Card
from komma_desk.ui.parts.day_words import moment_in_words
from komma_desk.ui.parts.labels import IconLabel, PlainLabel, TextKind
from komma_desk.ui.reporting.files_told import files_told
from komma_desk.usecases.commands.report_incident import FilingReceipt
from komma_desk.words import _, n_

SHORT = 8


def short_receipt(report: object) -> str:
    """The first letters of the receipt: enough to name it on the telephone."""
    return str(report)[:SHORT].upper()


_LISTED = 4  # files; the others would push the deeds out of the window


class ReceiptPane(QWidget):
    """Calm and short; the way to one's reports comes first."""

    my_reports_wanted = Signal()
    another_wanted = Signal()
    paper_wanted = Signal(object)
    """The `FilingReceipt` is to be saved as PDF."""

    def __init__(self) -> None:
        super().__init__()
        card = Card()
        card.setMaximumWidth(720)
        self.title = PlainLabel(_("Your report is filed"), TextKind.TITLE)
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(IconLabel("check", "success", 40), 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.title, 1)
        self._receipt: FilingReceipt | None = None
        self.filed = PlainLabel("")
        self.place = PlainLabel("", TextKind.MUTED, copyable=True)
        self.place.setAccessibleName(_("Place in the log"))
        card.body.addLayout(head)
        card.body.setSpacing(8)
        self.told = PlainLabel("")
        card.body.addWidget(self.filed)
        card.body.addWidget(self.told)
        self.files = PlainLabel("", TextKind.SMALL, copyable=True)
        self.files.setAccessibleName(_("Attached files"))
        card.body.addWidget(self.files)
        card.body.addWidget(self.place)
        self.readers = PlainLabel("")
        for heading, sentence in (
            (_("Who can read it now"), self.readers),
            (
                _("What happens next"),
                PlainLabel(
                    _(
                        "The clearing office takes your report in and answers you. You will see "
                        "here where it stands. Nothing is passed on without your consent."
                    )
                ),
            ),
        ):
            card.body.addSpacing(8)
            card.body.addWidget(PlainLabel(heading, TextKind.STRONG))
            card.body.addWidget(sentence)
        self.my_reports = Button(_("&My reports"), ButtonKind.PRIMARY)
        self.another = Button(_("&Another report"))
        self.my_reports.clicked.connect(self.my_reports_wanted)
        self.another.clicked.connect(self.another_wanted)
        self.paper = Button(_("Save the receipt as &PDF"), icon_name="save")
        self.paper.clicked.connect(self._want_paper)
        deeds = QHBoxLayout()
        deeds.setSpacing(12)
        deeds.addWidget(self.my_reports)
        deeds.addWidget(self.another)
        deeds.addWidget(self.paper)
        deeds.addStretch(1)
        card.body.addSpacing(16)
        card.body.addLayout(deeds)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 24, 0, 0)
        # In a row the card's greatest width counts when the height of its lines is asked for.
        row = QHBoxLayout()
        row.addWidget(card, 1)
        row.addStretch(0)
        column.addLayout(row)
        column.addStretch(1)

    def _want_paper(self) -> None:
        self.paper_wanted.emit(self._receipt)

    def show_receipt(self, receipt: FilingReceipt, told: str) -> None:
        self._receipt = receipt
        whole = _("Only the clearing office, and you yourself under “My reports”.")
        some = _("Only {people} of the clearing office, and you yourself under “My reports”.")
        people = ", ".join(receipt.sent_to)
        self.readers.setText(some.format(people=people) if people else whole)
        for part in (self.place, self.paper):
            part.setVisible(receipt.head is not None)
        if receipt.head is not None:
            place = _("In the log as entry {place}: so nobody can take your report out unseen.")
            self.place.setText(place.format(place=receipt.head.short))
        words = _("Filed on {moment}. Receipt {number}.")
        self.filed.setText(
            words.format(
                moment=moment_in_words(receipt.filed_at), number=short_receipt(receipt.report)
            )
        )
        self.told.setText(_("You told us: {told}.").format(told=told))
        self.files.setText(files_told(receipt.files[:_LISTED]))
        if (rest := len(receipt.files) - _LISTED) > 0:
            more = n_(
                "{n} more file stands under “My reports”.",
                "{n} more files stand under “My reports”.",
                rest,
            )
            self.files.setText(f"{self.files.text()}\n{more}")
        self.files.setVisible(bool(receipt.files))
        self.setAccessibleName(f"{self.title.text()}. {self.filed.text()} {self.told.text()}")
