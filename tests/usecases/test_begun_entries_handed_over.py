"""A begun entry handed to a colleague is hers with its files, and comes once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from uuid import uuid4

import pytest

from komma_desk.domain.attachment import NewAttachment, SealedAttachment
from komma_desk.domain.identifiers import ReceptionId
from komma_desk.domain.parcel import Parcel
from komma_desk.domain.roles import Role
from komma_desk.usecases import envelope_kinds
from komma_desk.usecases.commands.attach_file import AttachFile
from komma_desk.usecases.commands.discard_reception import DiscardReception
from komma_desk.usecases.commands.enter_report import EnterReport
from komma_desk.usecases.commands.hand_reception import (
    HandReception,
    NotBegun,
    NotForTheseEyes,
)
from komma_desk.usecases.commands.save_reception import SaveReception
from komma_desk.usecases.commands.take_in import TakeIn, TakenIn
from komma_desk.usecases.drafts import BegunReception
from komma_desk.usecases.effects.begun_receptions import record_of
from komma_desk.usecases.ports.office import Audience, PostedEnvelope
from komma_desk.usecases.queries.begun_receptions import BegunReceptions
from tests.usecases.bench_keys import FakeKeys
from tests.usecases.deeds import a_draft
from tests.usecases.reception_examples import BEGUN, a_reception
from tests.usecases.workbench import Workbench


@pytest.fixture
def office() -> Workbench:
    return Workbench()


def begun(office: Workbench, **told: Any) -> SealedAttachment:
    """Begun by the officer, with a file."""
    karl = office.at(Role.CLEARING)
    given = NewAttachment(name="Zettel.jpg", content=b"Kanarienvogel")
    kept = karl.perform(AttachFile(given, reception=BEGUN)).receipt
    assert isinstance(kept, SealedAttachment)
    draft = replace(a_draft(), **told)
    karl.perform(
        SaveReception(begun=BEGUN, reception=a_reception(office), draft=draft, files=(kept,))
    )
    return kept


def handed(office: Workbench) -> int:
    to = office.people[Role.SUBSTITUTE].id
    office.at(Role.CLEARING).perform(HandReception(BEGUN, to))
    taken = office.at(Role.SUBSTITUTE).perform(TakeIn()).receipt
    assert isinstance(taken, TakenIn)
    return taken.handed


def test_it_is_the_colleagues_with_its_file_and_not_mine_any_more(office: Workbench) -> None:
    kept = begun(office)
    assert handed(office) == 1
    assert office.at(Role.CLEARING).ask(BegunReceptions()) == ()
    (found,) = office.at(Role.SUBSTITUTE).ask(BegunReceptions())
    assert (found.id, found.files, found.draft) == (BEGUN, (kept,), a_draft())


def test_she_enters_it_and_the_case_has_the_file(office: Workbench) -> None:
    begun(office)
    handed(office)
    desk = office.at(Role.SUBSTITUTE)
    (found,) = desk.ask(BegunReceptions())
    desk.perform(
        EnterReport(draft=found.draft, reception=found.reception, files=found.files, begun=found.id)
    )
    assert desk.ask(BegunReceptions()) == ()


def test_it_comes_once_and_a_discarded_one_does_not_come_back(office: Workbench) -> None:
    begun(office)
    assert handed(office) == 1
    desk = office.at(Role.SUBSTITUTE)
    desk.perform(DiscardReception(BEGUN))
    desk.perform(TakeIn())
    assert desk.ask(BegunReceptions()) == ()


def test_whom_the_entry_excludes_does_not_get_it(office: Workbench) -> None:
    to = office.people[Role.SUBSTITUTE].id
    begun(office, excluded=frozenset({to}))
    with pytest.raises(NotForTheseEyes):
        office.at(Role.CLEARING).perform(HandReception(BEGUN, to))


@pytest.mark.parametrize("role", [Role.CLEARING, Role.HEAD, Role.ADMINISTRATOR])
def test_it_goes_to_no_one_but_another_officer(office: Workbench, role: Role) -> None:
    begun(office)
    with pytest.raises(NotForTheseEyes):
        office.at(Role.CLEARING).perform(HandReception(BEGUN, office.people[role].id))
    assert len(office.at(Role.CLEARING).ask(BegunReceptions())) == 1


def test_what_is_not_begun_cannot_be_handed_over(office: Workbench) -> None:
    with pytest.raises(NotBegun):
        office.at(Role.CLEARING).perform(HandReception(BEGUN, office.people[Role.SUBSTITUTE].id))


def posted(
    office: Workbench, number: ReceptionId, *files: SealedAttachment, by: Role = Role.CLEARING
) -> PostedEnvelope:
    """The letter of an entry handed over, whatever programme wrote it."""
    entry = record_of(a_reception(office), a_draft(), files)
    body = Parcel(words={"begun": number.hex, "entry": entry}).packed()
    keys, to = FakeKeys(office.people[by], set()), office.people[Role.SUBSTITUTE]
    kind, now = envelope_kinds.RECEPTION_HANDED, office.clock.now()
    envelope, data = keys.seal_to_person(to, kind, body, now)
    return PostedEnvelope(
        id=envelope, audience=Audience.PERSON, posted_on=office.clock.today(), data=data
    )


def arrived(office: Workbench, letter: PostedEnvelope) -> Sequence[BegunReception]:
    """What lies with the colleague when she has taken her post in."""
    with office.desk.change() as work:
        work.office.post.put(letter)
        work.commit()
    desk = office.at(Role.SUBSTITUTE)
    desk.perform(TakeIn())
    found: Sequence[BegunReception] = desk.ask(BegunReceptions())
    return found


def entered(office: Workbench) -> SealedAttachment:
    """It is a case by now, with its file."""
    kept = begun(office)
    office.at(Role.CLEARING).perform(
        EnterReport(draft=a_draft(), reception=a_reception(office), files=(kept,), begun=BEGUN)
    )
    return kept


def test_a_letter_put_back_into_the_post_brings_no_discarded_entry_back(office: Workbench) -> None:
    letter = posted(office, BEGUN)
    assert len(arrived(office, letter)) == 1
    office.at(Role.SUBSTITUTE).perform(DiscardReception(BEGUN))
    assert arrived(office, letter) == ()


def test_what_became_a_case_is_not_begun_once_more(office: Workbench) -> None:
    entered(office)
    assert arrived(office, posted(office, BEGUN)) == ()


def test_a_letter_that_names_the_file_of_a_case_does_not_get_it(office: Workbench) -> None:
    kept = entered(office)
    (found,) = arrived(office, posted(office, ReceptionId(uuid4()), kept))
    assert found.files == ()


def test_only_an_officer_hands_entries_over(office: Workbench) -> None:
    assert arrived(office, posted(office, BEGUN, by=Role.HEAD)) == ()
