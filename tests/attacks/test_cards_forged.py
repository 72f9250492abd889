"""Cards changed, answers forged, files moved to another office, garbage: each is refused."""

from __future__ import annotations

import json
import uuid
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from komma_desk.bootstrap.form_doorway import open_form
from komma_desk.bootstrap.session import Session
from komma_desk.domain.clearing_card import LARGEST_CARD, CardAltered, NotACard
from komma_desk.domain.errors import Refusal, Trouble
from komma_desk.domain.identifiers import EnvelopeId
from komma_desk.domain.incident_record import report_record
from komma_desk.domain.officer_proof import OfficerProof
from komma_desk.domain.return_address import ReturnAddress
from komma_desk.usecases import envelope_kinds
from komma_desk.usecases.commands.save_answer_file import SaveAnswerFile
from komma_desk.usecases.effects.answer_bundle import BundleUnreadable, Letter, bundle
from komma_desk.usecases.form_deeds import (
    AnswerNotByTheOffice,
    AnswerNotYours,
    OpenAnswer,
    ReplySecret,
    SealedWithCard,
    SealWithCard,
)
from komma_desk.usecases.queries.case_desk import CaseDesk
from komma_desk.vault import envelope
from komma_desk.vault.answer_file import NotAnAnswerFile, packed_answer
from komma_desk.vault.card_seal import signed_card
from komma_desk.vault.person_keys import DirectoryKey
from komma_desk.vault.recipients import Recipient
from komma_desk.vault.refusals import EnvelopeDamaged, NotForYou
from tests.journeys.by_card import Writer, taken_in
from tests.journeys.town import CLEARING, Town, a_draft, only_case


@pytest.fixture
def writer(town: Town, tmp_path: Path) -> Writer:
    writer = Writer(town, tmp_path / "elsewhere")
    writer.fetch_card()
    return writer


@pytest.fixture
def taken(writer: Writer) -> tuple[SealedWithCard, ReturnAddress, OfficerProof]:
    """A report that is a case, the address of its writer, and what proves Karl's letters."""
    receipt = writer.seal()
    with writer.town.unlock(CLEARING) as karl:
        taken_in(karl, receipt.target)
        reply = karl.ask(CaseDesk(only_case(karl))).file.case.reply
        proof = _proof(karl)
    assert isinstance(reply, ReturnAddress)
    return receipt, reply, proof


def _proof(desk: Session) -> OfficerProof:
    tools = desk._doorway._tools
    with desk._desk.look() as work:
        return tools.keys.own_proof(work.office.people.get(desk.actor.id))


def _forged(
    desk: Session,
    receipt: SealedWithCard,
    to: ReturnAddress,
    proof: OfficerProof,
    letters: tuple[Letter, ...] = (),
) -> Any:
    """What somebody with an account can seal herself to a writer whose address she learnt."""
    data = envelope.seal(
        envelope_kinds.ANSWER_FILE,
        bundle(str(receipt.report), letters, proof),
        to=[Recipient(sealing=to.sealing)],
        author=desk.ring.person,
        envelope_id=EnvelopeId(uuid.uuid4()),
        sent_at=desk._house.clock.now(),
    )
    return packed_answer(receipt.report, data)


def _opened(writer: Writer, receipt: SealedWithCard, data: bytes) -> Any:
    file = writer.folder / "answer.komma-answer"
    file.write_bytes(data)
    secret = ReplySecret(code=receipt.code)
    return writer.form().ask(OpenAnswer(file=file, secret=secret))


@pytest.mark.parametrize("name", ["municipality", "directory", "clearing", "readers", "generation"])
def test_no_word_of_a_card_can_be_changed(writer: Writer, name: str) -> None:
    file = json.loads(writer.card.read_bytes())
    other: dict[str, Any] = {"municipality": "Anderswo", "directory": "A" * 43 + "=", "readers": []}
    other |= {"clearing": {"epoch": 1, "sealing": "A" * 43 + "="}, "generation": 7}
    file["card"][name] = other[name]
    writer.card.write_bytes(json.dumps(file).encode())
    with pytest.raises(CardAltered):
        writer.form()


@pytest.mark.parametrize("data", [b"", b"{}", b"\x00" * 50, b"[" * 50_000, b" " * LARGEST_CARD * 2])
def test_garbage_is_no_card(writer: Writer, data: bytes) -> None:
    writer.card.write_bytes(data)
    with pytest.raises(NotACard):
        writer.form()


def test_a_card_of_keys_that_are_none_seals_nothing(writer: Writer) -> None:
    stranger = DirectoryKey.new()
    card = replace(writer.form().card, directory=stranger.public, sealing=bytes(32))
    writer.card.write_bytes(signed_card(card, stranger))
    target = writer.folder / "nothing.komma"
    with pytest.raises(NotACard):
        writer.form().perform(SealWithCard(draft=a_draft(), target=target))
    assert not target.exists()


