"""A procedure leaves as what was asked for, and never as a machine that would go wrong."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from komma_desk.domain.procedure.definition import Procedure, StateId
from komma_desk.domain.roles import Role
from komma_desk.usecases.commands.export_procedure import (
    ExportProcedure,
    NotSoundEnough,
    ProcedureFormat,
)
from komma_desk.words import Language
from tests.usecases.procedure_examples import STANDARD
from tests.usecases.workbench import Workbench, rules

TEXT = STANDARD.read_text(encoding="utf-8")
TARGET = Path("our-procedure.out")


def _left(procedure: Procedure, wanted: ProcedureFormat, before: str = "") -> bytes:
    bench = Workbench()
    command = ExportProcedure(procedure, wanted, TARGET, Language.ENGLISH, before)
    bench.at(Role.CLEARING).perform(command)
    return bench.outside.files[TARGET]


def _broken() -> Procedure:
    return replace(rules().procedure(TEXT), start=StateId("nowhere"))


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (ProcedureFormat.SCXML, b"<scxml>komma-standard</scxml>"),
        (ProcedureFormat.BPMN, b"<bpmn>komma-standard en</bpmn>"),
        (ProcedureFormat.SVG, b"<svg>komma-standard en</svg>"),
        (ProcedureFormat.TOML, TEXT.encode()),
    ],
)
def test_each_format_leaves_as_itself(wanted: ProcedureFormat, expected: bytes) -> None:
    assert _left(rules().procedure(TEXT), wanted, before=TEXT) == expected


@pytest.mark.parametrize("wanted", [ProcedureFormat.SCXML, ProcedureFormat.BPMN])
def test_a_procedure_with_errors_is_no_machine(wanted: ProcedureFormat) -> None:
    with pytest.raises(NotSoundEnough) as caught:
        _left(_broken(), wanted)
    assert wanted.upper() in caught.value.spoken()


@pytest.mark.parametrize("wanted", [ProcedureFormat.TOML, ProcedureFormat.SVG])
def test_a_procedure_with_errors_may_leave_to_be_mended(wanted: ProcedureFormat) -> None:
    assert _left(_broken(), wanted)
