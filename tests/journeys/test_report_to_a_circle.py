"""Rita reports, and Karl must not see it: with real keys, files and raw SQL."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from komma_desk.bootstrap.session import Session
from komma_desk.domain.attachment import NewAttachment
from komma_desk.domain.case import CaseListing
from komma_desk.domain.circle import InACircle
from komma_desk.domain.identifiers import CaseId
from komma_desk.domain.procedure.definition import StepId
from komma_desk.domain.roles import Role
from komma_desk.store.upgrade import FILES
from komma_desk.usecases.commands.answer_reporter import AnswerReporter
from komma_desk.usecases.commands.post_extract import PostExtract
from komma_desk.usecases.commands.report_incident import FilingReceipt, ReportIncident
from komma_desk.usecases.commands.take_in import TakeIn, TakenIn
from komma_desk.usecases.commands.take_step import TakeStep
from komma_desk.usecases.effects.approvals import PersonHasAPart
from komma_desk.usecases.queries.case_desk import CaseDesk
from komma_desk.usecases.queries.case_list import CasePage
from komma_desk.usecases.queries.my_reports import MyReports
from komma_desk.vault.key_ring import KeyRing
from tests.fakes.given_evidence import attached
from tests.journeys import raw_store
from tests.journeys.town import (
    ADMIN,
    CLEARING,
    STAFF,
    Town,
    a_draft,
    only_case,
    person_id,
)

ADA, SECRET = "carla", "Karl selbst hat es gesagt"
FILE = NewAttachment(name="tonspur.txt", content=f"{SECRET}, hier zu hoeren".encode())


def filed(town: Town, *excluded: str) -> FilingReceipt:
    with town.unlock(CLEARING) as karl:
        people = frozenset(person_id(karl, login) for login in excluded)
    with town.unlock("rita") as rita:
        draft = replace(a_draft(SECRET), excluded=people)
        receipt = rita.perform(ReportIncident(draft, attached(rita, FILE))).receipt
    assert isinstance(receipt, FilingReceipt)
    return receipt


def taken_in(town: Town, login: str) -> tuple[str, ...]:
    with town.unlock(login) as desk:
        receipt = desk.perform(TakeIn()).receipt
    assert isinstance(receipt, TakenIn)
    return receipt.numbers


@dataclass
class Hands:
    """Everything Karl has: his keys, the key of both files, and his own SQL."""

    ring: KeyRing
    folder: Path

    def blobs(self) -> list[bytes]:
        found = [
            value
            for compartment, name in FILES.items()
            for _, _, value in raw_store.cells(
                self.folder, self.ring.file_key(compartment).raw, name
            )
        ]
        return [each if isinstance(each, bytes) else str(each).encode() for each in found]

    def opens(self) -> list[bytes]:
        """What his private keys make of everything that lies there."""
        opened = (raw_store.opened_with(self.ring, each) for each in self.blobs())
        return [each for each in opened if each is not None]


def hands_of(town: Town, login: str) -> Hands:
    with town.unlock(login) as desk:
        return Hands(desk.ring, town.folder)


def test_karl_finds_nothing_in_the_post_with_all_his_keys(town: Town) -> None:
    assert filed(town, CLEARING).sent_to == ("Carla Clemens",)
    karl = hands_of(town, CLEARING)
    assert taken_in(town, CLEARING) == ()
    for each in (*karl.blobs(), *karl.opens()):
        assert SECRET.encode() not in each


def test_karl_finds_nothing_in_the_case_either(town: Town) -> None:
    filed(town, CLEARING)
    assert taken_in(town, ADA) == ("2026-0001",)
    karl = hands_of(town, CLEARING)
    for each in (*karl.blobs(), *karl.opens()):
        assert SECRET.encode() not in each
    with town.unlock(CLEARING) as desk:
        (line,) = list_of(desk)
        assert (line.number, line.readable, line.main_form) == ("2026-0001", False, None)
        with pytest.raises(InACircle):
            desk.ask(CaseDesk(CaseId(line.id)))


def list_of(desk: Session) -> Any:
    return desk.ask(CasePage(CaseListing()))


def test_ada_works_it_to_an_answer_that_rita_reads(town: Town) -> None:
    filed(town, CLEARING)
    taken_in(town, ADA)
    with town.unlock(ADA) as ada:
        case = only_case(ada)
        assert ada.ask(CaseDesk(case)).file.case.report.narrative == SECRET
        ada.perform(TakeStep(case=case, step=StepId("accept")))
        ada.perform(AnswerReporter(case=case, text="Wir gehen dem nach."))
    with town.unlock("rita") as rita:
        (mine,) = rita.ask(MyReports())
    assert [each.text for each in mine.answers] == ["Wir gehen dem nach."]
    assert (mine.sent_to, mine.kept_from) == (("Carla Clemens",), ("Karl Klär",))
    # Received, accepted, and again once the first feedback was given.
    assert [each.title.en for each in mine.news][1:] == [mine.news[-1].title.en] * 2
    assert mine.news[0].title != mine.news[-1].title


def test_the_letter_is_gone_once_it_is_a_case_and_no_second_case_comes_of_it(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(STAFF, "bo", ("Bo Beck", Role.CLEARING))
    town.bring_in("bo")
    filed(town, CLEARING)
    copy = Path(shutil.copytree(town.folder, town.folder.parent / "before"))
    assert len(taken_in(town, ADA)) == 1
    # The crash between the two files: the case is kept, the post is as before.
    for name in ("office.db", "office.db-wal", "office.db-shm"):
        if (copy / name).exists():
            shutil.copy(copy / name, town.folder / name)
    assert taken_in(town, "bo") == ()
    assert taken_in(town, ADA) == ()


def test_a_letter_moved_among_those_to_everybody_stays_hers(town: Town) -> None:
    filed(town, CLEARING)
    with town.unlock(ADMIN) as mira:
        key = raw_store.office_key(mira)
    raw_store.change(town.folder, key, "UPDATE post SET audience = 'clearing'")
    assert taken_in(town, CLEARING) == ()
    assert len(taken_in(town, ADA)) == 1
    with town.unlock(CLEARING) as karl:
        assert not list_of(karl)[0].readable


def test_a_head_who_was_excluded_gets_no_extract_and_keeps_no_half(town: Town) -> None:
    filed(town, CLEARING, "henrik")
    taken_in(town, ADA)
    with town.unlock(ADA) as ada:
        case, head = only_case(ada), person_id(ada, "henrik")
        with pytest.raises(PersonHasAPart):
            ada.perform(PostExtract(case=case, receiver=head, parts=("narrative",)))
        with ada._desk.look() as work:
            kept = work.cases.cases.shares(case).b.keys()
        assert kept == {person_id(ada, "dora")}
