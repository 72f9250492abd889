"""A step, a person and a partner being written outlive another language and a lock."""

from __future__ import annotations

from uuid import UUID

import pytest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.identifiers import CaseId
from komma_desk.domain.person import Part
from komma_desk.store.troubles import DiskFull
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.cases.cases_page import CasesPage, build_cases_page
from komma_desk.ui.partners.partners_page import PartnersPage, build_partners_page
from komma_desk.ui.shell.typed_at_hand import TypedAtHand
from komma_desk.usecases.begun_texts import BegunTexts
from komma_desk.usecases.commands.involve import Involve
from komma_desk.usecases.commands.keep_begun_texts import KeepBegunTexts
from komma_desk.usecases.commands.save_partner import SavePartner
from komma_desk.usecases.commands.take_step import TakeStep
from komma_desk.usecases.queries.my_begun_texts import MyBegunTexts
from komma_desk.usecases.queries.partner_list import PartnerList
from komma_desk.usecases.queries.vocabulary import Vocabulary
from tests.fakes.samples import a_partner
from tests.ui.clearing_desk import COLLEAGUE, ClearingDoorway, a_file, changing
from tests.ui.doorways import FakeDoorway
from tests.ui.handover_office import LISTS, TODAY

ONE, OTHER = CaseId(UUID(int=1)), CaseId(UUID(int=2))


class Room:
    """Builds the pages of one desk, as often as its language changes."""

    def __init__(self, qtbot: QtBot, counter: Counter, questions: Questions) -> None:
        self.qtbot, self.counter, self.questions = qtbot, counter, questions
        self.typed = TypedAtHand(counter, questions)

    def cases(self, case: CaseId = ONE) -> CasesPage:
        page = build_cases_page(
            self.counter, self.questions, refer=lambda _case: None, drafts=self.typed.cases
        )
        assert isinstance(page, CasesPage)
        self.qtbot.addWidget(page)
        page.show()
        self.open(page, case)
        return page

    def open(self, page: CasesPage, case: CaseId) -> None:
        number = f"2026-{case.int:04}"
        page.open_case(case)
        self.qtbot.waitUntil(lambda: page.pane.header.number.text() == number)

    def partners(self) -> PartnersPage:
        page = build_partners_page(
            self.counter, self.questions, today=lambda: TODAY, at_hand=self.typed.partners
        )
        self.qtbot.addWidget(page)
        page.show()
        self.qtbot.waitUntil(lambda: page.form.kind.count() > 0)
        self.qtbot.waitUntil(lambda: page.table_model.rowCount() > 0)
        return page


def named(room: Room) -> list[str]:
    """What is at hand and not handed over, in the words of the lock."""
    typed = room.typed
    return [*typed.cases.unsent(), *typed.messages.unsent(), *typed.partners.unsent()]


@pytest.fixture
def doorway() -> ClearingDoorway:
    doorway = ClearingDoorway()
    doorway.put(a_file(1))
    doorway.put(a_file(2))
    return doorway


@pytest.fixture
def room(qtbot: QtBot, counter: Counter, questions: Questions) -> Room:
    return Room(qtbot, counter, questions)


def texts_of(page: CasesPage) -> list[QLineEdit | QPlainTextEdit]:
    """The fields of the open step that take a text, without those inside of a choice."""
    panel = page.pane.steps.panel
    assert panel is not None
    parts = (panel.form.part(name) for name in panel.form.names())
    return [each for each in parts if isinstance(each, QLineEdit | QPlainTextEdit)]


def begin_step(page: CasesPage) -> str:
    """Open the first step that asks for a text; its name."""
    for row in page.pane.steps.rows:
        page.pane.take_step(row.offer)
        if texts_of(page):
            return row.offer.step.id
        page.pane.steps.leave_panel()
    pytest.fail("no step asks for a text")


def open_step(page: CasesPage, step: str) -> None:
    (row,) = (each for each in page.pane.steps.rows if each.offer.step.id == step)
    page.pane.take_step(row.offer)


def write(field: QLineEdit | QPlainTextEdit, text: str) -> None:
    """As a screen reader does it, without a key."""
    field.setText(text) if isinstance(field, QLineEdit) else field.setPlainText(text)


def said(field: QLineEdit | QPlainTextEdit) -> str:
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


def test_what_was_written_for_a_step_is_there_when_the_page_is_built_anew(room: Room) -> None:
    first = room.cases()
    step = begin_step(first)
    write(texts_of(first)[0], "Bitte vertraulich.")
    first.close()
    second = room.cases()
    open_step(second, step)
    assert said(texts_of(second)[0]) == "Bitte vertraulich."
    assert named(room) == ["Case 2026-0001: a step that was begun"]


def test_a_step_that_was_taken_leaves_nothing_begun(
    room: Room, doorway: ClearingDoorway, qtbot: QtBot
) -> None:
    doorway.answers[TakeStep] = changing(Subject.CASES)
    page = room.cases()
    begin_step(page)
    write(texts_of(page)[0], "Bitte vertraulich.")
    panel = page.pane.steps.panel
    assert panel is not None
    panel.wanted.emit(panel)
    qtbot.waitUntil(lambda: page.pane.steps.panel is None)
    assert named(room) == []


