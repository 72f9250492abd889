"""Leaving and new access on the people page: said first, done after, and the code shown once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.office import Office
from komma_desk.domain.person import Standing
from komma_desk.domain.roles import Role
from komma_desk.ui.bridge.background import Background
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.people.invitation_slip import InvitationSlip
from komma_desk.ui.people.leaving_card import AgreeCard
from komma_desk.ui.people.people_desk import PeopleDesk
from komma_desk.ui.people.people_page import build_people_page
from komma_desk.ui.people.person_panel import PersonPanel
from komma_desk.usecases.commands.dismiss_person import DismissPerson
from komma_desk.usecases.commands.reset_person import ResetPerson
from komma_desk.usecases.effects.inviting import InvitationIssued
from komma_desk.usecases.effects.leaving import Leaving, NotYourself
from komma_desk.usecases.queries.leaving_preview import LeavingPreview
from komma_desk.usecases.queries.office_card import OfficeCard
from komma_desk.usecases.queries.people_list import PeopleList
from tests.fakes.role_presets import permissions_of
from tests.ui.accessibility import complaints_about
from tests.ui.doorways import FakeDoorway
from tests.ui.office_staff import person_line

CARLA = person_line("Carla Clemens", Standing.CONFIRMED, 4, frozenset({Role.CLEARING}))
NEW = person_line("Nele Neu", Standing.ARRIVED, 5)


@pytest.fixture
def desk(
    qtbot: QtBot,
    doorway: FakeDoorway,
    counter: Counter,
    questions: Questions,
    background: Background,
) -> Iterator[PeopleDesk]:
    doorway.answers[PeopleList] = lambda _: (CARLA, NEW)
    doorway.answers[OfficeCard] = lambda _: Office(municipality="Beispielstadt")
    doorway.answers[LeavingPreview] = lambda _: Leaving(
        person=CARLA.person,
        staying=(),
        unconfirmed=(NEW.person,),
        groups=("clearing", "figures"),
        members={},
    )
    page = build_people_page(
        counter, questions, permissions=permissions_of(frozenset({Role.CLEARING}))
    )
    qtbot.addWidget(page)
    page.show()
    found = page.findChild(PeopleDesk)
    assert isinstance(found, PeopleDesk)
    qtbot.waitUntil(lambda: found.table.model() is not None and found.table.model().rowCount() == 2)
    found.table.choose(CARLA)
    qtbot.waitUntil(lambda: isinstance(found.side(), PersonPanel))
    yield found
    page.close()


def panel(desk: PeopleDesk) -> PersonPanel:
    side = desk.side()
    assert isinstance(side, PersonPanel)
    return side


def card(desk: PeopleDesk) -> AgreeCard:
    side = desk.side()
    assert isinstance(side, AgreeCard)
    return side


def said(widget: AgreeCard) -> str:
    return " ".join(label.text() for label in widget.findChildren(QLabel))


def test_leaving_names_the_person_and_what_happens_before_anything_does(
    desk: PeopleDesk, qtbot: QtBot, doorway: FakeDoorway
) -> None:
    panel(desk).leave.click()
    qtbot.waitUntil(lambda: isinstance(desk.side(), AgreeCard))
    assert "Carla Clemens" in said(card(desk))
    assert "Nele Neu" in said(card(desk))
    assert complaints_about(card(desk)) == []
    assert doorway.performed == []


def test_agreed_the_leaving_is_handed_over_and_its_progress_is_shown(
    desk: PeopleDesk, qtbot: QtBot, doorway: FakeDoorway
) -> None:
    seen: list[int] = []
    panel(desk).leave.click()
    qtbot.waitUntil(lambda: isinstance(desk.side(), AgreeCard))
    card(desk).progress.valueChanged.connect(seen.append)

    def leave(command: DismissPerson) -> Changes:
        command.told(50)
        return Changes.of(Subject.PEOPLE)

    doorway.answers[DismissPerson] = leave
    card(desk).deed.click()
    qtbot.waitUntil(lambda: not isinstance(desk.side(), AgreeCard))
    assert doorway.performed == [DismissPerson(CARLA.person.id)]
    assert seen == [50]


def test_a_refusal_is_said_on_the_card(
    desk: PeopleDesk, qtbot: QtBot, doorway: FakeDoorway
) -> None:
    def refuse(_command: DismissPerson) -> Changes:
        raise NotYourself

    doorway.answers[DismissPerson] = refuse
    panel(desk).leave.click()
    qtbot.waitUntil(lambda: isinstance(desk.side(), AgreeCard))
    card(desk).deed.click()
    qtbot.waitUntil(lambda: NotYourself().spoken().split(".")[0] in said(card(desk)))


def test_new_access_shows_the_code_once(
    desk: PeopleDesk, qtbot: QtBot, doorway: FakeDoorway
) -> None:
    issued = InvitationIssued(
        login="carla", code="ABCD-EFGH", expires_at=datetime(2026, 11, 5, tzinfo=UTC)
    )
    doorway.answers[ResetPerson] = lambda _: Changes.of(Subject.PEOPLE).with_receipt(issued)
    panel(desk).renew.click()
    card(desk).deed.click()
    qtbot.waitUntil(lambda: isinstance(desk.side(), InvitationSlip))
    slip = desk.side()
    assert isinstance(slip, InvitationSlip)
    assert slip.code.text() == "ABCD-EFGH"
