"""The tab of extracts: what went out and came back, the form, and what a colleague asks of me."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from komma_desk.domain.approval import Approval, ApprovalAnswer, Verdict
from komma_desk.domain.case import CaseFile
from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.extract import Extract
from komma_desk.domain.identifiers import ApprovalId, CaseId, ExtractId
from komma_desk.domain.procedure.definition import StateId, StrandId
from komma_desk.domain.roles import Role
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.cases.cases_page import CasesPage, build_cases_page
from komma_desk.ui.cases.countersign_dialog import CountersignDialog
from komma_desk.ui.cases.extract_words import entries
from komma_desk.ui.cases.extracts_tab import ExtractsTab
from komma_desk.ui.cases.requests_alert import RequestsAlert
from komma_desk.usecases.commands.ask_colleague import AskColleague
from komma_desk.usecases.commands.grant_request import GrantRequest
from komma_desk.usecases.commands.post_extract import PostExtract, PurposeMissing
from komma_desk.usecases.effects.second_person import SecondNotProven
from komma_desk.usecases.queries.case_desk import CaseDesk, CaseView
from komma_desk.usecases.queries.people_list import PeopleList, PersonLine
from komma_desk.words import Language, use_language
from tests.fakes.samples import NOON, a_person
from tests.ui.accessibility import complaints_about
from tests.ui.clearing_desk import (
    COLLEAGUE,
    NAMES,
    OFFICER,
    ClearingDoorway,
    a_file,
    a_view,
    case_id,
)

POLICE = {StrandId("criminal"): StateId("criminal_in_check")}
HEAD = a_person("Henrik Hoch", roles=frozenset({Role.HEAD}))
DORA = a_person("Dora Dank", roles=frozenset({Role.DATA_PROTECTION}))
JONAS = a_person(NAMES[COLLEAGUE], id=COLLEAGUE, roles=frozenset({Role.CLEARING}))
ASKED = Approval(
    id=ApprovalId(uuid4()),
    asked=OFFICER,
    asked_by=COLLEAGUE,
    asked_at=NOON,
    step="report_to_police",
    state="criminal_in_check",
    exception="danger_to_life",
    question="Er kommt heute <b>wieder</b>.",
)
POSTED = Extract(
    id=ExtractId(uuid4()),
    receiver=HEAD.id,
    receiver_name=HEAD.name,
    parts=("narrative",),
    purpose="Freigabe",
    posted_at=NOON,
    posted_by=OFFICER,
    readable_until=NOON.date() + timedelta(days=30),
    approval=ASKED.id,
)


@pytest.fixture
def doorway() -> ClearingDoorway:
    made = ClearingDoorway()
    made.answers[PeopleList] = lambda _: tuple(
        PersonLine(person=each, fingerprint="", expires_at=None) for each in (HEAD, DORA, JONAS)
    )
    return made


def in_check(**told: Any) -> CaseFile:
    return replace(a_file(state="in_hand", leaves=POLICE, consents=()), **told)


def seen(file: CaseFile, **told: Any) -> CaseView:
    return replace(a_view(file), me=OFFICER, **told)


@pytest.fixture
def page(
    qtbot: QtBot, counter: Counter, questions: Questions, doorway: ClearingDoorway
) -> CasesPage:
    """A case that is in check, in which a colleague asks me to agree."""
    built = build_cases_page(counter, questions, refer=lambda _case: None)
    assert isinstance(built, CasesPage)
    qtbot.addWidget(built)
    built.resize(1366, 900)
    built.show()
    view = seen(in_check(extracts=(), approvals=(ASKED,)))
    doorway.answers[CaseDesk] = lambda _: view
    qtbot.waitUntil(lambda: built._list.lists is not None)
    built.open_case(view.file.case.id)
    qtbot.waitUntil(lambda: built.pane.tabs.currentWidget() is built.pane.extracts)
    qtbot.waitUntil(lambda: bool(built._case.people))
    return built


@pytest.fixture
def tab(page: CasesPage) -> ExtractsTab:
    return page.pane.extracts


def sent(doorway: ClearingDoorway, kind: type) -> list[Any]:
    return [each for each in doorway.performed if isinstance(each, kind)]


def test_what_a_colleague_asks_is_seen_first_and_answered_with_a_reason(
    qtbot: QtBot, tab: ExtractsTab, doorway: ClearingDoorway
) -> None:
    (card,) = tab.cards
    assert ASKED.question in [label.text() for label in card.findChildren(QLabel)]
    card.agree.click()
    assert card.row.error()
    card.reason.setPlainText("Ja, sofort.")
    doorway.answers[GrantRequest] = lambda _: Changes.of(Subject.CASES)
    card.agree.click()
    qtbot.waitUntil(lambda: bool(sent(doorway, GrantRequest)))
    (granted,) = sent(doorway, GrantRequest)
    assert (granted.approval, granted.verdict) == (ASKED.id, Verdict.APPROVED)


def test_what_tells_who_somebody_is_is_never_ticked_for_you(
    qtbot: QtBot, tab: ExtractsTab, doorway: ClearingDoorway
) -> None:
    tab.begin()
    form = tab.form
    assert form is not None
    form.to.set_code(str(DORA.id))
    form.purpose.setPlainText("Prüfung")
    doorway.answers[PostExtract] = lambda _: Changes.of(Subject.CASES)
    form.send.click()
    qtbot.waitUntil(lambda: bool(sent(doorway, PostExtract)))
    (posted,) = sent(doorway, PostExtract)
    assert posted.receiver == DORA.id
    assert "narrative" in posted.parts
    assert not [key for key in posted.parts if key == "contact" or key.startswith("involved")]
    qtbot.waitUntil(lambda: not tab.form_open())


def test_a_refusal_stays_beside_what_was_typed(
    qtbot: QtBot, tab: ExtractsTab, doorway: ClearingDoorway
) -> None:
    tab.begin()
    form = tab.form
    assert form is not None
    form.send.click()
    assert form.fields.row("to").error()
    form.to.set_code(str(DORA.id))

    def refuse(_command: object) -> Changes:
        raise PurposeMissing

    doorway.answers[PostExtract] = refuse
    form.send.click()
    qtbot.waitUntil(form.refusal.isVisible)
    assert form.to.code() == str(DORA.id)


def test_a_colleague_gets_the_question_without_an_extract(
    qtbot: QtBot, tab: ExtractsTab, doorway: ClearingDoorway
) -> None:
    tab.begin()
    form = tab.form
    assert form is not None
    form.to.set_code(str(COLLEAGUE))
    form.to.picked.emit(form.to.code())
    assert not form.fields.row("days").isVisible()
    doorway.answers[AskColleague] = lambda _: Changes.of(Subject.CASES)
    form.send.click()
    qtbot.waitUntil(lambda: bool(sent(doorway, AskColleague)))
    (asked,) = sent(doorway, AskColleague)
    assert (asked.step, asked.exception) == ("report_to_police", "danger_to_life")


def test_the_list_says_what_came_back_and_for_how_long_nothing_did() -> None:
    open_one = seen(in_check(extracts=(POSTED,), approvals=(ASKED,)), waiting_days={ASKED.id: 4})
    ((head, text),) = entries(open_one)
    assert HEAD.name in head
    assert "Nothing heard for 4 days." in text
    answer = ApprovalAnswer(verdict=Verdict.REFUSED, reason="Erst fragen.", at=NOON, signature=b"s")
    answered = replace(ASKED, answer=answer)
    ((_head, said),) = entries(seen(in_check(extracts=(POSTED,), approvals=(answered,))))
    assert "Erst fragen." in said
    assert "Nothing heard" not in said


def test_a_request_stands_above_every_page_until_it_is_answered(qtbot: QtBot) -> None:
    opened: list[CaseId] = []
    alert = RequestsAlert(opened.append)
    qtbot.addWidget(alert)
    case = case_id(1)
    alert.show_cases((case,))
    assert not alert.isHidden()
    alert.way.click()
    assert opened == [case]
    alert.show_cases(())
    assert alert.isHidden()


@pytest.mark.parametrize("language", list(Language))
def test_a_screen_reader_finds_its_way_in_tab_and_form(
    tab: ExtractsTab, language: Language
) -> None:
    use_language(language)
    assert complaints_about(tab) == []
    tab.begin()
    assert complaints_about(tab) == []


@pytest.mark.parametrize("language", list(Language))
def test_a_wrong_passphrase_of_the_second_person_is_cleared_and_can_be_typed_again(
    qtbot: QtBot, tab: ExtractsTab, language: Language
) -> None:
    use_language(language)
    dialog = CountersignDialog("2026-0001", "Bei der Polizei anzeigen", "Gefahr", tab)
    dialog.show()
    qtbot.waitExposed(dialog)
    dialog.login.setText("carla")
    dialog.passphrase.line().setText("falsch geraten")
    with qtbot.waitSignal(dialog.signed):
        dialog.deed.click()
    assert not dialog.deed.isEnabled()
    dialog.show_refusal(SecondNotProven())
    assert (dialog.login.text(), dialog.passphrase.passphrase()) == ("carla", "")
    assert dialog.deed.isEnabled()
    qtbot.waitUntil(lambda: dialog.login.height() >= dialog.login.sizeHint().height())
    assert complaints_about(dialog) == []
    dialog.reject()
