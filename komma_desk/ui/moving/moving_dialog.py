"""The dialog of moving: to which version, where the cases go on, the dry run, and the deed."""

from __future__ import annotations

from PySide6.QtCore import QSize, QTimer
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QProgressBar, QWidget

from komma_desk.domain.procedure.definition import StateId
from komma_desk.ui.moving.fates_table import FatesTable
from komma_desk.ui.moving.moving_presenter import MovingPresenter
from komma_desk.ui.moving.moving_words import (
    question_of,
    result_of,
    staying_said,
    summary_of,
    version_words,
)
from komma_desk.ui.moving.places_grid import PlacesGrid
from komma_desk.ui.parts.alert import Alert, Tone
from komma_desk.ui.parts.buttons import Button, ButtonKind
from komma_desk.ui.parts.dialog_frame import deed_row, dialog_column, put_deeds, way_back
from komma_desk.ui.parts.fields import FieldColumn
from komma_desk.ui.parts.labels import PlainLabel, TextKind
from komma_desk.ui.parts.page import ScrollBody
from komma_desk.ui.parts.small_screens import fit_screen
from komma_desk.ui.procedure_editor.deed_question import DeedQuestion
from komma_desk.usecases.commands.move_cases import CasesMoved
from komma_desk.usecases.queries.move_preview import MoveReport
from komma_desk.words import _, n_

_BUSY_AFTER_MS = 1000
_MOST_OF_PLACES = 230
_READABLE = 620


class MovingDialog(QDialog):
    def __init__(self, presenter: MovingPresenter, parent: QWidget) -> None:
        super().__init__(parent)
        presenter.setParent(self)
        self.presenter = presenter
        self.setWindowTitle(_("Move cases to another version"))
        fit_screen(self, QSize(920, 640))
        self.target = QComboBox()
        for each in presenter.targets:
            self.target.addItem(version_words(each.title, each.version))
        self.fields = FieldColumn()
        self.fields.add("target", _("&To version"), self.target)
        self.ended = QCheckBox(_("Also cases that have &ended"))
        self.places, self.fates = PlacesGrid(), FatesTable()
        self._scroll = ScrollBody(at_the_top=True)
        self._scroll.column.addWidget(self.places)
        self._scroll.setFixedHeight(_MOST_OF_PLACES)
        self.verdict = Alert(Tone.INFO, _("Each case is looked at …"))
        self.busy = QProgressBar(textVisible=False)
        self.busy.setRange(0, 0)
        self.busy.setAccessibleName(_("Cases are being moved …"))
        self.busy.hide()
        self._slow = QTimer(self, singleShot=True, interval=_BUSY_AFTER_MS)
        self._slow.timeout.connect(self.busy.show)
        self.deed, self.back = Button(_("&Move …"), ButtonKind.PRIMARY), way_back(self)
        self._lay_out()
        self._connect()

    def reject(self) -> None:
        """What is on its way is waited for: its end is to be read here."""
        if self.back.isEnabled():
            super().reject()

    def _lay_out(self) -> None:
        version = self.presenter.version
        column = dialog_column(self, spacing=10)
        heading = version_words(version.title, version.version)
        column.addWidget(PlainLabel(heading, TextKind.SECTION))
        column.addWidget(self.fields)
        column.addWidget(self.ended)
        column.addWidget(self._scroll)
        column.addWidget(self.verdict)
        column.addWidget(self.fates, 1)
        column.addWidget(self.busy)
        put_deeds(self, deed_row(self.back, self.deed))
        self.deed.setEnabled(False)
        self.target.setFocus()

    def _connect(self) -> None:
        presenter = self.presenter
        self.target.currentIndexChanged.connect(presenter.choose_target)
        self.ended.toggled.connect(lambda wanted: presenter.also_ended(wanted=wanted))
        self.places.led.connect(lambda old, new: presenter.lead(StateId(old), new))
        self.deed.clicked.connect(self._ask)
        presenter.looking.connect(lambda: self.deed.setEnabled(False))
        presenter.shown.connect(self._show)
        presenter.refused.connect(self._show_refusal)
        presenter.moving.connect(lambda: self._work(working=True))
        presenter.done.connect(self._show_done)

    def _show(self, report: MoveReport) -> None:
        self.places.show_report(report)
        self.places.stand_after(self.ended)
        self.fates.show_report(report)
        QTimer.singleShot(0, self, self._fit_places)  # new rows have their height by then
        tone = Tone.WARNING if report.blocked else Tone.SUCCESS
        if not report.lines:
            tone = Tone.INFO
        text = " ".join(each for each in (summary_of(report), staying_said(report)) if each)
        self.verdict.show_notice(tone, text, _("What would happen"))
        self.deed.setEnabled(bool(report.lines) and not report.blocked)
        self.deed.setText(n_("&Move {n} case …", "&Move {n} cases …", len(report.lines)))

    def _fit_places(self) -> None:
        self._scroll.setFixedHeight(min(self.places.sizeHint().height() + 8, _MOST_OF_PLACES))

    def _ask(self) -> None:
        report = self.presenter.report
        if report is None:
            return
        question = DeedQuestion(
            n_("Move {n} case?", "Move {n} cases?", len(report.lines)),
            question_of(report),
            _("Move them"),
            ButtonKind.PRIMARY,
            self,
        )
        question.accepted.connect(self.presenter.move)
        question.open()

    def _work(self, *, working: bool) -> None:
        """Progress only where it takes longer than a second."""
        for part in (self.target, self.ended, self.places, self.deed, self.back):
            part.setEnabled(not working)
        if working:
            self._slow.start()
        else:
            self._slow.stop()
            self.busy.hide()

    def _show_refusal(self, sentence: str) -> None:
        self._work(working=False)
        self.deed.setEnabled(False)
        self.verdict.show_notice(Tone.WARNING, sentence)
        self.verdict.speak()

    def _show_done(self, done: CasesMoved) -> None:
        self._work(working=False)
        for part in (self.fields, self.ended, self._scroll, self.fates, self.deed):
            part.hide()
        self.verdict.show_notice(Tone.SUCCESS, result_of(done))
        self.verdict.speak()
        self.back.setText(_("Close"))
        self.back.setFocus()
        self.resize(_READABLE, self.minimumSizeHint().height())
