"""My reports as a list: day and kind, under it where each stands and whether an answer is new."""

from __future__ import annotations

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QGuiApplication
from PySide6.QtWidgets import QListView

from komma_desk.domain.code_list import CodeLists
from komma_desk.domain.home_time import local_day
from komma_desk.ui.parts.day_words import day_in_words
from komma_desk.ui.reporting.report_words import main_kind, standing
from komma_desk.usecases.queries.my_reports import MyReport
from komma_desk.words import _, n_

_Index = QModelIndex | QPersistentModelIndex


class ReportModel(QAbstractListModel):
    """What was chosen here counts as read at once; the page has it remembered."""

    def __init__(self, lists: CodeLists) -> None:
        super().__init__()
        self._lists = lists
        self._reports: tuple[MyReport, ...] = ()
        self._seen: dict[str, int] = {}

    def show(self, reports: tuple[MyReport, ...]) -> None:
        self.beginResetModel()
        self._reports = reports
        self.endResetModel()

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._reports)

    def report(self, row: int) -> MyReport | None:
        return self._reports[row] if 0 <= row < len(self._reports) else None

    def row_of(self, report_id: str) -> int:
        """The row of this report; the first where it is gone."""
        ids = [str(each.report.id) for each in self._reports]
        return ids.index(report_id) if report_id in ids else 0

    def mark_seen(self, row: int) -> bool:
        """Whether there was something new to see."""
        report = self.report(row)
        new = report is not None and self._new_answers(report) > 0
        if report is not None and new:
            self._seen[str(report.report.id)] = len(report.answers)
            self.dataChanged.emit(self.index(row), self.index(row))
        return new

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        report = self.report(index.row())
        if report is None:
            return None
        new = self._new_answers(report)
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            head = _("{day} – {kind}").format(
                day=day_in_words(local_day(report.report.filed_at)),
                kind=main_kind(report.report, self._lists),
            )
            below = standing(report)
            if new:
                below += f"  ●  {n_('{n} new answer', '{n} new answers', new)}"
            return f"{head}\n{below}"
        if role == Qt.ItemDataRole.SizeHintRole:
            return QSize(0, 2 * QFontMetrics(QGuiApplication.font()).height() + 20)
        if role == Qt.ItemDataRole.FontRole and new:
            font = QFont()
            font.setWeight(QFont.Weight.DemiBold)
            return font
        return None

    def _new_answers(self, report: MyReport) -> int:
        seen = max(report.read, self._seen.get(str(report.report.id), 0))
        return max(len(report.answers) - seen, 0)


class ReportShelf(QListView):
    """One report is always chosen where there is one."""

    chosen = Signal(int)

    def __init__(self, model: ReportModel) -> None:
        super().__init__()
        self.setObjectName("my_reports_list")
        self.setAccessibleName(_("My reports"))
        self.setModel(model)
        self.setUniformItemSizes(True)
        self.setSpacing(2)
        self.setStyleSheet("QListView::item { padding: 0 10px; }")
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.selectionModel().currentChanged.connect(self._moved)

    def choose(self, row: int) -> None:
        self.setCurrentIndex(self.model().index(row, 0))

    def _moved(self, now: QModelIndex, _before: QModelIndex) -> None:
        if now.isValid():
            self.chosen.emit(now.row())
