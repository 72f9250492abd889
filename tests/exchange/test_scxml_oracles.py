"""Two foreign engines run what we export, and go wherever our step function goes; in the size of
continuous integration (some 4 s). In full, 50,000 events: `tests/exchange/scxml_in_full.py`."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from komma_desk.definitions.procedure import read_procedure
from komma_desk.domain.procedure.definition import Procedure
from komma_desk.exchange.scxml import write_scxml
from tests.exchange.scxml_engines import Engine, PythonStateMachine, QtScxml, walk_together
from tests.fakes.procedures_made_up import made_up_procedure

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "procedures"
SHIPPED = sorted(FOLDER.glob("*.toml"))
ENGINES: list[Callable[[bytes], Engine]] = [PythonStateMachine, QtScxml]
EVENTS = 120


def differs(procedure: Procedure, engine: Engine, events: int = EVENTS) -> bool:
    walk = walk_together(procedure, engine, Random(procedure.id), events)  # noqa: S311 -- repeatable
    return any(ours != theirs for _, ours, theirs in walk)


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_a_shipped_procedure_moves_there_as_here(
    path: Path, engine: Callable[[bytes], Engine]
) -> None:
    procedure = read_procedure(path)
    assert not differs(procedure, engine(write_scxml(procedure)))


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("seed", range(20))
def test_a_made_up_procedure_moves_there_as_here(
    seed: int, engine: Callable[[bytes], Engine]
) -> None:
    procedure = made_up_procedure(seed)
    assert not differs(procedure, engine(write_scxml(procedure)))


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    "broken",
    [
        pytest.param((rb' cond="[^"]*\|\|[^"]*"', b""), id="joined too early"),
        pytest.param((rb'target="history\.in_hand"', b'target="in_hand"'), id="strands forgotten"),
        pytest.param((rb'<raise event="[^"]*in_hand" />', b""), id="origin forgotten"),
        pytest.param((rb'type="deep"', b'type="shallow"'), id="only the regions remembered"),
    ],
)
def test_the_oracles_see_an_export_that_is_wrong(
    broken: tuple[bytes, bytes], engine: Callable[[bytes], Engine]
) -> None:
    procedure = read_procedure(FOLDER / "komma-standard.toml")
    wrong, times = re.subn(*broken, write_scxml(procedure))
    assert times
    assert differs(procedure, engine(wrong), events=400)
