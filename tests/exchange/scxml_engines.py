"""Two foreign engines that run an SCXML export, and a walk that holds them against our steps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from random import Random
from typing import Protocol

from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QEventLoop, QIODevice
from PySide6.QtScxml import QScxmlStateMachine
from PySide6.QtWidgets import QApplication
from statemachine.io import load

from komma_desk.domain.procedure.definition import Procedure, Step
from komma_desk.domain.procedure.movement import (
    concludes,
    destination,
    start,
    unfinished_strands,
)
from komma_desk.domain.procedure.position import Position
from komma_desk.exchange.xml_words import name_of


class Engine(Protocol):
    def send(self, event: str) -> None: ...
    def active(self) -> set[str]: ...


class PythonStateMachine:
    """python-statemachine, reading SCXML."""

    def __init__(self, scxml: bytes) -> None:
        self._machine = load(scxml.decode(), format="scxml")()

    def send(self, event: str) -> None:
        self._machine.send(event)

    def active(self) -> set[str]:
        return {state.id for state in self._machine.configuration}


class QtScxml:
    """QtScxml, the state machines of Qt."""

    def __init__(self, scxml: bytes) -> None:
        # The same as the windows of other tests need, which may come after it in one process.
        self._application = QCoreApplication.instance() or QApplication([])
        buffer = QBuffer()
        buffer.setData(QByteArray(scxml))
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._machine = QScxmlStateMachine.fromData(buffer)
        assert self._machine.parseErrors() == [], self._machine.parseErrors()
        self._machine.start()
        self._settle()

    def send(self, event: str) -> None:
        self._machine.submitEvent(event)
        self._settle()

    def active(self) -> set[str]:
        return set(self._machine.activeStateNames(False))

    def _settle(self) -> None:
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)


def walk_together(
    procedure: Procedure, engine: Engine, chance: Random, events: int
) -> Iterator[tuple[str, set[str], set[str]]]:
    """After each random event: the event, where we say the case is, where the engine says."""
    ours = {name_of(state.id) for state in procedure.states}
    position = start(procedure)
    taken: Counter[str] = Counter()
    yield "", _names(procedure, position), engine.active() & ours
    for _ in range(events):
        step = _some_step(procedure, position, chance, taken)
        position = _after(procedure, position, step) or position
        engine.send(name_of(step.id))
        yield step.id, _names(procedure, position), engine.active() & ours


def _some_step(
    procedure: Procedure, position: Position, chance: Random, taken: Counter[str]
) -> Step:
    """Mostly one that leads somewhere, the seldom taken first, so that a walk gets everywhere.

    Else one the strands do not let through, or any: an engine must refuse what we refuse.
    """
    leading = [step for step in procedure.steps if _after(procedure, position, step)]
    if leading and chance.random() < 0.7:
        weights = [1 / (1 + taken[step.id]) ** 2 for step in leading]
        (step,) = chance.choices(leading, weights)
        taken[step.id] += 1
        return step
    held = [step for step in procedure.steps if destination(procedure, position, step)]
    held = [step for step in held if step not in leading]
    return chance.choice(held if held and chance.random() < 0.5 else procedure.steps)


def _after(procedure: Procedure, position: Position, step: Step) -> Position | None:
    if concludes(procedure, position, step) and unfinished_strands(procedure, position):
        return None
    return destination(procedure, position, step)


def _names(procedure: Procedure, position: Position) -> set[str]:
    return {name_of(state) for state in position.active(procedure)}
