"""Inviting a person, and the one-time code that is shown once."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.roles import Role
from komma_desk.ui.bridge.background import Background
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.people.invitation_slip import InvitationSlip, print_slip, slip_text
from komma_desk.ui.people.invite_form import InviteForm
from komma_desk.ui.people.people_desk import PeopleDesk
from komma_desk.ui.people.people_page import PeoplePage, build_people_page
from komma_desk.ui.people.people_presenter import invitation_problems
from komma_desk.ui.people.people_words import role_sentence
from komma_desk.usecases.commands.invite_person import AlreadyThere, InvitePerson
from komma_desk.usecases.effects.inviting import InvitationIssued
from komma_desk.usecases.queries.people_list import PeopleList
from komma_desk.words import Language, use_language
from tests.fakes.role_presets import permissions_of
from tests.ui.accessibility import complaints_about
from tests.ui.doorways import FakeDoorway

ISSUED = InvitationIssued(
    login="lena", code="7QK4-M2XD-9RTA", expires_at=datetime(2026, 12, 3, 12, tzinfo=UTC)
)


@pytest.fixture
def page(
    qtbot: QtBot,
    counter: Counter,
    questions: Questions,
    background: Background,
    doorway: FakeDoorway,
) -> PeoplePage:
    doorway.answers[PeopleList] = lambda _: ()
    doorway.answers[InvitePerson] = lambda _: Changes.of(Subject.PEOPLE).with_receipt(ISSUED)
    built = build_people_page(
        counter, questions, permissions=permissions_of(frozenset({Role.CLEARING}))
    )
    assert isinstance(built, PeoplePage)
    qtbot.addWidget(built)
    built.resize(1100, 700)
    built.show()
    qtbot.waitUntil(background.is_idle)
    return built


def desk_of(page: PeoplePage) -> PeopleDesk:
    assert page.people is not None
    return page.people


def form_of(page: PeoplePage) -> InviteForm:
    if not isinstance(desk_of(page).side(), InviteForm):
        desk_of(page).invite.click()
    form = desk_of(page).side()
    assert isinstance(form, InviteForm)
    return form


def invite_lena(qtbot: QtBot, page: PeoplePage, background: Background) -> None:
    form = form_of(page)
    form.name.setText(" Lena Groß ")
    form.login.setText("lena")
    form.roles.set_roles(frozenset({Role.INTEGRATION}))
    form.invite.click()
    qtbot.waitUntil(background.is_idle)


def words_on(page: PeoplePage) -> str:
    labels = page.findChildren(QLabel)
    return "\n".join(label.text() for label in labels if label.isVisibleTo(page))


def test_every_role_says_what_it_can_and_cannot_see(page: PeoplePage) -> None:
    form_of(page)
    said = words_on(page)
    assert all(role_sentence(role) in said for role in Role)


def test_what_was_typed_is_handed_over(
    qtbot: QtBot, page: PeoplePage, background: Background, doorway: FakeDoorway
) -> None:
    invite_lena(qtbot, page, background)
    assert doorway.performed == [
        InvitePerson(login="lena", name="Lena Groß", roles=frozenset({Role.INTEGRATION}))
    ]


def test_an_empty_form_says_at_each_field_what_is_missing(
    page: PeoplePage, doorway: FakeDoorway
) -> None:
    form = form_of(page)
    form.invite.click()
    errors = {key: form.fields.row(key).error() for key in ("name", "login", "roles")}
    assert all(errors.values())
    assert doorway.performed == []


def test_a_login_that_is_taken_is_said_at_the_login(
    qtbot: QtBot,
    page: PeoplePage,
    background: Background,
    doorway: FakeDoorway,
    spoken: list[Exception],
) -> None:
    def refuse(command: InvitePerson) -> Changes:
        raise AlreadyThere(login=command.login)

    doorway.answers[InvitePerson] = refuse
    invite_lena(qtbot, page, background)
    assert form_of(page).fields.row("login").error() == AlreadyThere(login="lena").spoken()
    assert spoken == []


def test_a_name_that_cannot_be_kept_is_said_at_the_name() -> None:
    problems = invitation_problems("lena", "Le\0na", frozenset({Role.HEAD}))
    assert list(problems) == ["name"]


def test_the_code_is_shown_with_its_end_and_a_slip(
    qtbot: QtBot, page: PeoplePage, background: Background
) -> None:
    invite_lena(qtbot, page, background)
    said = words_on(page)
    assert ISSUED.code in said
    assert "3 December 2026" in said
    assert ISSUED.code in slip_text(ISSUED)


def test_nothing_pushes_the_code_aside_before_it_is_noted(
    qtbot: QtBot, page: PeoplePage, background: Background, counter: Counter
) -> None:
    invite_lena(qtbot, page, background)
    counter.tell(Changes.of(Subject.PEOPLE))
    qtbot.waitUntil(background.is_idle)
    desk_of(page).invite.click()
    assert isinstance(desk_of(page).side(), InvitationSlip)


def test_once_noted_the_code_is_gone_from_screen_and_clipboard(
    qtbot: QtBot, page: PeoplePage, background: Background
) -> None:
    invite_lena(qtbot, page, background)
    slip = desk_of(page).side()
    assert isinstance(slip, InvitationSlip)
    slip.copy.click()
    assert QGuiApplication.clipboard().text() == ISSUED.code
    slip.done.click()
    assert desk_of(page).side() is None
    assert QGuiApplication.clipboard().text() == ""


def test_the_slip_can_be_printed(desk: object, tmp_path: Path) -> None:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "slip.pdf"))
    print_slip(ISSUED, printer)
    assert (tmp_path / "slip.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize("language", Language)
def test_a_screen_reader_finds_its_way_through_the_invitation(
    qtbot: QtBot, page: PeoplePage, background: Background, language: Language
) -> None:
    use_language(language)
    form_of(page).invite.click()
    assert complaints_about(page) == []
    invite_lena(qtbot, page, background)
    assert complaints_about(page) == []