def test_a_person_being_written_down_is_there_when_the_page_is_built_anew(room: Room) -> None:
    first = room.cases()
    first.pane.people.add.click()
    first.pane.people.form.part.set_code(str(Part.WITNESS))
    first.pane.people.form.account.set_code(str(COLLEAGUE))
    first.pane.people.form.name.setText("Frau am Schalter 4")
    first.close()
    second = room.cases()
    form = second.pane.people.form
    assert not form.isHidden()
    assert form.name.text() == "Frau am Schalter 4"
    assert form.account.code() == str(COLLEAGUE)
    assert named(room) == ["Case 2026-0001: a person not added yet"]


def test_a_person_being_written_down_stays_in_her_own_case(room: Room) -> None:
    page = room.cases()
    page.pane.people.add.click()
    page.pane.people.form.name.setText("Frau am Schalter 4")
    room.open(page, OTHER)
    assert page.pane.people.form.isHidden()
    assert page.pane.people.form.name.text() == ""
    room.open(page, ONE)
    assert page.pane.people.form.name.text() == "Frau am Schalter 4"


def test_a_person_who_was_added_leaves_nothing_begun(
    room: Room, doorway: ClearingDoorway, qtbot: QtBot
) -> None:
    doorway.answers[Involve] = changing(Subject.CASES)
    page = room.cases()
    page.pane.people.add.click()
    page.pane.people.form.name.setText("Frau am Schalter 4")
    page.pane.people.form.deed.click()
    qtbot.waitUntil(page.pane.people.form.isHidden)
    assert named(room) == []


@pytest.fixture
def partners(doorway: FakeDoorway) -> None:
    doorway.answers |= {
        Vocabulary: lambda _: LISTS,
        PartnerList: lambda _: (a_partner("Anlauf"),),
        SavePartner: lambda _: Changes.of(Subject.PARTNERS),
    }


@pytest.mark.usefixtures("partners")
def test_an_unsaved_partner_is_there_when_the_page_is_built_anew(room: Room) -> None:
    first = room.partners()
    first.new.click()
    first.form.name.setText("Müller & Söhne")
    first.close()
    second = room.partners()
    assert second.form.name.text() == "Müller & Söhne"
    assert not second.form.unsaved.isHidden()
    assert named(room) == ["Partner not saved: Müller & Söhne"]
    second.form.discard.click()
    assert named(room) == []


def test_what_is_begun_is_kept_as_it_is_typed_and_comes_back_after_a_lock(
    room: Room, doorway: ClearingDoorway, qtbot: QtBot
) -> None:
    kept: list[BegunTexts] = [BegunTexts()]

    def keep(command: KeepBegunTexts) -> Changes:
        kept.append(command.begun)
        return Changes()

    doorway.answers |= {MyBegunTexts: lambda _: kept[-1], KeepBegunTexts: keep}
    room.typed.look()
    page = room.cases()
    page.pane.people.add.click()
    page.pane.people.form.name.setText("Frau am Schalter 4")
    page.pane.answer.box.field.setPlainText("Guten Tag,")
    qtbot.waitUntil(lambda: len(kept[-1].texts) == 2)
    assert room.typed.unsent() == []
    room.typed = TypedAtHand(room.counter, room.questions)
    room.typed.look()
    after = room.cases()
    assert after.pane.people.form.name.text() == "Frau am Schalter 4"
    assert after.pane.answer.box.text() == "Guten Tag,"
    after.pane.answer.box.field.clear()
    after.pane.people.form.name.clear()
    qtbot.waitUntil(lambda: kept[-1] == BegunTexts())


def test_what_could_not_be_kept_is_named_before_the_lock(
    room: Room, doorway: ClearingDoorway, qtbot: QtBot
) -> None:
    def full(_command: object) -> Changes:
        raise DiskFull

    doorway.answers |= {MyBegunTexts: lambda _: BegunTexts(), KeepBegunTexts: full}
    room.typed.look()
    page = room.cases()
    page.pane.answer.box.field.setPlainText("Guten Tag,")
    qtbot.waitUntil(lambda: room.typed.unsent() == ["Case 2026-0001: answer"])


def test_the_last_second_is_left_to_the_desk_that_closes(
    room: Room, doorway: ClearingDoorway
) -> None:
    doorway.answers[MyBegunTexts] = lambda _: BegunTexts()
    room.typed.look()
    page = room.cases()
    page.pane.answer.box.field.setPlainText("Guten Tag,")
    last = room.typed.not_kept()
    assert last is not None
    assert [each.text for each in last.begun.texts] == ["Guten Tag,"]


@pytest.mark.usefixtures("partners")
def test_a_new_partner_nobody_wrote_anything_for_is_no_loss(room: Room) -> None:
    page = room.partners()
    page.new.click()
    assert named(room) == []
