"""The card about the two halves: how it stands, print them, try them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QWidget

from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.errors import Refusal
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.parts.alert import ICON_OF, INK_OF, Alert, Tone
from komma_desk.ui.parts.buttons import Button
from komma_desk.ui.parts.cards import Card
from komma_desk.ui.parts.labels import IconLabel, PlainLabel, TextKind
from komma_desk.ui.parts.pdf_target import ask_for_pdf
from komma_desk.ui.upkeep.halves_dialog import HalvesDialog
from komma_desk.ui.upkeep.office_recovery_words import standing_of
from komma_desk.usecases.commands.make_organisation_recovery import MakeOrganisationRecovery
from komma_desk.usecases.queries.recovery_standing import RecoveryStanding, RecoveryView
from komma_desk.words import _


class OfficeRecoveryCard(Card):
    def __init__(
        self, counter: Counter, questions: Questions, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            _("Recovery of the office"),
            _(
                "If nobody in clearing can open the store any more, two sheets kept by two offices"
                " make a new clearing officer. One sheet alone opens nothing."
            ),
            parent,
        )
        self._counter, self._questions = counter, questions.for_page(self)
        self.icon = IconLabel("info", "muted")
        self.said = PlainLabel("", TextKind.STRONG)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.icon)
        row.addWidget(self.said, 1)
        self.body.addLayout(row)
        self.result = Alert(Tone.INFO)
        self.result.hide()
        self.add(self.result)
        self.print_halves = Button(_("Print ha&lves …"))
        self.rehearse = Button(_("Tr&y the halves …"))
        self.whose = PlainLabel(
            _("The clearing office prints and tries them."), TextKind.MUTED, wrap=False
        )
        deeds = QHBoxLayout()
        deeds.setSpacing(8)
        for part in (self.print_halves, self.rehearse, self.whose):
            part.hide()
            deeds.addWidget(part)
        deeds.addStretch(1)
        self.body.addLayout(deeds)
        self.print_halves.clicked.connect(self._choose_a)
        self.rehearse.clicked.connect(self.open_rehearsal)
        counter.changed.connect(self._hear)
        self.refresh()

    def refresh(self) -> None:
        self._questions.ask(RecoveryStanding(), self.show_view, refused=self._refuse)

    def show_view(self, view: RecoveryView) -> None:
        standing = standing_of(view)
        self.icon.show_icon(ICON_OF[standing.tone], INK_OF[standing.tone])
        self.said.setText(standing.said)
        self.print_halves.setVisible(view.may_make)
        self.rehearse.setVisible(view.may_make and view.made_at is not None)
        self.whose.setVisible(not view.may_make)

    def make(self, target_a: Path, target_b: Path) -> None:
        self.print_halves.setEnabled(False)
        self._counter.hand_over(
            MakeOrganisationRecovery(target_a, target_b),
            self._made,
            refused=self._refuse,
            finally_=self._rest,
        )

    def open_rehearsal(self) -> HalvesDialog:
        dialog = HalvesDialog(self._counter, self)
        dialog.succeeded.connect(self._rehearsed)
        dialog.open()
        return dialog

    def _choose_a(self) -> None:
        ask_for_pdf(self, _("Save half A"), _("half-A") + ".pdf", self._choose_b)

    def _choose_b(self, target_a: Path) -> None:
        ask_for_pdf(
            self,
            _("Save half B"),
            _("half-B") + ".pdf",
            lambda target_b: self.make(target_a, target_b),
        )

    def _made(self, _changes: Changes) -> None:
        self._tell(
            Tone.SUCCESS,
            _(
                "Both halves are saved. Please print them, delete the files and give them to two"
                " different offices. Earlier halves open nothing any more."
            ),
        )

    def _rehearsed(self) -> None:
        self._tell(
            Tone.SUCCESS, _("Both halves together open everything. Nothing was shown or changed.")
        )

    def _refuse(self, refusal: Refusal) -> None:
        self._tell(Tone.WARNING, refusal.spoken())

    def _tell(self, tone: Tone, text: str) -> None:
        self.result.show_notice(tone, text)
        self.result.show()
        self.result.speak()

    def _rest(self) -> None:
        self.print_halves.setEnabled(True)

    def _hear(self, changes: Changes) -> None:
        if Subject.SETTINGS in changes.subjects:
            self.refresh()
