"""The assistant at the first start: a few questions, a summary, then the store is founded."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QProgressBar,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from komma_desk.domain.deadlines.land_names import LAND_NAMES
from komma_desk.ui.parts.announce import announce
from komma_desk.ui.parts.buttons import Button, ButtonKind
from komma_desk.ui.parts.card_choice import CardChoice
from komma_desk.ui.parts.cards import Card
from komma_desk.ui.parts.labels import PlainLabel, TextKind
from komma_desk.ui.parts.page import PageHeader
from komma_desk.ui.shell.entry_window import EntryWindow
from komma_desk.ui.shell.founding_procedure import PROCEDURE_NAMES, ProcedureStep
from komma_desk.ui.shell.founding_request import FoundingRequest
from komma_desk.ui.shell.founding_steps import (
    AdministratorStep,
    ClearingStep,
    PlaceStep,
    Step,
    WelcomeStep,
)
from komma_desk.ui.shell.recovery_codes import RecoveryCodes
from komma_desk.ui.shell.store_choice import StoreChoice
from komma_desk.words import N_, _

TITLES = (
    N_("Welcome"),
    N_("Municipality and folder"),
    N_("Administrator"),
    N_("Clearing officer"),
    N_("Clearing procedure"),
    N_("Check your answers"),
    N_("Recovery code"),
)
PROCEDURE = 4
SUMMARY = 5
DONE = 6


class FoundingWindow(EntryWindow):
    """Emits one `FoundingRequest`; the owner answers with `show_done` or `show_problem`."""

    founding_requested = Signal(object)
    finished = Signal()
    """The recovery code is put away; the desk may open."""
    restore_wanted = Signal()
    cancelled = Signal()
    store_wanted = Signal(str)
    """The folder of a store that exists already."""
    card_wanted = Signal(str)
    """The office card somebody without an account wants to report with."""

    def __init__(
        self, suggested_folder: Path, parent: QWidget | None = None, *, can_report: bool = False
    ) -> None:
        super().__init__(parent)
        self._suggested_folder, self._can_report = suggested_folder, can_report
        self.rebuild()

    def build(self) -> None:
        self.setWindowTitle(_("Found a store"))
        self._marks = [PlainLabel() for title in TITLES]
        for mark in self._marks:
            self.brand.lines.addWidget(mark)
        self.place = PlaceStep(self._suggested_folder)
        self.administrator = AdministratorStep()
        self.clearing = ClearingStep(self.administrator)
        self.procedure = ProcedureStep(self.clearing)
        self._summary, self._done = Step(), Step()
        self._steps: tuple[Step, ...] = (
            WelcomeStep(),
            self.place,
            self.administrator,
            self.clearing,
            self.procedure,
            self._summary,
            self._done,
        )
        self._stack = QStackedWidget()
        for step in self._steps:
            step.column.addStretch(1)
            self._stack.addWidget(step)
        self._header = PageHeader("")
        self._progress = QProgressBar(textVisible=False)
        self._progress.setRange(0, 0)
        self._progress.setAccessibleName(_("The store is being founded …"))
        self._progress.hide()
        self.form.addWidget(self._header)
        self.form.addWidget(self.notice)
        card = Card()
        card.add(self._stack, 1)
        card.add(self._progress)
        self.form.addWidget(card, 1)
        self._report = CardChoice()
        self._report.chosen.connect(self.card_wanted)
        self.form.addWidget(self._report, 0, Qt.AlignmentFlag.AlignLeft)
        self._add_buttons()
        self._show_step(0)

    def first_field(self) -> QWidget:
        return self._next

    def _add_buttons(self) -> None:
        self._cancel = Button(_("&Cancel"), ButtonKind.QUIET)
        self._back = Button(_("&Back"))
        self._next = Button(_("&Next"), ButtonKind.PRIMARY)
        self._next.setDefault(True)
        self._existing = StoreChoice()
        self._existing.chosen.connect(self.store_wanted)
        self._restore = Button(_("Restore a back&up …"), ButtonKind.QUIET, "save")
        self._restore.clicked.connect(self.restore_wanted)
        self._cancel.clicked.connect(self.cancelled)
        self._back.clicked.connect(lambda: self._show_step(self._stack.currentIndex() - 1))
        self._next.clicked.connect(self._go_on)
        self.footer.addWidget(self._cancel)
        self.footer.addWidget(self._existing)
        self.footer.addWidget(self._restore)
        self.footer.push_right()
        self.footer.addWidget(self._back)
        self.footer.addWidget(self._next)

    def _show_step(self, number: int) -> None:
        self.hide_problem()
        if number == PROCEDURE:
            self.procedure.look()
        if number == SUMMARY:
            self._sum_up()
        self._stack.setCurrentIndex(number)
        self._header.show_words(
            _(TITLES[number]),
            _("Step {number} of {count}").format(number=number + 1, count=len(TITLES)),
        )
        for place, mark in enumerate(self._marks):
            mark.setText(f"{place + 1}   {_(TITLES[place])}")
            mark.setProperty("reached", "now" if place == number else "later")
            mark.style().unpolish(mark)
            mark.style().polish(mark)
        # Another language begins anew, so it can be chosen only before anything is typed.
        self.languages.setVisible(number == 0)
        self._existing.setVisible(number == 0)
        self._restore.setVisible(number == 0)
        self._report.setVisible(self._can_report and number == 0)
        self._back.setVisible(0 < number < DONE)
        self._cancel.setVisible(number < DONE)
        deeds = {SUMMARY: _("&Found the store"), DONE: _("&Open the desk")}
        self._next.setText(deeds.get(number, _("&Next")))
        announce(self, _(TITLES[number]))

    def _go_on(self) -> None:
        number = self._stack.currentIndex()
        if not self._steps[number].check():
            return
        if number == DONE:
            self.finished.emit()
        elif number == SUMMARY:
            self._show_working(working=True)
            self.founding_requested.emit(self.request())
        else:
            self._show_step(number + 1)

    def request(self) -> FoundingRequest:
        """The answers as they stand."""
        return FoundingRequest(
            municipality=self.place.municipality(),
            folder=self.place.folder(),
            administrator=self.administrator.person(),
            clearing=self.clearing.person(),
            procedure=self.procedure.procedure(),
            days=self.place.days(),
        )

    def _sum_up(self) -> None:
        _empty(self._summary)
        asked = self.request()
        officer, land = asked.clearing or asked.administrator, asked.days.land
        for caption, answer in (
            (_("Municipality or district"), asked.municipality),
            (_("Land"), "" if land is None else LAND_NAMES[land].spoken()),
            (_("Folder of the store"), str(asked.folder)),
            (_("Administrator"), _person(asked.administrator.name, asked.administrator.login)),
            (_("Clearing officer"), _person(officer.name, officer.login)),
            (_("Clearing procedure"), _(PROCEDURE_NAMES[asked.procedure])),
        ):
            pair = QWidget()
            lines = QVBoxLayout(pair)
            lines.setContentsMargins(0, 0, 0, 0)
            lines.setSpacing(2)
            lines.addWidget(PlainLabel(caption, TextKind.SMALL))
            lines.addWidget(PlainLabel(answer, TextKind.STRONG))
            self._summary.column.addWidget(pair)
        self._summary.column.addStretch(1)

    def show_done(self, recovery_codes: Mapping[str, str]) -> None:
        """Show each person's recovery code, once; one may go on when it is put away."""
        self._show_working(working=False)
        _empty(self._done)
        codes = RecoveryCodes(_("The store is founded"), recovery_codes)
        self._done.column.addWidget(codes, 1)
        self._show_step(DONE)
        self._next.setEnabled(False)
        codes.saved.toggled.connect(self._next.setEnabled)
        codes.saved.setFocus()

    def show_problem(self, sentence: str, title: str = "") -> None:
        self._show_working(working=False)
        super().show_problem(sentence, title)

    def _show_working(self, *, working: bool) -> None:
        self._progress.setVisible(working)
        for part in (self._stack, self._next, self._back, self._cancel):
            part.setEnabled(not working)


def _person(name: str, login: str) -> str:
    return f"{name} ({login})"


def _empty(step: Step) -> None:
    while (item := step.column.takeAt(0)) is not None:
        if (part := item.widget()) is not None:
            part.hide()
            part.deleteLater()
