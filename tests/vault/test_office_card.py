"""The office card and the return code: whole or refused, and recognised however it is typed."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from komma_desk.domain.clearing_card import (
    CardAltered,
    CardReader,
    CardTooNew,
    ClearingCard,
    NotACard,
    card_file,
)
from komma_desk.domain.errors import Refusal
from komma_desk.domain.identifiers import PersonId, ReportId
from komma_desk.domain.office import Office
from komma_desk.domain.roles import Role
from komma_desk.vault.answer_file import (
    AnswerTooNew,
    NotAnAnswerFile,
    packed_answer,
    unpacked_answer,
)
from komma_desk.vault.card_seal import card_words, read_card, signed_card
from komma_desk.vault.person_keys import DirectoryKey, PersonKeys
from komma_desk.vault.refusals import PassphraseTooShort
from komma_desk.vault.reply_keys import (
    keys_of_code,
    keys_of_passphrase,
    require_reply_passphrase,
)
from komma_desk.vault.return_code import (
    WORDS,
    ReturnCodeMistyped,
    ReturnCodeWordMistyped,
    new_return_code,
    read_return_code,
    words_to_ask,
)
from komma_desk.vault.seals import new_sealing_key, public_half

_DIRECTORY = DirectoryKey.new()
_REPORT = ReportId(UUID(int=7))


def _card() -> ClearingCard:
    ada = PersonKeys.new(PersonId(UUID(int=1))).public
    return ClearingCard(
        office=Office(municipality="Musterstadt", name="Clearingstelle", phone="0123"),
        directory=_DIRECTORY.public,
        epoch=2,
        sealing=public_half(new_sealing_key()),
        generation=1,
        readers=(
            CardReader(
                person=ada.person_id,
                name="Ada Öztürk",
                role=Role.CLEARING,
                reads_cases=True,
                sealing=ada.sealing,
                signing=ada.signing,
            ),
            CardReader(
                person=PersonId(UUID(int=2)), name="Lena", role=Role.HEAD, reads_cases=False
            ),
        ),
        made_on=date(2026, 11, 22),
        own_lists={"entries": [{"code": "X"}]},
    )


def _changed(name: str, value: object) -> bytes:
    file = json.loads(signed_card(_card(), _DIRECTORY))
    file["card"][name] = value
    return json.dumps(file).encode()


def test_a_card_reads_back_as_it_was_signed() -> None:
    card = _card()
    assert read_card(signed_card(card, _DIRECTORY)) == card


def test_the_same_office_keeps_its_words_over_a_new_group_key() -> None:
    assert card_words(_card()) == card_words(replace(_card(), epoch=3))


def test_a_card_signed_by_somebody_else_is_refused() -> None:
    card = _card()
    with pytest.raises(CardAltered):
        read_card(signed_card(card, DirectoryKey.new()))


@pytest.mark.parametrize(
    ("name", "value"),
    [("municipality", "Anderswo"), ("generation", 2), ("recovery", "A" * 43 + "=")],
)
def test_a_changed_word_is_noticed(name: str, value: object) -> None:
    with pytest.raises(CardAltered):
        read_card(_changed(name, value))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("readers", 5),
        ("directory", "AAAA"),
        ("language", "xx"),
        ("epoch", 1),
        ("made_on", "gestern"),
        ("generation", True),
        ("municipality", "zu lang" * 2000),
    ],
)
def test_what_no_office_writes_is_refused(name: str, value: object) -> None:
    with pytest.raises(NotACard):
        read_card(_changed(name, value))


def test_a_newer_card_is_told_from_a_broken_one() -> None:
    newer = card_file(_card(), bytes(64)).replace(b"komma-card/1", b"komma-card/2")
    with pytest.raises(CardTooNew):
        read_card(newer)


@given(st.binary(max_size=400))
def test_any_bytes_are_refused_with_a_sentence(data: bytes) -> None:
    with pytest.raises(Refusal):
        read_card(data)


def test_endless_nesting_and_a_huge_file_are_refused() -> None:
    for data in (b"[" * 100_000, b" " * 2_000_000):
        with pytest.raises(NotACard):
            read_card(data)


def test_a_code_has_eight_words_and_is_read_however_it_was_typed() -> None:
    code = new_return_code()
    assert len(code.split()) == WORDS
    assert read_return_code("  " + code.upper().replace(" ", "-") + "\n") == code
    assert read_return_code(code.replace(" ", "")) == code


def test_every_single_wrong_letter_in_a_code_is_noticed() -> None:
    code = new_return_code().replace(" ", "")
    for at, letter in enumerate(code):
        other = "b" if letter != "b" else "d"
        with pytest.raises(ReturnCodeMistyped):
            read_return_code(code[:at] + other + code[at + 1 :])


def test_two_swapped_neighbours_are_noticed() -> None:
    words = new_return_code().split()
    for at in range(WORDS - 1):
        swapped = [*words[:at], words[at + 1], words[at], *words[at + 2 :]]
        if swapped != words:
            with pytest.raises(ReturnCodeMistyped):
                read_return_code(" ".join(swapped))


@given(st.text(max_size=60))
def test_no_text_is_taken_for_a_code_by_accident(text: str) -> None:
    with pytest.raises(ReturnCodeMistyped):
        read_return_code(text)


def test_the_same_code_gives_the_same_keys_for_one_office_only() -> None:
    code = new_return_code()
    again = keys_of_code(code.upper(), _DIRECTORY.public)
    assert keys_of_code(code, _DIRECTORY.public).public == again.public
    assert keys_of_code(code, DirectoryKey.new().public).public != again.public


def test_the_same_passphrase_gives_other_keys_for_another_report() -> None:
    one = keys_of_passphrase("Regenschirm am Markt", _REPORT)
    other = keys_of_passphrase("Regenschirm am Markt", ReportId(UUID(int=8)))
    assert one.public != other.public


def test_a_short_passphrase_is_refused() -> None:
    with pytest.raises(PassphraseTooShort):
        require_reply_passphrase("kurz")


def test_an_answer_file_says_whose_report_it_is_about() -> None:
    assert unpacked_answer(packed_answer(_REPORT, b"envelope")) == (_REPORT, b"envelope")


def test_other_files_are_no_answer() -> None:
    for data in (b"", b"KOMMAANS", b"%PDF-1.7" + bytes(100)):
        with pytest.raises(NotAnAnswerFile):
            unpacked_answer(data)
    newer = bytearray(packed_answer(_REPORT, b"envelope"))
    newer[8] = 2
    with pytest.raises(AnswerTooNew):
        unpacked_answer(bytes(newer))


@given(st.integers(0, WORDS - 1), st.sampled_from(["xxxx", "abc", "ab1d", "lu"]))
def test_the_one_word_that_cannot_be_right_is_named(place: int, wrong: str) -> None:
    words = new_return_code().split()
    words[place] = wrong
    with pytest.raises(ReturnCodeWordMistyped) as told:
        read_return_code(" ".join(words))
    assert f"{place + 1}" in told.value.spoken()
    assert wrong not in told.value.spoken()


def test_two_different_words_are_asked_back() -> None:
    first, second = words_to_ask()
    assert 1 <= first < second <= WORDS
