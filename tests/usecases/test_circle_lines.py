"""Of a restricted case the log tells the deed and the case; who could not read has not read."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

import pytest

from komma_desk.domain.circle import InACircle
from komma_desk.domain.code_list import Code
from komma_desk.domain.consent import ConsentManner, ConsentState
from komma_desk.domain.errors import Refusal
from komma_desk.domain.identifiers import CaseId
from komma_desk.domain.roles import Role
from komma_desk.usecases.commands.record_consent import RecordConsent
from komma_desk.usecases.queries.case_desk import CaseDesk
from komma_desk.usecases.queries.figures_list import FiguresPreview
from komma_desk.usecases.queries.referral_preview import ReferralPreview
from tests.usecases.deeds import NOVEMBER, Prepared


def consent_for(case: CaseId) -> RecordConsent:
    return RecordConsent(
        case=case,
        item=Code("refer_police"),
        state=ConsentState.GIVEN,
        manner=ConsentManner.ORAL,
    )


def test_a_deed_on_a_restricted_case_is_told_without_what_it_was_about(bench: Prepared) -> None:
    seat = bench.at(Role.CLEARING)
    for case in (bench.circles.hers, bench.case):
        seat.perform(consent_for(case))
    told = [line.subject for _where, line in bench.desk.log[-2:]]
    assert told == [str(bench.circles.hers), f"{bench.case} refer_police given"]


def test_a_read_of_a_restricted_case_names_the_case_only(bench: Prepared) -> None:
    preview = ReferralPreview(
        case=bench.circles.hers, partner=bench.partner.id, parts=(), purpose="Beratung"
    )
    with suppress(Refusal):  # there is no consent; the read is told before
        bench.at(Role.CLEARING).ask(preview)
    assert bench.desk.log[-1][1].subject == str(bench.circles.hers)


def test_who_was_turned_away_is_not_told_to_have_read(bench: Prepared) -> None:
    before = len(bench.desk.log)
    with pytest.raises(InACircle):
        bench.at(Role.CLEARING).ask(CaseDesk(bench.circles.closed))
    assert len(bench.desk.log) == before
    bench.seat(bench.circles.colleague).ask(CaseDesk(bench.circles.closed))
    assert bench.desk.log[-1][1].action == "read case"


def test_a_preview_of_figures_says_how_many_restricted_cases_it_lacks(bench: Prepared) -> None:
    view = bench.at(Role.CLEARING).ask(FiguresPreview(NOVEMBER))
    assert view.out_of_reach == 2
    assert "2 Fälle sind nicht gezählt" in view.missing
    assert replace(view, out_of_reach=0).missing == ""
