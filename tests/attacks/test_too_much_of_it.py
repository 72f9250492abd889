"""Somebody fills the store until every desk stands still: refused, and the rest goes on."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest

from komma_desk.domain.case import CaseListing
from komma_desk.domain.identifiers import EnvelopeId
from komma_desk.store.overfull import OfficeOverfull
from komma_desk.usecases.commands.report_incident import ReportIncident
from komma_desk.usecases.commands.take_in import TakeIn, TakenIn
from komma_desk.usecases.queries.case_list import CaseCount
from komma_desk.vault import envelope
from komma_desk.vault.envelope_header import MOST_SLOTS
from komma_desk.vault.person_keys import PersonKeys
from komma_desk.vault.recipients import OpeningKeys, Recipient
from komma_desk.vault.refusals import EnvelopeTooLarge, KeyFileTooLarge
from tests.journeys.raw_store import change, office_key
from tests.journeys.town import ADMIN, CLEARING, MORNING, Town, a_draft

BLOB = "INSERT INTO post (id, audience, posted_on, data) VALUES (?, 'clearing', '2026-10-05', "

MANY = (
    "INSERT INTO settings WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n"
    " LIMIT 60000) SELECT 'x' || i, '' FROM n"
)


def sealed_for(number: int) -> bytes:
    somebody = PersonKeys.of_nobody()
    return envelope.seal(
        "x",
        b"",
        to=[Recipient.person(somebody.public)] * number,
        author=somebody,
        envelope_id=EnvelopeId(uuid4()),
        sent_at=MORNING,
    )


def test_an_envelope_for_too_many_is_neither_written_nor_tried() -> None:
    whole = bytearray(sealed_for(MOST_SLOTS))
    with pytest.raises(EnvelopeTooLarge):
        sealed_for(MOST_SLOTS + 1)
    slots_at = 8 + 1 + 16 + 32
    whole[slots_at : slots_at + 2] = (65_535).to_bytes(2, "big")
    whole += bytes(65_535 * 128)
    with pytest.raises(EnvelopeTooLarge) as refused:
        envelope.open_envelope(bytes(whole), OpeningKeys(own=(b"k" * 32,)))
    assert refused.value.spoken()


def test_an_envelope_no_report_can_fill_is_not_opened() -> None:
    with pytest.raises(EnvelopeTooLarge):
        envelope.open_envelope(bytes(envelope.LARGEST + 1), OpeningKeys(own=(b"k" * 32,)))


def test_a_letter_that_fills_the_memory_keeps_no_other_waiting(town: Town) -> None:
    with town.unlock("rita") as rita:
        rita.perform(ReportIncident(a_draft()))
        key = office_key(rita)
    change(town.folder, key, f"{BLOB} zeroblob({envelope.LARGEST + 1}))", uuid4().hex)
    with town.unlock(CLEARING) as karl:
        receipt: Any = karl.perform(TakeIn()).receipt
        assert isinstance(receipt, TakenIn)
        assert len(receipt.unreadable) == 1
        assert karl.ask(CaseCount(CaseListing())) == 1


def test_a_key_file_of_any_size_is_not_read(town: Town) -> None:
    with (town.folder / "keys.json").open("ab") as file:
        file.truncate(64 * 1024 * 1024)
    with pytest.raises(KeyFileTooLarge) as refused:
        town.unlock(CLEARING)
    assert refused.value.spoken()


@pytest.mark.parametrize(
    "deed",
    [
        MANY,
        "UPDATE people SET name = replace(hex(zeroblob(100000)), '0', 'x') WHERE login = 'rolf'",
    ],
)
def test_more_than_an_office_can_have_is_refused(town: Town, deed: str) -> None:
    with town.unlock(ADMIN) as mira:
        key = office_key(mira)
    change(town.folder, key, deed)
    with pytest.raises(OfficeOverfull) as refused:
        town.unlock(CLEARING)
    assert refused.value.spoken()
