"""Above every page: a procedure waits for the second person."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from komma_desk.ui.procedure_editor.proposals_alert import ProposalsAlert
from tests.ui.accessibility import complaints_about


def test_whoever_may_publish_is_told_until_nothing_waits_and_is_led_there(qtbot: QtBot) -> None:
    went: list[str] = []
    alert = ProposalsAlert(lambda: went.append("procedure"))
    qtbot.addWidget(alert)
    assert alert.isHidden()
    alert.show_number(2)
    assert not alert.isHidden()
    assert "somebody else" in alert.text()
    assert complaints_about(alert) == []
    alert.way.click()
    assert went == ["procedure"]
    alert.show_number(0)
    assert alert.isHidden()
