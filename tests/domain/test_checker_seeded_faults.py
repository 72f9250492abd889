"""Each rule of the checker fires on a shipped procedure broken in just that way, at that place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from uuid import UUID

import pytest

from komma_desk.domain.identifiers import PersonId
from komma_desk.domain.procedure.definition import (
    BACK,
    Deadline,
    ExceptionRule,
    Procedure,
    State,
    StateId,
    Step,
    StepId,
    Strand,
    StrandId,
)
from komma_desk.domain.procedure.findings import Rule
from komma_desk.domain.procedure.interval import Interval
from komma_desk.domain.procedure.shipped import ShippedProcedure
from komma_desk.domain.procedure.soundness import Holders, check
from komma_desk.domain.roles import StepRole
from komma_desk.words import BOTH, Bilingual, speaking
from tests.fakes.shipped import AGG, RULES, SHIPPED, SMALL, STANDARD

ONE, OTHER = PersonId(UUID(int=1)), PersonId(UUID(int=2))
ALONE: Holders = {StepRole.CLEARING: frozenset({ONE})}
ENOUGH: Holders = {
    StepRole.CLEARING: frozenset({ONE, OTHER}),
    StepRole.HEAD: frozenset({PersonId(UUID(int=3))}),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Seed:
    procedure: Procedure
    broken: Callable[[Procedure], Procedure]
    place: str
    holders: Holders = field(default_factory=lambda: ENOUGH)


def step(name: str, **changes: object) -> Callable[[Procedure], Procedure]:
    return lambda procedure: replace(
        procedure,
        steps=tuple(
            replace(one, **changes) if one.id == name else one  # type: ignore[arg-type]  # by name
            for one in procedure.steps
        ),
    )


def probing(**changes: object) -> Callable[[Procedure], Procedure]:
    return lambda procedure: replace(
        procedure,
        probes=(replace(procedure.probes[0], **changes),),  # type: ignore[arg-type]  # by name
    )


def state(name: str, **changes: object) -> Callable[[Procedure], Procedure]:
    return lambda procedure: replace(
        procedure,
        states=tuple(
            replace(one, **changes) if one.id == name else one  # type: ignore[arg-type]  # by name
            for one in procedure.states
        ),
    )


def strand(name: str, **changes: object) -> Callable[[Procedure], Procedure]:
    return lambda procedure: replace(
        procedure,
        strands=tuple(
            replace(one, **changes) if one.id == name else one  # type: ignore[arg-type]  # by name
            for one in procedure.strands
        ),
    )


def without(*steps: str) -> Callable[[Procedure], Procedure]:
    return lambda procedure: replace(
        procedure, steps=tuple(one for one in procedure.steps if one.id not in steps)
    )


def adding(*parts: State | Strand | Step) -> Callable[[Procedure], Procedure]:
    return lambda procedure: replace(
        procedure,
        states=(*procedure.states, *(one for one in parts if isinstance(one, State))),
        strands=(*procedure.strands, *(one for one in parts if isinstance(one, Strand))),
        steps=(*procedure.steps, *(one for one in parts if isinstance(one, Step))),
    )


def both(*changes: Callable[[Procedure], Procedure]) -> Callable[[Procedure], Procedure]:
    def broken(procedure: Procedure) -> Procedure:
        for change in changes:
            procedure = change(procedure)
        return procedure

    return broken


def room(name: str) -> State:
    return State(id=StateId(name), title=Bilingual(de=name, en=name))


def button(name: str, source: str, to: str) -> Step:
    return Step(
        id=StepId(name),
        title=Bilingual(de=name, en=name),
        sources=(StateId(source),),
        to=StateId(to),
        roles=(StepRole.CLEARING,),
    )


def within(text: str, *remind: str, rule: str | None = None) -> Deadline:
    reminders = tuple(one for each in remind if (one := Interval.from_text(each)))
    return Deadline(within=Interval.from_text(text), rule=rule, remind=reminders)


AFFECTED = (StepRole.AFFECTED,)
POLICE = "steps.report_to_police"
MANY = tuple(room(f"room{number}") for number in range(2_100))
SEEDS: Mapping[Rule, Seed] = {
    rule: Seed(procedure=procedure, broken=broken, place=place)
    for rule, procedure, broken, place in (
        (Rule.UNKNOWN_STATE, SMALL, step("close", to=StateId("shut")), "steps.close.to"),
        (Rule.UNKNOWN_STRAND, STANDARD, state("in_hand", strands=(StrandId("cure"),)),
         "states.in_hand.strands"),
        (Rule.UNKNOWN_FIELD, AGG, step("find_result", fields=("colour",)),
         "steps.find_result.fields"),
        (Rule.UNKNOWN_CONSENT, STANDARD, step("pass_on", consent="everything"),
         "steps.pass_on.consent"),
        (Rule.UNKNOWN_EFFECT, STANDARD, step("accept", effects=("launch",)),
         "steps.accept.effects"),
        (Rule.UNKNOWN_EXCEPTION, STANDARD,
         step("report_to_police", exception=ExceptionRule(when="boredom")),
         f"{POLICE}.exception"),
        (Rule.UNKNOWN_DEADLINE_RULE, STANDARD, strand("criminal", deadline=Deadline(rule="stgb1")),
         "strands.criminal.deadline"),
        (Rule.RULE_NEEDS_NUMBER, STANDARD,
         strand("criminal", deadline=Deadline(rule="working_days")), "strands.criminal.deadline"),
        (Rule.UNKNOWN_DELETION_CLASS, STANDARD, state("closed", deletion_class="some day"),
         "states.closed.deletion_class"),
        (Rule.EMPTY_DEADLINE, STANDARD, state("triage", deadline=Deadline()),
         "states.triage.deadline"),
        (Rule.LEAF_TWICE, STANDARD,
         strand("care", states=tuple(map(StateId, ("care_none", "care_done", "service_none")))),
         "states.service_none"),
        (Rule.STRAND_TWICE, STANDARD,
         state("triage", strands=(StrandId("care"),), then=StateId("in_hand")), "strands.care"),
        (Rule.STRAND_INCOMPLETE, STANDARD, strand("care", end=()), "strands.care"),
        (Rule.STRAND_UNUSED, STANDARD, state("in_hand", strands=(StrandId("service"),)),
         "strands.care"),
        (Rule.STRAND_BLOCKS, STANDARD, without("end_care"), "states.care_running"),
        (Rule.NO_CONCLUSION, STANDARD, without("conclude"), "states.in_hand.then"),
        (Rule.STEP_WITHOUT_ROLE, SMALL, step("close", roles=()), "steps.close.roles"),
        (Rule.STEP_FROM_NOWHERE, SMALL, step("close", sources=()), "steps.close.from"),
        (Rule.STEP_LEAVES_END, STANDARD, step("reopen", reopens=False), "steps.reopen.from"),
        (Rule.REOPENS_WITHOUT_REASON, STANDARD, step("reopen", fields=()), "steps.reopen.fields"),
        (Rule.STEP_JUMPS_STRAND, STANDARD, step("end_care", to=StateId("closed")),
         "steps.end_care.to"),
        (Rule.BACK_TO_NOWHERE, STANDARD, step("accept", to=BACK), "steps.accept.to"),
        (Rule.IRREVERSIBLE_UNCONFIRMED, STANDARD, step("report_to_police", confirm=None),
         f"{POLICE}.confirm"),
        (Rule.EXCEPTION_WITHOUT_CONSENT, STANDARD, step("report_to_police", consent=None),
         f"{POLICE}.exception"),
        (Rule.EXCEPTION_ALONE, STANDARD,
         step("report_to_police", exception=ExceptionRule(when="danger_to_life", four_eyes=False)),
         f"{POLICE}.exception"),
        (Rule.END_WITHOUT_DELETION_CLASS, STANDARD, state("closed", deletion_class=None),
         "states.closed"),
        (Rule.NO_END, SMALL,
         lambda small: replace(small, states=tuple(replace(s, end=False) for s in small.states)),
         "states"),
        (Rule.STATE_UNREACHED, STANDARD, without("enquire"), "states.enquiry"),
        (Rule.NO_WAY_TO_END, STANDARD, adding(room("hole"), button("fall", "triage", "hole")),
         "states.hole"),
        (Rule.ENDLESS_CYCLE, STANDARD,
         adding(room("here"), room("there"), button("fall", "triage", "here"),
                button("go", "here", "there"), button("return", "there", "here")),
         "states.there"),
        (Rule.ONLY_WITH_CONSENT, STANDARD, step("end_service", consent="refer_agg"),
         "states.service_running"),
        (Rule.ONLY_AFFECTED_LEAVES, STANDARD,
         both(without("go_on_without_answer", "withdraw"), step("answer", roles=AFFECTED)),
         "states.enquiry"),
        (Rule.NEEDS_AFFECTED, STANDARD,
         adding(room("waiting"), room("asked"), button("wait", "triage", "waiting"),
                button("ask", "waiting", "asked"), button("again", "asked", "waiting"),
                replace(button("let_go", "waiting", "triage"), roles=AFFECTED)),
         "states.asked"),
        (Rule.DEADLINE_TOO_LONG, AGG, state("examination", deadline=within("3 M", rule="agg15_4")),
         "states.examination.deadline"),
        (Rule.REMINDER_OUTSIDE, STANDARD, state("triage", deadline=within("5 WD", "2 M")),
         "states.triage.deadline"),
        (Rule.ESCALATES_TO_AFFECTED, STANDARD,
         state("triage", deadline=replace(within("5 WD"), escalate_to=StepRole.AFFECTED)),
         "states.triage.deadline"),
        (Rule.FOUR_EYES_OFF, STANDARD, lambda standard: replace(standard, four_eyes=False),
         "four_eyes"),
        (Rule.ID_TWICE, STANDARD, adding(button("accept", "triage", "closed")), "steps.accept"),
        (Rule.ID_UNFIT, STANDARD, adding(button("consent", "triage", "enquiry")), "steps.consent"),
        (Rule.TEXT_MISSING, SMALL, state("closed", title=Bilingual(de="Zu", en=" ")),
         "states.closed.title"),
        (Rule.STEP_TITLE_TWICE, STANDARD,
         step("enquire", title=Bilingual(de="In Bearbeitung nehmen", en="Take up")),
         "steps.take_in_hand.title"),
        (Rule.STATE_TITLE_TWICE, STANDARD,
         state("record_only", title=Bilingual(de="Erfasst", en="Closed")),
         "states.record_only.title"),
        (Rule.STEP_NEVER_POSSIBLE, STANDARD, step("release", roles=AFFECTED), "steps.release"),
        (Rule.TOO_LARGE, STANDARD, adding(*MANY), "states"),
        (Rule.THEN_WITHOUT_STRANDS, STANDARD, state("triage", then=StateId("in_hand")),
         "states.triage.then"),
        (Rule.START_IS_END, STANDARD, lambda one: replace(one, start=StateId("closed")), "start"),
        (Rule.END_NOT_PLAIN, STANDARD, state("closed", deadline=within("3 WD")),
         "states.closed.deadline"),
        (Rule.LEAF_NOT_PLAIN, STANDARD, state("care_running", rests=True),
         "states.care_running.rests"),
        (Rule.DELETION_WITHOUT_END, STANDARD, state("triage", deletion_class="1Y-after-end"),
         "states.triage.deletion_class"),
        (Rule.UNKNOWN_IN_PROBE, STANDARD, probing(expected_end=StateId("nowhere")),
         "probes.simple_insult.expected_end"),
        (Rule.PROBE_FAILS, STANDARD, probing(expected_end=StateId("withdrawn")),
         "probes.simple_insult"),
    )
} | {
    Rule.FOUR_EYES_IMPOSSIBLE: Seed(
        procedure=STANDARD, broken=lambda same: same, holders=ALONE, place="steps.release.four_eyes"
    ),
    Rule.ROLE_UNHELD: Seed(
        procedure=STANDARD,
        broken=step("enquire", roles=(StepRole.HEAD,)),
        holders=ALONE,
        place="steps.enquire.roles",
    ),
}  # fmt: skip


def test_every_rule_has_a_seeded_fault() -> None:
    assert set(SEEDS) == set(Rule)


@pytest.mark.parametrize("rule", list(Rule))
def test_the_rule_fires_at_its_place_and_says_so_in_both_languages(rule: Rule) -> None:
    seed = SEEDS[rule]
    found = check(seed.broken(seed.procedure), seed.holders, RULES)
    fired = [one for one in found if (one.rule, one.place) == (rule, seed.place)]
    assert fired, [(one.rule, one.place) for one in found]
    said = set()
    for language in BOTH:
        with speaking(language):
            said.add(fired[0].spoken())
    assert len(said) == len(BOTH)
    assert not any("{" in sentence for sentence in said)


@pytest.mark.parametrize("name", list(SHIPPED))
def test_no_rule_fires_on_what_is_shipped(name: ShippedProcedure) -> None:
    assert check(SHIPPED[name], ENOUGH, RULES) == ()
