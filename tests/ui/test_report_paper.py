"""From the report page to paper: the empty form saved or printed, the report in clear words."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from komma_desk.domain.changes import Changes
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.parts.paper_printing import Picture, PrintRun, paper_printer
from komma_desk.ui.reporting.paper_menu import PaperButton, with_paper
from komma_desk.ui.reporting.report_form import ReportPage
from komma_desk.ui.shell.application import Desk
from komma_desk.usecases.commands.save_empty_form import SaveEmptyForm
from komma_desk.usecases.commands.save_report_paper import SaveDraftPaper
from komma_desk.usecases.queries.form_paper import FormPaper
from komma_desk.words import Language, use_language
from tests.ui.accessibility import complaints_about
from tests.ui.doorways import FakeDoorway
from tests.ui.reporting_room import fill_in, open_page, prepare

PAGES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    width: int = 6
    height: int = 8
    stride: int = 18
    rgb: bytes = bytes(18 * 8)


@dataclass
class FakePress:
    drawn: list[int] = field(default_factory=list)

    def page_count(self, document: bytes, /) -> int:
        return PAGES if document else 0

    def page_image(self, document: bytes, number: int, scale: float, /) -> Picture:
        self.drawn.append(number)
        return Sheet()


@pytest.fixture
def press() -> FakePress:
    return FakePress()


def to_file(target: Path) -> QPrinter:
    printer = paper_printer()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(target))
    return printer


def paper_of(page: ReportPage) -> PaperButton:
    button = page.findChild(PaperButton)
    assert button is not None
    return button


@pytest.fixture
def page(
    qtbot: QtBot, desk: Desk, doorway: FakeDoorway, counter: Counter, questions: Questions
) -> ReportPage:
    prepare(doorway)
    for kind in (SaveEmptyForm, SaveDraftPaper):
        doorway.answers[kind] = lambda _: Changes()
    doorway.answers[FormPaper] = lambda _: b"%PDF"
    return open_page(qtbot, desk, counter, questions)


@pytest.fixture
def paper(
    page: ReportPage, counter: Counter, questions: Questions, press: FakePress
) -> PaperButton:
    return paper_of(with_paper(page, counter, questions, press))


def test_the_empty_form_is_saved_in_the_language_of_the_screens(
    qtbot: QtBot, doorway: FakeDoorway, paper: PaperButton, tmp_path: Path
) -> None:
    use_language(Language.PLAIN_GERMAN)
    target = tmp_path / "formular.pdf"
    paper.save_form(target, long=True)
    wanted = SaveEmptyForm(target=target, long=True, language=Language.PLAIN_GERMAN)
    qtbot.waitUntil(lambda: wanted in doorway.performed)


def test_what_is_being_written_is_saved_as_it_stands(
    qtbot: QtBot, doorway: FakeDoorway, page: ReportPage, paper: PaperButton, tmp_path: Path
) -> None:
    fill_in(page)
    target = tmp_path / "meldung.pdf"
    paper.save_draft(target)
    wanted = SaveDraftPaper(draft=page.form.draft(), target=target)
    qtbot.waitUntil(lambda: wanted in doorway.performed)


def test_the_form_is_printed_page_by_page(
    qtbot: QtBot, paper: PaperButton, press: FakePress, tmp_path: Path
) -> None:
    target = tmp_path / "printed.pdf"
    paper.print_form(to_file(target), long=False)
    qtbot.waitUntil(lambda: press.drawn == list(range(PAGES)))
    qtbot.waitUntil(lambda: target.exists() and target.read_bytes().startswith(b"%PDF"))


def test_printing_stops_when_told(
    qtbot: QtBot, desk: Desk, press: FakePress, tmp_path: Path
) -> None:
    run = PrintRun(press, b"%PDF", to_file(tmp_path / "half.pdf"), desk.application)
    run.page_done.connect(lambda _done, _of: run.stop())
    with qtbot.waitSignal(run.finished):
        run.start()
    assert press.drawn == [0]


def test_nothing_is_printed_of_an_empty_document(
    qtbot: QtBot, desk: Desk, press: FakePress, tmp_path: Path
) -> None:
    run = PrintRun(press, b"", to_file(tmp_path / "none.pdf"), desk.application)
    with qtbot.waitSignal(run.finished):
        run.start()
    assert press.drawn == []


@pytest.mark.parametrize("language", list(Language))
def test_a_screen_reader_finds_the_way_to_paper(
    qtbot: QtBot,
    desk: Desk,
    doorway: FakeDoorway,
    counter: Counter,
    questions: Questions,
    press: FakePress,
    language: Language,
) -> None:
    use_language(language)
    prepare(doorway)
    page = open_page(qtbot, desk, counter, questions)
    button = paper_of(with_paper(page, counter, questions, press))
    assert complaints_about(page.window()) == []
    assert button.accessibleName()
    keys = [each.text().partition("&")[2][:1].lower() for each in button.menu().actions()]
    named = [key for key in keys if key]
    assert len(named) == len(set(named)) == 5


def test_the_menu_says_which_paper_is_not_encrypted(paper: PaperButton) -> None:
    assert "not encrypted" in paper.own.text()


def test_without_a_press_paper_is_saved_and_not_printed(
    page: ReportPage, counter: Counter, questions: Questions
) -> None:
    button = paper_of(with_paper(page, counter, questions))
    said = [each.text() for each in button.menu().actions() if each.text()]
    assert len(said) == 3
    assert not any("Print" in each for each in said)
