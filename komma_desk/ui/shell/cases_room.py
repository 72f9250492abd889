"""The page of cases, put together: a watched folder, entries for others, lists of before."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from komma_desk.domain.identifiers import CaseId
from komma_desk.ui.bridge.background import Background
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.bringing.list_button import ListButton
from komma_desk.ui.cases.cases_page import CasesPage, build_cases_page
from komma_desk.ui.cases.drafts_at_hand import DraftsAtHand
from komma_desk.ui.inbox.folder_watch import FolderWatch
from komma_desk.ui.shell.doors import StoreDoors


def build_cases_room(
    counter: Counter,
    questions: Questions,
    background: Background,
    doors: StoreDoors,
    *,
    refer: Callable[[CaseId], None],
    drafts: DraftsAtHand,
    enter_land: Callable[[], None] | None,
    now: Callable[[], datetime],
    may_bring: bool,
) -> CasesPage:
    folder = FolderWatch(counter, background, doors.watched)
    page = build_cases_page(
        counter,
        questions,
        refer=refer,
        drafts=drafts,
        enter_land=enter_land,
        folder=folder,
        now=now,
    )
    assert isinstance(page, CasesPage)
    if may_bring:
        lists = ListButton(counter, questions, background, doors, page)
        page.header.add_action(lists)
        page.setTabOrder(page.watch_folder, lists)
    return page
