"""Of two words of a reporter the later holds, whatever her clock says and whichever comes first."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from komma_desk.domain.case import CaseFile, CaseListing
from komma_desk.domain.code_list import Code
from komma_desk.domain.consent import ConsentManner, ConsentState, valid_now
from komma_desk.domain.identifiers import CaseId, ReportId
from komma_desk.domain.roles import Role
from komma_desk.domain.wish import wishes_now
from komma_desk.usecases.commands.record_wishes import RecordWishes
from komma_desk.usecases.commands.report_incident import FilingReceipt, ReportIncident
from komma_desk.usecases.commands.say_anew import SayConsent, SayWishes
from komma_desk.usecases.commands.take_in import TakeIn
from komma_desk.usecases.ports.office import Audience, PostedEnvelope
from komma_desk.usecases.queries.case_desk import CaseDesk
from komma_desk.usecases.queries.case_list import CasePage
from tests.usecases.deeds import a_draft
from tests.usecases.workbench import Workbench

TALK, POLICE = Code("talk"), Code("police")
COUNSELLING = Code("refer_counselling")
DAYS = timedelta(days=2)


class Spoken:
    """A report whose writer allows counselling from the beginning, and its case."""

    def __init__(self) -> None:
        self.bench = Workbench()
        self.reporter = self.bench.at(Role.REPORTER)
        self.clearing = self.bench.at(Role.CLEARING)
        draft = replace(a_draft(), consents=frozenset({COUNSELLING}))
        filed = self.reporter.perform(ReportIncident(draft)).receipt
        assert isinstance(filed, FilingReceipt)
        self.report: ReportId = filed.report
        self.clearing.perform(TakeIn())

    @property
    def file(self) -> CaseFile:
        (line,) = self.clearing.ask(CasePage(CaseListing()))
        found: CaseFile = self.clearing.ask(CaseDesk(CaseId(line.id))).file
        return found

    def allowed(self) -> bool:
        return COUNSELLING in valid_now(self.file.consents, self.bench.clock.today())

    def held_back(self) -> PostedEnvelope:
        with self.bench.desk.change() as work:
            (letter,) = work.office.post.waiting(Audience.CLEARING)
            work.office.post.remove(letter.id)
            work.commit()
        return letter

    def put(self, letter: PostedEnvelope) -> None:
        with self.bench.desk.change() as work:
            work.office.post.put(letter)
            work.commit()


@pytest.fixture
def spoken() -> Spoken:
    return Spoken()


@pytest.mark.parametrize("wrong_by", [DAYS, -DAYS])
def test_a_consent_held_back_on_its_way_does_not_undo_the_withdrawal(
    spoken: Spoken, wrong_by: timedelta
) -> None:
    given = SayConsent(report=spoken.report, item=COUNSELLING, state=ConsentState.GIVEN)
    spoken.bench.clock.at += wrong_by
    spoken.reporter.perform(given)
    letter = spoken.held_back()
    spoken.reporter.perform(replace(given, state=ConsentState.WITHDRAWN))
    spoken.bench.clock.at -= wrong_by
    spoken.clearing.perform(TakeIn())
    spoken.put(letter)
    spoken.clearing.perform(TakeIn())
    assert len(spoken.file.consents) == 3
    assert not spoken.allowed()


@pytest.mark.parametrize("wrong_by", [DAYS, -DAYS])
def test_a_consent_given_again_after_the_withdrawal_holds(
    spoken: Spoken, wrong_by: timedelta
) -> None:
    given = SayConsent(report=spoken.report, item=COUNSELLING, state=ConsentState.GIVEN)
    spoken.bench.clock.at += wrong_by
    spoken.reporter.perform(replace(given, state=ConsentState.WITHDRAWN))
    letter = spoken.held_back()
    spoken.reporter.perform(given)
    spoken.bench.clock.at -= wrong_by
    spoken.clearing.perform(TakeIn())
    spoken.put(letter)
    spoken.clearing.perform(TakeIn())
    assert spoken.allowed()


def test_wishes_held_back_on_their_way_do_not_undo_the_later_ones(spoken: Spoken) -> None:
    spoken.bench.clock.at += DAYS
    spoken.reporter.perform(SayWishes(report=spoken.report, wishes=frozenset({POLICE})))
    letter = spoken.held_back()
    spoken.reporter.perform(SayWishes(report=spoken.report, wishes=frozenset({TALK})))
    spoken.bench.clock.at -= DAYS
    spoken.clearing.perform(TakeIn())
    spoken.put(letter)
    spoken.clearing.perform(TakeIn())
    assert wishes_now(frozenset(), spoken.file.wish_changes) == {TALK}


def test_what_she_says_later_is_later_than_her_report(spoken: Spoken) -> None:
    withdrawn = SayConsent(report=spoken.report, item=COUNSELLING, state=ConsentState.WITHDRAWN)
    spoken.bench.clock.at -= DAYS
    spoken.reporter.perform(withdrawn)
    spoken.bench.clock.at += DAYS
    spoken.clearing.perform(TakeIn())
    assert not spoken.allowed()


def test_of_two_wishes_noted_for_the_same_day_the_one_noted_later_holds(spoken: Spoken) -> None:
    for wish in (POLICE, TALK):
        noted = RecordWishes(
            case=spoken.file.case.id,
            wishes=frozenset({wish}),
            manner=ConsentManner.ORAL,
            said_on=spoken.bench.clock.today() - DAYS,
        )
        spoken.clearing.perform(noted)
    assert wishes_now(frozenset(), spoken.file.wish_changes) == {TALK}
