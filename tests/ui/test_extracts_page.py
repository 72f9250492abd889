"""The page of the head and of data protection: unread marked, opened on purpose, answered."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any
from uuid import uuid4

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from komma_desk.domain.approval import Verdict
from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.extract import ExtractLetter, ExtractPart, ExtractQuestion
from komma_desk.domain.identifiers import ApprovalId, CaseId, ExtractId, PersonId
from komma_desk.ui.bridge.background import Background
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.extracts.extracts_at_hand import ExtractsAtHand
from komma_desk.ui.extracts.extracts_page import ExtractsPage, build_extracts_page
from komma_desk.usecases.commands.answer_extract import AnsweredAlready, AnswerExtract
from komma_desk.usecases.commands.read_extract import ReadExtract
from komma_desk.usecases.commands.remove_expired import RemoveExpired
from komma_desk.usecases.queries.my_extracts import ExtractLine, MyExtracts, ReceivedExtracts
from komma_desk.words import Bilingual, Language, use_language
from tests.ui.accessibility import complaints_about
from tests.ui.doorways import FakeDoorway

HOSTILE = "<b>fett</b><img src=x>\u202e =cmd()"
POSTED = datetime(2026, 10, 5, 9, tzinfo=UTC)
RELEASE = Bilingual("Freigeben", "Release")


def a_line(number: str, **told: Any) -> ExtractLine:
    known: dict[str, Any] = {
        "id": ExtractId(uuid4()),
        "number": number,
        "sender_name": "Karl Klär",
        "posted_at": POSTED,
        "readable_until": date(2026, 11, 4),
        "asks": None,
        "is_read": False,
        "answered": None,
    }
    return ExtractLine(**known | told)


def a_letter(line: ExtractLine) -> ExtractLetter:
    question = None
    if line.asks is not None:
        question = ExtractQuestion(
            approval=ApprovalId(uuid4()), step="release", step_title=line.asks, state="check"
        )
    return ExtractLetter(
        id=line.id,
        case=CaseId(uuid4()),
        number=line.number,
        receiver=PersonId(uuid4()),
        sender=PersonId(uuid4()),
        sender_name=line.sender_name,
        posted_at=line.posted_at,
        readable_until=line.readable_until,
        purpose="Zur Kenntnis",
        parts=(ExtractPart(key="narrative", label="What happened", text=HOSTILE),),
        question=question,
    )


PLAIN = a_line("2026-0002", is_read=True)
ASKING = a_line("2026-0001", asks=RELEASE, posted_at=POSTED.replace(hour=11))


@pytest.fixture
def received(doorway: FakeDoorway) -> list[ExtractLine]:
    lines = [ASKING, PLAIN]
    doorway.answers[MyExtracts] = lambda _: ReceivedExtracts(lines=tuple(lines), expired=0)
    by_id = {line.id: line for line in lines}
    doorway.answers[ReadExtract] = lambda asked: Changes.of(Subject.EXTRACTS).with_receipt(
        a_letter(by_id[asked.extract])
    )
    doorway.answers[AnswerExtract] = lambda _: Changes.of(Subject.EXTRACTS)
    return lines


@pytest.fixture
def page(
    qtbot: QtBot,
    counter: Counter,
    questions: Questions,
    background: Background,
    received: list[ExtractLine],
) -> ExtractsPage:
    assert received
    built = build_extracts_page(counter, questions, ExtractsAtHand())
    qtbot.addWidget(built)
    built.resize(1100, 700)
    built.show()
    qtbot.waitUntil(background.is_idle)
    return built


def numbers(page: ExtractsPage) -> list[str]:
    model = page.table_model
    return [str(model.data(model.index(row, 0))) for row in range(model.rowCount())]


def shown(page: ExtractsPage) -> list[str]:
    return [label.text() for label in page.pane.findChildren(QLabel) if label.isVisible()]


def opened(qtbot: QtBot, page: ExtractsPage, row: int = 0) -> None:
    page.table.choose(row)
    with qtbot.waitSignal(page.presenter.opened):
        page.pane.open.click()


def test_the_newest_stands_first_and_what_is_unread_is_marked(page: ExtractsPage) -> None:
    assert numbers(page) == ["● 2026-0001", "2026-0002"]


def test_a_page_built_anew_opens_nothing_twice_and_keeps_the_reason(
    qtbot: QtBot,
    counter: Counter,
    questions: Questions,
    background: Background,
    received: list[ExtractLine],
    doorway: FakeDoorway,
) -> None:
    at_hand = ExtractsAtHand()
    for _turn in range(2):
        built = build_extracts_page(counter, questions, at_hand)
        qtbot.addWidget(built)
        qtbot.waitUntil(background.is_idle)
        built.presenter.open(received[0].id)
        qtbot.waitUntil(lambda: received[0].id in at_hand.letters)
        built.presenter.reasons.setdefault(received[0].id, "Passt")
    assert [each for each in doorway.performed if isinstance(each, ReadExtract)] == [
        ReadExtract(received[0].id)
    ]
    assert built.presenter.reasons == {received[0].id: "Passt"}


def test_the_search_looks_at_case_sender_and_step(page: ExtractsPage) -> None:
    for text, found in (("0002", 1), ("klär", 2), ("release", 1), ("nichts", 0)):
        page.search.setText(text)
        assert len(numbers(page)) == found


def test_choosing_one_shows_no_content_before_it_is_opened_on_purpose(
    qtbot: QtBot, page: ExtractsPage, doorway: FakeDoorway
) -> None:
    page.table.choose(0)
    assert HOSTILE not in shown(page)
    assert not any(isinstance(each, ReadExtract) for each in doorway.performed)
    opened(qtbot, page)
    qtbot.waitUntil(lambda: HOSTILE in shown(page))
    page.table.choose(1)
    page.table.choose(0)
    page.presenter.open(ASKING.id)
    assert sum(isinstance(each, ReadExtract) for each in doorway.performed) == 1


def test_the_texts_are_plain_and_can_be_copied(qtbot: QtBot, page: ExtractsPage) -> None:
    opened(qtbot, page)
    (label,) = [each for each in page.pane.findChildren(QLabel) if each.text() == HOSTILE]
    assert label.textFormat().name == "PlainText"
    assert "SelectableByKeyboard" in str(label.textInteractionFlags())


def test_an_answer_needs_a_reason_and_is_sent_once(
    qtbot: QtBot, page: ExtractsPage, doorway: FakeDoorway
) -> None:
    opened(qtbot, page)
    page.pane.answer.approve.click()
    assert page.pane.answer.row.error()
    page.pane.answer.reason.setPlainText("Weil es eilt.")
    with qtbot.waitSignal(page.presenter.answered):
        page.pane.answer.refuse.click()
    sent = [each for each in doorway.performed if isinstance(each, AnswerExtract)]
    assert sent == [
        AnswerExtract(extract=ASKING.id, verdict=Verdict.REFUSED, reason="Weil es eilt.")
    ]


def test_what_was_typed_stays_when_another_one_is_looked_at_or_it_is_refused(
    qtbot: QtBot, page: ExtractsPage, doorway: FakeDoorway
) -> None:
    opened(qtbot, page)
    page.pane.answer.reason.setPlainText("Halb geschrieben")
    page.table.choose(1)
    page.table.choose(0)
    assert page.pane.answer.reason.toPlainText() == "Halb geschrieben"

    def refuse(_command: object) -> Changes:
        raise AnsweredAlready

    doorway.answers[AnswerExtract] = refuse
    with qtbot.waitSignal(page.presenter.refused):
        page.pane.answer.approve.click()
    assert page.pane.answer.reason.toPlainText() == "Halb geschrieben"
    assert AnsweredAlready().spoken() in page.pane.notice.text()


def test_an_extract_without_a_question_asks_nothing(qtbot: QtBot, page: ExtractsPage) -> None:
    opened(qtbot, page, 1)
    assert not page.pane.answer.isVisible()


def test_what_has_ended_is_taken_out_of_the_post(
    qtbot: QtBot, page: ExtractsPage, doorway: FakeDoorway, background: Background
) -> None:
    doorway.answers[MyExtracts] = lambda _: ReceivedExtracts(lines=(), expired=2)
    page.refresh()
    qtbot.waitUntil(lambda: any(isinstance(each, RemoveExpired) for each in doorway.performed))
    qtbot.waitUntil(background.is_idle)
    assert page.empty.isVisible()


@pytest.mark.parametrize("language", list(Language))
def test_a_screen_reader_finds_its_way(
    qtbot: QtBot,
    counter: Counter,
    questions: Questions,
    background: Background,
    received: list[ExtractLine],
    language: Language,
) -> None:
    assert received
    use_language(language)
    page = build_extracts_page(counter, questions, ExtractsAtHand())
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(background.is_idle)
    opened(qtbot, page)
    assert complaints_about(page) == []
