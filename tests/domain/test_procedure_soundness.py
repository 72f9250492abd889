"""The checker finds each kind of mistake in a small procedure that makes just that one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from komma_desk.definitions.deadlines import read_deadline_rules
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
from komma_desk.domain.procedure.findings import Finding, Rule, Severity
from komma_desk.domain.procedure.interval import Interval, Unit
from komma_desk.domain.procedure.soundness import check, errors
from komma_desk.domain.roles import StepRole
from komma_desk.words import Bilingual, Language, speaking

RULES = read_deadline_rules(Path(__file__).resolve().parents[2] / "resources" / "deadlines.toml")
CLEARING = (StepRole.CLEARING,)


def words(text: str) -> Bilingual:
    return Bilingual(de=text, en=text)


def state(name: str, then: str | None = None, strands: tuple[str, ...] = ()) -> State:
    return State(
        id=StateId(name),
        title=words(name),
        then=StateId(then) if then else None,
        strands=tuple(StrandId(one) for one in strands),
    )


def end(name: str) -> State:
    return replace(state(name), end=True, deletion_class="1Y-after-end")


def step(name: str, source: str, to: str, roles: tuple[StepRole, ...] = CLEARING) -> Step:
    return Step(
        id=StepId(name),
        title=words(name),
        sources=(StateId(source),),
        to=StateId(to),
        roles=roles,
    )


def strand(name: str, *leaves: str, ends: tuple[str, ...]) -> Strand:
    return Strand(
        id=StrandId(name),
        title=words(name),
        start=StateId(leaves[0]),
        states=tuple(StateId(leaf) for leaf in leaves),
        end=tuple(StateId(leaf) for leaf in ends),
    )


WORK = step("work", "none", "running")
REST = step("rest", "running", "none")
FINISH = step("finish", "running", "done")
GO = step("go", "new", "busy")
CONCLUDE = step("conclude", "busy", "gone")
CARE = strand("care", "none", "running", "done", ends=("none", "done"))
SOUND = Procedure(
    id="small",
    version="1",
    title=words("small"),
    start=StateId("new"),
    four_eyes=True,
    states=(
        state("new"),
        state("busy", then="gone", strands=("care",)),
        *(state(leaf) for leaf in CARE.states),
        end("gone"),
    ),
    strands=(CARE,),
    steps=(GO, WORK, FINISH, CONCLUDE),
)


def with_states(*more: State) -> Procedure:
    new = {one.id: one for one in more}
    kept = tuple(new.pop(one.id, one) for one in SOUND.states)
    return replace(SOUND, states=(*kept, *new.values()))


def with_steps(*more: Step, procedure: Procedure = SOUND) -> Procedure:
    new = {one.id: one for one in more}
    kept = tuple(new.pop(one.id, one) for one in procedure.steps)
    return replace(procedure, steps=(*kept, *new.values()))


def without_step(step_id: str) -> Procedure:
    return replace(SOUND, steps=tuple(one for one in SOUND.steps if one.id != step_id))


def days(count: int) -> Interval:
    return Interval(count=count, unit=Unit.DAYS)


STATUTORY = replace(CARE, deadline=Deadline(rule="agg15_4"))
BROKEN = {
    Rule.UNKNOWN_STATE: with_steps(replace(GO, to=StateId("nowhere"))),
    Rule.UNKNOWN_STRAND: with_states(state("busy", then="gone", strands=("care", "cure"))),
    Rule.UNKNOWN_FIELD: with_steps(replace(GO, fields=("colour",))),
    Rule.UNKNOWN_CONSENT: with_steps(replace(GO, consent="anything")),
    Rule.UNKNOWN_EFFECT: with_steps(replace(GO, effects=("launch",))),
    Rule.UNKNOWN_DEADLINE_RULE: replace(
        SOUND, strands=(replace(CARE, deadline=Deadline(rule="stgb99", per="everybody")),)
    ),
    Rule.UNKNOWN_DELETION_CLASS: with_states(replace(end("gone"), deletion_class="later")),
    Rule.EMPTY_DEADLINE: with_states(replace(state("new"), deadline=Deadline())),
    Rule.LEAF_TWICE: replace(SOUND, strands=(CARE, strand("cure", "none", ends=("none",)))),
    Rule.STRAND_TWICE: with_states(state("new", then="busy", strands=("care",))),
    Rule.STRAND_INCOMPLETE: replace(SOUND, strands=(replace(CARE, end=()),)),
    Rule.STRAND_UNUSED: with_states(state("busy")),
    Rule.STRAND_BLOCKS: without_step("finish"),
    Rule.NO_CONCLUSION: replace(
        with_states(state("busy", then="new", strands=("care",))),
        steps=(GO, WORK, FINISH, step("leave", "busy", "gone")),
    ),
    Rule.STEP_WITHOUT_ROLE: with_steps(replace(GO, roles=())),
    Rule.STEP_FROM_NOWHERE: with_steps(replace(step("lost", "new", "busy"), sources=())),
    Rule.STEP_LEAVES_END: with_steps(step("return", "gone", "new")),
    Rule.REOPENS_WITHOUT_REASON: with_steps(replace(step("r", "gone", "new"), reopens=True)),
    Rule.STEP_JUMPS_STRAND: with_steps(step("jump", "running", "gone")),
    Rule.BACK_TO_NOWHERE: with_steps(step("back", "new", BACK)),
    Rule.IRREVERSIBLE_UNCONFIRMED: with_steps(replace(GO, irreversible=True)),
    Rule.EXCEPTION_WITHOUT_CONSENT: with_steps(
        replace(GO, exception=ExceptionRule(when="danger_to_life"))
    ),
    Rule.EXCEPTION_ALONE: with_steps(
        replace(
            step("report", "new", "busy"),
            consent="refer_police",
            exception=ExceptionRule(when="danger_to_life", four_eyes=False),
        )
    ),
    Rule.END_WITHOUT_DELETION_CLASS: with_states(replace(end("gone"), deletion_class=None)),
    Rule.NO_END: with_states(state("gone")),
    Rule.STATE_UNREACHED: with_states(state("island")),
    Rule.NO_WAY_TO_END: with_steps(
        step("fall", "new", "hole"), procedure=with_states(state("hole"))
    ),
    Rule.ENDLESS_CYCLE: with_steps(
        step("fall", "new", "here"),
        step("there", "here", "there"),
        step("here", "there", "here"),
        procedure=with_states(state("here"), state("there")),
    ),
    Rule.ONLY_WITH_CONSENT: with_steps(replace(CONCLUDE, consent="pass_on")),
    Rule.ONLY_AFFECTED_LEAVES: with_steps(replace(GO, roles=(StepRole.AFFECTED,))),
    Rule.DEADLINE_TOO_LONG: replace(
        with_states(replace(state("running"), deadline=Deadline(within=days(90)))),
        strands=(STATUTORY,),
    ),
    Rule.FOUR_EYES_OFF: replace(with_steps(replace(CONCLUDE, four_eyes=True)), four_eyes=False),
}


def rules(found: tuple[Finding, ...]) -> set[Rule]:
    return {one.rule for one in found}


def test_a_sound_procedure_has_no_findings() -> None:
    assert check(SOUND) == ()


@pytest.mark.parametrize("rule", list(BROKEN), ids=str)
def test_the_checker_names_the_mistake_in_a_sentence(rule: Rule) -> None:
    found = next(one for one in check(BROKEN[rule], rules=RULES) if one.rule is rule)
    assert found.place
    for language in Language:
        with speaking(language):
            assert found.title.spoken() in found.spoken()
            assert "{" not in found.spoken()


def test_findings_name_the_place_as_a_dotted_key() -> None:
    (found,) = check(BROKEN[Rule.UNKNOWN_EFFECT])
    assert found.place == "steps.go.effects"


def test_errors_come_before_warnings() -> None:
    found = check(replace(BROKEN[Rule.FOUR_EYES_OFF], states=BROKEN[Rule.STATE_UNREACHED].states))
    assert [one.severity for one in found] == [Severity.ERROR, Severity.WARNING]
    assert rules(errors(found)) == {Rule.STATE_UNREACHED}


def test_a_leaf_that_ends_its_strand_only_with_consent_is_found() -> None:
    found = check(with_steps(replace(FINISH, consent="refer_agg")))
    assert ("states.running", Rule.ONLY_WITH_CONSENT) in {(one.place, one.rule) for one in found}


def test_a_leaf_only_the_affected_person_can_leave_is_found() -> None:
    found = check(with_steps(replace(FINISH, roles=(StepRole.AFFECTED,))))
    assert {(one.place, one.rule) for one in found} == {
        ("states.running", Rule.ONLY_AFFECTED_LEAVES)
    }


def test_a_strand_may_go_back_and_forth_while_it_can_end() -> None:
    assert check(with_steps(REST)) == ()


@pytest.mark.parametrize(
    ("broken", "place"),
    [
        (replace(SOUND, start=StateId("nowhere")), "start"),
        (replace(SOUND, start=StateId("running")), "start"),
        (with_states(state("busy", then="running", strands=("care",))), "states.busy.then"),
        (replace(SOUND, strands=(strand("care", "none", "off", ends=("none",)),)),
         "strands.care.states"),
        (with_steps(step("odd", "new", "nowhere")), "steps.odd.to"),
        (with_steps(step("odd", "nowhere", "new")), "steps.odd.from"),
    ],
)  # fmt: skip
def test_a_state_that_does_not_exist_is_found_wherever_it_is_named(
    broken: Procedure, place: str
) -> None:
    assert (place, Rule.UNKNOWN_STATE) in {(one.place, one.rule) for one in check(broken)}


def test_an_internal_deadline_that_ends_before_the_statutory_one_is_sound() -> None:
    running = replace(state("running"), deadline=Deadline(within=days(30)))
    assert check(replace(with_states(running), strands=(STATUTORY,)), rules=RULES) == ()


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        ("5 WD", 5, 7),
        ("10 WD", 10, 14),
        ("14 D", 14, 14),
        ("2 M", 59, 62),
        ("3 M", 89, 93),
        ("6 M", 178, 186),
    ],
)
def test_an_interval_knows_the_days_it_can_take(text: str, least: int, most: int) -> None:
    interval = Interval.from_text(text)
    assert interval is not None
    assert (interval.at_least_days(), interval.at_most_days()) == (least, most)


@pytest.mark.parametrize("text", ["", "3", "0 D", "3 days", "3  WD", "-1 M", "3 WD "])
def test_a_text_that_is_no_interval_means_none(text: str) -> None:
    assert Interval.from_text(text) is None
