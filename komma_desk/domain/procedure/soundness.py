"""The checker: says before publication where a case could be stuck, lost or wrongly let through."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from komma_desk.domain.deadlines.rules import DeadlineRules
from komma_desk.domain.identifiers import PersonId
from komma_desk.domain.procedure.deadline_findings import deadline_findings
from komma_desk.domain.procedure.definition import Procedure
from komma_desk.domain.procedure.findings import Finding, Rule, Severity
from komma_desk.domain.procedure.four_eyes import steps_without_two_people
from komma_desk.domain.procedure.probe_findings import (
    probe_name_findings,
    probe_run_findings,
)
from komma_desk.domain.procedure.references import reference_findings
from komma_desk.domain.procedure.skeleton import skeleton_of
from komma_desk.domain.procedure.ways_of import way_findings
from komma_desk.domain.procedure.words_of import text_findings, vocabulary_findings
from komma_desk.domain.roles import StepRole
from komma_desk.words import Bilingual

Holders = Mapping[StepRole, frozenset[PersonId]]
MOST_PARTS: Final = 2_000
MOST_FINDINGS: Final = 200  # nobody mends more at once; the rest is found by the next check
_ROLES = {
    StepRole.AFFECTED: Bilingual(de="betroffene Person", en="affected person"),
    StepRole.CLEARING: Bilingual(de="Clearingstelle", en="clearing office"),
    StepRole.HEAD: Bilingual(de="Leitung", en="head"),
}


def check(
    procedure: Procedure, holders: Holders | None = None, rules: DeadlineRules | None = None
) -> tuple[Finding, ...]:
    """Everything wrong or doubtful, errors first; a procedure without errors may be published.

    `holders` are the people who hold the roles today, `rules` the deadlines the organisation
    knows; what cannot be judged without them is not. Ways are looked at only where references hold.
    """
    parts = (*procedure.states, *procedure.strands, *procedure.steps)
    # A step may start from many states. Arrows bound the positions too: the skeleton stays small.
    arrows = sum(len(step.sources) for step in procedure.steps)
    if len(parts) + arrows > MOST_PARTS:
        return (_too_large(procedure, len(parts)),)
    found = list(reference_findings(procedure))
    if not found:
        found += way_findings(procedure, skeleton_of(procedure))
        found += probe_run_findings(procedure)
    found += probe_name_findings(procedure)
    found += text_findings(procedure)
    found += vocabulary_findings(procedure)
    found += deadline_findings(procedure, rules)
    found += _given_up(procedure)
    if holders is not None:
        found += _with_the_people(procedure, holders)
    return _sorted(found)


def errors(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    return tuple(one for one in findings if one.severity is Severity.ERROR)


def _sorted(findings: list[Finding]) -> tuple[Finding, ...]:
    unique = dict.fromkeys(findings)
    by_weight = sorted(unique, key=lambda one: one.severity is not Severity.ERROR)
    return tuple(by_weight[:MOST_FINDINGS])


def _too_large(procedure: Procedure, number: int) -> Finding:
    word = Bilingual(de=f"{number} Teile", en=f"{number} parts")
    return Finding(rule=Rule.TOO_LARGE, place="states", title=procedure.title, word=word)


def _given_up(procedure: Procedure) -> Iterator[Finding]:
    steps = [step.title for step in procedure.steps if step.four_eyes]
    if steps and not procedure.four_eyes:
        word = _listed(steps)
        yield Finding(rule=Rule.FOUR_EYES_OFF, place="four_eyes", title=procedure.title, word=word)


def _with_the_people(procedure: Procedure, holders: Holders) -> Iterator[Finding]:
    for step in steps_without_two_people(procedure, holders):
        yield Finding(
            rule=Rule.FOUR_EYES_IMPOSSIBLE,
            place=f"steps.{step.id}.four_eyes",
            title=step.title,
            word=_listed(_ROLES[role] for role in step.roles),
        )
    for step in procedure.steps:
        office = [role for role in step.roles if role is not StepRole.AFFECTED]
        if office == list(step.roles) and office and not any(holders.get(r) for r in office):
            yield Finding(
                rule=Rule.ROLE_UNHELD,
                place=f"steps.{step.id}.roles",
                title=step.title,
                word=_listed(_ROLES[role] for role in office),
            )


def _listed(titles: Iterable[Bilingual]) -> Bilingual:
    both = list(titles)
    return Bilingual(de=", ".join(one.de for one in both), en=", ".join(one.en for one in both))
