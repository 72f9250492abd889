"""How something reached the office: read back as it was written, and what cannot be."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from komma_desk.domain.code_list import Code
from komma_desk.domain.consent import ConsentManner
from komma_desk.domain.identifiers import PersonId
from komma_desk.domain.reception import WAYS_IN, Reception, can_be_received, usual_manner
from komma_desk.domain.reception_record import reception_of, reception_record
from komma_desk.domain.text import LONGEST_LINE

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
MOMENTS = st.datetimes(
    datetime(1990, 1, 1),  # noqa: DTZ001 -- hypothesis adds the zone
    datetime(2090, 1, 1),  # noqa: DTZ001 -- as above
    timezones=st.just(UTC),
)
RECEPTIONS = st.builds(
    Reception,
    channel=st.none() | st.sampled_from(WAYS_IN),
    received_at=st.none() | MOMENTS,
    told_by=st.text(),
    affected=st.text(),
    reporter=st.none() | st.uuids().map(PersonId),
    manners=st.dictionaries(st.text().map(Code), st.sampled_from(ConsentManner)),
    note=st.text(),
)


@given(RECEPTIONS)
def test_what_is_kept_is_read_back_as_it_was(reception: Reception) -> None:
    assert reception_of(reception_record(reception)) == reception


@given(st.none() | MOMENTS)
def test_a_moment_taken_over_can_always_be_entered(at: datetime | None) -> None:
    taken = can_be_received(at, NOW)
    assert Reception(channel=WAYS_IN[0], received_at=taken).problems(NOW) == {}


def test_late_is_more_than_a_day() -> None:
    assert not Reception(received_at=NOW - timedelta(days=1)).is_late(NOW)
    assert Reception(received_at=NOW - timedelta(days=1, seconds=1)).is_late(NOW)
    assert not Reception().is_late(NOW)


def test_a_line_too_long_is_said_beside_it() -> None:
    long = "x" * (LONGEST_LINE + 1)
    told = Reception(channel=WAYS_IN[0], received_at=NOW, told_by=long, affected=long, note="\0")
    assert set(told.problems(NOW)) == {"told_by", "affected", "note"}


def test_where_no_way_is_known_a_consent_counts_as_spoken() -> None:
    assert usual_manner(None) is ConsentManner.ORAL


def test_nothing_of_it_is_in_a_repr() -> None:
    told = Reception(
        told_by="Frau Muster",
        affected="Herr Beispiel",
        note="geheim",
        reporter=PersonId(UUID(int=7)),
    )
    said = repr(told)
    assert not any(each in said for each in ("Muster", "Beispiel", "geheim", str(UUID(int=7))))
