"""The page of the log shows where it stands, says what a look through it found, saves the sheet."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from komma_desk.domain.audit import Compartment, LogHead
from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.log_loss import LogLoss
from komma_desk.domain.log_paper import LogSheet, LogStanding
from komma_desk.domain.log_proof import KnownHead, LogFinding, LogFlaw, LogVerdict, Signature
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.parts.alert import Tone
from komma_desk.ui.upkeep.log_page import LogPage, build_log_page
from komma_desk.ui.upkeep.log_presenter import LogPresenter
from komma_desk.usecases.commands.write_log_sheet import WriteLogSheet
from komma_desk.usecases.queries.log_proof import LogProof, LogVerdicts
from komma_desk.usecases.queries.log_standing import LogStandings
from tests.ui.accessibility import complaints_about
from tests.ui.doorways import FakeDoorway

HEAD = LogHead(sequence=57, digest=bytes(range(32)))


def verdict(*findings: LogFinding, unchecked: int = 0) -> LogVerdicts:
    signatures = dict.fromkeys(Signature, 0) | {Signature.UNCHECKED: unchecked}
    one = LogVerdict(
        compartment=Compartment.OFFICE,
        head=HEAD,
        signatures=signatures,
        erased=0,
        findings=findings,
    )
    return LogVerdicts((one,), (Compartment.CASES,))


@pytest.fixture
def page(qtbot: QtBot, doorway: FakeDoorway, counter: Counter, questions: Questions) -> LogPage:
    standing = LogStanding(
        compartment=Compartment.OFFICE, head=HEAD, this_month=12, last_on=date(2026, 10, 5)
    )
    sheet = LogSheet(
        organisation="Musterstadt",
        made_on=date(2026, 10, 31),
        made_by="Dora Dank",
        people=8,
        logs=(standing,),
        closed=(Compartment.CASES,),
    )
    doorway.answers[LogStandings] = lambda _query: sheet
    built = build_log_page(counter, questions)
    assert isinstance(built, LogPage)
    qtbot.addWidget(built)
    built.show()
    qtbot.waitUntil(lambda: "57" in said(built))
    return built


def said(page: LogPage) -> str:
    return " ".join(label.text() for label in page.findChildren(QLabel))


def test_it_shows_the_end_of_each_log_and_which_one_is_closed(page: LogPage) -> None:
    text = said(page)
    for words in ("office.db", "57:0001-0203-0405-0607", "12", "cases.db", "You hold no key"):
        assert words in text


def test_a_whole_log_is_called_whole(qtbot: QtBot, doorway: FakeDoorway, page: LogPage) -> None:
    doorway.answers[LogProof] = lambda _query: verdict(unchecked=3)
    page.prove.click()
    qtbot.waitUntil(page.outcome.isVisible)
    assert page.outcome.tone is Tone.SUCCESS
    assert "3 signatures could not be checked" in page.outcome.text()
    assert page.prove.isEnabled()


def test_what_is_wrong_is_named(qtbot: QtBot, doorway: FakeDoorway, page: LogPage) -> None:
    finding = LogFinding(flaw=LogFlaw.MISSING, entry=17)
    doorway.answers[LogProof] = lambda _query: verdict(finding)
    page.prove.click()
    qtbot.waitUntil(page.outcome.isVisible)
    assert page.outcome.tone is Tone.DANGER
    assert "Entry 17 is missing." in page.outcome.text()


def test_the_sheet_is_written_where_one_says(
    qtbot: QtBot, doorway: FakeDoorway, page: LogPage
) -> None:
    doorway.answers[WriteLogSheet] = lambda _command: Changes.of(Subject.LOG)
    with qtbot.waitSignal(page._presenter.saved) as told:
        page.save_sheet(Path("somewhere") / "sheet.pdf")
    assert told.args == ["sheet.pdf"]
    assert doorway.performed == [WriteLogSheet(Path("somewhere") / "sheet.pdf")]


def test_everything_on_it_has_a_name(page: LogPage) -> None:
    assert complaints_about(page) == []


def test_an_end_this_person_saw_before_is_compared_too(
    qtbot: QtBot, doorway: FakeDoorway, counter: Counter, questions: Questions
) -> None:
    loss = LogLoss(
        compartment=Compartment.OFFICE,
        seen=LogHead(sequence=60, digest=bytes(32)),
        ends=HEAD,
        last_on=None,
    )
    presenter = LogPresenter(counter, questions, lambda: (loss,))
    doorway.answers[LogProof] = lambda _query: verdict()
    with qtbot.waitSignal(presenter.proved):
        presenter.prove()
    assert doorway.asked == [LogProof(known=(KnownHead.of(loss.compartment, loss.seen),))]
