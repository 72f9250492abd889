"""What lies under the page of procedures is exchanged while somebody looks at it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from komma_desk.domain.permissions import Permission
from komma_desk.ui.bridge.background import Background
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.procedure_editor.work_at_hand import WorkAtHand
from komma_desk.usecases.queries.procedure_of_shelf import VersionRef
from komma_desk.words import Bilingual
from tests.ui.doorways import FakeDoorway
from tests.ui.procedure_office import STANDARD, ProcedureOffice, opened_page

SEEN = replace(STANDARD, version="1.9.0", title=Bilingual(de="Gesehen", en="Seen"))
EXCHANGED = replace(STANDARD, version="1.9.0", title=Bilingual(de="Getauscht", en="Exchanged"))


@pytest.mark.parametrize("reread", [False, True])
def test_a_text_exchanged_under_a_page_built_anew_is_the_one_that_is_shown(
    doorway: FakeDoorway,
    counter: Counter,
    questions: Questions,
    background: Background,
    qtbot: QtBot,
    *,
    reread: bool,
) -> None:
    """As after another language was chosen: what she signs is what stands before her."""
    office = ProcedureOffice(doorway, may_publish=True)
    ref = VersionRef(SEEN.id, SEEN.version)
    office.proposals[ref] = SEEN
    at_hand = WorkAtHand()
    at_hand.ref = ref
    may = frozenset({Permission.PROCEDURE_PUBLISH})
    page = opened_page(counter, questions, background, at_hand, qtbot, permissions=may)
    assert page.editor.desk.procedure == SEEN
    office.proposals[ref] = EXCHANGED
    if reread:
        page.refresh()
        qtbot.waitUntil(lambda: page.editor.desk.procedure == EXCHANGED)
        assert "not the text" in page.notice.text()
    else:
        page = opened_page(counter, questions, background, at_hand, qtbot, permissions=may)
    assert page.editor.desk.procedure == EXCHANGED
