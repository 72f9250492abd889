"""The window of the rule table on the real use cases: changed, tried, proposed, published."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from komma_desk.domain.code_list import Code
from komma_desk.domain.procedure.assignment import Asked, AssignmentRule, RuleTable
from komma_desk.domain.procedure.shipped import ShippedProcedure
from komma_desk.domain.roles import Role
from komma_desk.ui.assignment.rule_dialog import RuleDialog
from komma_desk.ui.assignment.table_dialog import TableDialog
from komma_desk.ui.assignment.table_entry import TableEntry
from komma_desk.ui.bridge.background import Background
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.procedure_editor.deed_question import DeedQuestion
from komma_desk.ui.procedure_editor.editor_page import EditorPage
from komma_desk.ui.procedure_editor.work_at_hand import WorkAtHand
from komma_desk.usecases.commands.retire_code_entry import RetireCodeEntry
from komma_desk.usecases.commands.save_code_entry import SaveCodeEntry
from komma_desk.usecases.queries.table_of_shelf import TableDesk, TableView
from komma_desk.words import Bilingual
from tests.ui.accessibility import complaints_about
from tests.ui.procedure_office import opened_page
from tests.usecases.procedure_examples import waiting
from tests.usecases.workbench import Workbench, rules

AGG = "agg-complaint"
INSIDE = AssignmentRule(procedure=AGG, conditions=((Asked.DIRECTION, (Code("INTERNAL"),)),))
RECORDED = AssignmentRule(
    procedure="komma-standard", conditions=((Asked.WISH, (Code("record_only"),)),)
)

Opened = Callable[[Role], TableDialog]


@pytest.fixture
def office() -> Workbench:
    bench = Workbench()
    text = rules().shipped_text(ShippedProcedure.AGG_COMPLAINT)
    bench.at(Role.HEAD).perform(waiting(bench, text, "1.1.0"))
    return bench


@pytest.fixture
def page_of(
    office: Workbench, background: Background, spoken: list[Exception], qtbot: QtBot
) -> Callable[[Role], EditorPage]:
    def opened(role: Role) -> EditorPage:
        seat: Any = office.at(role)
        return opened_page(
            Counter(seat, background, spoken.append),
            Questions(seat, background, spoken.append),
            background,
            WorkAtHand(),
            qtbot,
            rules().roles.permissions_of(frozenset({role})),
        )

    return opened


@pytest.fixture
def opened(page_of: Callable[[Role], EditorPage], qtbot: QtBot) -> Opened:
    def dialog_of(role: Role) -> TableDialog:
        entry = page_of(role).files.findChild(TableEntry)
        assert isinstance(entry, TableEntry)
        dialog = entry.open()
        qtbot.waitUntil(lambda: dialog.presenter.view is not None)
        return dialog

    return dialog_of


def stored(office: Workbench) -> TableView:
    view: TableView = office.at(Role.CLEARING).ask(TableDesk())
    return view


def draft_of(office: Workbench) -> RuleTable | None:
    draft = stored(office).draft
    return draft.table if draft else None


def with_rules(dialog: TableDialog, qtbot: QtBot, *made: AssignmentRule) -> None:
    for rule in made:
        there = dialog.rules.count()
        dialog.presenter.add(rule)
        qtbot.waitUntil(partial(_has_more_than, there, dialog))


def _has_more_than(number: int, dialog: TableDialog) -> bool:
    return dialog.rules.count() > number


def test_a_rule_is_added_by_keyboard_and_kept_as_a_draft(
    office: Workbench, opened: Opened, qtbot: QtBot
) -> None:
    dialog = opened(Role.CLEARING)
    assert not dialog.propose.isVisibleTo(dialog)
    QTest.keyClick(dialog.add, Qt.Key.Key_Space)
    rule = dialog.findChild(RuleDialog)
    assert isinstance(rule, RuleDialog)
    directions = rule.ticks[Asked.DIRECTION]
    QTest.keyClick(directions, Qt.Key.Key_Down)
    QTest.keyClick(directions, Qt.Key.Key_Space)
    rule.procedure.set_code(AGG)
    QTest.keyClick(rule, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.rules.count() == 1)
    assert draft_of(office) == RuleTable(version="1.0.0", default="komma-standard", rules=(INSIDE,))
    assert dialog.propose.isVisibleTo(dialog)


def test_a_rule_without_answers_or_procedure_is_not_taken(opened: Opened) -> None:
    dialog = opened(Role.CLEARING)
    dialog.add.click()
    rule = dialog.findChild(RuleDialog)
    assert isinstance(rule, RuleDialog)
    rule.take.click()
    assert rule.isVisible()
    assert rule.problem.text()
    rule.reject()


def test_rules_go_up_and_down_and_away(office: Workbench, opened: Opened, qtbot: QtBot) -> None:
    dialog = opened(Role.CLEARING)
    with_rules(dialog, qtbot, INSIDE, RECORDED)
    dialog.rules.setCurrentRow(1)
    dialog.up.click()
    qtbot.waitUntil(lambda: dialog.presenter.table.rules == (RECORDED, INSIDE))
    qtbot.waitUntil(lambda: dialog.rules.currentRow() == 0)
    assert not dialog.up.isEnabled()
    QTest.keyClick(dialog.rules, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: dialog.rules.count() == 1)
    table = draft_of(office)
    assert table is not None
    assert table.rules == (INSIDE,)


def test_what_the_checker_finds_stands_above_the_rules(opened: Opened, qtbot: QtBot) -> None:
    dialog = opened(Role.CLEARING)
    with_rules(dialog, qtbot, INSIDE, INSIDE)
    assert "Rule 2 is never reached" in dialog.notice.text()


def test_answers_are_tried_and_the_deciding_rule_is_said(opened: Opened, qtbot: QtBot) -> None:
    dialog = opened(Role.CLEARING)
    with_rules(dialog, qtbot, INSIDE)
    assert "No rule fits" in dialog.trying.said.text()
    dialog.trying.answers[Asked.DIRECTION].set_code("INTERNAL")
    assert dialog.trying.said.text().startswith("Rule 1 decides")
    assert "AGG" in dialog.trying.said.text()


def test_own_entries_are_ticked_tried_and_warned_of_when_offered_no_more(
    office: Workbench, opened: Opened, qtbot: QtBot
) -> None:
    administrator, pool = office.at(Role.ADMINISTRATOR), Bilingual(de="Hallenbad", en="Pool")
    code: Any = administrator.perform(SaveCodeEntry(list_id="place", label=pool)).receipt
    here = AssignmentRule(procedure=AGG, conditions=((Asked.PLACE, (Code(code),)),))
    dialog = opened(Role.CLEARING)
    dialog.add.click()
    asked = dialog.findChild(RuleDialog)
    assert isinstance(asked, RuleDialog)
    places = asked.ticks[Asked.PLACE]
    assert "Pool" in [places.item(row).text() for row in range(places.count())]
    assert Asked.UNIT not in asked.ticks, "this office has no units yet"
    asked.reject()
    with_rules(dialog, qtbot, here)
    dialog.trying.answers[Asked.PLACE].set_code(code)
    assert dialog.trying.said.text().startswith("Rule 1 decides")
    yesterday = office.clock.today() - timedelta(days=1)
    administrator.perform(RetireCodeEntry("place", Code(code), yesterday))
    dialog.presenter.refresh()
    qtbot.waitUntil(lambda: "offered no more" in dialog.notice.text())
    assert dialog.propose.isVisibleTo(dialog), "a warning stops nothing"


def test_it_is_proposed_and_published_by_the_second_person(
    office: Workbench, opened: Opened, qtbot: QtBot
) -> None:
    clearing = opened(Role.CLEARING)
    with_rules(clearing, qtbot, INSIDE)
    clearing.propose.click()
    qtbot.waitUntil(lambda: clearing.presenter.proposal is not None)
    assert not clearing.add.isEnabled()
    assert not clearing.publish.isVisibleTo(clearing)
    head = opened(Role.HEAD)
    assert head.publish.isVisibleTo(head)
    head.publish.click()
    question = head.findChild(DeedQuestion)
    assert isinstance(question, DeedQuestion)
    question.deed.click()
    qtbot.waitUntil(lambda: "1.0.0" in head.standing.text())
    standing = stored(office).standing
    assert standing is not None
    assert standing.table.rules == (INSIDE,)


def test_the_second_person_reads_what_changes(
    office: Workbench, opened: Opened, qtbot: QtBot
) -> None:
    text = rules().definition_text(
        RuleTable(version="1.0.0", default="komma-standard", rules=(INSIDE,))
    )
    office.at(Role.HEAD).perform(waiting(office, text, "1.0.0"))
    clearing = opened(Role.CLEARING)
    clearing.default.set_code(AGG)
    qtbot.waitUntil(lambda: clearing.presenter.has_draft)
    qtbot.waitUntil(lambda: clearing.presenter.may_change)
    clearing.presenter.remove(0)
    qtbot.waitUntil(lambda: clearing.rules.count() == 0)
    clearing.propose.click()
    qtbot.waitUntil(lambda: clearing.presenter.proposal is not None)
    said = opened(Role.HEAD).notice.text()
    assert "Gone: Direction: Within the administration" in said
    assert "instead of KommA clearing" in said


def test_the_suggestion_is_taken_as_a_draft_and_only_where_nothing_stands(
    office: Workbench, opened: Opened, qtbot: QtBot
) -> None:
    dialog = opened(Role.CLEARING)
    assert draft_of(office) is None
    assert dialog.suggest.isVisibleTo(dialog)
    dialog.suggest.click()
    qtbot.waitUntil(lambda: dialog.rules.count() > 0)
    table = draft_of(office)
    assert table is not None
    assert set(table.procedures()) == {AGG, "komma-standard"}
    assert not dialog.suggest.isVisibleTo(dialog)


def test_the_page_tells_the_second_person_that_a_table_waits(
    office: Workbench, page_of: Callable[[Role], EditorPage], qtbot: QtBot
) -> None:
    waiting(office, rules().definition_text(RuleTable(version="1", default=AGG)), "1.0.0")
    entry = page_of(Role.HEAD).files.findChild(TableEntry)
    assert isinstance(entry, TableEntry)
    qtbot.waitUntil(lambda: entry.assign.text() == "Assignment waits …")


def test_whoever_only_reads_changes_nothing(opened: Opened) -> None:
    dialog = opened(Role.ADMINISTRATOR)
    for button in (dialog.add, dialog.change, dialog.remove, dialog.default):
        assert not button.isEnabled()


def test_a_template_becomes_a_draft_on_the_desk(
    page_of: Callable[[Role], EditorPage], qtbot: QtBot
) -> None:
    page = page_of(Role.CLEARING)
    entry = page.files.findChild(TableEntry)
    assert isinstance(entry, TableEntry)
    entry.template.click()
    qtbot.waitUntil(lambda: entry.menu is not None)
    assert entry.menu is not None
    names = [action.text() for action in entry.menu.actions()]
    assert len(names) == len(ShippedProcedure)
    entry.menu.actions()[1].trigger()
    qtbot.waitUntil(lambda: page.presenter.item() is not None)
    small = ShippedProcedure.SMALL_TOWN
    qtbot.waitUntil(lambda: page.editor.desk.procedure.id == small)
    entry.menu.close()


def test_everything_in_both_windows_has_a_name_and_a_way_by_keyboard(
    opened: Opened, qtbot: QtBot
) -> None:
    dialog = opened(Role.CLEARING)
    with_rules(dialog, qtbot, INSIDE)
    assert complaints_about(dialog) == []
    dialog.change.click()
    rule = dialog.findChild(RuleDialog)
    assert isinstance(rule, RuleDialog)
    assert complaints_about(rule) == []
    rule.reject()
