"""What was begun for somebody is kept, comes back, is nobody else's, and becomes one case only."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest

from komma_desk.domain.attachment import NewAttachment
from komma_desk.domain.code_list import Code
from komma_desk.domain.consent import ConsentManner
from komma_desk.domain.identifiers import ReceptionId
from komma_desk.domain.reception import MOST_BEGUN, EnteredAlready, TooManyBegun
from komma_desk.domain.roles import Role
from komma_desk.usecases.commands.attach_file import AttachFile
from komma_desk.usecases.commands.discard_reception import DiscardReception
from komma_desk.usecases.commands.enter_report import EnterReport
from komma_desk.usecases.commands.save_draft import SaveDraft
from komma_desk.usecases.commands.save_reception import SaveReception
from komma_desk.usecases.commands.take_off_files import TakeOffFiles
from komma_desk.usecases.queries.begun_receptions import BegunReceptions
from komma_desk.usecases.queries.my_draft import MyDraft
from tests.usecases.deeds import a_draft
from tests.usecases.reception_examples import BEGUN, a_reception
from tests.usecases.workbench import Workbench


@pytest.fixture
def office() -> Workbench:
    return Workbench()


def attached(office: Workbench, name: str = "Zettel.jpg") -> Any:
    given = NewAttachment(name=name, content=b"Kanarienvogel")
    return office.at(Role.CLEARING).perform(AttachFile(given, reception=BEGUN)).receipt


def test_several_can_be_begun_beside_ones_own_report(office: Workbench) -> None:
    karl = office.at(Role.CLEARING)
    own, other = a_draft("meine eigene"), ReceptionId(uuid4())
    reception = a_reception(office, manners={Code("refer_agg"): ConsentManner.ORAL})
    kept = attached(office)
    karl.perform(SaveDraft(own))
    karl.perform(
        SaveReception(begun=BEGUN, reception=reception, draft=a_draft("erste"), files=(kept,))
    )
    karl.perform(SaveReception(begun=other, reception=reception, draft=a_draft("zweite")))
    first, second = karl.ask(BegunReceptions())
    assert (first.id, first.draft.narrative, first.files) == (BEGUN, "erste", (kept,))
    assert (second.reception, second.draft.narrative) == (reception, "zweite")
    assert karl.ask(MyDraft()).draft == own


def test_a_colleague_sees_nothing_of_what_was_begun(office: Workbench) -> None:
    office.at(Role.CLEARING).perform(
        SaveReception(begun=BEGUN, reception=a_reception(office), draft=a_draft())
    )
    assert office.at(Role.SUBSTITUTE).ask(BegunReceptions()) == ()


def test_what_was_discarded_can_come_back_with_its_files(office: Workbench) -> None:
    karl, kept = office.at(Role.CLEARING), attached(office)
    save = SaveReception(begun=BEGUN, reception=a_reception(office), draft=a_draft(), files=(kept,))
    karl.perform(save)
    karl.perform(DiscardReception(BEGUN))
    assert karl.ask(BegunReceptions()) == ()
    karl.perform(save)
    assert [each.files for each in karl.ask(BegunReceptions())] == [(kept,)]


def test_a_file_that_is_gone_is_named(office: Workbench) -> None:
    karl, kept = office.at(Role.CLEARING), attached(office)
    karl.perform(
        SaveReception(begun=BEGUN, reception=a_reception(office), draft=a_draft(), files=(kept,))
    )
    karl.perform(TakeOffFiles((kept.stored_as,), BEGUN))
    (begun,) = karl.ask(BegunReceptions())
    assert (begun.files, begun.missing) == ((), (kept.attachment,))


def test_what_is_a_case_is_not_begun_any_more(office: Workbench) -> None:
    karl = office.at(Role.CLEARING)
    reception = a_reception(office)
    karl.perform(SaveReception(begun=BEGUN, reception=reception, draft=a_draft()))
    karl.perform(EnterReport(draft=a_draft(), reception=reception, begun=BEGUN))
    assert karl.ask(BegunReceptions()) == ()


def test_after_a_crash_between_the_files_it_is_no_case_twice_and_no_file_is_lost(
    office: Workbench,
) -> None:
    karl, kept = office.at(Role.CLEARING), attached(office)
    save = SaveReception(begun=BEGUN, reception=a_reception(office), draft=a_draft(), files=(kept,))
    enter = EnterReport(draft=a_draft(), reception=a_reception(office), files=(kept,), begun=BEGUN)
    with office.desk.look() as work:
        on_the_way = work.office.on_the_way.all()
    karl.perform(enter)
    karl.perform(save)  # what `office.db` still holds where only `cases.db` was committed
    with office.desk.change() as work:
        for each in on_the_way:
            work.office.on_the_way.add(each)
        work.commit()
    with pytest.raises(EnteredAlready):
        karl.perform(enter)
    karl.perform(DiscardReception(BEGUN))
    karl.perform(TakeOffFiles((kept.stored_as,), BEGUN))
    assert set(office.sealed_files.files) == {kept.stored_as}


def test_nobody_begins_without_end(office: Workbench) -> None:
    karl, reception = office.at(Role.CLEARING), a_reception(office)
    for _number in range(MOST_BEGUN):
        begun = ReceptionId(uuid4())
        karl.perform(SaveReception(begun=begun, reception=reception, draft=a_draft()))
    with pytest.raises(TooManyBegun):
        karl.perform(
            SaveReception(begun=ReceptionId(uuid4()), reception=reception, draft=a_draft())
        )
