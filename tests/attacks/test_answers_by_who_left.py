"""An officer who left keeps her keys and an old card: how far an answer of hers gets."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from komma_desk.bootstrap.form_doorway import FormDoorway
from komma_desk.domain.case import Case
from komma_desk.domain.identifiers import EnvelopeId
from komma_desk.domain.incident_record import report_record
from komma_desk.domain.officer_proof import OfficerProof
from komma_desk.usecases import envelope_kinds
from komma_desk.usecases.commands.dismiss_person import DismissPerson
from komma_desk.usecases.effects.answer_bundle import Letter, bundle
from komma_desk.usecases.effects.readers_told import TO
from komma_desk.usecases.form_deeds import (
    AnswerNotByTheOffice,
    AnswerOutdated,
    NoNewerCard,
    OpenAnswer,
    OpenedAnswer,
    ReplySecret,
    SaveNewerCard,
)
from komma_desk.usecases.queries.case_desk import CaseDesk
from komma_desk.vault import envelope
from komma_desk.vault.answer_file import packed_answer
from komma_desk.vault.card_seal import read_card
from komma_desk.vault.person_keys import PersonKeys
from komma_desk.vault.recipients import Recipient
from tests.journeys.by_card import Writer, taken_in
from tests.journeys.town import CLEARING, Town, only_case, person_id


@dataclass
class Left:
    """Carla read the case, copied what she could, and left; the card is of before."""

    town: Town
    writer: Writer
    keys: PersonKeys = field(init=False)
    proof: OfficerProof = field(init=False)
    case: Case = field(init=False)

    def __post_init__(self) -> None:
        receipt = self.writer.seal()
        self.secret = ReplySecret(code=receipt.code)
        with self.town.unlock("carla") as carla:
            taken_in(carla, receipt.target)
            self.case = carla.ask(CaseDesk(only_case(carla))).file.case
            self.keys = carla.ring.person
            with carla._desk.look() as work:
                me = work.office.people.get(carla.actor.id)
                self.proof = carla._doorway._tools.keys.own_proof(me)
        with self.town.unlock(CLEARING) as karl:
            karl.perform(DismissPerson(person_id(karl, "carla")))
            self.writer.answered(karl)
            self.present = self.writer.folder / "present.komma-card"

    def forged(self, office: bytes = b"", *, to_herself: bool = False) -> Path:
        reply, at = self.case.reply, self.town.clock.now()
        assert reply is not None
        words = report_record(self.case.report)
        letters = [Letter(kind=envelope_kinds.REPORT_RETURNED, said_at=at, words=words)]
        if to_herself:
            told = {"report": words["id"], TO: [str(self.proof.person)]}
            letters.append(Letter(kind=envelope_kinds.STANDING, said_at=at, words=told))
        report = self.case.report.id
        data = envelope.seal(
            envelope_kinds.ANSWER_FILE,
            bundle(str(report), letters, self.proof, office),
            to=[Recipient(sealing=reply.sealing)],
            author=self.keys,
            envelope_id=EnvelopeId(uuid.uuid4()),
            sent_at=at,
        )
        file = self.writer.folder / "forged.komma-answer"
        file.write_bytes(packed_answer(report, data))
        return file

    def opens(self, form: FormDoorway, file: Path) -> OpenedAnswer:
        opened: Any = form.ask(OpenAnswer(file=file, secret=self.secret))
        assert isinstance(opened, OpenedAnswer)
        return opened

    @property
    def honest(self) -> Path:
        return self.writer.folder / "answer.komma-answer"


@pytest.fixture
def left(town: Town, tmp_path: Path) -> Left:
    writer = Writer(town, tmp_path / "elsewhere")
    writer.fetch_card()
    return Left(town, writer)


def test_an_answer_without_the_office_of_its_day_says_that_nobody_vouches_for_it(
    left: Left,
) -> None:
    form = left.writer.form()
    assert left.opens(form, left.forged()).vouched_on is None
    assert left.opens(form, left.honest).vouched_on == left.town.clock.today()


def test_whoever_left_cannot_have_the_next_letter_sealed_to_herself(left: Left) -> None:
    form = left.writer.form()
    assert left.opens(form, left.forged(to_herself=True)).goes_to is None


def test_an_old_card_under_an_answer_of_later_is_refused(left: Left) -> None:
    left.town.clock.move_to(left.town.clock.today() + timedelta(days=3))
    with pytest.raises(AnswerOutdated):
        left.opens(left.writer.form(), left.forged(left.writer.card.read_bytes()))


def test_after_an_answer_of_the_present_office_hers_is_refused(left: Left) -> None:
    form = left.writer.form()
    left.opens(form, left.honest)
    with pytest.raises(AnswerOutdated):
        left.opens(form, left.forged(left.writer.card.read_bytes()))
    with pytest.raises(AnswerNotByTheOffice):
        left.opens(form, left.forged())


def test_under_the_present_card_she_is_nobody_of_the_office(left: Left) -> None:
    form = left.writer.form()
    left.opens(form, left.honest)
    form.perform(SaveNewerCard(target=left.present))
    with pytest.raises(AnswerNotByTheOffice):
        left.opens(left.writer.form(), left.forged(left.present.read_bytes()))


def test_the_newer_card_an_answer_brings_can_be_saved_and_refuses_her_for_good(left: Left) -> None:
    form = left.writer.form()
    with pytest.raises(NoNewerCard):
        form.perform(SaveNewerCard(target=left.present))
    assert left.opens(form, left.honest).brings_card
    form.perform(SaveNewerCard(target=left.present))
    saved = read_card(left.present.read_bytes())
    assert saved.generation > form.card.generation
    left.writer.card.write_bytes(left.present.read_bytes())
    with pytest.raises(AnswerNotByTheOffice):
        left.opens(left.writer.form(), left.forged())


def test_what_she_writes_next_goes_to_the_new_group_whose_key_no_one_who_left_has(
    left: Left,
) -> None:
    form = left.writer.form()
    assert form._sealing._card.epoch == form.card.epoch
    left.opens(form, left.honest)
    assert form._sealing._card.epoch == form.card.epoch + 1
