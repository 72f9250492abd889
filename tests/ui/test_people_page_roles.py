"""The people page: other roles are chosen, said what they mean, and only then given."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from komma_desk.domain.access import AccessReport, PersonAccess, Strangers
from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.person import Person
from komma_desk.domain.roles import Role
from komma_desk.domain.substitution import Substitution, TermBackwards
from komma_desk.ui.bridge.background import Background
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.people.invite_form import InviteForm
from komma_desk.ui.people.leaving_card import AgreeCard
from komma_desk.ui.people.people_desk import PeopleDesk
from komma_desk.ui.people.people_page import build_people_page
from komma_desk.ui.people.person_panel import PersonPanel
from komma_desk.ui.people.roles_form import RolesForm
from komma_desk.ui.people.term_alert import TermAlert
from komma_desk.usecases.commands.change_roles import ChangeRoles
from komma_desk.usecases.commands.invite_person import InvitePerson
from komma_desk.usecases.effects.leaving import Leaving
from komma_desk.usecases.queries.access_list import AccessList
from komma_desk.usecases.queries.people_list import PeopleList, PersonLine
from komma_desk.usecases.queries.roles_preview import RolesPreview
from tests.fakes.role_presets import permissions_of
from tests.fakes.samples import a_person
from tests.ui.doorways import FakeDoorway

FIRST, LAST = date(2026, 10, 12), date(2026, 10, 25)
CARLA = a_person("Carla Clemens")
ROLF = a_person("Rolf Ruhig", roles=frozenset({Role.REPORTER}))
SVEN = a_person(
    "Sven Still",
    roles=frozenset({Role.SUBSTITUTE}),
    substitution=Substitution(first_on=FIRST, last_on=LAST, stands_in_for=CARLA.id),
)


def line(person: Person, **known: object) -> PersonLine:
    plain = PersonLine(person=person, fingerprint="", expires_at=None)
    return replace(plain, **known)  # type: ignore[arg-type]  # one of its fields


LINES = (
    line(CARLA, is_me=True),
    line(ROLF),
    line(SVEN, is_overdue=True, colleague=CARLA.name),
)


def preview(query: RolesPreview) -> Leaving:
    before = next(each.person for each in LINES if each.person.id == query.person)
    return Leaving(
        person=before,
        becoming=replace(before, roles=query.roles, substitution=query.substitution),
        staying=(),
        unconfirmed=(),
        groups=("clearing",),
        members={},
        renews=Role.SUBSTITUTE in before.roles,
    )


@pytest.fixture
def desk(
    qtbot: QtBot,
    doorway: FakeDoorway,
    counter: Counter,
    questions: Questions,
    background: Background,
) -> Iterator[PeopleDesk]:
    doorway.answers[PeopleList] = lambda _: LINES
    doorway.answers[RolesPreview] = preview
    page = build_people_page(
        counter, questions, permissions=permissions_of(frozenset({Role.CLEARING}))
    )
    qtbot.addWidget(page)
    page.show()
    found = page.findChild(PeopleDesk)
    assert isinstance(found, PeopleDesk)
    qtbot.waitUntil(lambda: found.table.rowCount() == len(LINES))
    yield found
    page.close()


def panel_of(desk: PeopleDesk, person: Person) -> PersonPanel:
    desk.table.choose(next(each for each in LINES if each.person is person))
    side = desk.side()
    assert isinstance(side, PersonPanel)
    return side


def form_for(desk: PeopleDesk, person: Person) -> RolesForm:
    panel_of(desk, person).change.click()
    side = desk.side()
    assert isinstance(side, RolesForm)
    return side


def card_of(qtbot: QtBot, desk: PeopleDesk) -> AgreeCard:
    qtbot.waitUntil(lambda: isinstance(desk.side(), AgreeCard))
    side = desk.side()
    assert isinstance(side, AgreeCard)
    return side


def words_of(card: AgreeCard) -> str:
    return " ".join(each.text() for each in card.findChildren(QLabel))


def performed(doorway: FakeDoorway) -> list[object]:
    return [each for each in doorway.performed if isinstance(each, ChangeRoles | InvitePerson)]


def test_a_substitute_is_chosen_with_her_days_and_nothing_happens_before_it_is_agreed_to(
    qtbot: QtBot, desk: PeopleDesk, doorway: FakeDoorway
) -> None:
    form = form_for(desk, ROLF)
    assert not form.choice.term_fields.isVisible()
    form.choice.set_roles(frozenset({Role.REPORTER, Role.SUBSTITUTE}))
    assert form.choice.term_fields.isVisible()
    form.choice.term_fields.first.setText("12.10.2026")
    form.choice.term_fields.last.setText("25.10.2026")
    form.choice.term_fields.colleague.set_code(str(CARLA.id))
    form.go_on.click()
    card = card_of(qtbot, desk)
    assert "can open all cases that are not restricted to others" in words_of(card)
    assert "Stands in from 2026-10-12 to 2026-10-25." in words_of(card)
    assert performed(doorway) == []
    card.deed.click()
    qtbot.waitUntil(lambda: performed(doorway) != [])
    term = Substitution(first_on=FIRST, last_on=LAST, stands_in_for=CARLA.id)
    wanted = ChangeRoles(ROLF.id, frozenset({Role.REPORTER, Role.SUBSTITUTE}), term)
    assert performed(doorway) == [wanted]
    qtbot.waitUntil(lambda: isinstance(desk.side(), PersonPanel))


def test_a_substitute_without_days_is_said_beside_the_field(
    qtbot: QtBot, desk: PeopleDesk, doorway: FakeDoorway
) -> None:
    form = form_for(desk, ROLF)
    form.choice.set_roles(frozenset({Role.SUBSTITUTE}))
    form.go_on.click()
    assert "first and a last day" in form.choice.term_fields.fields.row("first_on").error()
    assert not any(isinstance(each, RolesPreview) for each in doorway.asked)


def test_a_refusal_is_said_on_the_form_and_what_was_chosen_stays(
    qtbot: QtBot, desk: PeopleDesk, doorway: FakeDoorway
) -> None:
    def backwards(_query: RolesPreview) -> Leaving:
        raise TermBackwards

    doorway.answers[RolesPreview] = backwards
    form = form_for(desk, ROLF)
    form.choice.set_roles(frozenset({Role.HEAD}))
    form.go_on.click()
    qtbot.waitUntil(form._problem.isVisible)
    assert "before the first" in form._problem.text()
    assert form.choice.roles() == {Role.HEAD}


def test_a_forgotten_end_stands_in_red_and_one_button_leads_to_the_card(
    qtbot: QtBot, desk: PeopleDesk, doorway: FakeDoorway
) -> None:
    panel = panel_of(desk, SVEN)
    said = " ".join(each.text() for each in panel.findChildren(QLabel))
    assert "ended on 2026-10-25" in said
    cells = [desk.table.item(row, 3) for row in range(len(LINES))]
    assert [each and each.text() for each in cells] == ["Confirmed", "Confirmed", "Term is over"]
    panel.end.click()
    card = card_of(qtbot, desk)
    assert "can open no case any more" in words_of(card)
    card.deed.click()
    qtbot.waitUntil(lambda: performed(doorway) != [])
    assert performed(doorway) == [ChangeRoles(SVEN.id, frozenset({Role.REPORTER}))]


def test_only_what_takes_something_away_is_red(
    qtbot: QtBot, desk: PeopleDesk, doorway: FakeDoorway
) -> None:
    for person, roles, kind in (
        (ROLF, frozenset({Role.REPORTER, Role.HEAD}), "primary"),
        (ROLF, frozenset({Role.HEAD}), "danger"),
        (SVEN, frozenset({Role.REPORTER}), "danger"),
    ):
        form = form_for(desk, person)
        form.choice.set_roles(roles)
        form.go_on.click()
        card = card_of(qtbot, desk)
        assert card.deed.property("kind") == kind
        card.back.click()


def test_escape_does_not_leave_a_change_that_is_under_way(
    qtbot: QtBot, desk: PeopleDesk, doorway: FakeDoorway
) -> None:
    panel_of(desk, SVEN).end.click()
    card = card_of(qtbot, desk)
    desk.window().activateWindow()
    qtbot.waitUntil(desk.window().isActiveWindow)
    card.show_busy(True)
    QTest.keyClick(card, Qt.Key.Key_Escape)
    assert desk.side() is card
    card.show_busy(False)
    QTest.keyClick(card, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: isinstance(desk.side(), PersonPanel))


def test_nobody_is_offered_to_change_her_own_roles(desk: PeopleDesk) -> None:
    assert not hasattr(panel_of(desk, CARLA), "change")


def test_escape_goes_back_to_the_person(qtbot: QtBot, desk: PeopleDesk) -> None:
    form = form_for(desk, ROLF)
    QTest.keyClick(form, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: isinstance(desk.side(), PersonPanel))


def test_somebody_new_is_invited_with_a_term(
    qtbot: QtBot, desk: PeopleDesk, doorway: FakeDoorway
) -> None:
    desk.invite.click()
    form = desk.side()
    assert isinstance(form, InviteForm)
    form.name.setText("Nele Neu")
    form.login.setText("nele")
    form.roles.set_roles(frozenset({Role.SUBSTITUTE}))
    form.invite.click()
    assert "first and a last day" in form.roles.term_fields.fields.row("first_on").error()
    form.roles.term_fields.show_term(SVEN.substitution)
    form.invite.click()
    qtbot.waitUntil(lambda: performed(doorway) != [])
    (wanted,) = performed(doorway)
    assert isinstance(wanted, InvitePerson)
    assert wanted.substitution == SVEN.substitution


@pytest.fixture
def over(doorway: FakeDoorway) -> PersonAccess:
    access = PersonAccess(person=SVEN, vouched=True, claims=(), invited_until=None, overdue=True)
    doorway.answers[AccessList] = lambda _: AccessReport(people=(access,), strangers=Strangers())
    return access


def test_the_first_officer_who_unlocks_is_asked_to_end_it_and_one_button_does(
    qtbot: QtBot,
    doorway: FakeDoorway,
    counter: Counter,
    questions: Questions,
    over: PersonAccess,
) -> None:
    doorway.answers[ChangeRoles] = lambda _: Changes.of(Subject.PEOPLE)
    alert = TermAlert(counter, questions)
    qtbot.addWidget(alert)
    qtbot.waitUntil(lambda: not alert.isHidden())
    assert "Sven Still" in alert.text()
    doorway.answers[AccessList] = lambda _: AccessReport(people=(), strangers=Strangers())
    alert.end.click()
    qtbot.waitUntil(alert.isHidden)
    assert performed(doorway) == [ChangeRoles(SVEN.id, frozenset({Role.REPORTER}))]
