"""After sealing: where the file lies, how it comes to the office, what proves that it is whole."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout

from komma_desk.domain.office import Office
from komma_desk.ui.form.on_paper import print_lines
from komma_desk.ui.parts.announce import announce
from komma_desk.ui.parts.buttons import Button, ButtonKind
from komma_desk.ui.parts.cards import Card
from komma_desk.ui.parts.day_words import moment_in_words
from komma_desk.ui.parts.file_target import ask_for_target
from komma_desk.ui.parts.labels import IconLabel, PlainLabel, TextKind
from komma_desk.ui.parts.page import Page
from komma_desk.ui.parts.wrap_row import WrapRow
from komma_desk.usecases.form_deeds import SaveSealedReceipt, SealedWithCard
from komma_desk.words import _


class SealedPage(Page):
    another_wanted = Signal()
    receipt_wanted = Signal(object)
    """The `SaveSealedReceipt`."""

    def __init__(self, office: Office) -> None:
        super().__init__(_("Your report is sealed"), most_width=840)
        self._office, self._receipt = office, list[tuple[str, str]]()
        self._folder = Path()
        self._sealed: SealedWithCard | None = None
        self.card = Card()
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(IconLabel("check", "success", 40), 0, Qt.AlignmentFlag.AlignTop)
        self.place = PlainLabel("", copyable=True)
        self.place.setAccessibleName(_("Where the file lies"))
        head.addWidget(self.place, 1)
        self.card.body.addLayout(head)
        self.next = PlainLabel("")
        self.card.add(PlainLabel(_("What to do now"), TextKind.STRONG))
        self.card.add(self.next)
        self.card.add(PlainLabel(_("Receipt"), TextKind.STRONG))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)
        self.card.body.addLayout(self._grid)
        self.show_folder = Button(_("Show in the f&older"), ButtonKind.PRIMARY)
        self.show_folder.clicked.connect(self._open_folder)
        self.paper = Button(_("&Print the receipt …"), icon_name="print")
        self.paper.clicked.connect(self._print)
        self.as_file = Button(_("Save the &receipt as PDF …"))
        self.as_file.clicked.connect(self._ask_for_file)
        self.with_code = QCheckBox(_("With my return &code: whoever has the file reads the answer"))
        self.another = Button(_("A&nother report"))
        self.another.clicked.connect(self.another_wanted)
        deeds = WrapRow(12)
        for button in (self.show_folder, self.as_file, self.paper, self.another):
            deeds.addWidget(button)
        self.card.body.addLayout(deeds)
        self.card.add(self.with_code)
        self.body.addWidget(self.card)
        self.body.addStretch(1)

    def show_sealed(self, sealed: SealedWithCard) -> None:
        self._folder, self._sealed = sealed.target.parent, sealed
        self.with_code.setChecked(False)
        self.with_code.setVisible(bool(sealed.code))
        words = _("It lies as “{name}” in the folder {folder}. Your draft is gone from here.")
        self.place.setText(words.format(name=sealed.target.name, folder=str(self._folder)))
        self.next.setText(
            "\n".join(f"{n}. {step}" for n, step in enumerate(self._steps(sealed), 1))
        )
        self._receipt = [
            (_("File"), sealed.target.name),
            (_("Sealed on"), moment_in_words(sealed.filed_at)),
            (_("Number of the report"), str(sealed.report)),
            (_("Checksum (SHA-256)"), sealed.sha256),
        ]
        while (old := self._grid.takeAt(0)) is not None:
            if (part := old.widget()) is not None:
                part.deleteLater()
        for line, (name, value) in enumerate(self._receipt):
            self._grid.addWidget(PlainLabel(name, TextKind.SMALL, wrap=False), line, 0)
            said = PlainLabel(value, TextKind.SMALL, copyable=True)
            said.setAccessibleName(f"{name}: {value}")
            self._grid.addWidget(said, line, 1)
        self.show_folder.setFocus()
        announce(self, f"{self.accessibleName()}. {self.place.text()}")

    def _steps(self, sealed: SealedWithCard) -> tuple[str, ...]:
        hand = _("Give the file to the office: by mail, over a shared folder, or on a stick.")
        if self._office.email:
            hand = _(
                "Give the file to the office: by mail to {address}, over a shared folder, or on a "
                "stick."
            ).format(address=self._office.email)
        who = _("Nobody but the clearing office can open it; whoever carries it sees nothing.")
        if sealed.sent_to:
            who = _("Nobody but {people} can open it; whoever carries it sees nothing.").format(
                people=", ".join(sealed.sent_to)
            )
        keep = _("The answer comes as a file. “Open an answer …” opens it with your passphrase.")
        if sealed.code:
            keep = _("The answer comes as a file. “Open an answer …” opens it with your code.")
        return hand, who, keep

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))

    def _ask_for_file(self) -> None:
        name = _("Receipt of a sealed report") + ".pdf"
        title, kind = _("Save the receipt"), _("Document to print (*.pdf)")
        ask_for_target(self, title, name, kind, self._take_target)

    def _take_target(self, target: Path) -> None:
        if self._sealed is not None:
            with_code = self.with_code.isChecked()
            self.receipt_wanted.emit(
                SaveSealedReceipt(target=target, sealed=self._sealed, with_code=with_code)
            )

    def _print(self) -> None:
        lines = [f"{name}: {value}" for name, value in self._receipt]
        print_lines(self, [_("Receipt of a sealed report"), *lines])
