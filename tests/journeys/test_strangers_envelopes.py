"""Somebody with an account seals what no window would: it stays in the post and stops nobody."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest

from komma_desk.bootstrap.session import Session
from komma_desk.domain.attachment import NewAttachment
from komma_desk.domain.errors import Refusal, Trouble
from komma_desk.domain.identifiers import EnvelopeId, ReportId
from komma_desk.domain.incident_record import report_record
from komma_desk.usecases.commands.report_incident import ReportIncident
from komma_desk.usecases.commands.seal_report_file import SealReportFile
from komma_desk.usecases.commands.take_in import TakeIn
from komma_desk.usecases.commands.take_in_file import AlreadyTakenIn, TakeInFile
from komma_desk.usecases.ports.office import Audience, PostedEnvelope
from tests.fakes.given_evidence import attached
from tests.journeys.town import CLEARING, Town, a_draft

WHEN = datetime(2026, 10, 5, 8, tzinfo=UTC)


def record(**changed: Any) -> dict[str, Any]:
    report = a_draft().file_as(ReportId(UUID(int=7)), at=WHEN)
    return report_record(report) | changed


def packed(words: object, files: Sequence[object] = ()) -> bytes:
    """As `Parcel.packed` would, but for anything."""
    head = json.dumps({"words": words, "files": list(files)}).encode()
    return len(head).to_bytes(4, "big") + head


HOSTILE: dict[str, bytes] = {
    "nothing": b"",
    "a length and no more": b"\xff\xff\xff\xff",
    "no object": packed([1, 2]),
    "nested without end": len(b"[" * 100_000).to_bytes(4, "big") + b"[" * 100_000,
    "an endless size": packed(record(), [{"name": "a", "size": float("inf")}]),
    "a size below zero": packed(record(), [{"name": "a", "size": -1}]),
    "a size that is none": packed(record(), [{"name": "a", "size": "1"}]),
    "a name with NUL": packed(record(), [{"name": "a\0b", "size": 0}]),
    "a name that is none": packed(record(), [{"name": ["a"], "size": 0}]),
    "half a pair in the text": packed(record(narrative="a\ud83d")),
    "NUL in the place": packed(record(place_detail="a\0")),
    "two megabytes": packed(record(narrative="x" * 2_000_000)),
    "a code that is a text": packed(record(direction="frei \ud83d erfunden")),
    "a code without end": packed(record(forms=["X" * 100_000])),
    "no form": packed(record(forms=[])),
    "no direction": packed(record(direction=None)),
    "no moment": packed(record(occurred=None)),
    "a moment without a zone": packed(record(filed_at="2026-10-05T08:00:00")),
    "a moment before all time": packed(record(filed_at="0001-01-01T00:00:00+14:00")),
    "a time with a zone": packed(
        record(occurred={"precision": "day", "first_on": "2026-10-01", "at": "10:00+02:00"})
    ),
    "an id that is none": packed(record(id="../../x")),
    "a word too many": packed(record(admin=True)),
    "another format": packed(record(format="komma-report/2")),
}


def post(desk: Session, body: bytes, kind: str = "report") -> None:
    keys = desk._doorway._tools.keys
    envelope, data = keys.seal_to_group(Audience.CLEARING, kind, body, WHEN)
    put(
        desk,
        PostedEnvelope(id=envelope, audience=Audience.CLEARING, posted_on=WHEN.date(), data=data),
    )


def put(desk: Session, envelope: PostedEnvelope) -> None:
    with desk._desk.change() as work:
        work.send(envelope)
        work.commit()


def take_in(town: Town) -> Any:
    with town.unlock(CLEARING) as karl:
        return karl.perform(TakeIn()).receipt


def test_not_one_of_them_keeps_an_honest_report_waiting(town: Town) -> None:
    with town.unlock("rolf") as rolf:
        for body in HOSTILE.values():
            post(rolf, body)
        post(rolf, packed(record()), kind="release")
        rolf.perform(ReportIncident(a_draft("ehrlich")))
    taken = take_in(town)
    assert len(taken.numbers) == 1
    assert len(taken.unreadable) == len(HOSTILE) + 1
    assert take_in(town).numbers == ()


@pytest.mark.parametrize("body", HOSTILE.values(), ids=HOSTILE)
def test_each_of_them_as_a_file_is_refused_with_a_sentence(town: Town, body: bytes) -> None:
    with town.unlock("rolf") as rolf:
        keys = rolf._doorway._tools.keys
        _, data = keys.seal_to_group(Audience.CLEARING, "report", body, WHEN)
    target = town.folder.parent / "versiegelt"
    target.write_bytes(data)
    with town.unlock(CLEARING) as karl, pytest.raises(Refusal) as refused:
        karl.perform(TakeInFile(target))
    assert refused.value.spoken()


def test_the_same_report_sealed_twice_becomes_one_case(town: Town) -> None:
    with town.unlock("rolf") as rolf:
        for _ in range(2):
            post(rolf, packed(record()))
    taken = take_in(town)
    assert (len(taken.numbers), len(taken.unreadable)) == (1, 0)


def test_an_old_envelope_under_a_new_name_becomes_no_second_case(town: Town) -> None:
    with town.unlock("rolf") as rolf:
        keys = rolf._doorway._tools.keys
        envelope, data = keys.seal_to_group(Audience.CLEARING, "report", packed(record()), WHEN)
        for each in (envelope, EnvelopeId(UUID(int=99))):
            put(
                rolf,
                PostedEnvelope(
                    id=each, audience=Audience.CLEARING, posted_on=WHEN.date(), data=data
                ),
            )
    taken = take_in(town)
    assert (len(taken.numbers), len(taken.unreadable)) == (1, 1)


def test_a_sealed_file_becomes_a_case_once(town: Town) -> None:
    target = town.folder.parent / "versiegelt"
    with town.unlock("rita") as rita:
        files = (NewAttachment(name="bild.png", content=b"bild"),)
        rita.perform(SealReportFile(a_draft("per Stick"), target, attached(rita, *files)))
    with town.unlock(CLEARING) as karl:
        assert karl.perform(TakeInFile(target)).receipt == "2026-0001"
        with pytest.raises(AlreadyTakenIn):
            karl.perform(TakeInFile(target))


@pytest.mark.parametrize(
    "harm",
    [
        lambda data: data[:-1],
        lambda data: data + b"x",
        lambda data: data[:200] + bytes([data[200] ^ 1]) + data[201:],
        lambda _: b"",
        lambda _: b"%PDF-1.7",
    ],
    ids=["cut", "longer", "flipped", "empty", "another file"],
)
def test_a_harmed_sealed_file_is_refused_and_nothing_is_kept(
    town: Town, harm: Callable[[bytes], bytes]
) -> None:
    target = town.folder.parent / "versiegelt"
    with town.unlock("rita") as rita:
        files = (NewAttachment(name="bild.png", content=b"bild"),)
        rita.perform(SealReportFile(a_draft("per Stick"), target, attached(rita, *files)))
    target.write_bytes(harm(target.read_bytes()))
    before = sorted((town.folder / "attachments").iterdir())
    with town.unlock(CLEARING) as karl, pytest.raises((Refusal, Trouble)):
        karl.perform(TakeInFile(target))
    assert sorted((town.folder / "attachments").iterdir()) == before
