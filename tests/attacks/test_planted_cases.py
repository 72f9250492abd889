"""Somebody holds the key of cases.db, by theft or by office, and writes with a tool of her own."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime

import pytest

from komma_desk.domain.audit import Compartment, commitment, link
from komma_desk.usecases.commands.report_incident import ReportIncident
from komma_desk.usecases.commands.take_in import TakeIn
from komma_desk.vault import signing
from komma_desk.vault.person_keys import PersonKeys
from tests.attacks.forging import in_the_name_of, person_named
from tests.faults.ground import health
from tests.journeys.raw_store import _open
from tests.journeys.town import CLEARING, Town, a_draft


@pytest.fixture
def told(town: Town) -> Town:
    """One case, taken in by Karl."""
    with town.unlock("rita") as rita:
        rita.perform(ReportIncident(a_draft("wahr")))
    with town.unlock(CLEARING) as karl:
        karl.perform(TakeIn())
    return town


def write(town: Town, *deeds: tuple[str, tuple[object, ...]]) -> None:
    with town.unlock(CLEARING) as karl:
        key = karl.ring.file_key(Compartment.CASES).raw
    with closing(_open(town.folder, key, "cases.db")) as store:
        for deed, values in deeds:
            assert store.execute(deed, values).rowcount == 1


def is_named(town: Town) -> bool:
    return not health(town.folder).is_good


def forged_entry(town: Town, author: PersonKeys) -> tuple[str, tuple[object, ...]]:
    """A line that fits the chain in every hash, signed by a hand that is not the one it names."""
    with town.unlock(CLEARING) as karl, karl._desk.look() as work:
        last = work.trail.head(Compartment.CASES)
    at, salt = datetime(2026, 10, 5, 9, tzinfo=UTC), bytes(16)
    payload = b'{"action": "take step", "subject": "", "detail": {}}'
    committed = commitment(salt, payload)
    digest = link(last.sequence + 1, at, last.digest, committed)
    signature = signing.sign(author.signing, "log entry/1", digest)
    deed = (
        "INSERT INTO cases_log"
        " (sequence, at, previous, salt, commitment, digest, payload, author_id, signature)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
    )
    place = (last.sequence + 1, "2026-10-05 09:00:00.000000", last.digest)
    return deed, (*place, salt, committed, digest, payload, author.person_id.hex, signature)


@pytest.mark.parametrize("name", [CLEARING, "ines"])
def test_a_log_entry_in_the_name_of_another_is_named(told: Town, name: str) -> None:
    with told.unlock(CLEARING) as karl:
        author = in_the_name_of(person_named(karl, name))
    write(told, forged_entry(told, author))
    assert is_named(told)


def test_an_entry_signed_by_the_right_hand_is_none_the_check_names(told: Town) -> None:
    """Else the two before would prove nothing about the signature."""
    with told.unlock(CLEARING) as karl:
        author = karl.ring.person
    write(told, forged_entry(told, author))
    assert not is_named(told)


def test_a_case_written_in_by_hand_is_named(told: Town) -> None:
    deed = (
        "INSERT INTO cases (id, number, number_key, received_at, received_on, state, is_open,"
        " main_form, place, urgency, acute_danger, responsible, revision)"
        " SELECT lower(hex(randomblob(16))), '2026-0999', number_key, received_at, received_on,"
        " state, is_open, main_form, place, urgency, acute_danger, responsible, revision FROM cases"
    )
    write(told, (deed, ()))
    (said,) = [line.said for line in health(told.folder).lines if line.said]
    assert "2026-0999" in said[0]


def test_a_case_moved_on_by_hand_is_named(told: Town) -> None:
    write(told, ("UPDATE cases SET state = 'closed'", ()))
    assert is_named(told)
