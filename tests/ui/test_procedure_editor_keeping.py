"""From draft to publication: kept by itself, taken up again, proposed, published by the second."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QFileDialog
from pytestqt.qtbot import QtBot

from komma_desk.domain.permissions import Permission
from komma_desk.domain.procedure.definition import Procedure
from komma_desk.domain.procedure.editing.adding import new_strand
from komma_desk.domain.procedure.editing.setting import put
from komma_desk.ui.bridge.background import Background
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.parts.toast import Toast
from komma_desk.ui.procedure_editor.deed_question import DeedQuestion
from komma_desk.ui.procedure_editor.editor_page import EditorPage
from komma_desk.ui.procedure_editor.proposing_dialog import ProposingDialog
from komma_desk.ui.procedure_editor.work_at_hand import WorkAtHand
from komma_desk.usecases.commands.draw_procedure import DrawProcedure
from komma_desk.usecases.commands.export_procedure import ExportProcedure, ProcedureFormat
from komma_desk.usecases.commands.import_procedure_draft import ImportProcedureDraft
from komma_desk.usecases.commands.save_procedure_draft import SaveProcedureDraft
from komma_desk.usecases.effects.drafting import DraftKept
from komma_desk.usecases.queries.procedure_of_shelf import VersionRef
from komma_desk.words import Bilingual
from tests.ui.accessibility import complaints_about
from tests.ui.doorways import FakeDoorway
from tests.ui.procedure_office import CHANGED, STANDARD, ProcedureOffice, opened_page
from tests.ui.typing_text import type_text

Opener = Callable[..., EditorPage]
LATER = replace(STANDARD, version="1.9.0", title=Bilingual(de="Neu", en="New one"))


@pytest.fixture
def office(doorway: FakeDoorway) -> ProcedureOffice:
    return ProcedureOffice(doorway)


@pytest.fixture
def opener(counter: Counter, questions: Questions, background: Background, qtbot: QtBot) -> Opener:
    def open_page(ref: object = None, **more: object) -> EditorPage:
        at_hand = more.pop("at_hand", None) or WorkAtHand()
        assert isinstance(at_hand, WorkAtHand)
        if ref is not None:
            at_hand.ref = ref  # type: ignore[assignment]  # the tests name drafts and versions
        return opened_page(counter, questions, background, at_hand, qtbot, **more)  # type: ignore[arg-type]  # only permissions are left

    return open_page


def change(page: EditorPage, english: str = "First look") -> None:
    title = Bilingual(de="Sichtung", en=english)
    page.editor.desk.apply(put(page.editor.desk.procedure, "states.triage", "title", title))


def english_of(procedure: Procedure) -> str:
    return next(one.title.en for one in procedure.states if one.id == "triage")


def the_dialog(page: EditorPage, kind: type[QDialog]) -> QDialog:
    return next(each for each in page.findChildren(kind) if each.isVisible())


def toast_of(page: EditorPage) -> str:
    return next((t.text() for t in page.window().findChildren(Toast) if t.isVisible()), "")


def test_an_edit_is_stored_without_anybody_asking_for_it(
    office: ProcedureOffice, opener: Opener, qtbot: QtBot
) -> None:
    page = opener(office.a_draft())
    change(page)
    assert page.head.stored.text() == "Not saved yet"
    qtbot.waitUntil(lambda: english_of(office.only_draft()) == "First look")
    qtbot.waitUntil(lambda: page.head.stored.text() == "Saved")


def test_a_title_that_is_empty_for_a_moment_keeps_nothing_else_from_being_stored(
    office: ProcedureOffice, opener: Opener, qtbot: QtBot
) -> None:
    page = opener(office.a_draft())
    change(page, english="")
    page.head.save.click()
    qtbot.waitUntil(lambda: english_of(office.only_draft()) == "Sichtung")
    assert english_of(page.editor.desk.procedure) == ""


def test_going_to_something_else_stores_what_was_done_first(
    office: ProcedureOffice, opener: Opener, qtbot: QtBot
) -> None:
    page = opener(office.a_draft())
    change(page)
    page.presenter.open(VersionRef(STANDARD.id, STANDARD.version))
    qtbot.waitUntil(lambda: page.editor.desk.is_fixed)
    assert english_of(office.only_draft()) == "First look"


def test_a_page_built_anew_goes_on_with_the_draft_and_all_that_can_be_taken_back(
    office: ProcedureOffice, opener: Opener, qtbot: QtBot
) -> None:
    at_hand = WorkAtHand()
    first = opener(office.a_draft(), at_hand=at_hand)
    change(first)
    first.head.save.click()
    qtbot.waitUntil(lambda: first.head.stored.text() == "Saved")
    second = opener(at_hand=at_hand)
    assert english_of(second.editor.desk.procedure) == "First look"
    second.editor.tools.undo.click()
    assert second.editor.desk.procedure == STANDARD


def test_a_colleagues_change_is_not_written_over_and_mine_is_kept_beside_it(
    office: ProcedureOffice, opener: Opener, qtbot: QtBot
) -> None:
    draft = office.a_draft()
    page = opener(draft)
    office.change_elsewhere(draft, four_eyes=False)
    change(page)
    qtbot.waitUntil(page.notice.isVisible)
    assert office.drafts[draft][0] == replace(STANDARD, four_eyes=False)
    page.mine.click()
    qtbot.waitUntil(lambda: len(office.drafts) == 2)
    qtbot.waitUntil(lambda: page.presenter.keeping.kept is not None)
    assert english_of(list(office.drafts.values())[1][0]) == "First look"


def test_a_draft_begins_from_what_is_published(
    office: ProcedureOffice, opener: Opener, qtbot: QtBot
) -> None:
    page = opener(VersionRef(STANDARD.id, STANDARD.version))
    qtbot.waitUntil(page.head.draft.isVisible)
    page.head.draft.click()
    qtbot.waitUntil(lambda: not page.editor.desk.is_fixed)
    assert office.only_draft() == STANDARD
    assert page.head.propose.isVisible()


def test_what_is_published_cannot_be_changed(office: ProcedureOffice, opener: Opener) -> None:
    page = opener(VersionRef(STANDARD.id, STANDARD.version))
    change(page)
    assert page.editor.desk.procedure == STANDARD
    assert not page.editor.tools.remove.isVisible()


def test_a_draft_is_proposed_under_the_next_number(
    office: ProcedureOffice, opener: Opener, qtbot: QtBot
) -> None:
    page = opener(office.a_draft())
    qtbot.waitUntil(lambda: page.presenter.published_version(STANDARD.id) is not None)
    change(page)
    page.head.propose.click()
    dialog = the_dialog(page, ProposingDialog)
    assert isinstance(dialog, ProposingDialog)
    assert complaints_about(dialog) == []
    major, minor, _rest = STANDARD.version.split(".")
    assert dialog.version.text() == f"{major}.{int(minor) + 1}.0"
    assert dialog.as_default.isChecked()
    dialog.version.selectAll()
    type_text(dialog.version, "1.9.0")
    QTest.keyClick(dialog.version, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: VersionRef(STANDARD.id, "1.9.0") in office.proposals)
    qtbot.waitUntil(page.head.withdraw.isVisible)
    assert english_of(office.proposals[VersionRef(STANDARD.id, "1.9.0")]) == "First look"
    assert toast_of(page) == "Proposed; it waits for the second person."


def test_the_second_person_sees_the_differences_and_publishes_after_one_question(
    office: ProcedureOffice, opener: Opener, qtbot: QtBot
) -> None:
    office.may_publish = True
    ref = VersionRef(LATER.id, LATER.version)
    office.proposals[ref] = LATER
    page = opener(ref, permissions={Permission.PROCEDURE_READ, Permission.PROCEDURE_PUBLISH})
    qtbot.waitUntil(lambda: len(page.editor.differences.texts()) == 3)
    assert page.editor.tabs.currentWidget() is page.editor.differences
    page.head.publish.click()
    question = the_dialog(page, DeedQuestion)
    assert complaints_about(question) == []
    assert ref in office.proposals
    assert isinstance(question, DeedQuestion)
    question.deed.click()
    qtbot.waitUntil(lambda: office.versions.get(ref) == LATER)
    assert not page.head.draft.isVisible()


def test_who_proposed_it_has_no_button_to_publish(
    office: ProcedureOffice, opener: Opener, qtbot: QtBot
) -> None:
    ref = VersionRef(LATER.id, LATER.version)
    office.proposals[ref] = LATER
    page = opener(ref)
    qtbot.waitUntil(page.notice.isVisible)
    assert page.notice.text() == ("A second person has to publish it: the head or administration.")
    assert not page.head.publish.isVisible()
    page.head.withdraw.click()
    qtbot.waitUntil(lambda: not office.proposals)
    qtbot.waitUntil(page.head.propose.isVisible)


def test_a_draft_is_discarded_only_after_a_question(
    office: ProcedureOffice, opener: Opener, qtbot: QtBot
) -> None:
    page = opener(office.a_draft())
    page.head.discard.click()
    the_dialog(page, DeedQuestion).reject()
    assert office.drafts
    page.head.discard.click()
    question = the_dialog(page, DeedQuestion)
    assert isinstance(question, DeedQuestion)
    question.deed.click()
    qtbot.waitUntil(lambda: not office.drafts)
    qtbot.waitUntil(page.head.draft.isVisible)  # back at what new cases follow


def test_the_picture_leaves_as_a_file(
    office: ProcedureOffice, opener: Opener, doorway: FakeDoorway, qtbot: QtBot, tmp_path: Path
) -> None:
    doorway.answers[DrawProcedure] = lambda _command: CHANGED
    page = opener(office.a_draft())
    page.editor.picture.tools.saving.click()
    dialog = page.findChildren(QFileDialog)[-1]
    assert "*.pdf" in dialog.selectedNameFilter()
    dialog.fileSelected.emit(str(tmp_path / "procedure.pdf"))
    dialog.reject()
    qtbot.waitUntil(lambda: toast_of(page) == "Saved: procedure.pdf")
    drawn = next(each for each in doorway.performed if isinstance(each, DrawProcedure))
    assert drawn.target == tmp_path / "procedure.pdf"


def test_nothing_is_stored_where_nothing_changed(
    office: ProcedureOffice, opener: Opener, doorway: FakeDoorway, qtbot: QtBot
) -> None:
    page = opener(office.a_draft())
    strand = new_strand(STANDARD, Bilingual(de="Aufsicht", en="Supervision"), None)
    page.editor.desk.apply(strand)
    page.editor.desk.undo()
    page.head.save.click()
    qtbot.wait(50)
    assert not [each for each in doorway.performed if isinstance(each, SaveProcedureDraft)]


def test_the_procedure_leaves_for_other_tools_by_the_ending_of_the_name(
    office: ProcedureOffice, opener: Opener, doorway: FakeDoorway, qtbot: QtBot, tmp_path: Path
) -> None:
    doorway.answers[ExportProcedure] = lambda _command: CHANGED
    page = opener(office.a_draft())
    page.files.leave_wanted.emit(tmp_path / "procedure.BPMN")
    qtbot.waitUntil(lambda: toast_of(page) == "Saved: procedure.BPMN")
    written = next(each for each in doorway.performed if isinstance(each, ExportProcedure))
    assert written.format is ProcedureFormat.BPMN
    assert "komma-standard" in written.before


def test_a_file_becomes_a_draft_and_lies_on_the_desk(
    office: ProcedureOffice, opener: Opener, doorway: FakeDoorway, qtbot: QtBot, tmp_path: Path
) -> None:
    doorway.answers[ImportProcedureDraft] = lambda _command: CHANGED.with_receipt(
        DraftKept(office.a_draft(LATER), 1)
    )
    page = opener(VersionRef(STANDARD.id, STANDARD.version))
    page.files.enter_wanted.emit(tmp_path / "procedure.toml")
    qtbot.waitUntil(page.head.propose.isVisible)
    assert page.editor.desk.procedure == LATER
