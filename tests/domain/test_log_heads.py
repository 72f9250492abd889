"""An end of a log is written, read and compared; every kind of damage is named once."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from komma_desk.domain.audit import GENESIS, Compartment, LogEntry, LogHead, commitment, link
from komma_desk.domain.log_loss import LogLoss
from komma_desk.domain.log_proof import (
    KnownHead,
    LogFlaw,
    NotAHead,
    Signature,
    judge_log,
    missed,
)
from komma_desk.words import Language, speaking

AT = datetime(2026, 10, 5, tzinfo=UTC)
heads = st.builds(
    LogHead,
    sequence=st.integers(min_value=1, max_value=10**9),
    digest=st.binary(min_size=32, max_size=32),
)


@given(heads)
def test_a_head_reads_back_as_it_was_written(head: LogHead) -> None:
    assert LogHead.read(head.text) == head


@given(heads, st.sampled_from(Compartment))
def test_what_is_printed_is_found_again_also_the_short_form(
    head: LogHead, log: Compartment
) -> None:
    entry = LogEntry(
        compartment=log,
        sequence=head.sequence,
        at=AT,
        previous=GENESIS,
        salt=b"",
        commitment=b"",
        digest=head.digest,
        payload=b"",
    )
    for text in (head.text, head.short, f"{log}:{head.text}", f" {log}:{head.short.upper()} "):
        assert KnownHead.read(text).is_head(entry)


@pytest.mark.parametrize("text", ["", "12", "12:abc", "other:12:" + "a" * 16, "x"])
def test_what_is_no_head_is_refused(text: str) -> None:
    with pytest.raises(NotAHead):
        KnownHead.read(text)


def chain(length: int) -> list[LogEntry]:
    entries: list[LogEntry] = []
    previous = GENESIS
    for sequence in range(1, length + 1):
        committed = commitment(b"salt", b"payload")
        digest = link(sequence, AT, previous, committed)
        entries.append(
            LogEntry(
                compartment=Compartment.CASES,
                sequence=sequence,
                at=AT,
                previous=previous,
                salt=b"salt",
                commitment=committed,
                digest=digest,
                payload=b"payload",
            )
        )
        previous = digest
    return entries


def flaws(entries: list[LogEntry], outcome: Signature = Signature.GOOD) -> dict[LogFlaw, int]:
    verdict = judge_log(Compartment.CASES, entries, signed=lambda _entry: outcome)
    assert all(each.spoken() for each in verdict.findings)
    assert verdict.is_sound is not bool(verdict.findings)
    return {each.flaw: each.entry for each in verdict.findings}


@given(st.integers(min_value=1, max_value=12), st.data())
def test_taking_any_entry_but_the_last_out_is_named(length: int, data: st.DataObject) -> None:
    entries = chain(length + 1)
    gone = data.draw(st.integers(min_value=1, max_value=length))
    del entries[gone - 1]
    assert flaws(entries) == {LogFlaw.MISSING: gone}


def test_an_entry_made_anew_with_a_right_digest_breaks_the_next() -> None:
    entries = chain(4)
    committed = commitment(b"salt", b"other")
    digest = link(2, AT, entries[1].previous, committed)
    entries[1] = replace(entries[1], payload=b"other", commitment=committed, digest=digest)
    assert flaws(entries) == {LogFlaw.OUT_OF_PLACE: 3}


def test_an_erased_payload_is_no_flaw_and_a_half_erased_one_is() -> None:
    entries = chain(3)
    entries[1] = replace(entries[1], payload=b"", salt=b"")
    assert flaws(entries) == {}
    entries[1] = replace(entries[1], salt=b"salt")
    assert flaws(entries) == {LogFlaw.ALTERED: 2}


@pytest.mark.parametrize(
    ("outcome", "flaw"),
    [(Signature.WRONG, LogFlaw.WRONG_SIGNATURE), (Signature.UNREADABLE, LogFlaw.UNREADABLE)],
)
def test_of_many_bad_signatures_the_first_is_named(outcome: Signature, flaw: LogFlaw) -> None:
    assert flaws(chain(3), outcome) == {flaw: 1}


def test_a_known_head_after_the_end_is_gone_and_one_before_it_differs() -> None:
    ends = LogHead(sequence=10, digest=GENESIS)
    after = KnownHead.of(Compartment.CASES, LogHead(sequence=11, digest=GENESIS))
    before = KnownHead.of(Compartment.CASES, LogHead(sequence=9, digest=GENESIS))
    assert missed(after, ends).flaw is LogFlaw.HEAD_GONE
    assert missed(before, ends).flaw is LogFlaw.HEAD_DIFFERS


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize(("ends", "last_on"), [(3, date(2026, 10, 5)), (0, None), (12, AT.date())])
def test_a_loss_is_said_in_both_languages(
    language: Language, ends: int, last_on: date | None
) -> None:
    loss = LogLoss(
        compartment=Compartment.OFFICE,
        seen=LogHead(sequence=9, digest=GENESIS),
        ends=LogHead(sequence=ends, digest=GENESIS),
        last_on=last_on,
    )
    with speaking(language):
        said = loss.spoken()
    assert "office.db" in said
    assert "9" in said
    assert "{" not in said
