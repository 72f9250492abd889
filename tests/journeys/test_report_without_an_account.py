"""Without an account: report, file, case, answer, and a word back; nobody else's counts."""

from __future__ import annotations

from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path

import pytest

from komma_desk.domain.code_list import Code
from komma_desk.domain.consent import ConsentState, DayIsOver, valid_now
from komma_desk.domain.person import Part
from komma_desk.usecases.commands.answer_reporter import AnswerReporter
from komma_desk.usecases.commands.take_in_file import AlreadyTakenIn
from komma_desk.usecases.effects.letters_from_files import LetterKnown, LetterNotHers
from komma_desk.usecases.form_deeds import (
    AnswerNotYours,
    NewReturnCode,
    ReplySecret,
    SealConsent,
    SealingStopped,
    SealMessage,
    SealWishes,
    SealWithCard,
)
from komma_desk.usecases.queries.case_desk import CaseDesk
from komma_desk.vault.return_code import new_return_code
from tests.journeys.by_card import SAYS, Writer, taken_in
from tests.journeys.town import CLEARING, Town, a_draft, only_case, passphrase_of


@pytest.fixture
def writer(founded_town: Town, tmp_path: Path) -> Writer:
    writer = Writer(founded_town, tmp_path / "elsewhere")
    writer.fetch_card()
    return writer


def test_an_anonymous_report_is_answered_and_the_code_opens_the_answer(writer: Writer) -> None:
    receipt = writer.seal()
    with writer.town.unlock(CLEARING) as desk:
        taken_in(desk, receipt.target)
        case = only_case(desk)
        desk.perform(AnswerReporter(case=case, text="Wir kümmern uns."))
        writer.answered(desk)
        view = desk.ask(CaseDesk(case))
    assert view.file.case.intake_channel == "ANON_CODE"
    assert view.file.involved == ()
    opened = writer.open_answer(ReplySecret(code=receipt.code.upper()))
    assert opened.by == "Karl Klär"
    assert [each.text for each in opened.told.answers] == ["Wir kümmern uns."]
    assert opened.told.news[-1].number == view.file.case.number


def test_a_named_report_is_opened_by_the_passphrase_of_its_writer(writer: Writer) -> None:
    receipt = writer.seal(name="Rosa Ruf", passphrase=SAYS)
    assert receipt.code == ""
    with writer.town.unlock(CLEARING) as desk:
        taken_in(desk, receipt.target)
        writer.answered(desk)
        involved = desk.ask(CaseDesk(only_case(desk))).file.involved
    assert [(each.name, each.part) for each in involved] == [("Rosa Ruf", Part.AFFECTED)]
    assert writer.open_answer(ReplySecret(passphrase=SAYS)).report == receipt.report
    with pytest.raises(AnswerNotYours):
        writer.open_answer(ReplySecret(passphrase=SAYS + "!"))


def test_whoever_gives_her_name_is_not_entered_as_anonymous(writer: Writer) -> None:
    receipt = writer.seal(name="Rosa Ruf", passphrase=SAYS)
    with writer.town.unlock(CLEARING) as desk:
        taken_in(desk, receipt.target)
        case = desk.ask(CaseDesk(only_case(desk))).file.case
    assert case.intake_channel == "OTHER_UNIT"


def test_the_code_written_down_before_is_the_one_that_opens_the_answer(writer: Writer) -> None:
    shown = writer.form().ask(NewReturnCode())
    receipt = writer.seal(code=shown.code)
    assert receipt.code == shown.code
    assert receipt.sha256 == sha256(receipt.target.read_bytes()).hexdigest()
    with writer.town.unlock(CLEARING) as desk:
        taken_in(desk, receipt.target)
        writer.answered(desk)
    assert writer.open_answer(ReplySecret(code=shown.code)).report == receipt.report


def test_sealing_that_is_stopped_leaves_no_file(writer: Writer) -> None:
    target = writer.folder / "stopped.komma"
    command = SealWithCard(draft=a_draft(), target=target, watch=lambda _progress: False)
    with pytest.raises(SealingStopped):
        writer.form().perform(command)
    assert [each for each in writer.folder.iterdir() if each.is_file()] == [writer.card]


