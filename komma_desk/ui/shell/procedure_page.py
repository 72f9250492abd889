"""The page of procedures, put together: editor, rehearsal, rule table, moving of cases."""

from __future__ import annotations

from collections.abc import Collection

from komma_desk.domain.permissions import Permission
from komma_desk.domain.procedure.soundness import check
from komma_desk.ui.assignment.table_entry import TableEntry
from komma_desk.ui.bridge.background import Background
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.moving.moving_entry import MovingEntry
from komma_desk.ui.procedure_editor.draft_desk import DraftDesk
from komma_desk.ui.procedure_editor.draft_editor import DraftEditor
from komma_desk.ui.procedure_editor.editor_page import EditorPage
from komma_desk.ui.procedure_editor.editor_presenter import EditorPresenter
from komma_desk.ui.procedure_editor.rehearsal_tab import RehearsalTab
from komma_desk.ui.procedure_editor.work_at_hand import WorkAtHand


def build_procedure_page(
    counter: Counter,
    questions: Questions,
    *,
    background: Background,
    permissions: Collection[Permission],
    at_hand: WorkAtHand,
) -> EditorPage:
    desk = DraftDesk(background, check)
    presenter = EditorPresenter(counter, questions, desk, at_hand)
    editor = DraftEditor(desk)
    RehearsalTab(editor, questions)
    may_draft = Permission.PROCEDURE_DRAFT in permissions
    page = EditorPage(presenter, editor, may_draft=may_draft)
    TableEntry(presenter, page.files, counter, questions, may_draft=may_draft)
    MovingEntry(presenter, page.head, counter, questions)
    page.refresh()
    return page
