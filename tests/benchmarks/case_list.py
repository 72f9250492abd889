"""The case list: first paint with few and with many cases, and one page beside a bare cursor."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from itertools import cycle
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEventLoop, QSettings
from PySide6.QtWidgets import QApplication

from komma_desk.bootstrap.session import Session
from komma_desk.domain.audit import Compartment
from komma_desk.domain.case import CaseListing
from komma_desk.ui.bridge.background import Background
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.cases.cases_page import CasesPage
from komma_desk.ui.cases.drafts_at_hand import DraftsAtHand
from komma_desk.ui.cases.listing import ALL
from komma_desk.ui.shell.application import Desk
from komma_desk.usecases.queries.case_list import CasePage
from tests.benchmarks.measuring import Comparison, in_turn
from tests.benchmarks.stores import keys_of, raw_connection, town_with_cases
from tests.journeys.town import CLEARING

_ROWS = 200
# What a page of the list shows, written by hand.
_BY_HAND = """
SELECT id, number, received_on, state, main_form, place, urgency, acute_danger, responsible,
  EXISTS (SELECT 1 FROM messages WHERE case_id = cases.id AND direction = 'to_reporter')
FROM cases ORDER BY received_at DESC, id DESC LIMIT ? OFFSET ?
"""


def compare(folder: Path, *, few: int, many: int, paints: int, pages: int) -> list[Comparison]:
    small, big = (town_with_cases(folder / str(count), count) for count in (few, many))
    with small.unlock(CLEARING) as little, big.unlock(CLEARING) as large, application() as app:
        key = keys_of(large)[Compartment.CASES]
        with raw_connection(big.folder, Compartment.CASES, key) as raw:
            page = _one_page(large, raw, many, pages)
        return [
            *(
                Comparison(
                    what=f"{what}, {many:,} cases",
                    base=f"the same with {few:,} cases",
                    how=f"{paints} rounds in turn, medians",
                    product_took=product,
                    base_took=base,
                )
                for what, (product, base) in _paintings(app, large, little, paints)
            ),
            page,
        ]


def _paintings(
    app: QApplication, large: Session, little: Session, paints: int
) -> Iterator[tuple[str, tuple[tuple[float, ...], tuple[float, ...]]]]:
    open_many, open_few = (partial(_open_and_close, app, each) for each in (large, little))
    yield "first paint of the cases page", in_turn(open_many, open_few, paints)
    with painted(app, large) as many, painted(app, little) as few:
        for page in (many, few):
            page.show_view(ALL)
        yield (
            "the view “All cases” asked and painted anew",
            in_turn(many.paint_anew, few.paint_anew, paints),
        )


def _open_and_close(app: QApplication, session: Session) -> None:
    with painted(app, session):
        pass


class PaintedPage:
    """The page of the product over a real store, as far as the first rows."""

    def __init__(self, app: QApplication, page: CasesPage, wrong: list[Exception]) -> None:
        self._app, self._page, self._wrong = app, page, wrong
        self._counts: list[int] = []
        page.side.model.arrived.connect(self._counts.append)

    def show(self) -> None:
        self._page.resize(1280, 800)
        self._page.show()
        self._draw()

    def show_view(self, key: str) -> None:
        self._counts.clear()
        self._page.side.views.wanted.emit(key)
        self._draw()

    def paint_anew(self) -> None:
        self._counts.clear()
        self._page.side.model.refresh()
        self._draw()

    def _draw(self) -> None:
        while not self._counts:
            self._app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
            if self._wrong:
                raise self._wrong[0]
        self._page.grab()


@contextmanager
def painted(app: QApplication, session: Session) -> Iterator[PaintedPage]:
    """Build the page, ask the store, draw the first rows; leaving puts it away."""
    background = Background()
    wrong: list[Exception] = []
    counter = Counter(session, background, wrong.append)
    questions = Questions(session, background, wrong.append)
    page = CasesPage(counter, questions, _go_nowhere, DraftsAtHand())
    shown = PaintedPage(app, page, wrong)
    try:
        shown.show()
        yield shown
    finally:
        page.close()
        background.stop()
        page.deleteLater()


def _go_nowhere(_case: object) -> None:
    """A page that is only painted hands nothing over."""


def _one_page(session: Session, raw: Any, count: int, rounds: int) -> Comparison:
    offsets = range(0, max(count - _ROWS, 1), _ROWS)
    asked, fetched = cycle(offsets), cycle(offsets)

    def by_doorway() -> Any:
        return session.ask(CasePage(CaseListing(), next(asked), _ROWS))

    def by_hand() -> Any:
        return raw.execute(_BY_HAND, (_ROWS, next(fetched))).fetchall()

    product, base = in_turn(by_doorway, by_hand, rounds)
    return Comparison(
        what=f"one page of {_ROWS} of {count:,} cases through the doorway",
        base="the same rows by a bare cursor on the same file",
        how=f"{rounds} pages in turn, medians",
        product_took=product,
        base_took=base,
    )


@contextmanager
def application() -> Iterator[QApplication]:
    """The running application, or a new one with settings nobody else sees."""
    running = QApplication.instance()
    if isinstance(running, QApplication):
        yield running
        return
    with tempfile.TemporaryDirectory() as folder:
        QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, folder)
        desk = Desk([], version="")
        yield desk.application
