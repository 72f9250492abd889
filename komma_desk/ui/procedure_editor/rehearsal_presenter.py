"""What happens in a rehearsal on the screen: moves, the way back, its days, probes; no layout."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import QObject, Signal

from komma_desk.domain.dues.of_case import Due
from komma_desk.domain.dues.of_rehearsal import dues_of_rehearsal
from komma_desk.domain.errors import Refusal
from komma_desk.domain.procedure.definition import Procedure, Step
from komma_desk.domain.procedure.probe_runs import ProbeResult, is_playable, moved, run_all
from komma_desk.domain.procedure.probes import Move, Persona, Player, Probe
from komma_desk.domain.procedure.rehearsal import Rehearsal, begin
from komma_desk.domain.procedure.rehearsed_facts import invented_facts
from komma_desk.ui.bridge.questions import Questions
from komma_desk.usecases.queries.rehearsal_ground import Ground, RehearsalGround
from komma_desk.words import Bilingual, _


class RehearsalPresenter(QObject):
    changed = Signal()
    """Where the rehearsed case is, or what is possible there, may be different now."""
    refused = Signal(str)
    stopped = Signal(str)
    """The procedure was changed under the run, which now ends earlier."""
    played = Signal(object)
    """The ProbeResults of all probes."""

    def __init__(self, questions: Questions, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._questions = questions.for_page(self)
        self.ground: Ground | None = None
        self.procedure: Procedure | None = None
        self.run: Rehearsal | None = None
        self._asked = False

    def show_procedure(self, procedure: Procedure) -> None:
        """Lay another one down, or the same changed: the run goes on as far as it still can."""
        same = self.procedure is not None and self.procedure.id == procedure.id
        self.procedure = procedure
        if self.ground is None:
            if not self._asked:
                self._asked = True
                self._questions.ask(RehearsalGround(), self._got_ground)
        elif same and self.run is not None and is_playable(procedure):
            self._play_again(self.run, procedure)
        else:
            self.begin(Persona.ALL_REFUSED, self.ground.today)

    def begin(self, persona: Persona, first_on: date, chosen: frozenset[str] = frozenset()) -> None:
        if self.procedure is None or not is_playable(self.procedure):
            self._move_on(None)
        else:
            self._move_on(begin(self.procedure, persona, first_on, chosen))

    def take(
        self,
        step: Step,
        by: Player,
        facts: Mapping[str, str],
        *,
        exception: str | None = None,
        second: Player | None = None,
    ) -> bool:
        """Whether it was taken; why not is said."""
        lists = None if self.ground is None else self.ground.code_lists
        return self._try(
            lambda run: run.take(
                step.id, by, facts, exception=exception, second=second, code_lists=lists
            )
        )

    def invented(self, step: Step) -> Mapping[str, str]:
        if self.ground is None or self.run is None:
            return {}
        return invented_facts(step, self.ground.code_lists, self.run.today)

    def pass_days(self, days: int) -> None:
        self._try(lambda run: run.pass_days(days))

    def set_consent(self, item: str, *, given: bool) -> None:
        """Before the first move it is how the case begins; later she gives or withdraws it."""
        run = self.run
        if run is None or (item in run.consents) == given:
            return
        if not run.moves and run.persona.chooses_consents:
            chosen = run.chosen | {item} if given else run.chosen - {item}
            self.begin(run.persona, run.began_on, chosen)
        else:
            self._try(lambda now: now.give_consent(item) if given else now.withdraw_consent(item))

    def leave(self) -> None:
        self._try(lambda run: run.leave())

    def back(self) -> None:
        if self.run is not None:
            self._move_on(self.run.back())

    def deadlines(self) -> tuple[Due, ...]:
        if self.run is None or self.ground is None:
            return ()
        return dues_of_rehearsal(self.run, self.ground.calendar, self.ground.rules)

    def has_calendar(self) -> bool:
        return self.ground is not None and self.ground.calendar is not None

    def as_probe(self, german: str, english: str) -> Probe | None:
        if self.run is None or self.procedure is None:
            return None
        taken = {probe.id for probe in self.procedure.probes}
        number = next(n for n in range(1, len(taken) + 2) if f"probe_{n}" not in taken)
        return self.run.as_probe(f"probe_{number}", Bilingual(de=german, en=english))

    def play_all(self) -> tuple[ProbeResult, ...]:
        if self.procedure is None:
            return ()
        lists = None if self.ground is None else self.ground.code_lists
        results = run_all(self.procedure, code_lists=lists)
        self.played.emit(results)
        return results

    def play(self, probe: Probe) -> None:
        """The run of a probe, as far as it goes, to look at it move by move."""
        if self.procedure is None or self.ground is None or not is_playable(self.procedure):
            return
        first = begin(self.procedure, probe.persona, self.ground.today, frozenset(probe.consents))
        self._play(first, probe.moves)

    def _got_ground(self, ground: Ground) -> None:
        self.ground = ground
        self.begin(Persona.ALL_REFUSED, ground.today)

    def _play_again(self, run: Rehearsal, procedure: Procedure) -> None:
        first = begin(procedure, run.persona, run.began_on, run.chosen)
        self._play(first, run.moves)

    def _play(self, run: Rehearsal, moves: tuple[Move, ...]) -> None:
        stopped = ""
        for number, move in enumerate(moves, start=1):
            try:
                run = moved(run, move)
            except Refusal as refusal:
                stopped = _("The run ends before move {number}: {why}").format(
                    number=number, why=refusal.spoken()
                )
                break
        self._move_on(run)
        if stopped:
            self.stopped.emit(stopped)

    def _try(self, move: Callable[[Rehearsal], Rehearsal]) -> bool:
        if self.run is None:
            return False
        try:
            after = move(self.run)
        except Refusal as refusal:
            self.refused.emit(refusal.spoken())
            return False
        self._move_on(after)
        return True

    def _move_on(self, run: Rehearsal | None) -> None:
        self.run = run
        self.changed.emit()
