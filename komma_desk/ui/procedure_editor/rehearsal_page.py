"""Rehearsing a procedure: who could do what, as days pass, and runs kept as its probes."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from komma_desk.domain.deadlines.arithmetic import day_said
from komma_desk.domain.procedure.definition import Procedure
from komma_desk.domain.procedure.movement import Offer
from komma_desk.domain.procedure.probe_runs import ProbeResult
from komma_desk.domain.procedure.probe_words import move_said
from komma_desk.domain.procedure.probes import Player
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.parts.alert import Alert, Tone
from komma_desk.ui.parts.announce import announce
from komma_desk.ui.parts.empty_state import EmptyState
from komma_desk.ui.parts.labels import PlainLabel, TextKind
from komma_desk.ui.procedure_editor.rehearsal_people import PlayerColumns
from komma_desk.ui.procedure_editor.rehearsal_presenter import RehearsalPresenter
from komma_desk.ui.procedure_editor.rehearsal_probes import ProbesPane
from komma_desk.ui.procedure_editor.rehearsal_record import DueTable
from komma_desk.ui.procedure_editor.rehearsal_start import RehearsalStart
from komma_desk.ui.procedure_editor.rehearsal_step_dialog import RehearsedStepDialog
from komma_desk.ui.procedure_editor.rehearsal_words import place_said
from komma_desk.ui.procedure_editor.sentence_list import Sentence, SentenceList
from komma_desk.words import _


class RehearsalPane(QWidget):
    probe_made = Signal(object)
    """The Probe somebody wants kept in the procedure."""
    probe_dropped = Signal(object)

    def __init__(self, questions: Questions) -> None:
        super().__init__()
        self.presenter = RehearsalPresenter(questions, self)
        self.start = RehearsalStart()
        self.notice = Alert(Tone.WARNING)
        self.notice.hide()
        self.place = PlainLabel("", TextKind.SECTION)
        self.people = PlayerColumns()
        self.dues, self.moves, self.probes = DueTable(), SentenceList(_("Moves")), ProbesPane()
        self.no_land = Alert(
            Tone.INFO, _("In which Land your office lies is not set: no day is reckoned.")
        )
        deadlines = QWidget()
        column = QVBoxLayout(deadlines)
        column.setContentsMargins(0, 8, 0, 0)
        column.addWidget(self.no_land)
        column.addWidget(self.dues, 1)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(deadlines, _("Deadlines"))
        self.tabs.addTab(self.moves, _("Moves so far"))
        self.tabs.addTab(self.probes, _("Probes"))
        self.tabs.tabBar().setAccessibleName(_("Deadlines, moves and probes of the rehearsal"))
        both = QSplitter(Qt.Orientation.Vertical)
        both.setChildrenCollapsible(False)
        both.addWidget(self.people)
        both.addWidget(self.tabs)
        both.setStretchFactor(0, 3)
        both.setStretchFactor(1, 2)
        both.setSizes([360, 220])
        work = QWidget()
        inner = QVBoxLayout(work)
        inner.setContentsMargins(0, 8, 0, 0)
        inner.setSpacing(10)
        for part in (self.start, self.notice, self.place):
            inner.addWidget(part)
        inner.addWidget(both, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(
            EmptyState(
                "settings",
                _("This procedure cannot be rehearsed yet"),
                _("It names what does not exist. Please mend what the checker finds first."),
            )
        )
        self._stack.addWidget(work)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)
        self._dialog: RehearsedStepDialog | None = None
        self._connect()

    def show_procedure(self, procedure: Procedure) -> None:
        """The one on the desk, also while it is changed: the run goes on as far as it can."""
        self.probes.show_probes(procedure.probes)
        self.presenter.show_procedure(procedure)

    def set_read_only(self, fixed: bool) -> None:
        """A published procedure is rehearsed all the same; its probes stay as they are."""
        self.probes.set_read_only(fixed)

    def look_at_probe(self, id_: str) -> None:
        self.tabs.setCurrentWidget(self.probes)
        self.probes.point_at(id_)

    def _connect(self) -> None:
        presenter, start, probes = self.presenter, self.start, self.probes
        presenter.changed.connect(self._show)
        presenter.refused.connect(self._show_refusal)
        presenter.stopped.connect(self._show_notice)
        presenter.played.connect(self._show_results)
        start.begin_wanted.connect(presenter.begin)
        start.days_wanted.connect(presenter.pass_days)
        start.back_wanted.connect(presenter.back)
        self.people.wanted.connect(self._ask)
        self.people.consent_wanted.connect(lambda item, on: presenter.set_consent(item, given=on))
        self.people.leave_wanted.connect(presenter.leave)
        self.people.exception_wanted.connect(self._ask_exception)
        probes.save_wanted.connect(self._save)
        probes.play_wanted.connect(presenter.play)
        probes.drop_wanted.connect(self.probe_dropped)
        probes.play_all_wanted.connect(presenter.play_all)

    def _show(self) -> None:
        run = self.presenter.run
        self._stack.setCurrentIndex(0 if run is None else 1)
        self.notice.hide()
        if run is None:
            return
        self.start.show_run(run)
        where = _("{day}: {place}").format(day=day_said(run.today), place=place_said(run))
        if where != self.place.text():
            self.place.setText(where)
            announce(self, where)
        self.people.show_run(run)
        self.no_land.setVisible(not self.presenter.has_calendar())
        self.dues.show_dues(self.presenter.deadlines())
        self.moves.show_sentences(
            [
                Sentence(f"{number}. {move_said(move, run.procedure)}", str(number))
                for number, move in enumerate(run.moves, start=1)
            ]
            or [Sentence(_("Nothing has happened yet."), "")]
        )

    def _ask(self, player: Player, offer: Offer) -> None:
        if offer.step.fields:
            self._open(player, offer, exception=None)
        else:
            self.presenter.take(offer.step, player, {})

    def _ask_exception(self, player: Player, offer: Offer) -> None:
        rule = offer.step.exception
        self._open(player, offer, exception=rule.when if rule else None)

    def _open(self, player: Player, offer: Offer, *, exception: str | None) -> None:
        presenter, ground = self.presenter, self.presenter.ground
        if ground is None or presenter.run is None:
            return
        others = [one for one in presenter.run.players if one not in {player, Player.AFFECTED}]
        dialog = RehearsedStepDialog(
            offer.step,
            ground.code_lists,
            presenter.invented(offer.step),
            others if exception else (),
            self,
        )
        self._dialog = dialog

        def go(facts: dict[str, str], second: Player | None) -> None:
            done = presenter.take(offer.step, player, facts, exception=exception, second=second)
            if done:
                dialog.accept()

        dialog.wanted.connect(go)
        dialog.finished.connect(self._forget_dialog)
        dialog.open()

    def _forget_dialog(self) -> None:
        self._dialog = None

    def _save(self, german: str, english: str) -> None:
        probe = self.presenter.as_probe(german, english)
        if probe is not None:
            self.probes.clear_titles()
            self.probe_made.emit(probe)

    def _show_refusal(self, why: str) -> None:
        if self._dialog is not None:
            self._dialog.show_refusal(why)
        else:
            self._show_notice(why)

    def _show_notice(self, words: str) -> None:
        self.notice.show_notice(Tone.WARNING, words)
        self.notice.show()
        self.notice.speak()

    def _show_results(self, results: tuple[ProbeResult, ...]) -> None:
        self.probes.show_results(results)
