"""A report sealed once more leaves the post if it says the same; anything else stays in it."""

from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

import pytest

from komma_desk.domain.attachment import NewAttachment
from komma_desk.domain.case import CaseListing
from komma_desk.domain.identifiers import PersonId, ReportId
from komma_desk.domain.incident import IncidentReport
from komma_desk.domain.incident_record import report_record
from komma_desk.domain.parcel import Parcel
from komma_desk.domain.person import Person
from komma_desk.domain.roles import Role
from komma_desk.usecases import envelope_kinds
from komma_desk.usecases.commands.take_in import TakeIn, TakenIn
from komma_desk.usecases.ports.office import Audience, PostedEnvelope
from komma_desk.usecases.queries.case_list import CasePage
from tests.usecases.bench_keys import FakeKeys
from tests.usecases.deeds import a_draft
from tests.usecases.workbench import Workbench

BILL = NewAttachment(name="Zettel.txt", content=b"Zettel")


class Post:
    """An office that took one report in, with a file."""

    def __init__(self) -> None:
        self.bench = Workbench()
        at = self.bench.clock.now()
        self.report = a_draft().file_as(ReportId(uuid4()), at=at)
        self.put(self.report, BILL)
        assert len(self.taken().numbers) == 1

    def put(self, report: IncidentReport, *files: NewAttachment, by: Role = Role.REPORTER) -> None:
        self.put_by(self.bench.people[by], report, *files)

    def put_by(self, author: Person, report: IncidentReport, *files: NewAttachment) -> None:
        keys, group = FakeKeys(author, set()), Audience.CLEARING
        body = Parcel(words=report_record(report), files=files).packed()
        now = self.bench.clock.now()
        number, data = keys.seal_to_group(group, envelope_kinds.REPORT, body, now)
        with self.bench.desk.change() as work:
            work.office.post.put(
                PostedEnvelope(id=number, audience=group, posted_on=now.date(), data=data)
            )
            work.commit()

    def taken(self) -> TakenIn:
        taken = self.bench.at(Role.CLEARING).perform(TakeIn()).receipt
        assert isinstance(taken, TakenIn)
        return taken

    def waiting(self) -> int:
        with self.bench.desk.look() as work:
            return work.office.post.count(Audience.CLEARING)

    def cases(self) -> int:
        return len(self.bench.at(Role.CLEARING).ask(CasePage(CaseListing())))


@pytest.fixture
def post() -> Post:
    return Post()


@pytest.mark.parametrize("files", [(), (BILL,)])
def test_the_same_report_once_more_leaves_the_post(
    post: Post, files: tuple[NewAttachment, ...]
) -> None:
    post.put(post.report, *files)
    assert post.taken() == TakenIn((), ())
    assert (post.waiting(), post.cases()) == (0, 1)


def test_other_words_under_its_id_are_kept_and_named(post: Post) -> None:
    post.put(replace(post.report, narrative="ganz anders"), BILL)
    assert len(post.taken().unreadable) == 1
    assert (post.waiting(), post.cases()) == (1, 1)


def test_its_words_from_another_author_are_kept_and_named(post: Post) -> None:
    post.put(post.report, BILL, by=Role.HEAD)
    assert len(post.taken().unreadable) == 1
    assert post.waiting() == 1


def test_with_a_file_the_case_lacks_it_is_kept_and_named(post: Post) -> None:
    post.put(post.report, BILL, replace(BILL, content=b"ein anderer"))
    assert len(post.taken().unreadable) == 1
    assert post.waiting() == 1


def test_of_somebody_nobody_knows_a_second_one_is_kept_and_named(post: Post) -> None:
    stranger = replace(post.bench.people[Role.HEAD], id=PersonId(uuid4()))
    report = replace(post.report, id=ReportId(uuid4()))
    post.put_by(stranger, report)
    assert len(post.taken().numbers) == 1
    post.put_by(stranger, report)
    assert len(post.taken().unreadable) == 1
    assert post.waiting() == 1
