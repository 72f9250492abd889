"""What the log tells of the content of cases, and where the file says something else."""

from __future__ import annotations

import json
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from komma_desk.domain.case_digest import (
    DIGESTS,
    FOUND,
    GONE,
    CaseMismatch,
    Told,
    ToldDigest,
    mismatches,
    read_told,
    told,
)
from komma_desk.domain.identifiers import CaseId

ONE, TWO = CaseId(UUID(int=1)), CaseId(UUID(int=2))
OLD, NEW = b"o" * 32, b"n" * 32


def line(detail: object) -> bytes:
    return json.dumps({"action": "add note", "detail": detail}).encode()


@given(st.dictionaries(st.uuids().map(CaseId), st.binary(min_size=32, max_size=32)))
def test_what_a_line_tells_is_read_again(digests: dict[CaseId, bytes]) -> None:
    found = read_told([(7, line({DIGESTS: told(digests)}))])
    assert found.newest == {case: ToldDigest(digest, 7) for case, digest in digests.items()}
    assert found.broken == {}


def test_the_newest_word_on_a_case_counts() -> None:
    later = {DIGESTS: told({ONE: NEW}), FOUND: told({ONE: OLD})}
    lines = [(1, line({DIGESTS: told({ONE: OLD, TWO: OLD})})), (2, line(later))]
    assert read_told(lines) == Told({ONE: ToldDigest(NEW, 2), TWO: ToldDigest(OLD, 1)})


def test_a_line_that_did_not_find_what_the_one_before_left_is_never_grown_over() -> None:
    lines = [
        (1, line({DIGESTS: told({ONE: OLD})})),
        (2, line({DIGESTS: told({ONE: NEW, TWO: NEW}), FOUND: told({ONE: b"x" * 32, TWO: OLD})})),
        (3, line({DIGESTS: told({ONE: OLD}), FOUND: told({ONE: NEW})})),
    ]
    known = read_told(lines)
    assert known.broken == {ONE: 1, TWO: 0}
    assert list(mismatches(known, {ONE: ("2026-0001", OLD), TWO: ("2026-0002", NEW)})) == [
        CaseMismatch(number="2026-0001", entry=1),
        CaseMismatch(number="2026-0002", entry=0),
    ]


def test_an_erased_line_and_one_that_is_not_ours_tell_nothing() -> None:
    ours = [[DIGESTS], {DIGESTS: "?"}, {DIGESTS: 5}, {FOUND: "", DIGESTS: None}]
    strange = [b"", b"\xff" + DIGESTS.encode(), DIGESTS.encode(), *map(line, ours)]
    assert read_told(enumerate(strange)) == Told()


def test_only_a_log_from_before_there_were_digests_says_nothing() -> None:
    held: dict[UUID, tuple[str, bytes]] = {ONE: ("2026-0001", OLD)}
    assert list(mismatches(Told(), held)) == []
    assert list(mismatches(Told({TWO: ToldDigest(GONE, 3)}), held)) == [
        CaseMismatch(number="2026-0001", entry=0)
    ]


def test_a_changed_case_and_one_that_is_gone_are_named_by_their_entry() -> None:
    known = Told({ONE: ToldDigest(OLD, 4), TWO: ToldDigest(OLD, 5)})
    assert list(mismatches(known, {ONE: ("2026-0001", NEW)})) == [
        CaseMismatch(number="2026-0001", entry=4),
        CaseMismatch(entry=5),
    ]
