"""What a reporter writes later reaches her case once, and is believed only from her."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import uuid4

import pytest

from komma_desk.domain.case import CaseFile, CaseLine, CaseListing
from komma_desk.domain.code_list import Code
from komma_desk.domain.consent import ConsentManner, ConsentState, valid_now
from komma_desk.domain.identifiers import CaseId, ReportId
from komma_desk.domain.message import Direction
from komma_desk.domain.parcel import Parcel
from komma_desk.domain.person import Person
from komma_desk.domain.procedure.definition import StepId
from komma_desk.domain.procedure.movement import StepNotPossible
from komma_desk.domain.procedure.reasons import WithdrawnConsent
from komma_desk.domain.roles import Role
from komma_desk.domain.wish import NoWish, WishesContradict, wishes_now
from komma_desk.usecases import envelope_kinds
from komma_desk.usecases.commands.answer_reporter import AnswerReporter
from komma_desk.usecases.commands.note_answer import AnswerRoad, NoteAnswer
from komma_desk.usecases.commands.record_wishes import RecordWishes
from komma_desk.usecases.commands.report_incident import FilingReceipt, ReportIncident
from komma_desk.usecases.commands.say_anew import SayConsent, SayWishes
from komma_desk.usecases.commands.take_in import TakeIn, TakenIn
from komma_desk.usecases.commands.take_step import TakeStep
from komma_desk.usecases.commands.write_to_office import WriteToOffice
from komma_desk.usecases.effects.reporters_letters import Heard, LetterDoubt
from komma_desk.usecases.effects.writing_to_office import NotMyReport
from komma_desk.usecases.ports.office import Audience, PostedEnvelope
from komma_desk.usecases.queries.case_desk import CaseDesk
from komma_desk.usecases.queries.case_list import CasePage
from komma_desk.usecases.queries.desk_counts import DeskCounts
from komma_desk.usecases.queries.my_reports import MyReport, MyReports
from tests.usecases.bench_keys import FakeKeys
from tests.usecases.deeds import a_draft
from tests.usecases.workbench import Workbench

TALK, POLICE = Code("talk"), Code("police")
COUNSELLING = Code("refer_counselling")


class Hearing:
    """One report that became a case, seen from both sides."""

    def __init__(self) -> None:
        self.bench = Workbench()
        self.reporter = self.bench.at(Role.REPORTER)
        self.clearing = self.bench.at(Role.CLEARING)
        filed = self.reporter.perform(ReportIncident(a_draft())).receipt
        assert isinstance(filed, FilingReceipt)
        self.report = filed.report
        self.clearing.perform(TakeIn())

    @property
    def line(self) -> CaseLine:
        line: CaseLine
        (line,) = self.clearing.ask(CasePage(CaseListing()))
        return line

    @property
    def file(self) -> CaseFile:
        found: CaseFile = self.clearing.ask(CaseDesk(CaseId(self.line.id))).file
        return found

    @property
    def mine(self) -> MyReport:
        (mine,) = self.reporter.ask(MyReports())
        assert isinstance(mine, MyReport)
        return mine

    def taken_in(self) -> TakenIn:
        taken = self.clearing.perform(TakeIn()).receipt
        assert isinstance(taken, TakenIn)
        return taken

    def post(self, audience: Audience = Audience.CLEARING) -> tuple[PostedEnvelope, ...]:
        with self.bench.desk.look() as work:
            return tuple(work.office.post.waiting(audience))

    def put(self, *envelopes: PostedEnvelope) -> None:
        with self.bench.desk.change() as work:
            for envelope in envelopes:
                work.office.post.put(envelope)
            work.commit()


@pytest.fixture
def hearing() -> Hearing:
    return Hearing()


def test_what_she_writes_stands_in_the_case_as_hers(hearing: Hearing) -> None:
    hearing.reporter.perform(WriteToOffice(report=hearing.report, text="Er war wieder da."))
    assert hearing.taken_in().letters == (Heard(hearing.line.number),)
    (message,) = hearing.file.messages
    assert (message.direction, message.text) == (Direction.FROM_REPORTER, "Er war wieder da.")
    assert message.said_by == hearing.bench.people[Role.REPORTER].id
    assert not hearing.post()


def test_her_own_words_stand_in_her_reports_at_once(hearing: Hearing) -> None:
    hearing.reporter.perform(WriteToOffice(report=hearing.report, text="Er war wieder da."))
    assert [each.text for each in hearing.mine.written] == ["Er war wieder da."]


def test_a_letter_put_back_into_the_post_is_not_written_down_twice(hearing: Hearing) -> None:
    hearing.reporter.perform(WriteToOffice(report=hearing.report, text="einmal"))
    letters = hearing.post()
    hearing.taken_in()
    hearing.put(*letters)
    assert hearing.taken_in().letters == ()
    assert len(hearing.file.messages) == 1
    assert not hearing.post()


def test_an_old_consent_put_back_into_the_post_does_not_undo_the_withdrawal(
    hearing: Hearing,
) -> None:
    given = SayConsent(report=hearing.report, item=COUNSELLING, state=ConsentState.GIVEN)
    hearing.reporter.perform(given)
    letters = hearing.post()
    hearing.taken_in()
    hearing.reporter.perform(replace(given, state=ConsentState.WITHDRAWN))
    hearing.taken_in()
    hearing.put(*letters)
    hearing.taken_in()
    assert COUNSELLING not in valid_now(hearing.file.consents, hearing.bench.clock.today())


@pytest.mark.parametrize(
    "words",
    [{"text": "falsch"}, {"wishes": ["police"]}, {"item": "refer_police", "state": "given"}],
)
def test_nobody_else_speaks_for_her(hearing: Hearing, words: dict[str, Any]) -> None:
    stranger = hearing.bench.people[Role.HEAD]
    kind = envelope_kinds.REPORTER_MESSAGE if "text" in words else envelope_kinds.REPORTER_WORD
    hearing.put(forged(hearing, stranger, kind, words))
    before = hearing.file
    assert hearing.taken_in().letters == (Heard(hearing.line.number, LetterDoubt.OTHER_PERSON),)
    after = hearing.file
    assert (after.messages, after.consents, after.wish_changes) == (
        before.messages,
        before.consents,
        before.wish_changes,
    )


def test_her_name_over_other_keys_is_not_her(hearing: Hearing) -> None:
    her = hearing.bench.people[Role.REPORTER]
    hearing.put(
        forged(
            hearing,
            replace(her, signing=b"other keys"),
            envelope_kinds.REPORTER_MESSAGE,
            {"text": "falsch"},
        )
    )
    assert hearing.taken_in().letters == (Heard(hearing.line.number, LetterDoubt.OTHER_PERSON),)
    assert hearing.file.messages == ()


def test_a_letter_before_her_keys_are_confirmed_waits(hearing: Hearing) -> None:
    her = hearing.bench.people[Role.REPORTER].id
    hearing.reporter.perform(WriteToOffice(report=hearing.report, text="wartet"))
    hearing.bench.swapped.add(her)
    assert hearing.taken_in().letters == ()
    assert len(hearing.post()) == 1
    hearing.bench.swapped.clear()
    assert hearing.taken_in().letters == (Heard(hearing.line.number),)


def test_one_unreadable_letter_holds_up_no_other(hearing: Hearing) -> None:
    her = hearing.bench.people[Role.REPORTER]
    words = {"item": "refer_police", "state": "given", "until": "irgendwann"}
    hearing.put(forged(hearing, her, envelope_kinds.REPORTER_WORD, words))
    hearing.reporter.perform(WriteToOffice(report=hearing.report, text="kommt an"))
    assert set(hearing.taken_in().letters) == {
        Heard(hearing.line.number, LetterDoubt.UNREADABLE),
        Heard(hearing.line.number),
    }
    assert len(hearing.file.messages) == 1


def test_only_her_own_reports_can_be_written_about(hearing: Hearing) -> None:
    other = hearing.bench.at(Role.HEAD)
    with pytest.raises(NotMyReport):
        other.perform(WriteToOffice(report=hearing.report, text="nicht meine"))
    with pytest.raises(NotMyReport):
        hearing.reporter.perform(WriteToOffice(report=ReportId(uuid4()), text="keine"))
    assert not hearing.post()


def test_a_message_is_marked_as_new_until_it_is_answered(hearing: Hearing) -> None:
    hearing.reporter.perform(WriteToOffice(report=hearing.report, text="Frage"))
    hearing.taken_in()
    assert hearing.line.unread
    hearing.clearing.perform(AnswerReporter(case=CaseId(hearing.line.id), text="Antwort"))
    assert not hearing.line.unread


def test_a_message_that_needs_no_answer_can_be_put_aside(hearing: Hearing) -> None:
    hearing.reporter.perform(WriteToOffice(report=hearing.report, text="Danke"))
    hearing.taken_in()
    hearing.clearing.perform(NoteAnswer(case=CaseId(hearing.line.id)))
    assert (hearing.line.unread, hearing.line.answered) == (False, False)


def test_an_answer_by_telephone_counts_as_one(hearing: Hearing) -> None:
    assert hearing.clearing.ask(DeskCounts()).unanswered == 1
    hearing.clearing.perform(NoteAnswer(case=CaseId(hearing.line.id), road=AnswerRoad.TELEPHONE))
    assert hearing.line.answered
    assert hearing.clearing.ask(DeskCounts()).unanswered == 0


def test_a_consent_withdrawn_later_is_the_word_that_holds(hearing: Hearing) -> None:
    today = hearing.bench.clock.today()
    assert COUNSELLING in valid_now(hearing.file.consents, today)
    hearing.reporter.perform(
        SayConsent(report=hearing.report, item=COUNSELLING, state=ConsentState.WITHDRAWN)
    )
    hearing.taken_in()
    newest = hearing.file.consents[-1]
    assert COUNSELLING not in valid_now(hearing.file.consents, today)
    assert (newest.recorded_by, newest.manner) == (None, ConsentManner.ELECTRONIC)


def test_a_step_that_rested_on_a_withdrawn_consent_says_why_it_is_refused(
    hearing: Hearing,
) -> None:
    case = CaseId(hearing.line.id)
    facts = {"category": "THREAT", "urgency": "normal"}
    hearing.clearing.perform(TakeStep(case=case, step=StepId("accept")))
    hearing.clearing.perform(TakeStep(case=case, step=StepId("take_in_hand"), facts=facts))
    hearing.reporter.perform(
        SayConsent(report=hearing.report, item=COUNSELLING, state=ConsentState.WITHDRAWN)
    )
    hearing.taken_in()
    with pytest.raises(StepNotPossible) as refused:
        hearing.clearing.perform(TakeStep(case=case, step=StepId("arrange_counselling")))
    assert refused.value.reasons == (WithdrawnConsent(COUNSELLING),)


def test_wishes_said_later_are_the_ones_that_hold(hearing: Hearing) -> None:
    hearing.reporter.perform(SayWishes(report=hearing.report, wishes=frozenset({TALK})))
    hearing.taken_in()
    file = hearing.file
    assert wishes_now(file.case.report.wishes, file.wish_changes) == {TALK}
    assert hearing.mine.told.wishes == frozenset({TALK})


def test_the_office_notes_wishes_said_on_another_day_and_an_older_word_does_not_win(
    hearing: Hearing,
) -> None:
    today = hearing.bench.clock.today()
    yesterday = today.replace(day=today.day - 1)
    hearing.reporter.perform(SayWishes(report=hearing.report, wishes=frozenset({TALK})))
    hearing.taken_in()
    hearing.clearing.perform(
        RecordWishes(
            case=CaseId(hearing.line.id),
            wishes=frozenset({POLICE}),
            manner=ConsentManner.ORAL,
            said_on=yesterday,
        )
    )
    file = hearing.file
    assert wishes_now(file.case.report.wishes, file.wish_changes) == {TALK}


@pytest.mark.parametrize(
    ("wishes", "refusal"),
    [
        (frozenset[Code](), NoWish),
        (frozenset({POLICE, Code("record_only")}), WishesContradict),
    ],
)
def test_wishes_that_say_nothing_or_two_things_at_once_are_not_sent(
    hearing: Hearing, wishes: frozenset[Code], refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        hearing.reporter.perform(SayWishes(report=hearing.report, wishes=wishes))
    assert not hearing.post()


def forged(hearing: Hearing, author: Person, kind: str, words: dict[str, Any]) -> PostedEnvelope:
    body = Parcel(words={"report": str(hearing.report), **words}).packed()
    keys = FakeKeys(author, set())
    number, data = keys.seal_to_group(Audience.CLEARING, kind, body, hearing.bench.clock.now())
    return PostedEnvelope(
        id=number, audience=Audience.CLEARING, posted_on=hearing.bench.clock.today(), data=data
    )
