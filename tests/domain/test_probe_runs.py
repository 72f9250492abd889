"""A probe that does not end as expected says where it stopped and why; a sound one says nothing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from komma_desk.definitions.code_lists import read_code_lists
from komma_desk.domain.procedure.comparison import differences
from komma_desk.domain.procedure.definition import Procedure, StateId, StepId
from komma_desk.domain.procedure.findings import Rule
from komma_desk.domain.procedure.probe_runs import (
    CannotBePlayed,
    EndsElsewhere,
    ProbesFailed,
    require_probes,
    run_all,
    run_probe,
)
from komma_desk.domain.procedure.probes import Persona, Player, Probe, StepTaken
from komma_desk.domain.procedure.rehearsal import NotRefused
from komma_desk.domain.procedure.shipped import ShippedProcedure
from komma_desk.domain.procedure.soundness import check
from komma_desk.domain.procedure.step_facts import FactNotAccepted
from komma_desk.words import Bilingual, Language, speaking
from tests.fakes.shipped import RULES, SHIPPED, STANDARD

LISTS = read_code_lists(Path(__file__).resolve().parents[2] / "resources" / "code_lists")


def probe(*steps: StepTaken, end: str = "closed") -> Probe:
    return Probe(
        id="of_this_test",
        title=Bilingual(de="Probe dieses Tests", en="Probe of this test"),
        persona=Persona.ALL_REFUSED,
        moves=steps,
        expected_end=StateId(end),
    )


def taken(step: str, by: Player = Player.OFFICER, **facts: str) -> StepTaken:
    return StepTaken(step=StepId(step), by=by, facts=tuple(facts.items()))


def with_probes(*probes: Probe, procedure: Procedure = STANDARD) -> Procedure:
    return replace(procedure, probes=probes)


@pytest.mark.parametrize("name", list(SHIPPED))
def test_every_shipped_procedure_brings_three_probes_that_pass(name: ShippedProcedure) -> None:
    results = run_all(SHIPPED[name], code_lists=LISTS)
    assert [each.spoken() for each in results if not each.passed] == []
    assert len(results) >= 3
    require_probes(SHIPPED[name], LISTS)


def test_a_simple_insult_passes_the_default_in_three_steps_with_two_fields() -> None:
    (insult,) = (one for one in STANDARD.probes if one.id == "simple_insult")
    facts = [fact for move in insult.moves if isinstance(move, StepTaken) for fact in move.facts]
    assert (len(insult.moves), len(facts)) == (3, 2)


def test_where_a_probe_stopped_and_why_is_said_in_both_languages() -> None:
    result = run_probe(STANDARD, probe(taken("accept"), taken("settle")))
    assert (result.stopped_at, result.ended) == (2, "triage")
    with speaking(Language.GERMAN):
        assert result.spoken().startswith("Zug 2: ")
        assert "„Dringlichkeit“" in result.spoken()
    with speaking(Language.ENGLISH):
        assert "“Urgency” is still empty" in result.spoken()


def test_a_probe_that_ends_elsewhere_says_where() -> None:
    result = run_probe(STANDARD, probe(taken("accept"), end="closed"))
    assert isinstance(result.trouble, EndsElsewhere)
    with speaking(Language.GERMAN):
        assert result.spoken() == "Sie endet in „Einordnung“, erwartet war „Abgeschlossen“."


def test_a_step_that_should_be_refused_and_passes_stops_the_probe() -> None:
    forbidden = replace(taken("accept"), refused=True)
    result = run_probe(STANDARD, probe(forbidden, end="received"))
    assert isinstance(result.trouble, NotRefused)


def test_a_fact_nobody_could_enter_stops_the_probe() -> None:
    wrong = taken("settle", category="NO SUCH FORM", urgency="normal")
    result = run_probe(
        STANDARD, probe(taken("accept"), wrong, end="closing_check"), code_lists=LISTS
    )
    assert isinstance(result.trouble, FactNotAccepted)


def test_a_procedure_that_names_what_is_not_there_is_not_played() -> None:
    broken = replace(STANDARD, start=StateId("nowhere"))
    assert all(isinstance(each.trouble, CannotBePlayed) for each in run_all(broken))


def test_a_failing_probe_stops_a_publication_and_is_named() -> None:
    failing = with_probes(probe(taken("accept")))
    with pytest.raises(ProbesFailed, match="Probe"):
        require_probes(failing)
    assert [(one.rule, one.place) for one in check(failing)] == [
        (Rule.PROBE_FAILS, "probes.of_this_test")
    ]


def test_a_procedure_changed_under_its_probe_makes_the_probe_fail() -> None:
    alone = replace(STANDARD, four_eyes=False)
    failed = {each.probe.id for each in run_all(alone) if not each.passed}
    assert {"nobody_releases_alone", "officer_concerned"} <= failed


@pytest.mark.parametrize(
    ("wrong", "place"),
    [
        (probe(taken("no_such_step"), end="received"), "moves"),
        (probe(taken("accept", no_such_field="x"), end="triage"), "moves"),
        (probe(end="no_such_state"), "expected_end"),
        (probe(end="care_running"), "expected_end"),
        (replace(probe(end="received"), consents=("no_such_consent",)), "consents"),
    ],
)
def test_the_checker_finds_what_a_probe_misnames(wrong: Probe, place: str) -> None:
    assert [(one.rule, one.place) for one in check(with_probes(wrong))] == [
        (Rule.UNKNOWN_IN_PROBE, f"probes.of_this_test.{place}")
    ]


def test_each_changed_probe_is_a_difference_told_with_its_moves() -> None:
    changed = replace(STANDARD.probes[0], expected_end=StateId("withdrawn"))
    later = with_probes(changed, *STANDARD.probes[2:])
    with speaking(Language.GERMAN):
        first, gone = (one.spoken() for one in differences(STANDARD, later, RULES))
    assert "endet in Zurückgezogen; bisher" in first
    assert "2. Clearing-Person: Ohne weitere Schritte zum Abschluss geben" in first
    assert "jetzt nichts; bisher" in gone


def test_another_order_of_probes_is_a_difference_too() -> None:
    assert differences(STANDARD, with_probes(*reversed(STANDARD.probes)), RULES)
