"""The office hears back: who waits, how somebody was answered, and what a withdrawal changes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from komma_desk.domain.case import CaseEvent, CaseFile
from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.code_list import Code
from komma_desk.domain.consent import ConsentManner, ConsentState
from komma_desk.domain.hearing_deeds import ANSWER, HearingDeed
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.cases.case_columns import CaseColumns
from komma_desk.ui.cases.cases_page import CasesPage, build_cases_page
from komma_desk.ui.cases.cases_page_presenter import CasesPagePresenter
from komma_desk.ui.cases.history_words import history_lines
from komma_desk.ui.cases.listing import OPEN, SOONEST_FIRST, UNANSWERED
from komma_desk.usecases.commands.note_answer import AnswerRoad, NoteAnswer
from komma_desk.usecases.commands.record_consent import RecordConsent
from komma_desk.usecases.commands.record_wishes import RecordWishes
from komma_desk.words import Language, use_language
from tests.fakes.samples import NOON
from tests.ui.accessibility import complaints_about
from tests.ui.clearing_desk import (
    LISTS,
    OFFICER,
    ClearingDoorway,
    a_file,
    a_line,
    a_view,
    case_id,
)

COUNSELLING = Code("refer_counselling")


@pytest.fixture
def doorway() -> ClearingDoorway:
    return ClearingDoorway()


@pytest.fixture
def page(
    qtbot: QtBot, counter: Counter, questions: Questions, doorway: ClearingDoorway
) -> CasesPage:
    for kind in (NoteAnswer, RecordConsent, RecordWishes):
        doorway.answers[kind] = lambda _command: Changes.of(Subject.CASES)
    built = build_cases_page(counter, questions, refer=lambda _case: None)
    assert isinstance(built, CasesPage)
    qtbot.addWidget(built)
    built.resize(1110, 690)
    built.show()
    qtbot.waitUntil(lambda: built._list.lists is not None)
    return built


def with_deeds(*actions: str, **facts: str) -> CaseFile:
    file = a_file(1)
    events = tuple(CaseEvent(at=NOON, by=OFFICER, action=each, facts=facts) for each in actions)
    quiet = tuple(each for each in file.history if each.action != ANSWER)
    return replace(file, history=(*quiet, *events))


def opened(qtbot: QtBot, page: CasesPage, doorway: ClearingDoorway, file: CaseFile) -> CasesPage:
    doorway.put(file)
    page.open_case(file.case.id)
    qtbot.waitUntil(lambda: page.pane.header.number.text() == file.case.number)
    return page


def done(doorway: ClearingDoorway, kind: type) -> list[object]:
    return [each for each in doorway.performed if isinstance(each, kind)]


@pytest.mark.parametrize(
    ("actions", "waits", "can_be_put_aside"),
    [
        ((), True, False),
        ((HearingDeed.HEARD,), True, True),
        ((HearingDeed.HEARD, ANSWER), False, False),
        ((ANSWER, HearingDeed.WORD), True, True),
    ],
)
def test_the_answer_says_whether_somebody_waits(
    qtbot: QtBot,
    page: CasesPage,
    doorway: ClearingDoorway,
    actions: tuple[str, ...],
    *,
    waits: bool,
    can_be_put_aside: bool,
) -> None:
    opened(qtbot, page, doorway, with_deeds(*actions))
    answer = page.pane.answer
    assert answer.waiting.isHidden() is not waits
    assert (waits and not answer.roads[None].isHidden()) is can_be_put_aside


def test_an_answer_by_telephone_is_noted(
    qtbot: QtBot, page: CasesPage, doorway: ClearingDoorway
) -> None:
    opened(qtbot, page, doorway, with_deeds())
    page.pane.answer.roads[AnswerRoad.TELEPHONE].click()
    wanted = NoteAnswer(case=case_id(1), road=AnswerRoad.TELEPHONE)
    qtbot.waitUntil(lambda: done(doorway, NoteAnswer) == [wanted])


def test_a_withdrawal_is_recorded_only_after_its_effect_was_shown(
    qtbot: QtBot, page: CasesPage, doorway: ClearingDoorway
) -> None:
    opened(qtbot, page, doorway, a_file(1))
    consents = page.pane.consents
    consents.manner.set_code("written")
    consents.rows[COUNSELLING].buttons[ConsentState.WITHDRAWN].click()
    assert "not possible any more" in consents.withdrawal.text()
    assert done(doorway, RecordConsent) == []
    consents.confirm.click()
    wanted = RecordConsent(
        case=case_id(1),
        item=COUNSELLING,
        state=ConsentState.WITHDRAWN,
        manner=ConsentManner.WRITTEN,
    )
    qtbot.waitUntil(lambda: done(doorway, RecordConsent) == [wanted])


def test_other_wishes_are_noted_with_their_day_and_their_effect(
    qtbot: QtBot, page: CasesPage, doorway: ClearingDoorway
) -> None:
    file = a_file(1)
    report = replace(file.case.report, wishes=frozenset({Code("talk")}))
    opened(qtbot, page, doorway, replace(file, case=replace(file.case, report=report)))
    form = page.pane.consents.wishes
    assert form is not None
    form.change.click()
    assert not form.deed.isEnabled()
    form.wishes.set_codes(["police"])
    assert "they must investigate" in form.effect.text()
    form.day.setText("2026-10-01")
    page.pane.consents.manner.set_code("written")
    form.deed.click()
    wanted = RecordWishes(
        case=case_id(1),
        wishes=frozenset({Code("police")}),
        manner=ConsentManner.WRITTEN,
        said_on=date(2026, 10, 1),
    )
    qtbot.waitUntil(lambda: done(doorway, RecordWishes) == [wanted])


def test_a_day_that_is_none_is_said_and_nothing_noted(
    qtbot: QtBot, page: CasesPage, doorway: ClearingDoorway
) -> None:
    opened(qtbot, page, doorway, a_file(1))
    form = page.pane.consents.wishes
    assert form is not None
    form.change.click()
    form.wishes.set_codes(["police"])
    form.day.setText("gestern")
    form.deed.click()
    assert "no day" in page.pane.consents.notice.text()
    assert done(doorway, RecordWishes) == []


def test_the_list_names_a_new_message(questions: Questions) -> None:
    column = next(
        each for each in CaseColumns(CasesPagePresenter(questions)).all() if each.key == "answered"
    )
    line = replace(a_line(1), answered=True)
    assert column.text(line) == "yes"
    assert column.text(replace(line, unread=True)) == "new message"


def test_who_waits_for_an_answer_is_shown_with_the_day_and_by_it(
    qtbot: QtBot, page: CasesPage, doorway: ClearingDoorway
) -> None:
    table, model = page.side.table, page.side.model
    keys = [column.key for column in model.columns]
    shown = {key for number, key in enumerate(keys) if not table.isColumnHidden(number)}
    assert "due" not in shown
    page.side.views.wanted.emit(UNANSWERED)
    qtbot.waitUntil(lambda: model.order() == SOONEST_FIRST)
    assert not table.isColumnHidden(keys.index("due"))
    assert table.horizontalHeader().sortIndicatorSection() == keys.index("due")
    page.side.views.wanted.emit(OPEN)
    assert table.isColumnHidden(keys.index("due"))
    assert table.horizontalHeader().sortIndicatorSection() == keys.index("received_on")


@pytest.mark.parametrize(
    ("left", "said"), [(3, "due in 3 days"), (-4, "4 days late"), (0, "today"), (None, "–")]
)
def test_the_list_says_how_long_there_is_until_somebody_is_to_hear(
    questions: Questions, left: int | None, said: str
) -> None:
    columns = CaseColumns(CasesPagePresenter(questions)).all()
    column = next(each for each in columns if each.key == "due")
    assert column.text(replace(a_line(1), due_in=left)) == said


def test_the_history_tells_what_was_said_in_words() -> None:
    facts = {"wishes": "talk advice", "manner": "oral", "said_on": "2026-10-01"}
    file = with_deeds(HearingDeed.WISHES, **facts)
    lines = history_lines(a_view(file), LISTS)
    line = next(each for each in lines if each.what == "Wishes noted")
    assert line.details == (
        "Wished: A talk with the clearing office, Advice",
        "How it was said: by word of mouth",
        "Said on 2026-10-01",
    )


@pytest.mark.parametrize("language", Language)
def test_a_waiting_case_can_be_used_with_keyboard_and_screen_reader(
    qtbot: QtBot, page: CasesPage, doorway: ClearingDoorway, language: Language
) -> None:
    use_language(language)
    opened(qtbot, page, doorway, with_deeds(HearingDeed.HEARD))
    page.pane.tabs.setCurrentWidget(page.pane.answer)
    assert complaints_about(page) == []
    page.pane.tabs.setCurrentWidget(page.pane.consents)
    form = page.pane.consents.wishes
    assert form is not None
    form.change.click()
    assert complaints_about(page) == []
