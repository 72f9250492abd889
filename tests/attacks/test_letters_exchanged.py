"""Bodies, suites, addresses and times of sealed letters changed by hand in the post."""

from __future__ import annotations

import struct
from collections.abc import Callable
from hashlib import sha256
from typing import Any

import pytest

from komma_desk.domain.case import CaseListing
from komma_desk.usecases import envelope_kinds
from komma_desk.usecases.commands.answer_reporter import AnswerReporter
from komma_desk.usecases.commands.report_incident import ReportIncident
from komma_desk.usecases.commands.take_in import TakeIn
from komma_desk.usecases.ports.office import Audience
from komma_desk.usecases.queries.case_list import CasePage
from komma_desk.usecases.queries.my_reports import MyReports
from komma_desk.vault import envelope
from komma_desk.vault.envelope_header import read_header
from tests.attacks.forging import person_named, post, sealed, to_group
from tests.journeys.raw_store import cells, change, office_key
from tests.journeys.town import ADMIN, CLEARING, MORNING, Town, a_draft, only_case

SUITE_AT = 8


def key_of(town: Town) -> bytes:
    with town.unlock(ADMIN) as mira:
        return office_key(mira)


def letters(town: Town, audience: Audience) -> list[bytes]:
    """The sealed letters of one audience, oldest first, as the raw file holds them."""
    post_cells = [each for each in cells(town.folder, key_of(town)) if each[0] == "post"]
    rows = [
        dict(each[1:] for each in post_cells[at : at + 5]) for at in range(0, len(post_cells), 5)
    ]
    return [bytes(row["data"]) for row in rows if row["audience"] == audience]  # type: ignore[call-overload]  # bytes in this column


def filed(town: Town, *texts: str) -> list[bytes]:
    with town.unlock("rita") as rita:
        for text in texts:
            rita.perform(ReportIncident(a_draft(text)))
    return letters(town, Audience.CLEARING)


def put_in_place(town: Town, old: bytes, new: bytes) -> None:
    assert (
        change(town.folder, key_of(town), "UPDATE post SET data = ? WHERE data = ?", new, old) == 1
    )


def taken(town: Town) -> tuple[int, int, int]:
    """New cases, letters named as unreadable, cases in all."""
    with town.unlock(CLEARING) as karl:
        receipt: Any = karl.perform(TakeIn()).receipt
        lines: Any = karl.ask(CasePage(CaseListing()))
    return len(receipt.numbers), len(receipt.unreadable), len(lines)


def with_checksum(sealed_part: bytes) -> bytes:
    return sealed_part + sha256(sealed_part).digest()


def another_body(first: bytes, second: bytes) -> bytes:
    head, other = read_header(first).raw, read_header(second).raw
    return with_checksum(head + second[len(other) : -32])


def another_suite(first: bytes, _second: bytes) -> bytes:
    return with_checksum(
        first[:SUITE_AT] + bytes([first[SUITE_AT] + 1]) + first[SUITE_AT + 1 : -32]
    )


def older_suite(first: bytes, _second: bytes) -> bytes:
    return with_checksum(first[:SUITE_AT] + b"\0" + first[SUITE_AT + 1 : -32])


def another_commitment(first: bytes, _second: bytes) -> bytes:
    harmed = bytearray(first[:-32])
    harmed[SUITE_AT + 1 + 16] ^= 1
    return with_checksum(bytes(harmed))


def without_slots(first: bytes, _second: bytes) -> bytes:
    head = bytearray(first[:-32])
    struct.pack_into(">H", head, SUITE_AT + 1 + 16 + 32, 0)
    return with_checksum(bytes(head))


@pytest.mark.parametrize(
    "forge", [another_body, another_suite, older_suite, another_commitment, without_slots]
)
def test_a_changed_letter_is_named_and_the_honest_one_taken_in(
    town: Town, forge: Callable[[bytes, bytes], bytes]
) -> None:
    first, second = filed(town, "eins", "zwei")
    put_in_place(town, first, forge(first, second))
    assert taken(town) == (1, 1, 1)


def test_a_letter_put_into_the_post_again_becomes_no_second_case(town: Town) -> None:
    (first,) = filed(town, "eins")
    assert taken(town) == (1, 0, 1)
    with town.unlock("rolf") as rolf:
        post(rolf, Audience.CLEARING, first, MORNING)
    assert taken(town) == (0, 0, 1)


def test_a_copy_for_herself_relabelled_to_clearing_stays_closed(town: Town) -> None:
    filed(town, "eins")
    key = key_of(town)
    deed = "UPDATE post SET audience = 'clearing' WHERE audience = 'person'"
    assert change(town.folder, key, deed) == 1
    assert taken(town) == (1, 1, 1)


def test_a_letter_of_another_kind_to_clearing_becomes_no_case(town: Town) -> None:
    """The kind is signed inside, no column of the office file says it."""
    (first,) = filed(town, "eins")
    with town.unlock(CLEARING) as karl:
        body = envelope.open_envelope(first, karl.ring.opening_keys()).body
        for kind in (envelope_kinds.ANSWER, envelope_kinds.REPORT_COPY, "report/0"):
            forged = sealed(kind, body, to_group(karl, "clearing"), karl.ring.person, MORNING)
            post(karl, Audience.CLEARING, forged, MORNING)
    assert taken(town) == (1, 3, 1)


def test_a_report_passed_on_under_the_own_name_betrays_who_did_it(town: Town) -> None:
    """A letter once opened can be sealed again only under the own signature."""
    (first,) = filed(town, "eins")
    with town.unlock(CLEARING) as karl:
        opened = envelope.open_envelope(first, karl.ring.opening_keys())
        again = sealed("report", opened.body, to_group(karl, "clearing"), karl.ring.person, MORNING)
        assert envelope.open_envelope(again, karl.ring.opening_keys()).author == karl.ring.public
        rita = person_named(karl, "rita")
    assert opened.author_id == rita.id


def test_an_answer_put_into_the_post_twice_is_read_once(town: Town) -> None:
    filed(town, "eins")
    with town.unlock(CLEARING) as karl:
        karl.perform(TakeIn())
        karl.perform(AnswerReporter(case=only_case(karl), text="Guten Tag"))
    deed = (
        "INSERT INTO post (id, audience, posted_on, data)"
        " SELECT lower(hex(randomblob(16))), audience, posted_on, data FROM post"
        " WHERE audience = 'person'"
    )
    assert change(town.folder, key_of(town), deed) > 0
    with town.unlock("rita") as rita:
        (report,) = rita.ask(MyReports())
    assert [answer.text for answer in report.answers] == ["Guten Tag"]


def test_an_answer_moved_to_a_colleague_tells_her_nothing(town: Town) -> None:
    filed(town, "eins")
    with town.unlock(CLEARING) as karl:
        karl.perform(TakeIn())
        karl.perform(AnswerReporter(case=only_case(karl), text="Guten Tag"))
    with town.unlock("rolf") as rolf:
        assert rolf.ask(MyReports()) == ()
