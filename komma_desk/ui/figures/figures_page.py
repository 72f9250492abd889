"""The figures page: releases at the left, the chosen one or the preparing at the right."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from komma_desk.domain.figures.release import Release
from komma_desk.domain.permissions import Permission
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.figures.figures_presenter import FiguresPresenter
from komma_desk.ui.figures.preparing_pane import PreparingPane
from komma_desk.ui.figures.release_list import ReleaseList
from komma_desk.ui.figures.release_pane import ReleasePane
from komma_desk.ui.parts.buttons import Button, ButtonKind
from komma_desk.ui.parts.empty_state import EmptyState
from komma_desk.ui.parts.page import Page
from komma_desk.ui.parts.toast import say
from komma_desk.usecases.queries.figures_list import FiguresView, ReleaseLine
from komma_desk.words import _


def build_figures_page(
    counter: Counter,
    questions: Questions,
    *,
    permissions: frozenset[Permission],
    today: Callable[[], date],
) -> QWidget:
    """The page with what these permissions allow: reading, preparing, writing out."""
    page = FiguresPage(permissions)
    page.start(FiguresPresenter(counter, questions.for_page(page), today, parent=page))
    return page


class FiguresPage(Page):
    """Shows what the presenter tells; asks it for everything."""

    def __init__(self, permissions: frozenset[Permission], parent: QWidget | None = None) -> None:
        super().__init__(
            _("Figures"),
            _("Anonymous figures for council and public. Once frozen, they no longer change."),
            parent,
            scrolling=False,
        )
        self._prepares = Permission.FIGURES_PREPARE in permissions
        self._wanted, self._opening = "", False
        self.releases = ReleaseList()
        self.release = ReleasePane(may_export=Permission.FIGURES_EXPORT in permissions)
        self.preparing = PreparingPane()
        self.prepare = Button(_("&Prepare figures"), ButtonKind.SECONDARY, "plus")
        if not self._prepares:
            self.prepare.hide()
        self.header.add_action(self.prepare)
        self.empty = self._empty_state()
        self._right = QStackedWidget()
        for part in (QWidget(), self.empty, self.release, self.preparing):
            self._right.addWidget(part)
        row = QHBoxLayout()
        row.setSpacing(24)
        row.addWidget(self.releases)
        row.addWidget(self._right, 1)
        self.body.addLayout(row, 1)
        self.releases.hide()

    def _empty_state(self) -> EmptyState:
        if self._prepares:
            return EmptyState(
                "figures",
                _("No figures have been provided yet."),
                _("When a month is over you can prepare its figures here."),
                _("Prepare figures"),
            )
        return EmptyState(
            "figures",
            _("No figures have been provided yet."),
            _(
                "A clearing officer prepares them when a month is over. They then appear here by "
                "themselves; there is nothing you need to do."
            ),
        )

    def start(self, presenter: FiguresPresenter) -> None:
        self._presenter = presenter
        presenter.listed.connect(self._show_list)
        presenter.opened.connect(self._show_release)
        presenter.not_opened.connect(self._show_problem)
        presenter.previewed.connect(self.preparing.show_preview)
        presenter.not_prepared.connect(self.preparing.show_refusal)
        presenter.preparing.connect(self.preparing.show_preparing)
        presenter.frozen.connect(self._tell_frozen)
        presenter.exported.connect(self.release.show_files)
        presenter.not_exported.connect(self.release.show_notice)
        presenter.exporting.connect(self.release.show_exporting)
        self.releases.chosen.connect(self._open)
        self.prepare.clicked.connect(self._go_preparing)
        self.empty.wanted.connect(self._go_preparing)
        self.preparing.preview_wanted.connect(presenter.preview)
        self.preparing.freeze_wanted.connect(presenter.prepare)
        self.release.export_wanted.connect(presenter.export)
        presenter.refresh()

    def refresh(self) -> None:
        self._presenter.refresh()

    def _show_list(self, lines: tuple[ReleaseLine, ...]) -> None:
        periods = [line.period for line in lines]
        self.releases.setVisible(bool(lines))
        self.preparing.show_months(
            self._presenter.months_to_prepare(), self._presenter.frozen_up_to()
        )
        if self._right.currentWidget() is self.preparing and not self._wanted:
            self.releases.show_lines(lines, "")
            self.releases.take_cursor_away()
            return
        period = next((p for p in (self._wanted, self.releases.period()) if p in periods), "")
        period = period or next(iter(periods), "")
        self._wanted = ""
        self.releases.show_lines(lines, period)
        if period:
            self._open(period)
        else:
            self._right.setCurrentWidget(self.empty)

    def _open(self, period: str) -> None:
        self._opening = True
        self._presenter.open(period)

    def _show_release(self, view: FiguresView) -> None:
        if not self._opening:
            return  # whoever went to prepare meanwhile is not called back
        self.release.show_release(view)
        self._right.setCurrentWidget(self.release)
        self.prepare.setEnabled(True)

    def _show_problem(self, sentence: str) -> None:
        self.release.show_problem(sentence)
        self._right.setCurrentWidget(self.release)
        self.prepare.setEnabled(True)

    def _go_preparing(self) -> None:
        self._opening = False
        self.releases.take_cursor_away()
        self._right.setCurrentWidget(self.preparing)
        # First the focus: from a button that is disabled it would go to the list and choose a row.
        self.preparing.month.setFocus()
        self.prepare.setEnabled(False)

    def _tell_frozen(self, release: Release) -> None:
        """The list comes by itself with the news; here only what to show in it."""
        self._wanted = str(release.period)
        self.preparing.leave_preview()
        say(
            self,
            _(
                "The figures for {period} are frozen and lie ready for the integration officers."
            ).format(period=release.period.name.spoken()),
        )
