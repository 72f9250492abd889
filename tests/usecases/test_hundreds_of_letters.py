"""Somebody who reported a lot reads her reports: every letter is looked at with its own only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from uuid import uuid4

from komma_desk.domain.identifiers import EnvelopeId
from komma_desk.domain.incident_record import report_record
from komma_desk.domain.parcel import Parcel
from komma_desk.usecases import envelope_kinds
from komma_desk.usecases.effects.my_letters import MyLetter
from komma_desk.usecases.ports.keys import OpenedEnvelope
from komma_desk.usecases.queries.my_reports import reports_in
from tests.fakes.samples import NOON, a_report
from tests.fakes.work_done import counted


def letter(kind: str, words: Mapping[str, object]) -> MyLetter:
    opened = OpenedEnvelope(
        id=EnvelopeId(uuid4()),
        kind=kind,
        body=b"",
        author=None,
        author_signing=b"",
        sent_at=NOON,
    )
    return MyLetter(opened, Parcel(words=words))


def reported(times: int) -> list[MyLetter]:
    """So many reports, each with an answer and a message of her own."""
    letters = []
    for _each in range(times):
        report = a_report()
        about = {"report": str(report.id), "text": str(report.id)}
        mine = about | {"kind": envelope_kinds.REPORTER_MESSAGE}
        letters += [
            letter(envelope_kinds.REPORT_COPY, report_record(report)),
            letter(envelope_kinds.ANSWER, about | {"from": "Ada Kern"}),
            letter(envelope_kinds.REPORTER_COPY, mine),
        ]
    return letters


def test_twice_as_many_reports_are_twice_the_work_and_not_four_times() -> None:
    few, many = reported(40), reported(80)
    reports_in(few)
    with counted() as little:
        reports_in(few)
    with counted() as much:
        reports_in(many)
    assert much.calls < 2.2 * little.calls


def test_every_report_has_its_own_letters_and_nobody_elses() -> None:
    for each in reports_in(reported(3)):
        mine = (str(each.report.id),)
        assert tuple(answer.text for answer in each.answers) == mine
        assert tuple(message.text for message in each.written) == mine


def test_a_letter_whose_report_is_no_word_hides_none_of_the_others() -> None:
    letters = reported(1)
    wrong = letter(envelope_kinds.ANSWER, {"report": ["a", "list"], "text": "", "from": ""})
    (found,) = reports_in([wrong, *letters])
    assert len(found.answers) == 1
    (copy, *_rest) = letters
    assert reports_in([replace(copy, parcel=Parcel(words={"id": {}}))]) == ()