def test_a_consent_for_one_recipient_until_a_day_arrives_as_it_was_said(writer: Writer) -> None:
    receipt, word = writer.seal(), writer.folder / "word.komma"
    item, until = Code("refer_counselling"), date(2026, 12, 31)
    writer.form().perform(
        SealConsent(
            target=word,
            secret=ReplySecret(code=receipt.code),
            item=item,
            state=ConsentState.GIVEN,
            recipient="Frauenhaus",
            valid_until=until,
        )
    )
    with writer.town.unlock(CLEARING) as desk:
        taken_in(desk, receipt.target)
        taken_in(desk, word)
        consents = desk.ask(CaseDesk(only_case(desk))).file.consents
    (given,) = (each for each in consents if each.item == item)
    assert (given.recipient, given.valid_until) == ("Frauenhaus", until)


def test_a_consent_until_a_day_that_is_over_is_refused_before_it_is_sealed(writer: Writer) -> None:
    receipt, word = writer.seal(), writer.folder / "word.komma"
    over = writer.town.clock.today() - timedelta(days=1)
    until_yesterday = SealConsent(
        target=word,
        secret=ReplySecret(code=receipt.code),
        item=Code("refer_counselling"),
        state=ConsentState.GIVEN,
        valid_until=over,
    )
    with pytest.raises(DayIsOver):
        writer.form().perform(until_yesterday)
    assert not word.exists()


def test_another_code_opens_nothing(writer: Writer) -> None:
    receipt = writer.seal()
    with writer.town.unlock(CLEARING) as desk:
        taken_in(desk, receipt.target)
        writer.answered(desk)
    with pytest.raises(AnswerNotYours):
        writer.open_answer(ReplySecret(code=new_return_code()))


def test_the_same_file_is_taken_in_once(writer: Writer) -> None:
    receipt = writer.seal()
    with writer.town.unlock(CLEARING) as desk:
        taken_in(desk, receipt.target)
        with pytest.raises(AlreadyTakenIn):
            taken_in(desk, receipt.target)


def test_she_writes_back_and_takes_a_consent_back(writer: Writer) -> None:
    item = Code("refer_counselling")
    receipt = writer.seal(draft=a_draft(consents=frozenset({item})))
    secret, form = ReplySecret(code=receipt.code), writer.form()
    message, word = writer.folder / "message.komma", writer.folder / "word.komma"
    form.perform(SealMessage(target=message, secret=secret, text="Es geschah wieder."))
    form.perform(SealConsent(target=word, secret=secret, item=item, state=ConsentState.WITHDRAWN))
    with writer.town.unlock(CLEARING) as desk:
        taken_in(desk, receipt.target)
        taken_in(desk, message)
        taken_in(desk, word)
        file = desk.ask(CaseDesk(only_case(desk))).file
        with pytest.raises(LetterKnown):
            taken_in(desk, message)
    assert [each.text for each in file.messages] == ["Es geschah wieder."]
    assert item not in valid_now(file.consents, writer.town.clock.today())


def test_what_she_wrote_stands_in_the_answer_too(writer: Writer) -> None:
    receipt = writer.seal(name="Rosa Ruf", passphrase=SAYS)
    secret, word = ReplySecret(passphrase=SAYS), writer.folder / "wish.komma"
    wishes = frozenset({Code("complaint")})
    writer.form().perform(
        SealWishes(target=word, secret=secret, report=receipt.report, wishes=wishes)
    )
    with writer.town.unlock(CLEARING) as desk:
        taken_in(desk, receipt.target)
        taken_in(desk, word)
        writer.answered(desk)
    assert writer.open_answer(secret).told.told.wishes == wishes


def test_nobody_else_writes_in_her_name(writer: Writer) -> None:
    receipt = writer.seal(name="Rosa Ruf", passphrase=SAYS)
    other, forged = ReplySecret(passphrase="Ein anderer Schirm"), writer.folder / "x.komma"
    writer.form().perform(
        SealMessage(target=forged, secret=other, report=receipt.report, text="Alles gut.")
    )
    with writer.town.unlock(CLEARING) as desk:
        taken_in(desk, receipt.target)
        with pytest.raises(LetterNotHers):
            taken_in(desk, forged)
        assert desk.ask(CaseDesk(only_case(desk))).file.messages == ()


def test_the_code_lies_nowhere(writer: Writer) -> None:
    code = writer.seal().code
    for file in writer.folder.rglob("*"):
        if file.is_file():
            assert code.encode() not in file.read_bytes()
    assert passphrase_of(CLEARING) not in code
