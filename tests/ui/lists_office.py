"""A page of lists over a store in memory, and how a test works on it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from komma_desk.domain.code_list import Code, CodeEntry, CodeLists
from komma_desk.domain.own_question import OwnQuestion
from komma_desk.domain.roles import Role
from komma_desk.ui.bridge.background import Background
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.lists.lists_page import ListsPage, build_lists_page
from komma_desk.ui.parts.toast import Toast
from komma_desk.usecases.queries.own_questions import OwnQuestions
from komma_desk.usecases.queries.vocabulary import Vocabulary
from komma_desk.words import Bilingual
from tests.usecases.workbench import Workbench

POOL = Bilingual(de="Hallenbad", en="Indoor pool")
CODE = Code("OWN_HALLENBAD")


class Office:
    """A page over a store in memory, and what stands in that store."""

    def __init__(self, background: Background, spoken: list[Exception], qtbot: QtBot) -> None:
        self.bench, self.qtbot = Workbench(), qtbot
        self.admin = self.bench.at(Role.ADMINISTRATOR)
        self.counter = Counter(self.admin, background, spoken.append)
        self.questions = Questions(self.admin, background, spoken.append)

    def page(self) -> ListsPage:
        page = build_lists_page(self.counter, self.questions, today=self.bench.clock.today)
        self.qtbot.addWidget(page)
        page.resize(1146, 700)
        page.show()
        self.qtbot.waitUntil(lambda: page.side.count() > 1)
        return page

    def entry(self, list_id: str, code: Code = CODE) -> CodeEntry | None:
        lists: CodeLists = self.admin.ask(Vocabulary())
        return lists[list_id].entry(code)

    def asked(self) -> tuple[OwnQuestion, ...]:
        found: tuple[OwnQuestion, ...] = self.admin.ask(OwnQuestions())
        return found

    def until(self, true: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(true)


def choose(page: ListsPage, key: str, entry: str = "") -> None:
    for row in range(page.side.count()):
        if page.side.item(row).data(Qt.ItemDataRole.UserRole) == key:
            page.side.setCurrentRow(row)
    assert page.side.key() == key
    page.entries.table.choose(entry)


Kind = TypeVar("Kind", bound=QDialog)


def dialog_of(page: ListsPage, kind: type[Kind]) -> Kind:
    found = page.findChildren(kind)
    assert len(found) == 1
    return found[0]


def undo(page: ListsPage) -> None:
    (toast,) = page.window().findChildren(Toast)
    assert toast._back.isVisibleTo(toast)
    toast._back.click()
