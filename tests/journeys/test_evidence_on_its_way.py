"""Evidence from draft to case: nothing is lost on the way."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from komma_desk.bootstrap.checking import check_store
from komma_desk.bootstrap.session import Session
from komma_desk.domain.identifiers import ReportId
from komma_desk.domain.incident_record import report_record
from komma_desk.domain.parcel import Parcel
from komma_desk.usecases.commands.discard_draft import DiscardDraft
from komma_desk.usecases.commands.report_incident import FilingReceipt, ReportIncident
from komma_desk.usecases.commands.save_draft import SaveDraft
from komma_desk.usecases.commands.set_orphans_aside import SetOrphansAside
from komma_desk.usecases.commands.take_in import TakeIn
from komma_desk.usecases.commands.take_off_files import TakeOffFiles
from komma_desk.usecases.drafts import KeptDraft
from komma_desk.usecases.effects.evidence import EvidenceGone
from komma_desk.usecases.ports.office import Audience, PostedEnvelope
from komma_desk.usecases.queries.my_draft import MyDraft
from tests.fakes.given_evidence import attached
from tests.journeys.evidence_town import (
    LETTER,
    PHOTO,
    case_files,
    content_of,
    lying,
    take_in,
)
from tests.journeys.town import CLEARING, MORNING, Town, a_draft, passphrase_of


def test_a_draft_comes_back_with_its_files(town: Town) -> None:
    with town.unlock("rita") as rita:
        files = attached(rita, PHOTO, LETTER)
        rita.perform(SaveDraft(a_draft("angefangen"), files))
    with town.unlock("rita") as rita:
        assert rita.ask(MyDraft()) == KeptDraft(a_draft("angefangen"), files)
        rita.perform(ReportIncident(a_draft("angefangen"), files))
        assert rita.ask(MyDraft()) is None


def test_what_was_attached_is_what_the_office_gets_without_a_copy(
    town: Town, tmp_path: Path
) -> None:
    with town.unlock("rita") as rita:
        files = attached(rita, PHOTO, LETTER)
        receipt = rita.perform(ReportIncident(a_draft(), files)).receipt
        assert isinstance(receipt, FilingReceipt)
        assert receipt.files == tuple(each.attachment for each in files)
    before = lying(town)
    take_in(town)
    with town.unlock(CLEARING) as karl:
        (file,) = case_files(karl)
        came = [(each.name, each.size, each.sha256) for each in file.attachments]
        assert came == [(each.name, each.size, each.sha256) for each in receipt.files]
        assert content_of(karl, file, tmp_path / "x") == [PHOTO.content, LETTER.content]
    assert lying(town) == before
    with town.unlock("rita") as rita, rita._desk.look() as work:
        assert work.office.on_the_way.all() == ()


def test_of_a_file_in_the_store_nobody_else_knows_whose_it_is(town: Town) -> None:
    with town.unlock("rita") as rita:
        attached(rita, LETTER)
        (waiting,) = _waiting(rita)
        mine = rita._person.id
    assert mine.hex not in waiting.tag
    assert str(mine) not in waiting.tag


def _waiting(desk: Session) -> Any:
    with desk._desk.look() as work:
        return work.office.on_the_way.all()


def test_filing_tells_no_more_whose_tag_it_was(town: Town) -> None:
    with town.unlock("rita") as rita:
        rita.perform(ReportIncident(a_draft(), attached(rita, LETTER)))
        (waiting,) = _waiting(rita)
    assert waiting.tag == ""
    assert waiting.envelope is not None


def test_a_file_taken_off_leaves_the_store(town: Town) -> None:
    with town.unlock("rita") as rita:
        photo, letter = attached(rita, PHOTO, LETTER)
        rita.perform(TakeOffFiles((photo.stored_as,)))
        assert lying(town) == {letter.stored_as}
        rita.perform(ReportIncident(a_draft()))
    assert lying(town) == set()


def test_nobody_takes_off_what_is_somebody_elses(town: Town) -> None:
    with town.unlock("rita") as rita:
        (letter,) = attached(rita, LETTER)
    with town.unlock("rolf") as rolf:
        rolf.perform(TakeOffFiles((letter.stored_as,)))
        with pytest.raises(EvidenceGone):
            rolf.perform(ReportIncident(a_draft(), (letter,)))
    assert lying(town) == {letter.stored_as}


def test_a_file_that_is_gone_is_named_before_anything_is_filed(town: Town) -> None:
    with town.unlock("rita") as rita:
        (letter,) = attached(rita, LETTER)
        rita.perform(SaveDraft(a_draft(), (letter,)))
        (town.folder / "attachments" / letter.stored_as).unlink()
        with pytest.raises(EvidenceGone) as refused:
            rita.perform(ReportIncident(a_draft(), (letter,)))
        assert refused.value.facts == {"name": "Brief.txt"}
        kept: Any = rita.ask(MyDraft())
        assert kept.missing == (letter.attachment,)


def test_a_check_knows_what_is_on_its_way_and_misses_it(town: Town) -> None:
    with town.unlock("rita") as rita:
        files = attached(rita, PHOTO, LETTER)
        rita.perform(ReportIncident(a_draft(), files[:1]))
        (kept,) = attached(rita, LETTER)
        rita.perform(SaveDraft(a_draft(), (kept,)))
    for each in (town.folder / "attachments").iterdir():
        os.utime(each, (0, 0))
    health = check_store(town.house, town.folder, CLEARING, passphrase_of(CLEARING))
    assert health.is_good
    assert {files[0].stored_as, kept.stored_as} <= lying(town)
    (town.folder / "attachments" / kept.stored_as).unlink()
    health = check_store(town.house, town.folder, CLEARING, passphrase_of(CLEARING))
    assert not health.is_good


def test_files_of_a_draft_that_is_gone_are_cleared_up_after_some_days(town: Town) -> None:
    with town.unlock("rita") as rita:
        files = attached(rita, LETTER)
        rita.perform(SaveDraft(a_draft(), files))
        rita.perform(DiscardDraft())
    for each in (town.folder / "attachments").iterdir():
        os.utime(each, (0, 0))
    with town.unlock(CLEARING) as karl:
        karl.perform(SetOrphansAside())
        assert lying(town) == {files[0].stored_as}
        town.clock.move_to(town.clock.today() + timedelta(days=4))
        karl.perform(SetOrphansAside())
        karl.perform(SetOrphansAside())
    assert lying(town) == set()
    assert len(list((town.folder / "set-aside").rglob(files[0].stored_as))) == 1


def test_a_report_whose_file_was_taken_away_by_hand_becomes_a_case_all_the_same(
    town: Town,
) -> None:
    with town.unlock("rita") as rita:
        files = attached(rita, LETTER, PHOTO)
        rita.perform(ReportIncident(a_draft("dringend"), files))
    (town.folder / "attachments" / files[0].stored_as).unlink()
    with town.unlock(CLEARING) as karl:
        receipt: Any = karl.perform(TakeIn()).receipt
        assert len(receipt.numbers) == 1
        (file,) = case_files(karl)
    assert [each.name for each in file.attachments] == ["Brief.txt", "Schalter.png"]


def test_a_report_as_it_was_posted_before_with_its_files_inside_is_still_taken_in(
    town: Town, tmp_path: Path
) -> None:
    with town.unlock("rita") as rita:
        report = a_draft("von früher").file_as(ReportId(uuid4()), at=MORNING)
        body = Parcel(words=report_record(report), files=(LETTER,)).packed()
        keys = rita._doorway._tools.keys
        envelope, data = keys.seal_to_group(Audience.CLEARING, "report", body, MORNING)
        with rita._desk.change() as work:
            posted = PostedEnvelope(
                id=envelope, audience=Audience.CLEARING, posted_on=MORNING.date(), data=data
            )
            work.office.post.put(posted)
            work.commit()
    with town.unlock(CLEARING) as karl:
        karl.perform(TakeIn())
        (file,) = case_files(karl)
        assert content_of(karl, file, tmp_path / "x") == [LETTER.content]
