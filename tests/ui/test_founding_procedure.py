"""The founding assistant's choice of a procedure, and what it tells an office of one person."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QRadioButton
from pytestqt.qtbot import QtBot

from komma_desk.domain.procedure.shipped import ShippedProcedure
from komma_desk.ui.shell.founding_procedure import ProcedureStep
from komma_desk.ui.shell.founding_steps import AdministratorStep, ClearingStep


def the_step(qtbot: QtBot, who: str) -> ProcedureStep:
    clearing = ClearingStep(AdministratorStep())
    clearing._who.set_code(who)
    step = ProcedureStep(clearing)
    qtbot.addWidget(clearing)
    qtbot.addWidget(step)
    step.show()
    return step


def pick(step: ProcedureStep, procedure: ShippedProcedure) -> None:
    button = step.findChild(QRadioButton, procedure)
    assert button is not None
    button.click()


@pytest.mark.parametrize("who", ["other", "same"])
def test_the_standard_is_chosen_unless_another_is_picked(qtbot: QtBot, who: str) -> None:
    assert the_step(qtbot, who).procedure() is ShippedProcedure.STANDARD


def test_one_person_is_told_which_procedure_fits(qtbot: QtBot) -> None:
    step = the_step(qtbot, "same")
    assert step._needs_two.isVisible()
    pick(step, ShippedProcedure.SMALL_TOWN)
    assert step.procedure() is ShippedProcedure.SMALL_TOWN
    assert not step._needs_two.isVisible()
    assert step._gives_up.isVisible()


def test_two_people_are_warned_only_of_what_the_small_town_gives_up(qtbot: QtBot) -> None:
    step = the_step(qtbot, "other")
    assert not step._needs_two.isVisible()
    assert not step._gives_up.isVisible()
    pick(step, ShippedProcedure.SMALL_TOWN)
    assert step._gives_up.isVisible()
