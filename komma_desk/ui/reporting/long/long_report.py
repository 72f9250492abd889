"""The long report: its sections at the left with what is answered, the questions at the right."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from itertools import pairwise
from typing import Any

from PySide6.QtCore import QSignalBlocker, QSize, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from komma_desk.domain.incident import IncidentDraft
from komma_desk.domain.incident_details import NOTHING_MORE, IncidentDetails, OwnAnswer
from komma_desk.domain.own_question import OwnQuestion
from komma_desk.domain.report_sections import Section, SectionId, answered, sections_for
from komma_desk.ui.parts.buttons import Button
from komma_desk.ui.parts.labels import PlainLabel, TextKind
from komma_desk.ui.reporting.long.field_makers import FieldMaker
from komma_desk.ui.reporting.long.section_panel import OWN, SectionPanel
from komma_desk.words import _

SIDE = 250  # pixels of the list of sections
BESIDE_FROM = 760
ITEM_HIGH = 56
NARROWEST = 420
LIST_HIGH_ABOVE = ITEM_HIGH * 3 // 2  # half a line more says that it scrolls


class LongReport(QWidget):
    """Holds the answers themselves: no branch and no hidden field can lose one."""

    changed = Signal(str)
    """The name of the field that was changed by the person."""
    eight_wanted = Signal()
    """Back beyond the first section: to the eight answers."""
    wanted = Signal()
    """One of its sections is to be seen now."""
    moved = Signal(str)
    """The section that is shown now."""

    def __init__(self, maker: FieldMaker, draft: Callable[[], IncidentDraft]) -> None:
        super().__init__()
        self._maker, self._draft = maker, draft
        self._details = NOTHING_MORE
        self._questions: tuple[OwnQuestion, ...] = ()
        self._sections: tuple[Section, ...] = ()
        self._problems: Mapping[str, str] = {}
        self._panels: dict[SectionId, SectionPanel] = {}
        self._shown = SectionId.WRITER
        self.progress = PlainLabel("", TextKind.STRONG)
        self.list = QListWidget()
        self.list.setObjectName("sections")
        self.list.setAccessibleName(_("Sections"))
        self.list.setWordWrap(True)
        self.list.setStyleSheet("QListWidget::item { padding: 0 10px; }")
        self.title = PlainLabel("", TextKind.SECTION)
        self.stack = QStackedWidget()
        self.back, self.next = Button(_("&Back")), Button(_("&Next"))
        self._lay_out()
        self.list.currentRowChanged.connect(self._go_to_row)
        self.back.clicked.connect(self.go_back)
        self.next.clicked.connect(self.go_on)

    def _lay_out(self) -> None:
        side = QVBoxLayout()
        side.setSpacing(6)
        side.addWidget(self.progress)
        self._optional = PlainLabel(_("All of this is optional."), TextKind.SMALL)
        side.addWidget(self._optional)
        side.addWidget(self.list, 1)
        ways = QHBoxLayout()
        ways.setSpacing(12)
        ways.addWidget(self.back)
        ways.addWidget(self.next)
        ways.addStretch(1)
        right = self._right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self.title)
        right.addWidget(self.stack, 1)
        right.addLayout(ways)
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._both.setContentsMargins(0, 0, 0, 0)
        self._both.setSpacing(24)
        self._both.addLayout(side)
        self._both.addLayout(right, 1)

    def details(self) -> IncidentDetails:
        return self._details

    def show_details(self, details: IncidentDetails) -> None:
        """Nobody is told, since no person changed anything."""
        if details != self._details:
            self._details = details
            for panel in self._panels.values():
                panel.show_answers(details)
        if self.isVisible():
            self.refresh()

    def ask_too(self, questions: tuple[OwnQuestion, ...]) -> None:
        """The office's own questions that are asked today."""
        self._questions = questions
        if self.isVisible():
            self.refresh()

    def go_to(self, section: str) -> None:
        """Show a section; an unknown one shows the first."""
        self._shown = SectionId(section) if section in set(SectionId) else SectionId.WRITER
        self.refresh()
        self.moved.emit(self._shown)

    def sections(self) -> tuple[Section, ...]:
        """As they apply to what was told so far."""
        self.refresh()
        return self._sections

    def shown_section(self) -> SectionId:
        return self._shown

    def go_on(self) -> None:
        self._step(1)

    def go_back(self) -> None:
        if self._row() == 0:
            self.eight_wanted.emit()
        else:
            self._step(-1)

    def focus_first(self) -> None:
        self._panel().focus_first()

    def refresh(self) -> None:
        """Which questions apply now, and what is answered of them."""
        draft = self._draft()
        self._sections = sections_for(draft, self._questions, has_units=self._maker.has_units())
        with QSignalBlocker(self.list):
            self._show_list(draft)
        section = self._sections[self._row()]
        self._panel().show_section(section, draft)
        self.stack.setCurrentWidget(self._panel())
        self._chain()
        self.title.setText(_(section.title))
        self.next.setEnabled(self._row() < len(self._sections) - 1)

    def unreadable(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for panel in self._panels.values():
            found.update(panel.unreadable())
        return found

    def show_problems(self, problems: Mapping[str, str]) -> None:
        self._problems = problems
        for panel in self._panels.values():
            panel.show_problems(problems)

    def go_to_first_problem(self) -> bool:
        """Whether there was one."""
        self.refresh()
        for section in self._sections:
            asked = {*section.fields, *(OWN + each.code for each in section.own)}
            if section.own or section.kept:
                asked.add("own_answers")
            if asked & {name for name, said in self._problems.items() if said}:
                self.wanted.emit()
                self.go_to(section.id)
                return self._panel().go_to_first_problem()
        return False

    def showEvent(self, event: QShowEvent) -> None:
        self.refresh()
        super().showEvent(event)

    def hasHeightForWidth(self) -> bool:
        """Its questions scroll in themselves: no width makes it need more height."""
        return False

    def minimumSizeHint(self) -> QSize:
        """As wide as its questions: in a narrow window the sections stand above them."""
        width = max(self._right.minimumSize().width(), NARROWEST)
        return QSize(width, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the sections stand above their questions."""
        beside = self.width() >= BESIDE_FROM
        direction = QBoxLayout.Direction
        self._both.setDirection(direction.LeftToRight if beside else direction.TopToBottom)
        self._both.setSpacing(24 if beside else 8)
        self._optional.setVisible(beside)
        self.list.setMinimumWidth(SIDE if beside else 0)
        self.list.setMaximumWidth(SIDE if beside else 16_777_215)
        self.list.setMaximumHeight(16_777_215 if beside else LIST_HIGH_ABOVE)
        super().resizeEvent(event)

    def _row(self) -> int:
        return next((n for n, each in enumerate(self._sections) if each.id is self._shown), 0)

    def _step(self, by: int) -> None:
        row = self._row() + by
        if 0 <= row < len(self._sections):
            self.go_to(self._sections[row].id)
            self.focus_first()

    def _go_to_row(self, row: int) -> None:
        if 0 <= row < len(self._sections):
            self.go_to(self._sections[row].id)

    def _show_list(self, draft: IncidentDraft) -> None:
        while self.list.count() < len(self._sections):
            item = QListWidgetItem()
            item.setSizeHint(QSize(0, ITEM_HIGH))
            self.list.addItem(item)
        given = [answered(section, draft) for section in self._sections]
        for row, (section, number) in enumerate(zip(self._sections, given, strict=True)):
            told = _("{given} of {asked} answered").format(given=number, asked=section.asked)
            self.list.item(row).setText(f"{_(section.title)}\n{told}")
        self.list.setCurrentRow(self._row())
        self.progress.setText(
            _("{given} of {all} sections answered").format(
                given=sum(number > 0 for number in given), all=len(given)
            )
        )

    def _panel(self) -> SectionPanel:
        if self._shown not in self._panels:
            panel = self._panels[self._shown] = SectionPanel(self._maker, self._shown)
            panel.show_problems(self._problems)
            panel.answered.connect(self._answered)
            panel.taken_back.connect(self._take_back)
            panel.reshaped.connect(self._chain)
            self.stack.addWidget(panel)
        return self._panels[self._shown]

    def _chain(self) -> None:
        for one, other in pairwise((self.list, *self._panel().stops(), self.back, self.next)):
            QWidget.setTabOrder(one, other)

    def _answered(self, key: str, answer: Any) -> None:
        if not key.startswith(OWN):
            self._details = replace(self._details, **{key: answer})
            self._after(key)
            return
        code = key.removeprefix(OWN)
        order = [each.code for each in self._questions]
        given = self._without(code)
        if answer is not None:
            given.append(answer)
        given.sort(key=lambda each: order.index(each.question) if each.question in order else -1)
        self._details = replace(self._details, own_answers=tuple(given))
        self._after("own_answers")

    def _take_back(self, code: str) -> None:
        self._details = replace(self._details, own_answers=tuple(self._without(code)))
        self._after("own_answers")
        self.focus_first()

    def _without(self, code: str) -> list[OwnAnswer]:
        return [each for each in self._details.own_answers if each.question != code]

    def _after(self, name: str) -> None:
        self.refresh()
        self.changed.emit(name)
