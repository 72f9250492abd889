"""The checker's look at probes: each names only what there is, and ends where it says it does."""

from __future__ import annotations

from collections.abc import Iterator

from komma_desk.domain.procedure.definition import Procedure
from komma_desk.domain.procedure.findings import Finding, Rule
from komma_desk.domain.procedure.probe_runs import run_probe
from komma_desk.domain.procedure.probes import ConsentGiven, ConsentWithdrawn, Probe, StepTaken
from komma_desk.domain.procedure.vocabulary import CONSENTS, FIELDS
from komma_desk.words import BOTH, Bilingual, Language, speaking


def probe_name_findings(procedure: Procedure) -> Iterator[Finding]:
    for probe in procedure.probes:
        for word_of, word in dict.fromkeys(_unknown(probe, procedure)):
            yield Finding(
                rule=Rule.UNKNOWN_IN_PROBE,
                place=f"probes.{probe.id}.{word_of}",
                title=probe.title,
                word=word,
            )


def probe_run_findings(procedure: Procedure) -> Iterator[Finding]:
    """The references of the procedure must hold; what a probe misnames is found above."""
    for probe in procedure.probes:
        if any(True for _each in _unknown(probe, procedure)):
            continue
        result = run_probe(procedure, probe)
        if not result.passed:
            said: dict[Language, str] = {}
            for language in BOTH:
                with speaking(language):
                    said[language] = result.spoken()
            yield Finding(
                rule=Rule.PROBE_FAILS,
                place=f"probes.{probe.id}",
                title=probe.title,
                word=Bilingual(de=said[Language.GERMAN], en=said[Language.ENGLISH]),
            )


def _unknown(probe: Probe, procedure: Procedure) -> Iterator[tuple[str, str]]:
    if probe.expected_end not in {state.id for state in procedure.main_states()}:
        yield "expected_end", probe.expected_end
    yield from (("consents", one) for one in probe.consents if one not in CONSENTS)
    for move in probe.moves:
        if isinstance(move, ConsentGiven | ConsentWithdrawn) and move.item not in CONSENTS:
            yield "moves", move.item
        if isinstance(move, StepTaken):
            if move.step not in procedure.step_by_id:
                yield "moves", move.step
            yield from (("moves", name) for name, _text in move.facts if name not in FIELDS)
