"""The page for backups: three lights, four deeds, and what came of the last one."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import (
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from komma_desk.ui.bridge.background import Background
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.parts.alert import ICON_OF, INK_OF, Alert, Tone
from komma_desk.ui.parts.buttons import Button, ButtonKind
from komma_desk.ui.parts.cards import Card
from komma_desk.ui.parts.labels import IconLabel, PlainLabel, TextKind
from komma_desk.ui.parts.page import Page
from komma_desk.ui.parts.wrap_row import WrapRow
from komma_desk.ui.upkeep.aside_card import AsideCard
from komma_desk.ui.upkeep.backups_card import BackupsCard
from komma_desk.ui.upkeep.office_recovery_card import OfficeRecoveryCard
from komma_desk.ui.upkeep.rehearsal_card import RehearsalCard
from komma_desk.ui.upkeep.restore_card import RestoreCard
from komma_desk.ui.upkeep.schedule_card import ScheduleCard
from komma_desk.ui.upkeep.upkeep_presenter import FullCheck, Rehearse, Restore, UpkeepPresenter
from komma_desk.ui.upkeep.upkeep_words import PARTS, lights
from komma_desk.usecases.ports.backups import BackupProgress
from komma_desk.usecases.queries.store_upkeep import UpkeepView
from komma_desk.words import _

_SUFFIX = "komma-backup"


def build_upkeep_page(
    counter: Counter,
    questions: Questions,
    background: Background,
    *,
    full_check: FullCheck,
    rehearse: Rehearse,
    restore: Restore,
) -> UpkeepPage:
    page = UpkeepPage()
    presenter = UpkeepPresenter(
        counter,
        questions.for_page(page),
        background,
        full_check=full_check,
        rehearse=rehearse,
        restore=restore,
        parent=page,
    )
    page.start(presenter)
    page.body.addWidget(OfficeRecoveryCard(counter, questions))
    return page


class UpkeepPage(Page):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            _("Backup"),
            _("A copy nobody has opened is no backup: here each one is checked before it counts."),
            parent,
            most_width=860,
        )
        self._presenter: UpkeepPresenter | None = None
        self.result = Alert(Tone.INFO, copyable=True)
        self.result.hide()
        self.body.addWidget(self.result)
        self.body.addWidget(self._state_card())
        self.work = self._work_card()
        self.work.hide()
        self.body.addWidget(self.work)
        self.rehearsal = RehearsalCard()
        self.rehearsal.hide()
        self.body.addWidget(self.rehearsal)
        self.restore = RestoreCard()
        self.restore.hide()
        self.shelf = BackupsCard()
        self.body.addWidget(self.restore)
        self.body.addWidget(self.shelf)
        self.aside, self.schedule = AsideCard(), ScheduleCard()
        self.body.addWidget(self.aside)
        self.body.addWidget(self.schedule)

    def _state_card(self) -> Card:
        card = Card(_("How it stands"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(2, 1)
        self.lights: list[tuple[IconLabel, PlainLabel, PlainLabel]] = []
        for row in range(3):
            light = (IconLabel("info", "muted"), PlainLabel("", TextKind.STRONG), PlainLabel())
            for column, part in enumerate(light):
                grid.addWidget(part, row, column)
            self.lights.append(light)
        card.body.addLayout(grid)
        self.now = Button(_("Back up &now"), ButtonKind.PRIMARY, "save")
        self.to_file = Button(_("&Into a file …"))
        self.rehearse = Button(_("&Rehearse …"))
        self.check = Button(_("&Check everything"))
        deeds = WrapRow()
        for button in (self.now, self.to_file, self.rehearse, self.check):
            deeds.addWidget(button)
        card.body.addLayout(deeds)
        return card

    def _work_card(self) -> Card:
        card = Card()
        self._doing = PlainLabel("", TextKind.STRONG)
        self.bar = QProgressBar(textVisible=False)
        self.bar.setAccessibleName(_("Progress"))
        self.stop = Button(_("&Stop"))
        words = QVBoxLayout()
        words.addWidget(self._doing)
        words.addWidget(self.bar)
        row = QHBoxLayout()
        row.addLayout(words, 1)
        row.addWidget(self.stop)
        card.body.addLayout(row)
        return card

    def start(self, presenter: UpkeepPresenter) -> None:
        self._presenter = presenter
        presenter.answered.connect(self.show_view)
        presenter.working.connect(self.show_working)
        presenter.progress.connect(self.show_progress, Qt.ConnectionType.QueuedConnection)
        presenter.told.connect(self.show_result)
        self.restore.wanted.connect(presenter.restore)
        self.shelf.rehearsal_wanted.connect(self._rehearse_one)
        self.shelf.restore_wanted.connect(self._restore_one)
        presenter.aside.connect(self.aside.show_files)
        presenter.schedule_refused.connect(self.schedule.show_problem)
        self.aside.back_wanted.connect(presenter.put_back)
        self.schedule.save_wanted.connect(presenter.save_schedule)
        self.now.clicked.connect(self._back_up)
        self.to_file.clicked.connect(self._choose_file)
        self.rehearse.clicked.connect(self._show_rehearsal)
        self.check.clicked.connect(presenter.check)
        self.stop.clicked.connect(presenter.stop)
        self.rehearsal.wanted.connect(presenter.rehearse)
        presenter.refresh()

    def refresh(self) -> None:
        if self._presenter is not None:
            self._presenter.refresh()

    def show_view(self, view: UpkeepView) -> None:
        for (icon, name, said), light in zip(self.lights, lights(view), strict=True):
            icon.show_icon(ICON_OF[light.tone], INK_OF[light.tone])
            name.setText(light.name)
            said.setText(light.said)
        self.shelf.show_shelf(view.shelf)
        self.rehearsal.show_shelf(view.shelf)
        self.restore.show_shelf(view.shelf)
        self.schedule.show_schedule(view.schedule)

    def show_working(self, doing: str, can_stop: bool) -> None:
        self.work.setVisible(bool(doing))
        self.bar.setRange(0, 0)
        self._doing.setText(doing)
        self.stop.setVisible(can_stop)
        deeds = (self.now, self.to_file, self.rehearse, self.check)
        for button in (*deeds, self.rehearsal.start, self.restore.start):
            button.setEnabled(not doing)
        if doing:
            self.result.hide()

    def show_progress(self, progress: BackupProgress) -> None:
        self._doing.setText(_(PARTS[progress.part]))
        if progress.whole:
            self.bar.setRange(0, 100)
            self.bar.setValue(min(100, 100 * progress.done // progress.whole))
        else:
            self.bar.setRange(0, 0)

    def show_result(self, tone: Tone, said: str) -> None:
        self.result.show_notice(tone, said)
        self.result.show()
        self.result.speak()

    def _back_up(self) -> None:
        self.back_up_to(None)

    def _show_rehearsal(self) -> None:
        self.rehearsal.show()
        self.rehearsal.passphrase.setFocus()

    def _rehearse_one(self, backup: object) -> None:
        self.rehearsal.choose_backup(backup)
        self._show_rehearsal()

    def _restore_one(self, backup: object) -> None:
        self.restore.choose_backup(backup)
        self.restore.show()
        self.restore.folder.setFocus()

    def _choose_file(self) -> None:
        place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        dialog = QFileDialog(self, _("Save a backup to carry"), place)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(_("Backup (*.komma-backup)"))
        dialog.setDefaultSuffix(_SUFFIX)
        dialog.fileSelected.connect(lambda name: self.back_up_to(Path(name)))
        dialog.open()

    def back_up_to(self, place: Path | None) -> None:
        if self._presenter is not None:
            self._presenter.back_up(place)
