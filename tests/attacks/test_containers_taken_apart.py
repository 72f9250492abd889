"""Whoever carries a sealed report with files can cut it, but not have half of it taken in."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest

from komma_desk.bootstrap.session import Session
from komma_desk.domain.errors import Refusal, Trouble
from komma_desk.domain.identifiers import EnvelopeId
from komma_desk.usecases.commands.seal_report_file import SealReportFile
from komma_desk.usecases.commands.take_in import TakeIn, TakenIn
from komma_desk.usecases.commands.take_in_file import AlreadyTakenIn
from komma_desk.usecases.effects.report_container import MAGIC
from komma_desk.usecases.form_deeds import SealedWithCard, SealWithCard
from komma_desk.usecases.ports.office import Audience, PostedEnvelope
from komma_desk.vault.envelope import envelope_id_of
from tests.fakes.given_evidence import attached
from tests.journeys.by_card import Writer, taken_in
from tests.journeys.evidence_town import LETTER, PHOTO, case_files, content_of, lying
from tests.journeys.town import CLEARING, MORNING, Town, a_draft, person_id


@pytest.fixture
def writer(founded_town: Town, tmp_path: Path) -> Writer:
    writer = Writer(founded_town, tmp_path / "elsewhere")
    writer.fetch_card()
    return writer


def sealed_with_files(writer: Writer) -> SealedWithCard:
    form, target = writer.form(), writer.folder / f"{uuid4().hex}.komma"
    files = attached(form, LETTER, PHOTO)
    receipt = form.perform(SealWithCard(draft=a_draft(), files=files, target=target)).receipt
    assert isinstance(receipt, SealedWithCard)
    return receipt


def envelope_of(container: bytes) -> bytes:
    begin = len(MAGIC) + 8
    return container[begin : begin + int.from_bytes(container[len(MAGIC) : begin], "big")]


def put(desk: Session, data: bytes, audience: Audience = Audience.CLEARING) -> EnvelopeId:
    number = envelope_id_of(data)
    with desk._desk.change() as work:
        posted = PostedEnvelope(id=number, audience=audience, posted_on=MORNING.date(), data=data)
        work.office.post.put(posted)
        work.commit()
    return number


def test_an_envelope_cut_out_and_posted_does_not_keep_its_files_away(
    writer: Writer, tmp_path: Path
) -> None:
    file = sealed_with_files(writer).target
    with writer.town.unlock(CLEARING) as karl:
        number = put(karl, envelope_of(file.read_bytes()))
        taken = karl.perform(TakeIn()).receipt
        assert isinstance(taken, TakenIn)
        assert (taken.numbers, taken.unreadable) == ((), (number,))
        taken_in(karl, file)
        (case,) = case_files(karl)
        assert content_of(karl, case, tmp_path / "x") == [LETTER.content, PHOTO.content]
        again = karl.perform(TakeIn()).receipt
        assert isinstance(again, TakenIn)
        assert (again.numbers, again.unreadable) == ((), ())


@pytest.mark.parametrize("audience", [Audience.CLEARING, Audience.PERSON])
def test_of_somebody_with_an_account_it_waits_for_its_files_too(
    town: Town, tmp_path: Path, audience: Audience
) -> None:
    """Sealed to all of clearing, or to a circle."""
    file = tmp_path / "von Rita.komma"
    with town.unlock(CLEARING) as karl:
        shut_out = frozenset({person_id(karl, "carla")} if audience is Audience.PERSON else ())
    with town.unlock("rita") as rita:
        told = replace(a_draft(), excluded=shut_out)
        rita.perform(SealReportFile(told, file, attached(rita, LETTER, PHOTO)))
        number = put(rita, envelope_of(file.read_bytes()), audience)
    with town.unlock(CLEARING) as karl:
        taken = karl.perform(TakeIn()).receipt
        assert isinstance(taken, TakenIn)
        assert (taken.numbers, taken.unreadable) == ((), (number,))
        taken_in(karl, file)
        (case,) = case_files(karl)
        assert content_of(karl, case, tmp_path / "x") == [LETTER.content, PHOTO.content]
        again = karl.perform(TakeIn()).receipt
        assert isinstance(again, TakenIn)
        assert (again.numbers, again.unreadable) == ((), ())


def test_files_of_one_report_do_not_go_with_another(writer: Writer) -> None:
    one, two = (sealed_with_files(writer).target.read_bytes() for _ in range(2))
    begin = len(MAGIC) + 8
    first, second = (begin + len(envelope_of(each)) for each in (one, two))
    letters = one[first : first + 73 + len(LETTER.content)]
    hostile = {
        "swapped": one[:first] + two[second:],
        "cut": one[:-1],
        "longer": one + b"x",
        "twice": one + one[first:],
        "without": one[:first],
        "turned": one[:first] + one[first + len(letters) :] + letters,
        "naked": envelope_of(one),
    }
    with writer.town.unlock(CLEARING) as karl:
        for name, content in hostile.items():
            path = writer.folder / f"{name}.komma"
            path.write_bytes(content)
            with pytest.raises((Refusal, Trouble)):
                taken_in(karl, path)
        assert case_files(karl) == []
        assert lying(writer.town) == set()


def test_the_same_report_under_another_name_is_taken_in_once(writer: Writer) -> None:
    file = sealed_with_files(writer).target
    again = writer.folder / "neu.komma"
    again.write_bytes(file.read_bytes())
    with writer.town.unlock(CLEARING) as karl:
        taken_in(karl, file)
        before = lying(writer.town)
        with pytest.raises(AlreadyTakenIn):
            taken_in(karl, again)
        assert lying(writer.town) == before
