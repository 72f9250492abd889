"""Two computers, one without a store: reported, answered, read and taken back, by keys alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QWidget

from komma_desk.bootstrap.doors import HouseDoors
from komma_desk.bootstrap.form_doorway import FormDoorway, open_form
from komma_desk.domain.code_list import Code
from komma_desk.domain.consent import valid_now
from komma_desk.system.watched_folder import WatchedFolder
from komma_desk.ui.form.form_flow import FormFlow
from komma_desk.ui.form.form_window import FormWindow
from komma_desk.ui.shell.application import Desk
from komma_desk.ui.shell.desk_place import DeskPlace
from komma_desk.usecases.commands.answer_reporter import AnswerReporter
from komma_desk.usecases.queries.case_desk import CaseDesk
from komma_desk.words import _
from tests.journeys.by_card import Writer, taken_in
from tests.journeys.desk_line import Line
from tests.journeys.town import CLEARING, Town, only_case
from tests.journeys.two_hands import ByKeys

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
COUNSELLING = Code("refer_counselling")


class ElsewhereDoors(HouseDoors):
    """What is kept goes into the folder of the other computer."""

    def __init__(self, writer: Writer) -> None:
        super().__init__(writer.town.house)
        self._folder = writer.folder

    def form(self, card: Path) -> FormDoorway:
        return open_form(self.house, card, self._folder)


class Chair:
    """The form of one card, with somebody at its keyboard."""

    def __init__(self, desk: Desk, writer: Writer) -> None:
        self.flow = FormFlow(ElsewhereDoors(writer), desk, DeskPlace(card=str(writer.card)))
        self.hand = ByKeys(lambda: self.flow.window, self.flow._background.is_idle)
        self.flow.begin()
        self.hand.wait_until(lambda: isinstance(self.flow.window, FormWindow), "the form")
        self.window.resize(1366, 768)
        self.hand.wait_until(self.window.pages.report.is_built, "the questions")
        self.window.activateWindow()
        self.hand.wait_until(QApplication.focusWidget, "the cursor")
        self.hand.settle()

    @property
    def window(self) -> FormWindow:
        assert isinstance(self.flow.window, FormWindow)
        return self.flow.window

    def type(self, text: str) -> None:
        """Wherever the cursor is."""
        for letter in text:
            focus = QApplication.focusWidget()
            assert focus is not None
            self.hand.key(focus, Qt.Key(0), letter)
        self.hand.settle()

    def tab(self, times: int = 1) -> None:
        for _time in range(times):
            self.hand.strike(Qt.Key.Key_Tab)

    def give_file(self, path: Path) -> None:
        """In the dialog of the system, by its name."""
        hand = self.hand
        hand.wait_until(lambda: isinstance(hand.window(), QFileDialog), "the file dialog")
        hand.answer_file_dialog(path)

    def leave(self) -> None:
        self.flow.end()
        self.window.hide()
        self.window.deleteLater()


@pytest.fixture
def writer(founded_town: Town, tmp_path: Path) -> Writer:
    writer = Writer(founded_town, tmp_path / "elsewhere")
    writer.fetch_card()
    return writer


@pytest.fixture(scope="module")
def desk(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Desk:
    del qapp
    folder = str(tmp_path_factory.mktemp("settings"))
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, folder)
    QSettings().clear()
    return Desk([])


@pytest.fixture
def chair(desk: Desk, writer: Writer) -> Iterator[Chair]:
    seated = Chair(desk, writer)
    yield seated
    seated.leave()


def _tell(chair: Chair) -> None:
    """The eight answers, a consent and a picture."""
    hand = chair.hand
    chair.type("b")  # Betroffene Person
    chair.tab()
    chair.type("v")  # Von außen gegen Beschäftigte oder Amtspersonen
    chair.tab()
    chair.type("2.10.")
    chair.tab()
    chair.type("sch")  # Schalter
    chair.tab(3)
    chair.type("bed")
    hand.strike(Qt.Key.Key_Return)
    hand.strike(Qt.Key.Key_P, ALT)  # Was ist passiert?
    chair.type("Er schlug auf den Tresen.")
    chair.tab()
    chair.type("n")  # Nein
    chair.tab()
    chair.type("be")  # Beratung
    hand.strike(Qt.Key.Key_Space)
    hand.press(str(COUNSELLING))
    hand.press(_("Choose fi&les …"))
    report = chair.window.pages.report
    hand.wait_until(lambda: report.presenter.told().files, "the picture to be sealed")


def _seal(chair: Chair, target: Path) -> str:
    """Anonymously; the code as it was written down."""
    hand, sealing = chair.hand, chair.window.pages.sealing
    hand.strike(Qt.Key.Key_Return, CONTROL)
    hand.wait_until(sealing.code.given, "the code")
    code = sealing.code.code.text()
    hand.press(_("I have &written it down"))
    for line in sealing.code.findChildren(QLineEdit):
        number = int("".join(each for each in line.accessibleName() if each.isdigit()))
        hand.type_text(line, code.split()[number - 1])
    hand.press(_("Seal and s&ave …"))
    chair.give_file(target)
    hand.wait_until(chair.window.pages.sealed.isVisible, "the receipt")
    return code


def _open_answer(chair: Chair, file: Path, code: str) -> QWidget:
    hand = chair.hand
    hand.strike(Qt.Key.Key_O, CONTROL)
    hand.type_into(_("File of the office (*.komma-answer)"), str(file))
    hand.type_into(_("Your return c&ode").replace("&", ""), code)
    hand.press(_("Open the &answer"))
    hand.wait_until(lambda: chair.window.pages.answer, "the answer")
    page = chair.window.pages.answer
    assert page is not None
    return page


def test_reported_answered_and_a_consent_taken_back_between_two_computers(
    chair: Chair, writer: Writer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    share, picture = tmp_path / "share", tmp_path / "bild.png"
    share.mkdir()
    QImage(40, 30, QImage.Format.Format_RGB32).save(str(picture))
    chosen = ([str(picture)], "")  # that dialog of the system waits: it is answered before
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: chosen)
    _tell(chair)
    code = _seal(chair, share / "meldung.komma")
    assert [each.name for each in writer.folder.rglob("*") if each.is_file()] == [writer.card.name]

    line = Line(writer.town)
    taken = line.by(CLEARING, "report", "take-in", writer.town.folder, "--folder", share)
    assert taken.status == 0
    assert WatchedFolder(share).files() == ()
    with writer.town.unlock(CLEARING) as karl:
        case = only_case(karl)
        file = karl.ask(CaseDesk(case)).file
        assert [each.name for each in file.attachments] == ["bild.png"]
        assert COUNSELLING in valid_now(file.consents, writer.town.clock.today())
        karl.perform(AnswerReporter(case=case, text="Wir kümmern uns."))
        writer.answered(karl)

    page = _open_answer(chair, writer.folder / "answer.komma-answer", code)
    assert "Wir kümmern uns." in " ".join(_texts(page))
    chair.hand.press(f"consent_{COUNSELLING}")
    chair.hand.press(_("&Withdraw it"))
    chair.give_file(share / "widerruf.komma")
    chair.hand.wait_until((share / "widerruf.komma").exists, "the letter")
    chair.hand.strike(Qt.Key.Key_Escape)
    assert chair.window.pages.answer is None

    with writer.town.unlock(CLEARING) as karl:
        taken_in(karl, share / "widerruf.komma")
        file = karl.ask(CaseDesk(case)).file
        assert COUNSELLING not in valid_now(file.consents, writer.town.clock.today())


def _texts(page: QWidget) -> list[str]:
    told = ("text", "plainText")
    return [str(each.property(name) or "") for each in page.findChildren(QWidget) for name in told]
