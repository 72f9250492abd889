"""The report tab shows in groups what a long report told, and nothing where it told no more."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from komma_desk.domain.incident_details import NOTHING_MORE, IncidentDetails, OnlineEvidence
from komma_desk.ui.cases.report_facts import detail_list
from komma_desk.ui.cases.report_words import detail_groups
from komma_desk.ui.parts.labels import LongText
from komma_desk.words import Language, speaking
from tests.fakes.details import EVERYTHING
from tests.ui.clearing_desk import LISTS

HOSTILE = "<a href=x>hier</a>\u202e =cmd()"


def texts(qtbot: QtBot, details: IncidentDetails) -> list[str]:
    with speaking(Language.GERMAN):
        shown = detail_list(detail_groups(details, LISTS))
    qtbot.addWidget(shown)
    labels = shown.findChildren(QLabel)
    assert all(each.textFormat() is Qt.TextFormat.PlainText for each in labels)
    return [each.text() for each in labels]


def test_every_answer_is_shown_in_words(qtbot: QtBot) -> None:
    shown = texts(qtbot, EVERYTHING)
    for text in (
        "Weitere Angaben",
        "Antimuslimischer Rassismus",
        "120,50",
        "Zoe Zeugin",
        "Tigrinya",
    ):
        assert any(text in each for each in shown), text


def test_own_questions_stand_apart_in_the_words_they_were_asked(qtbot: QtBot) -> None:
    shown = texts(qtbot, EVERYTHING)
    at = shown.index("Fragen Ihrer Stelle")
    assert shown[at + 1 :] == ["War der Alarmknopf da?", "Ja\nJa, unter dem Tisch."]


def test_a_group_without_an_answer_is_not_there(qtbot: QtBot) -> None:
    shown = texts(qtbot, IncidentDetails(repeated=False))
    assert shown == ["Weitere Angaben", "Mehr zum Vorfall", "Ist es schon früher passiert?", "nein"]


def test_a_short_report_has_no_further_details(qtbot: QtBot) -> None:
    assert texts(qtbot, NOTHING_MORE) == []


def test_an_address_is_shown_as_text_and_opens_nothing(qtbot: QtBot) -> None:
    shown = texts(qtbot, IncidentDetails(online=(OnlineEvidence(url=HOSTILE),)))
    assert HOSTILE in shown


def test_an_endless_address_does_not_widen_the_page(qtbot: QtBot) -> None:
    address = "https://netz.example/" + "x" * 1900
    shown = detail_list(
        detail_groups(IncidentDetails(online=(OnlineEvidence(url=address),)), LISTS)
    )
    qtbot.addWidget(shown)
    assert [each.toPlainText() for each in shown.findChildren(LongText)] == [address]
    assert shown.minimumSizeHint().width() < 400
