"""What travels: only what was ticked, and who it was only by a person's own hand."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest
from pytestqt.qtbot import QtBot

from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.identifiers import CaseId, InvolvedId
from komma_desk.domain.person import Involved, Part
from komma_desk.ui.bridge.background import Background
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.referrals.file_name import letter_name
from komma_desk.ui.referrals.handover_page import HandoverPage
from komma_desk.ui.referrals.part_sets import QuickChoice
from komma_desk.usecases.queries.case_desk import CaseDesk
from tests.ui.doorways import FakeDoorway
from tests.ui.handover_office import HandoverOffice


@pytest.fixture
def ready(office: HandoverOffice, page: HandoverPage, qtbot: QtBot) -> HandoverPage:
    office.allow()
    page.open_case(office.case.id)
    qtbot.waitUntil(lambda: page.presenter.chosen().case is not None)
    page.partner_choice.partner.set_code(str(office.advice.id))
    page.words.purpose.setPlainText("Erstberatung")
    return page


def handed_over(office: HandoverOffice, page: HandoverPage, qtbot: QtBot) -> tuple[str, ...]:
    page.hand_over.click()
    qtbot.waitUntil(lambda: bool(office.referred()))
    return office.referred()[0].parts


def test_who_it_was_is_not_ticked_by_us(
    office: HandoverOffice, ready: HandoverPage, qtbot: QtBot
) -> None:
    parts = handed_over(office, ready, qtbot)
    assert "narrative" in parts
    assert "contact" not in parts
    assert not any(key.startswith("involved") for key in parts)


def test_who_it_was_travels_when_ticked(
    office: HandoverOffice, ready: HandoverPage, qtbot: QtBot
) -> None:
    ready.parts.row(office.key_of(office.affected)).box.click()
    parts = handed_over(office, ready, qtbot)
    assert office.key_of(office.affected) in parts
    assert "contact" not in parts


def test_a_tick_by_hand_turns_to_choosing_each(office: HandoverOffice, ready: HandoverPage) -> None:
    ready.parts.row("narrative").box.click()
    assert ready.parts.quick.code() == QuickChoice.EACH
    assert "narrative" not in ready.presenter.chosen().parts


def test_all_that_is_needed_names_nobody_but_the_affected_person(
    office: HandoverOffice, ready: HandoverPage
) -> None:
    ready.presenter.choose_quickly(QuickChoice.NEEDED)
    named = [key for key in ready.presenter.chosen().parts if key.startswith("involved")]
    assert named == [office.key_of(office.affected)]
    assert ready.parts.row("contact").box.isChecked()


def test_a_person_who_comes_new_into_the_case_is_never_ticked(
    office: HandoverOffice, ready: HandoverPage, qtbot: QtBot
) -> None:
    ready.presenter.choose_quickly(QuickChoice.NEEDED)
    newcomer = Involved(id=InvolvedId(office.case.id), part=Part.AFFECTED, name="Neu Dabei")
    office.involved = (*office.involved, newcomer)
    ready.refresh()
    key = office.key_of(newcomer)
    qtbot.waitUntil(lambda: key in _keys(ready))
    assert key not in ready.presenter.chosen().parts


def test_a_case_taken_up_again_starts_without_names(
    office: HandoverOffice, ready: HandoverPage, qtbot: QtBot
) -> None:
    ready.presenter.choose_quickly(QuickChoice.NEEDED)
    ready.case_choice.change.click()
    ready.open_case(office.case.id)
    qtbot.waitUntil(lambda: ready.presenter.chosen().case is not None)
    assert "contact" not in ready.presenter.chosen().parts
    assert ready.words.purpose.toPlainText() == "Erstberatung"


def test_another_case_does_not_inherit_the_purpose(
    office: HandoverOffice, ready: HandoverPage, qtbot: QtBot
) -> None:
    office.case = replace(office.case, id=CaseId(uuid4()), number="2026-0043")
    ready.open_case(office.case.id)
    qtbot.waitUntil(lambda: "2026-0043" in ready.case_choice.summary.text())
    assert not ready.words.purpose.toPlainText()


def test_a_case_nobody_looks_at_is_not_read_again(
    counter: Counter,
    background: Background,
    doorway: FakeDoorway,
    ready: HandoverPage,
    qtbot: QtBot,
) -> None:
    def reads() -> int:
        return sum(isinstance(each, CaseDesk) for each in doorway.asked)

    before = reads()
    ready.hide()
    counter.tell(Changes.of(Subject.CASES))
    qtbot.waitUntil(background.is_idle)
    assert reads() == before
    ready.show()
    qtbot.waitUntil(lambda: reads() == before + 1)


def test_nothing_chosen_is_said_at_the_parts(office: HandoverOffice, ready: HandoverPage) -> None:
    for key in ready.presenter.chosen().parts:
        ready.parts.row(key).box.click()
    ready.hand_over.click()
    assert ready.parts.wrong.text() == "Please choose at least one part of the case."
    assert office.referred() == []


def test_the_letter_is_drawn_with_what_is_chosen(ready: HandoverPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: "Ein Mann schrie" in ready.preview.words.toPlainText(), timeout=4000)
    ready.parts.row("narrative").box.click()
    qtbot.waitUntil(
        lambda: (
            "Ein Mann schrie" not in ready.preview.words.toPlainText()
            and "Erstberatung" in ready.preview.words.toPlainText()
        ),
        timeout=4000,
    )
    pages = 1 + len(ready.presenter.chosen().parts)
    qtbot.waitUntil(lambda: len(ready.preview.page_views()) == pages)


def test_each_page_speaks_its_text(ready: HandoverPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: len(ready.preview.page_views()) > 1, timeout=4000)
    assert ready.preview.page_views()[0].accessibleDescription() == "Erstberatung"


def test_the_name_of_the_file_names_case_and_partner_only() -> None:
    assert letter_name("2026-0042", "Büro für Gleiches/Recht") == (
        "2026-0042-buero-fuer-gleiches-recht.pdf"
    )


@pytest.mark.parametrize("name", ["../../etc/passwd", "\u202eevil\0", "日本", "", "a" * 500])
def test_no_name_of_a_partner_makes_a_bad_file_name(name: str) -> None:
    made = letter_name("2026-0042", name)
    assert Path(made).name == made
    assert made.isascii()
    assert len(made) < 70


def _keys(page: HandoverPage) -> set[str]:
    view = page.presenter.chosen().case
    return {part.key for part in view.parts} if view else set()
