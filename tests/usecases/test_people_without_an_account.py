"""The office card and the answer as a file: what stands in them, and when there is none."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from komma_desk.domain.errors import Refusal
from komma_desk.domain.roles import Role
from komma_desk.domain.text import TextMissing
from komma_desk.usecases.commands.answer_reporter import AnswerReporter
from komma_desk.usecases.commands.save_answer_file import NoReturnAddress, SaveAnswerFile
from komma_desk.usecases.commands.save_card_poster import SaveCardPoster
from komma_desk.usecases.commands.save_office_card import CardSaved, SaveOfficeCard
from komma_desk.usecases.kept_card import NoCardYet
from komma_desk.usecases.ports.card_keys import AddressUnusable
from komma_desk.usecases.queries.case_desk import CaseDesk
from komma_desk.words import Language
from tests.usecases.bench_card_keys import CARD_WORDS, UNUSABLE
from tests.usecases.card_examples import with_address
from tests.usecases.deeds import Prepared

CARD, ANSWER = Path("/draußen/stadt.komma-card"), Path("/draußen/a.komma-answer")


def test_the_card_names_who_could_read_and_keys_of_confirmed_officers_only(
    bench: Prepared,
) -> None:
    receipt = bench.at(Role.CLEARING).perform(SaveOfficeCard(target=CARD)).receipt
    assert receipt == CardSaved(CARD, CARD_WORDS)
    readers = json.loads(bench.outside.files[CARD])["card"]["readers"]
    officers = {each["id"] for each in readers if each["sealing"]}
    assert str(bench.people[Role.CLEARING].id) in officers
    assert str(bench.invited[Role.CLEARING].id) not in officers
    assert str(bench.people[Role.HEAD].id) in {each["id"] for each in readers} - officers


@pytest.mark.parametrize("role", [Role.REPORTER, Role.HEAD])
def test_nobody_else_hands_out_a_card(bench: Prepared, role: Role) -> None:
    with pytest.raises(Refusal):
        bench.at(role).perform(SaveOfficeCard(target=CARD))


def test_without_one_signed_before_she_is_told_whom_to_ask(bench: Prepared) -> None:
    with pytest.raises(NoCardYet):
        bench.at(Role.ADMINISTRATOR).perform(SaveOfficeCard(target=CARD))


@pytest.mark.parametrize("role", [Role.CLEARING, Role.ADMINISTRATOR])
def test_the_poster_names_place_and_words(bench: Prepared, role: Role) -> None:
    poster = SaveCardPoster(target=CARD, place="Am Empfang", language=Language.PLAIN_GERMAN)
    bench.at(role).perform(poster)
    said = bench.outside.files[CARD].decode()
    assert CARD_WORDS in said
    assert "Am Empfang" in said


def test_a_poster_says_where_the_card_lies(bench: Prepared) -> None:
    with pytest.raises(TextMissing):
        bench.at(Role.CLEARING).perform(SaveCardPoster(target=CARD, place="  "))


def test_without_a_return_address_there_is_no_answer_file(bench: Prepared) -> None:
    with pytest.raises(NoReturnAddress):
        bench.at(Role.CLEARING).perform(SaveAnswerFile(case=bench.case, target=ANSWER))


def test_an_address_nothing_can_be_sealed_to_leaves_no_file(bench: Prepared) -> None:
    case = with_address(bench, bench.case, UNUSABLE)
    with pytest.raises(AddressUnusable):
        bench.at(Role.CLEARING).perform(SaveAnswerFile(case=case, target=ANSWER))
    assert ANSWER not in bench.outside.files


def test_an_answer_waits_in_the_case_and_the_file_is_told_in_its_history(bench: Prepared) -> None:
    desk = bench.at(Role.CLEARING)
    case = with_address(bench, bench.case)
    desk.perform(AnswerReporter(case=case, text="Wir rufen zurück."))
    desk.perform(SaveAnswerFile(case=case, target=ANSWER))
    view = desk.ask(CaseDesk(case))
    assert view.reporter_reachable
    assert [each.text for each in view.file.messages] == ["Wir rufen zurück."]
    assert view.file.history[-1].action == "answer-file"
