"""A rehearsal offers what it takes, takes back exactly, and a saved run plays to the same end."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from komma_desk.domain.deadlines.free_days import Calendar
from komma_desk.domain.dues.of_case import Due, DueKind, Light
from komma_desk.domain.dues.of_rehearsal import dues_of_rehearsal
from komma_desk.domain.procedure.definition import Procedure, StepId
from komma_desk.domain.procedure.movement import StepNotPossible
from komma_desk.domain.procedure.probe_runs import run_probe
from komma_desk.domain.procedure.probes import MOST_MOVES, Persona, Player
from komma_desk.domain.procedure.reasons import (
    FourEyesActedLast,
    FourEyesConcerned,
    MissingConsent,
    Reason,
)
from komma_desk.domain.procedure.rehearsal import (
    NobodyThere,
    NotRefused,
    Rehearsal,
    TooFarAhead,
    TooManyMoves,
    begin,
)
from komma_desk.domain.procedure.vocabulary import CONSENTS, FIELDS
from komma_desk.words import Bilingual
from tests.fakes.shipped import AGG, RULES, SHIPPED, SMALL, STANDARD

MONDAY = date(2026, 11, 23)
TITLE = Bilingual(de="Probe", en="Probe")
FILLED = dict.fromkeys(FIELDS, "x")


class NoHolidays:
    def name_of(self, day: date) -> str | None:
        return None


WEEKDAYS = Calendar(holidays=NoHolidays())


def standard(persona: Persona = Persona.ALL_GIVEN, *steps: str) -> Rehearsal:
    return walked(begin(STANDARD, persona, MONDAY), *steps)


def walked(run: Rehearsal, *steps: str, by: Player = Player.OFFICER) -> Rehearsal:
    for step in steps:
        run = run.take(StepId(step), by, FILLED)
    return run


def reasons(run: Rehearsal, player: Player, step: str) -> tuple[Reason, ...]:
    (offer,) = (one for one in run.offers(player) if one.step.id == step)
    return offer.reasons


def due(run: Rehearsal, kind: DueKind) -> Due:
    return next(one for one in dues_of_rehearsal(run, WEEKDAYS, RULES) if one.kind is kind)


@given(st.data())
def test_whatever_is_offered_is_taken_and_whatever_is_not_is_refused(data: st.DataObject) -> None:
    run = played(data)
    player = data.draw(st.sampled_from(list(Player)))
    exception = data.draw(st.sampled_from([None, "danger_to_life"]))
    second = data.draw(st.sampled_from([None, *run.players]))
    possible = {
        one.step.id
        for one in run.offers(player, exception=exception, second=second)
        if one.possible
    }
    for step in run.procedure.steps:
        try:
            run.take(step.id, player, FILLED, exception=exception, second=second)
        except (StepNotPossible, NobodyThere):
            assert step.id not in possible
        else:
            assert step.id in possible


@given(st.data())
def test_taking_back_every_move_leads_through_the_same_places_to_the_beginning(
    data: st.DataObject,
) -> None:
    run = played(data)
    while run.moves:
        assert run.back().moves == run.moves[:-1]
        replayed = begin(run.procedure, run.persona, MONDAY, run.chosen)
        result = run_probe(run.procedure, run.as_probe("p", TITLE), MONDAY)
        assert (result.passed, result.ended) == (True, run.position.main)
        run = run.back()
    assert run == replayed
    assert run.back() is run


def played(data: st.DataObject) -> Rehearsal:
    """Some moves of somebody, whatever comes."""
    procedure = data.draw(st.sampled_from(list(SHIPPED.values())))
    chosen = data.draw(st.frozensets(st.sampled_from(sorted(CONSENTS))))
    run = begin(procedure, data.draw(st.sampled_from(list(Persona))), MONDAY, chosen)
    for _each in range(data.draw(st.integers(min_value=1, max_value=12))):
        run = one_move(run, data)
    return run


def one_move(run: Rehearsal, data: st.DataObject) -> Rehearsal:
    buttons = [
        (player, offer.step.id)
        for player in run.players
        for offer in run.offers(player)
        if offer.possible
    ]
    kinds = ["days", *(["step"] * 4 if buttons else [])]
    if Player.AFFECTED in run.players:
        kinds += ["give", "withdraw", "leave"]
    kind = data.draw(st.sampled_from(kinds))
    if kind == "step":
        player, step = data.draw(st.sampled_from(buttons))
        return run.take(step, player, FILLED)
    if kind == "days":
        return run.pass_days(data.draw(st.integers(min_value=1, max_value=40)))
    if kind == "leave":
        return run.leave()
    item = data.draw(st.sampled_from(sorted(CONSENTS)))
    return run.give_consent(item) if kind == "give" else run.withdraw_consent(item)


def test_a_refused_consent_is_said_as_the_reason() -> None:
    run = standard(Persona.ALL_REFUSED, "accept", "take_in_hand")
    assert reasons(run, Player.OFFICER, "open_service") == (MissingConsent("refer_agg"),)


def test_a_consent_given_opens_the_step_and_withdrawn_closes_it_again() -> None:
    run = standard(Persona.ALL_REFUSED, "accept", "take_in_hand").give_consent("refer_agg")
    assert reasons(run, Player.OFFICER, "open_service") == ()
    run = run.withdraw_consent("refer_agg")
    assert reasons(run, Player.OFFICER, "open_service") == (MissingConsent("refer_agg"),)


def test_with_the_mixed_persona_only_what_was_chosen_is_given() -> None:
    run = begin(STANDARD, Persona.MIXED, MONDAY, frozenset({"refer_agg"}))
    run = walked(run, "accept", "take_in_hand")
    assert reasons(run, Player.OFFICER, "open_service") == ()
    assert reasons(run, Player.OFFICER, "arrange_counselling")


def test_who_acted_last_does_not_release_but_the_colleague_and_the_head_may() -> None:
    run = standard(Persona.ALL_GIVEN, "accept", "settle")
    assert reasons(run, Player.OFFICER, "release") == (FourEyesActedLast(),)
    assert reasons(run, Player.COLLEAGUE, "release") == ()
    assert reasons(run, Player.HEAD, "release") == ()


def test_the_officer_the_case_concerns_never_releases() -> None:
    run = walked(
        begin(STANDARD, Persona.CONCERNED, MONDAY), "accept", "settle", by=Player.COLLEAGUE
    )
    assert reasons(run, Player.OFFICER, "release") == (FourEyesConcerned(),)
    assert run.take(StepId("release"), Player.HEAD).position.main == "closed"


def test_alone_in_the_office_nobody_can_be_a_colleague() -> None:
    run = standard(Persona.ALONE, "accept", "settle")
    assert run.offers(Player.COLLEAGUE) == ()
    with pytest.raises(NobodyThere):
        run.take(StepId("release"), Player.COLLEAGUE)
    with pytest.raises(NobodyThere):
        run.take(StepId("release"), Player.HEAD, second=Player.COLLEAGUE)
    assert run.take(StepId("release"), Player.HEAD).position.main == "closed"


def test_after_the_first_step_the_affected_person_is_gone() -> None:
    run = standard(Persona.LEAVES)
    assert run.offers(Player.AFFECTED)
    run = walked(run, "accept")
    assert run.offers(Player.AFFECTED) == ()
    with pytest.raises(NobodyThere):
        run.give_consent("refer_agg")
    with pytest.raises(NobodyThere):
        run.leave()


def test_the_head_is_offered_only_what_she_has_a_say_in() -> None:
    run = standard(Persona.ALL_GIVEN, "accept")
    assert run.offers(Player.HEAD) == ()
    with pytest.raises(StepNotPossible):
        run.take(StepId("take_in_hand"), Player.HEAD, FILLED)


def test_danger_to_life_takes_a_second_person() -> None:
    run = standard(Persona.ALL_REFUSED, "accept", "take_in_hand", "check_offences")
    report = StepId("report_to_police")
    run.deny(report, exception="danger_to_life")
    run.deny(report, exception="danger_to_life", second=Player.AFFECTED)
    run = run.take(report, exception="danger_to_life", second=Player.HEAD)
    assert "criminal_reported" in run.position.active(STANDARD)


def test_what_is_possible_cannot_be_held_fast_as_impossible() -> None:
    with pytest.raises(NotRefused):
        standard().deny(StepId("accept"))


def test_a_field_that_lasts_is_not_asked_again() -> None:
    run = standard(Persona.ALL_GIVEN, "accept")
    run = run.take(StepId("take_in_hand"), facts={"category": "INSULT", "urgency": "low"})
    run = run.take(StepId("back_to_triage"), facts={"reason": "x"})
    assert run.take(StepId("settle")).position.main == "closing_check"


def test_a_reason_is_asked_anew_each_time() -> None:
    run = standard(Persona.ALL_GIVEN, "accept")
    run = run.take(StepId("take_in_hand"), facts={"category": "INSULT", "urgency": "low"})
    run = run.take(StepId("back_to_triage"), facts={"reason": "x"}).take(StepId("take_in_hand"))
    with pytest.raises(StepNotPossible):
        run.take(StepId("back_to_triage"))


def test_an_internal_deadline_pauses_while_the_case_rests_and_one_of_the_law_does_not() -> None:
    run = standard(Persona.ALL_GIVEN, "accept", "take_in_hand", "check_offences")
    before = due(run, DueKind.INTERNAL), due(run, DueKind.STATUTORY)
    run = walked(walked(run, "rest").pass_days(30), "resume")
    after = due(run, DueKind.INTERNAL), due(run, DueKind.STATUTORY)
    assert (before[0].nominal, after[0].nominal) == (date(2027, 2, 23), date(2027, 3, 25))
    assert before[1].nominal == after[1].nominal


def test_days_that_pass_make_a_deadline_overdue() -> None:
    assert due(standard().pass_days(7), DueKind.INTERNAL).light is Light.OVERDUE


def test_a_rehearsal_does_not_run_out_of_the_calendar() -> None:
    with pytest.raises(TooFarAhead):
        standard().pass_days(40_000)


def test_a_rehearsal_has_an_end() -> None:
    run = standard()
    for _each in range(MOST_MOVES):
        run = run.pass_days(1)
    with pytest.raises(TooManyMoves):
        run.pass_days(1)


@pytest.mark.parametrize("procedure", [STANDARD, SMALL, AGG])
def test_somebody_can_always_do_something_until_the_case_ends(procedure: Procedure) -> None:
    for persona in Persona:
        run = begin(procedure, persona, MONDAY)
        assert any(offer.possible for offer in run.offers(Player.OFFICER))
