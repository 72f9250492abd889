"""The step function, the checker and the replay, against a foreign engine, a parser and a hash."""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Sequence
from datetime import UTC, datetime
from random import Random
from uuid import UUID

from komma_desk.definitions.deadlines import read_deadline_rules
from komma_desk.domain.case import CaseEvent
from komma_desk.domain.identifiers import PersonId
from komma_desk.domain.procedure.movement import Movement, offers, start, take
from komma_desk.domain.procedure.position import Position
from komma_desk.domain.procedure.replay import replayed
from komma_desk.domain.procedure.situation import Situation
from komma_desk.domain.procedure.soundness import check
from komma_desk.domain.procedure.vocabulary import CONSENTS, FIELDS
from komma_desk.domain.roles import StepRole
from komma_desk.exchange.scxml import write_scxml
from komma_desk.exchange.xml_words import name_of
from tests.benchmarks.measuring import Comparison, in_turn
from tests.exchange.scxml_engines import PythonStateMachine
from tests.fakes.shipped import RESOURCES, STANDARD

_ONE, _OTHER = PersonId(UUID(int=1)), PersonId(UUID(int=2))
_NOON = datetime(2026, 10, 5, 12, tzinfo=UTC)


def compare(*, events: int, entries: int, rounds: int) -> list[Comparison]:
    """`events` are steps of one walk through the default, `entries` those of one long history."""
    return [
        _steps(_walk(events), rounds),
        _checks(rounds),
        _replays(_history(_walk(entries)), rounds),
    ]


def _steps(walk: Sequence[Movement], rounds: int) -> Comparison:
    scxml = write_scxml(STANDARD)
    engines = [PythonStateMachine(scxml) for _ in range(rounds)]
    names = [name_of(moved.step.id) for moved in walk]

    def product() -> None:
        position = start(STANDARD)
        for moved in walk:
            position = take(STANDARD, _at(position), moved.step.id).position

    def base() -> None:
        engine = engines.pop()
        for name in names:
            engine.send(name)

    product_took, base_took = in_turn(product, base, rounds)
    return Comparison(
        what=f"{len(walk):,} steps of the default, conditions asked",
        base="the same events on python-statemachine, which reads our SCXML",
        how=f"{rounds} rounds in turn, medians",
        product_took=product_took,
        base_took=base_took,
    )


def _checks(rounds: int) -> Comparison:
    text = (RESOURCES / "procedures" / f"{STANDARD.id}.toml").read_text(encoding="utf-8")
    rules = read_deadline_rules(RESOURCES / "deadlines.toml")
    holders = {StepRole.CLEARING: frozenset({_ONE, _OTHER}), StepRole.HEAD: frozenset({_OTHER})}
    product_took, base_took = in_turn(
        lambda: check(STANDARD, holders, rules), lambda: tomllib.loads(text), rounds
    )
    return Comparison(
        what="the checker over the default, its probes played",
        base="`tomllib` parsing the same file",
        how=f"{rounds} rounds in turn, medians",
        product_took=product_took,
        base_took=base_took,
    )


def _replays(history: Sequence[CaseEvent], rounds: int) -> Comparison:
    def base() -> None:
        before = b""
        for event in history:
            told = [event.at.isoformat(), event.action, event.left, event.entered]
            before = hashlib.sha256(before + json.dumps(told).encode()).digest()

    product_took, base_took = in_turn(lambda: replayed(STANDARD, history), base, rounds)
    return Comparison(
        what=f"replaying {len(history):,} entries of a history",
        base="a SHA-256 chain over the same entries",
        how=f"{rounds} rounds in turn, medians",
        product_took=product_took,
        base_took=base_took,
    )


def _at(position: Position) -> Situation:
    return Situation(
        position=position,
        actor=_ONE,
        roles=frozenset({StepRole.CLEARING}),
        last_actor=_OTHER,
        consents_valid_now=frozenset(CONSENTS),
        filled_fields=frozenset(FIELDS),
    )


def _walk(length: int) -> list[Movement]:
    """Always the same one, through every corner: what ends a case is reopened."""
    chance = Random(7)  # noqa: S311 -- a repeatable walk, no secret
    position, found = start(STANDARD), list[Movement]()
    while len(found) < length:
        free = [each.step for each in offers(STANDARD, _at(position)) if each.possible]
        found.append(take(STANDARD, _at(position), chance.choice(free).id))
        position = found[-1].position
    return found


def _history(walk: Sequence[Movement]) -> tuple[CaseEvent, ...]:
    begun = CaseEvent(
        at=_NOON, by=None, action="received", entered=start(STANDARD).active(STANDARD)
    )
    moves = (
        CaseEvent(at=_NOON, by=_ONE, action=each.step.id, left=each.left, entered=each.entered)
        for each in walk
    )
    return (begun, *moves)
