"""Killed at any moment, the store keeps what it acknowledged and loses no letter."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest
from sqlalchemy.engine import Connection

from komma_desk.domain.audit import Compartment
from komma_desk.domain.case import Case, CaseListing
from komma_desk.domain.errors import Trouble
from komma_desk.store.check import check_cases, check_office
from komma_desk.store.desk import KeptDesk
from komma_desk.usecases.ports.office import Audience, PostedEnvelope
from tests.fakes.samples import EVERYTHING, a_case, an_envelope
from tests.store.conftest import KEYS, opened

ROOT: Final = Path(__file__).resolve().parents[2]
WRITER: Final = """
import sys
from pathlib import Path
from komma_desk.domain.audit import AuditLine, Compartment
from tests.fakes.samples import a_case, an_envelope
from tests.store.conftest import opened

desk = opened(Path(sys.argv[1]))
while True:
    with desk.change() as work:
        number = work.cases.cases.next_number(2026)
        work.cases.cases.add(a_case(number), None)
        work.send(an_envelope())
        for compartment in Compartment:
            work.trail.append(AuditLine(action="take_in"), compartment)
        work.commit()
    print(number, flush=True)
"""


def _sound(store: Path) -> bool:
    office = check_office(store / "office.db", KEYS[Compartment.OFFICE])
    cases = check_cases(store / "cases.db", KEYS[Compartment.CASES])
    return office.is_sound and cases.is_sound


@pytest.mark.parametrize("commits", [1, 7, 20])
def test_a_killed_desk_loses_no_acknowledged_commit(store: Path, commits: int) -> None:
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(store)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    assert writer.stdout is not None
    acknowledged = [writer.stdout.readline().strip() for _ in range(commits)]
    writer.kill()
    acknowledged += writer.stdout.read().split()
    writer.stdout.close()
    writer.wait()

    desk = opened(store)
    with desk.change() as work:
        lines = work.cases.cases.lines(CaseListing(order="number", descending=False), EVERYTHING)
        numbers = [line.number for line in lines]
        letters = work.office.post.count(Audience.CLEARING)
    desk.close()
    assert numbers[: len(acknowledged)] == acknowledged
    assert len(numbers) <= len(acknowledged) + 1
    assert letters == len(numbers)
    assert _sound(store)


class _PowerCutError(Exception):
    """Stands for the end of the process at one place."""


def _cut_at(place: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """The power goes just before the commit with this number."""
    real, seen = Connection.commit, [0]

    def commit(connection: Connection) -> None:
        seen[0] += 1
        if seen[0] == place:
            raise _PowerCutError
        real(connection)

    monkeypatch.setattr(Connection, "commit", commit)


def _send(desk: KeptDesk, letter: PostedEnvelope, *cases: Case) -> None:
    with desk.change() as work:
        for case in cases:
            work.cases.cases.add(case, None)
        work.send(letter)
        work.commit()


@pytest.mark.parametrize(("place", "cases_kept"), [(1, 0), (2, 1), (3, 1)])
def test_a_letter_leaves_if_and_only_if_its_case_was_kept(
    store: Path, monkeypatch: pytest.MonkeyPatch, place: int, cases_kept: int
) -> None:
    desk, letter = opened(store), an_envelope()
    with monkeypatch.context() as power:
        _cut_at(place, power)
        with pytest.raises(_PowerCutError):
            _send(desk, letter, a_case())
    desk.close()

    desk = opened(store)
    with desk.change() as work:
        assert work.cases.cases.count(CaseListing(), EVERYTHING) == cases_kept
        found = [each.id for each in work.office.post.waiting(Audience.CLEARING)]
        assert found == [letter.id] * cases_kept
        assert work.cases.outbox.all() == ()
    desk.close()


def test_a_crash_while_carrying_over_carries_again(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, letter = opened(store), an_envelope()
    for place in (2, 2, 1):
        with monkeypatch.context() as power:
            _cut_at(place, power)
            with pytest.raises(_PowerCutError):
                _send(desk, letter)
    with desk.change() as work:
        assert [each.data for each in work.office.post.waiting(Audience.CLEARING)] == [letter.data]
    desk.close()


def _fill(store: Path, size: int) -> None:
    desk = opened(store)
    with desk.change() as work:
        work.office.drafts.put("tag", os.urandom(size))
        work.commit()
    desk.close()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit for the size of a file")
def test_a_full_disk_is_said_and_loses_nothing(store: Path) -> None:
    import resource

    _fill(store, 1000)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored: Callable[..., object] = _ignore_size_signal()
    resource.setrlimit(resource.RLIMIT_FSIZE, (1024 * 1024, before[1]))
    try:
        with pytest.raises(Trouble):
            _fill(store, 4 * 1024 * 1024)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        ignored()
    desk = opened(store)
    with desk.look() as work:
        assert len(work.office.drafts.get("tag") or b"") == 1000
    desk.close()
    assert _sound(store)


def _ignore_size_signal() -> Callable[[], object]:
    """Else the system ends the process instead of refusing the write; gives back the way back."""
    import signal

    before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    return lambda: signal.signal(signal.SIGXFSZ, before)
