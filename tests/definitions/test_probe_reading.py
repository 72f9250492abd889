"""Probes are read as strictly as the rest, and are no part of what cases keep."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from komma_desk.definitions.broken import (
    BrokenDefinition,
    ListedTwice,
    TooMany,
    UnknownValue,
    UnknownWord,
)
from komma_desk.definitions.lines import line_in_procedure
from komma_desk.definitions.procedure import procedure_of_text, read_procedure
from komma_desk.definitions.writing import procedure_text
from komma_desk.domain.procedure.probes import (
    AffectedLeaves,
    ConsentGiven,
    ConsentWithdrawn,
    DaysPass,
    Persona,
    Player,
    StepTaken,
)

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "procedures"
# As cases of earlier versions hold them: a probe more or less must change none of them.
KEPT = {
    "agg-complaint": "3235b313848ed3fab7eccba75316410c02a93a6316aeb2c28429ee1b97595479",
    "komma-small-town": "10bdd7c14ad288af9d4941c0a2daa3e70e2547409b24e06270ce4b387c20ad1e",
    "komma-standard": "9252f66c88d4685ca97b8c47616c75cb8fa30147961fba187067fe2fcb578acf",
}
TEXT = (FOLDER / "komma-standard.toml").read_text(encoding="utf-8")
PROBE = """
[[probes]]
id           = "of_this_test"
title        = { de = "Probe dieses Tests", en = "Probe of this test" }
persona      = "mixed"
consents     = ["refer_agg"]
expected_end = "triage"
moves = [
  { step = "release", refused = true },
  { days = 3 },
  { give = "refer_police" },
  { withdraw = "refer_police" },
  { step = "report_to_police", exception = "danger_to_life", second = "head", refused = true },
  { leaves = "affected" },
  { step = "accept", by = "colleague", facts = { reason = "weil" } },
]
"""


@pytest.mark.parametrize("name", list(KEPT))
def test_probes_do_not_change_the_fingerprint_running_cases_hold(name: str) -> None:
    procedure = read_procedure(FOLDER / f"{name}.toml")
    assert procedure.sha256() == KEPT[name]
    assert replace(procedure, probes=()).sha256() == KEPT[name]


def test_every_kind_of_move_is_read() -> None:
    probe = procedure_of_text(TEXT + PROBE).probes[-1]
    assert (probe.persona, probe.consents) == (Persona.MIXED, ("refer_agg",))
    assert probe.expected_end == "triage"
    refused, days, given, withdrawn, exception, leaves, step = probe.moves
    assert isinstance(refused, StepTaken)
    assert refused.refused
    assert days == DaysPass(days=3)
    assert given == ConsentGiven(item="refer_police")
    assert withdrawn == ConsentWithdrawn(item="refer_police")
    assert isinstance(exception, StepTaken)
    assert (exception.exception, exception.second) == ("danger_to_life", Player.HEAD)
    assert leaves == AffectedLeaves()
    assert isinstance(step, StepTaken)
    assert (step.by, step.facts) == (Player.COLLEAGUE, (("reason", "weil"),))


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ('"mixed"', '"mixd"', UnknownValue),
        ('by = "colleague"', 'by = "colleage"', UnknownValue),
        ("{ days = 3 }", "{ days = 0 }", UnknownValue),
        ("{ days = 3 }", "{ days = 99999 }", UnknownValue),
        ("{ days = 3 }", "{ days = true }", BrokenDefinition),
        ("{ days = 3 }", '{ days = 3, step = "accept" }', UnknownWord),
        ('leaves = "affected"', 'leaves = "head"', UnknownValue),
        ('second = "head"', 'second = "nobody"', UnknownValue),
        ('"danger_to_life"', '"danger"', UnknownValue),
        ('reason = "weil"', "reason = 3", BrokenDefinition),
        ("expected_end", "expcted_end", BrokenDefinition),
        ("{ days = 3 }", "{ }", BrokenDefinition),
    ],
)
def test_what_is_wrong_in_a_probe_is_refused(
    old: str, new: str, kind: type[BrokenDefinition]
) -> None:
    assert old in PROBE
    with pytest.raises(kind) as refused:
        procedure_of_text(TEXT + PROBE.replace(old, new))
    assert "probes" in refused.value.spoken()


def test_two_probes_of_one_id_are_refused() -> None:
    with pytest.raises(ListedTwice):
        procedure_of_text(TEXT + PROBE + PROBE)


def test_every_kind_of_move_is_written_as_it_is_read() -> None:
    procedure = procedure_of_text(TEXT + PROBE)
    assert procedure_of_text(procedure_text(procedure)) == procedure


def test_a_probe_saved_into_a_file_is_all_that_changes_in_it() -> None:
    procedure = procedure_of_text(TEXT)
    saved = replace(procedure.probes[-1], id="saved_in_this_test", consents=("refer_agg",))
    written = procedure_text(replace(procedure, probes=(*procedure.probes, saved)), before=TEXT)
    assert written.startswith(TEXT)
    assert 'consents     = ["refer_agg"]\n' in written.removeprefix(TEXT)
    assert '  { step = "accept" },\n' in written.removeprefix(TEXT)


def test_a_finding_in_a_probe_leads_to_its_line() -> None:
    line = line_in_procedure(TEXT + PROBE, procedure_of_text(TEXT + PROBE), "probes.of_this_test")
    assert line is not None
    lines = (TEXT + PROBE).splitlines()
    assert lines[line - 1 : line + 1] == ["[[probes]]", 'id           = "of_this_test"']


def test_more_moves_than_anybody_reads_are_refused_with_their_place() -> None:
    many = PROBE.replace("  { days = 3 },\n", "  { days = 3 },\n" * 300)
    with pytest.raises(TooMany) as refused:
        procedure_of_text(TEXT + many)
    assert "probes" in refused.value.spoken()


def test_more_probes_than_the_checker_has_time_for_are_refused() -> None:
    many = "".join(PROBE.replace("of_this_test", f"number_{n}") for n in range(101))
    with pytest.raises(TooMany):
        procedure_of_text(TEXT + many)