def test_a_colleague_off_clearing_forges_no_answer(writer: Writer, taken: Any) -> None:
    receipt, reply, _karls = taken
    with writer.town.unlock("rita") as rita:
        data = _forged(rita, receipt, reply, _proof(rita))
    with pytest.raises(AnswerNotByTheOffice):
        _opened(writer, receipt, data)


def test_nobody_borrows_the_proof_of_an_officer(writer: Writer, taken: Any) -> None:
    receipt, reply, karls = taken
    with writer.town.unlock("rita") as rita:
        data = _forged(rita, receipt, reply, karls)
    with pytest.raises(AnswerNotByTheOffice):
        _opened(writer, receipt, data)


def test_an_officer_of_another_town_answers_nothing_here(
    writer: Writer, taken: Any, tmp_path: Path
) -> None:
    receipt, reply, _karls = taken
    other = Town(tmp_path / "other")
    other.found()
    with other.unlock(CLEARING) as stranger:
        data = _forged(stranger, receipt, reply, _proof(stranger))
    with pytest.raises(AnswerNotByTheOffice):
        _opened(writer, receipt, data)


def test_an_officer_does_not_answer_under_the_name_of_a_colleague(
    writer: Writer, taken: Any
) -> None:
    receipt, reply, karls = taken
    with writer.town.unlock(CLEARING) as karl:
        now, report = karl._house.clock.now(), karl.ask(CaseDesk(only_case(karl))).file.case.report
        said = {"report": str(receipt.report), "number": "1", "text": "Gut.", "from": "Ada Kern"}
        letters = (
            Letter(kind=envelope_kinds.REPORT_RETURNED, said_at=now, words=report_record(report)),
            Letter(kind=envelope_kinds.ANSWER, said_at=now, words=said),
        )
        data = _forged(karl, receipt, reply, karls, letters)
    (answer,) = _opened(writer, receipt, data).told.answers
    assert answer.said_by == karls.name != "Ada Kern"


def test_an_answer_without_letters_is_unreadable(writer: Writer, taken: Any) -> None:
    receipt, reply, karls = taken
    with writer.town.unlock(CLEARING) as karl:
        data = _forged(karl, receipt, reply, karls)
    with pytest.raises(BundleUnreadable):
        _opened(writer, receipt, data)


def test_a_report_moved_to_another_office_stays_shut(writer: Writer, tmp_path: Path) -> None:
    receipt = writer.seal()
    other = Town(tmp_path / "other")
    other.found()
    with other.unlock(CLEARING) as desk, pytest.raises(NotForYou):
        taken_in(desk, receipt.target)


def test_every_changed_byte_of_a_report_is_noticed(writer: Writer) -> None:
    whole = bytearray(writer.seal().target.read_bytes())
    changed = writer.folder / "changed.komma"
    with writer.town.unlock(CLEARING) as desk:
        for at in range(0, len(whole), len(whole) // 40):
            changed.write_bytes(bytes([*whole[:at], whole[at] ^ 1, *whole[at + 1 :]]))
            with pytest.raises((Refusal, Trouble)):
                taken_in(desk, changed)


def test_an_answer_is_no_report_and_a_report_no_answer(writer: Writer, taken: Any) -> None:
    receipt, _reply, _karls = taken
    with writer.town.unlock(CLEARING) as karl:
        target = writer.folder / "out.komma"
        karl.perform(SaveAnswerFile(case=only_case(karl), target=target))
        with pytest.raises(EnvelopeDamaged):
            taken_in(karl, target)
    with pytest.raises(NotAnAnswerFile):
        _opened(writer, receipt, receipt.target.read_bytes())


def test_a_changed_or_relabelled_answer_is_noticed(writer: Writer, taken: Any) -> None:
    receipt, _reply, _karls = taken
    target = writer.folder / "out.komma-answer"
    with writer.town.unlock(CLEARING) as karl:
        karl.perform(SaveAnswerFile(case=only_case(karl), target=target))
    whole = target.read_bytes()
    with pytest.raises(EnvelopeDamaged):
        _opened(writer, receipt, whole[:-40] + bytes(40))
    with pytest.raises(AnswerNotYours):
        _opened(writer, receipt, whole[:9] + uuid.uuid4().bytes + whole[25:])


def test_a_card_of_another_office_opens_no_answer(
    writer: Writer, taken: Any, tmp_path: Path
) -> None:
    receipt, _reply, _karls = taken
    with writer.town.unlock(CLEARING) as karl:
        writer.answered(karl)
    other = Town(tmp_path / "other")
    other.found()
    stranger = Writer(other, tmp_path / "third")
    stranger.fetch_card()
    question = OpenAnswer(
        file=writer.folder / "answer.komma-answer", secret=ReplySecret(code=receipt.code)
    )
    with pytest.raises(AnswerNotYours):
        open_form(other.house, stranger.card, stranger.folder).ask(question)
