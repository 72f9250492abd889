"""The post: taken in by itself, unreadable envelopes named, sealed files one after the other."""

from __future__ import annotations

from pathlib import Path
from uuid import uuid4

import pytest
from pytestqt.qtbot import QtBot

from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.errors import Trouble
from komma_desk.domain.identifiers import EnvelopeId
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.cases.cases_page import CasesPage, build_cases_page
from komma_desk.ui.inbox.post_intake import FileResult, PostIntake
from komma_desk.ui.parts.toast import Toast
from komma_desk.usecases.commands.take_in import TakeIn, TakenIn
from komma_desk.usecases.commands.take_in_file import AlreadyTakenIn, SealedFileNotRead, TakeInFile
from tests.ui.clearing_desk import ClearingDoorway


@pytest.fixture
def doorway() -> ClearingDoorway:
    return ClearingDoorway()


class Damaged(Trouble):
    sentence = "damaged"


def taken_once(*numbers: str, unreadable: int = 0) -> object:
    """The first time the post holds something, afterwards nothing."""
    waiting = [numbers]

    def answer(_command: object) -> Changes:
        now = waiting.pop() if waiting else ()
        left = tuple(EnvelopeId(uuid4()) for _ in range(unreadable))
        news = Changes.of(Subject.POST, Subject.CASES) if now else Changes()
        return news.with_receipt(TakenIn(now, left))

    return answer


def times_taken_in(doorway: ClearingDoorway) -> int:
    return sum(isinstance(each, TakeIn) for each in doorway.performed)


def test_showing_the_page_takes_the_post_in_and_says_so_quietly(
    qtbot: QtBot, doorway: ClearingDoorway, counter: Counter, questions: Questions
) -> None:
    doorway.answers[TakeIn] = taken_once("2026-0301", "2026-0302")  # type: ignore[assignment]  # a fake answer
    page = build_cases_page(counter, questions, refer=lambda _case: None)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: bool(page.findChildren(Toast)))
    assert page.findChildren(Toast)[0].text() == "2 new reports taken in"


def test_our_own_news_does_not_make_us_take_the_post_in_again(
    qtbot: QtBot, doorway: ClearingDoorway, counter: Counter
) -> None:
    doorway.answers[TakeIn] = taken_once("2026-0301")  # type: ignore[assignment]  # a fake answer
    post = PostIntake(counter)
    with qtbot.waitSignal(counter.changed):
        post.take_in()
    qtbot.wait(20)
    assert times_taken_in(doorway) == 1


def test_post_that_comes_while_the_page_stands_open_is_taken_in(
    qtbot: QtBot, doorway: ClearingDoorway, counter: Counter
) -> None:
    post = PostIntake(counter)
    with qtbot.waitSignal(post.unreadable):
        counter.tell(Changes.of(Subject.POST))
    assert times_taken_in(doorway) == 1


def test_an_envelope_nobody_can_read_is_named_with_what_to_do(
    qtbot: QtBot, doorway: ClearingDoorway, counter: Counter, questions: Questions
) -> None:
    doorway.answers[TakeIn] = taken_once(unreadable=2)  # type: ignore[assignment]  # a fake answer
    page = build_cases_page(counter, questions, refer=lambda _case: None)
    assert isinstance(page, CasesPage)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(page.notices.unreadable.isVisible)
    assert "2 envelopes" in page.notices.unreadable.accessibleName()
    assert "administrator" in page.notices.unreadable.text()


def test_each_sealed_file_gets_its_own_result(
    qtbot: QtBot,
    tmp_path: Path,
    doorway: ClearingDoorway,
    counter: Counter,
    spoken: list[Exception],
) -> None:
    def answer(command: TakeInFile) -> Changes:
        data = command.path.read_bytes() if command.path.exists() else None
        if data is None:
            raise SealedFileNotRead
        if data == b"again":
            raise AlreadyTakenIn
        if data == b"broken":
            raise Damaged
        return Changes.of(Subject.CASES).with_receipt("2026-0400")

    doorway.answers[TakeInFile] = answer
    files = []
    for name, data in (("a", b"good"), ("b", b"again"), ("c", b"broken")):
        (tmp_path / name).write_bytes(data)
        files.append(tmp_path / name)
    post = PostIntake(counter)
    results: list[FileResult] = []
    post.files_read.connect(results.extend)
    with qtbot.waitSignal(post.files_read):
        post.read_files([*files, tmp_path / "missing"])
    assert [each.name for each in results] == ["a", "b", "c", "missing"]
    assert [each.taken for each in results] == [True, False, False, False]
    assert "2026-0400" in results[0].sentence
    assert results[1].sentence == AlreadyTakenIn().spoken()
    assert "damaged" in results[2].sentence
    assert "cannot be read" in results[3].sentence
    assert len(spoken) == 1


def test_the_results_stand_on_the_page_until_they_are_put_away(
    qtbot: QtBot, counter: Counter, questions: Questions
) -> None:
    page = build_cases_page(counter, questions, refer=lambda _case: None)
    assert isinstance(page, CasesPage)
    qtbot.addWidget(page)
    page.show()
    page.notices.show_files((FileResult("meldung.komma", "Taken in as case 2026-0400.", True),))
    assert page.notices.isVisible()
    page.notices._close.click()
    assert page.notices.isHidden()
