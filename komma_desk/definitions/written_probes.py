"""The words of a probe as its file has them: what equals its default is left out."""

from __future__ import annotations

from komma_desk.definitions.house_style import Value, Words
from komma_desk.domain.procedure.probes import (
    AffectedLeaves,
    ConsentGiven,
    ConsentWithdrawn,
    DaysPass,
    Move,
    Player,
    Probe,
    StepTaken,
)


def probe_words(probe: Probe) -> Words:
    words: dict[str, Value] = {
        "id": probe.id,
        "title": {"de": probe.title.de, "en": probe.title.en},
        "persona": probe.persona.value,
    }
    if probe.consents:
        words["consents"] = probe.consents
    return words | {
        "expected_end": probe.expected_end,
        "moves": tuple(map(_move, probe.moves)),
    }


def _move(move: Move) -> Words:
    match move:
        case StepTaken():
            return _step(move)
        case ConsentGiven():
            return {"give": move.item}
        case ConsentWithdrawn():
            return {"withdraw": move.item}
        case DaysPass():
            return {"days": move.days}
        case AffectedLeaves():
            return {"leaves": Player.AFFECTED.value}


def _step(move: StepTaken) -> Words:
    words: dict[str, Value] = {"step": move.step}
    if move.by is not Player.OFFICER:
        words["by"] = move.by.value
    if move.facts:
        words["facts"] = dict(move.facts)
    if move.exception is not None:
        words["exception"] = move.exception
    if move.second is not None:
        words["second"] = move.second.value
    return words | ({"refused": True} if move.refused else {})
