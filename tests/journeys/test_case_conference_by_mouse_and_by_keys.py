"""Somebody who never saw the editor adds a case conference; a second publishes; a case follows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QAbstractButton, QListWidget
from pytestqt.qtbot import QtBot

from komma_desk.bootstrap.checking import check_store
from komma_desk.bootstrap.session import Session
from komma_desk.domain.case import CaseLine, CaseListing
from komma_desk.domain.identifiers import CaseId
from komma_desk.domain.procedure.definition import StepId
from komma_desk.ui.shell.application import Desk
from komma_desk.usecases.commands.take_step import TakeStep
from komma_desk.usecases.queries.case_desk import CaseDesk
from komma_desk.usecases.queries.case_list import CasePage
from komma_desk.words import Language, _, use_language
from tests.attacks.publishing import a_new_case
from tests.journeys.room import Room
from tests.journeys.town import ADMIN, CLEARING, Town, passphrase_of
from tests.journeys.two_hands import ByKeys, ByMouse, TwoWays

WAYS = pytest.mark.parametrize("way", [ByMouse, ByKeys], ids=["mouse", "keys"])
CALL, ON = "Fallkonferenz einberufen", "Ergebnis der Fallkonferenz umsetzen"


@pytest.fixture(scope="module")
def the_desk(qapp: object, tmp_path_factory: pytest.TempPathFactory) -> Desk:
    del qapp
    folder = str(tmp_path_factory.mktemp("settings"))
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, folder)
    return Desk([])


@pytest.fixture
def room(the_desk: Desk, town: Town, way: type[TwoWays], qtbot: QtBot) -> Iterator[Room]:
    del qtbot  # what goes wrong in a slot is a failure
    QSettings().clear()
    use_language(Language.GERMAN)
    room = Room(the_desk, town, way)
    yield room
    room.leave()
    assert room.stray.seen == []


@pytest.mark.qt_log_ignore("This plugin does not support")
@WAYS
def test_a_case_conference_is_added_mended_rehearsed_published_and_followed(
    room: Room, town: Town
) -> None:
    assert a_new_case(town) == ("komma-standard", "1.0.0")
    with room.sits(CLEARING) as karl:
        begin_a_draft(karl)
        add_the_conference(karl)
        is_stopped_and_led_to_the_state(karl)
        add_the_ways(karl)
        rehearse(karl)
        propose(karl)
    with room.sits(ADMIN) as mira:
        publish(mira)
    assert a_new_case(town) == ("komma-standard", "1.1.0")
    old, new = accepted_by_karl(town)
    with room.sits("carla") as carla:
        carla.go_to(_("Cases"))
        carla.open_item(_("Saved views"), _("All cases"))
        assert not offers_the_conference(carla, old)
        assert offers_the_conference(carla, new)
        call_the_conference(carla)
    with town.unlock(CLEARING) as karl:
        cases = [karl.ask(CaseDesk(CaseId(line.id))).file.case for line in lines_of(karl)]
        assert [(one.procedure.version, one.state) for one in cases] == [
            ("1.0.0", "triage"),
            ("1.1.0", "case_conference"),
        ]
    assert check_store(town.house, town.folder, CLEARING, passphrase_of(CLEARING)).is_good


def begin_a_draft(hand: TwoWays) -> None:
    """What new cases follow lies there already."""
    hand.go_to(_("Procedure"))
    hand.press(_("&New draft from this"))
    hand.wait_for_words(_("Draft: {title}").format(title="KommA-Clearing (Standard)"))


def add_the_conference(hand: TwoWays) -> None:
    hand.press(_("New state"))
    hand.type_into("title_de", "Fallkonferenz")
    hand.type_into("title_en", "Case conference")
    hand.press(_("&Add"))
    hand.pick_words(_("Deadline"), _("of our own"))
    within = _("Within")
    hand.type_into(_("{name}: how many").format(name=within), "48")
    hand.pick_words(_("{name}: unit").format(name=within), _("hours"))


def is_stopped_and_led_to_the_state(hand: TwoWays) -> None:
    """She proposes too early: no dialog comes, but the finding that stands in the way."""
    hand.wait_for_words(_("Cannot be proposed: {errors}").format(errors="1 Fehler"))
    hand.press(_("Prop&ose …"))
    hand.wait_for_words(
        _("Please mend first what the checker found. Each line leads to its place.")
    )
    found = hand.find(QListWidget, _("Findings"))
    (told,) = (found.item(row).text() for row in range(found.count()))
    missing = _("Nothing leads to “{title}”: add a step that does.")
    assert told == f"{_('Error')}: {missing.format(title='Fallkonferenz')}"
    hand.turn_to(_("States"))
    hand.turn_to(_("Findings ({n})").format(n=1))
    hand.open_item(_("Findings"), told)
    assert hand.reads("Fallkonferenz")


def add_the_ways(hand: TwoWays) -> None:
    for german, english, source, to in (
        (CALL, "Call a case conference", "Einordnung", "Fallkonferenz"),
        (ON, "Act on the case conference", "Fallkonferenz", "In Bearbeitung"),
    ):
        hand.press(_("New step"))
        hand.type_into("title_de", german)
        hand.type_into("title_en", english)
        hand.pick_words(_("May be taken &from").replace("&", ""), source)
        hand.pick_words(_("&Leads to").replace("&", ""), to)
        hand.press(_("&Add"))
        if german == CALL:
            hand.press(_("Four eyes: not by whoever acted last"))
    hand.wait_for_words(_("No errors"))
    hand.wait_for_words(_("Saved"))


def rehearse(hand: TwoWays) -> None:
    """Who accepted the case does not call the conference; a second person of clearing does."""
    hand.turn_to(_("Rehearsing"))
    hand.press_open("Annehmen und Eingang bestätigen")
    hand.press_open(CALL)
    hand.wait_for_words("Fallkonferenz")
    hand.press_open(ON)
    hand.wait_for_words("In Bearbeitung")
    hand.turn_to(_("Probes"))
    hand.type_into(_("Title in German"), "Mit Fallkonferenz")
    hand.type_into(_("Title in English"), "With a case conference")
    hand.press(_("Save the run as a probe"))
    probes = hand.find(QListWidget, _("Probes"))
    hand.wait_until(
        lambda: "Mit Fallkonferenz" in {probes.item(n).text() for n in range(probes.count())},
        "the run to be a probe",
    )
    hand.wait_for_words(_("Saved"))


def propose(hand: TwoWays) -> None:
    hand.press(_("Prop&ose …"))
    hand.press(_("&Propose"))
    hand.find_button(_("&Withdraw"))


def publish(hand: TwoWays) -> None:
    """What waits for her lies there first, with what is different."""
    hand.go_to(_("Procedure"))
    hand.find_button(_("Pu&blish …"))
    differences = hand.find(QListWidget, _("Differences"))
    texts = {differences.item(row).text() for row in range(differences.count())}
    assert "Neu: Zustand „Fallkonferenz“." in texts
    assert any("48 Stunden" in text for text in texts)
    hand.press(_("Pu&blish …"))
    hand.press(_("Publish"))
    hand.wait_for_words(_("Published."))


def lines_of(desk: Session) -> list[CaseLine]:
    lines: Iterable[CaseLine] = desk.ask(CasePage(CaseListing()))
    return sorted(lines, key=lambda line: line.number)


def accepted_by_karl(town: Town) -> tuple[str, str]:
    """The numbers of both cases, the older one first."""
    with town.unlock(CLEARING) as karl:
        lines = lines_of(karl)
        for line in lines:
            karl.perform(TakeStep(case=CaseId(line.id), step=StepId("accept")))
    old, new = (line.number for line in lines)
    return old, new


def offers_the_conference(hand: TwoWays, number: str) -> bool:
    hand.open_item(_("Cases"), number)
    hand.wait_for(_("Case {number}").format(number=number))
    hand.turn_to(_("Steps"))
    hand.find_button("In Bearbeitung nehmen …")
    return any(f"{CALL} …" == button.text() for button in hand.all_of(QAbstractButton))


def call_the_conference(hand: TwoWays) -> None:
    hand.press(f"{CALL} …")
    hand.press(CALL)
    hand.wait_for_words(_("Done: {step}").format(step=CALL))
