"""Shows what would become of a list before anything is taken in, and what became of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QComboBox, QDialog, QFileDialog, QHBoxLayout, QWidget

from komma_desk.domain.import_preview import ListPreview
from komma_desk.ui.bringing.columns_table import ColumnsTable
from komma_desk.ui.bringing.list_presenter import Brought, ListPresenter
from komma_desk.ui.parts.alert import Alert, Tone
from komma_desk.ui.parts.announce import announce
from komma_desk.ui.parts.buttons import Button, ButtonKind
from komma_desk.ui.parts.dialog_frame import dialog_column, make_room, put_deeds, way_back
from komma_desk.ui.parts.file_target import ask_for_target
from komma_desk.ui.parts.labels import LongText, PlainLabel, TextKind
from komma_desk.ui.parts.small_screens import fit_screen
from komma_desk.ui.parts.wrap_row import WrapRow
from komma_desk.words import _, n_

_MOST_SHOWN: Final = 50  # reasons in the window; the report has them all
_WIDE: Final = 760
_EMPTY: Final = QSize(820, 280)
_FULL: Final = QSize(820, 680)


class ListDialog(QDialog):
    def __init__(self, presenter: ListPresenter, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Bring a list along"))
        self.presenter = presenter
        presenter.setParent(self)
        self.alert = Alert(Tone.INFO)
        self.alert.hide()
        self.choose = Button(_("&Choose a list …"), ButtonKind.SECONDARY)
        self.template = Button(_("Save an &empty list …"), ButtonKind.QUIET)
        self.mapping = Button(_("Use a &mapping file …"), ButtonKind.QUIET)
        self.sheet_label = PlainLabel(_("&Sheet"), wrap=False)
        self.sheet = QComboBox()
        self.sheet.setAccessibleName(_("Sheet"))
        self.sheet_label.setBuddy(self.sheet)
        self.columns = ColumnsTable()
        self.counts = PlainLabel("", TextKind.STRONG)
        self.reasons = LongText(_("What was not understood"))
        self.reasons.setMinimumHeight(110)
        self.report = Button(_("Save the &report …"), ButtonKind.QUIET)
        self.take = Button(_("&Take in"), ButtonKind.PRIMARY)
        self.back = way_back(self)
        self._lay_out()
        self._connect()
        self._show_nothing()
        fit_screen(self, _EMPTY)

    def _lay_out(self) -> None:
        column = dialog_column(self, 10, wide=_WIDE)
        column.addWidget(
            PlainLabel(
                _(
                    "A list your office kept before, from Excel, LibreOffice or as CSV: each good "
                    "row becomes a case. First you see what would become of it. Nothing comes in "
                    "twice."
                )
            )
        )
        files = WrapRow(12)
        for button in (self.choose, self.template, self.mapping):
            files.addWidget(button)
        column.addLayout(files)
        sheets = QHBoxLayout()
        sheets.setSpacing(12)
        sheets.addWidget(self.sheet_label)
        sheets.addWidget(self.sheet)
        sheets.addStretch(1)
        column.addLayout(sheets)
        for part in (self.alert, self.columns, self.counts, self.reasons):
            column.addWidget(part)
        deeds = QHBoxLayout()
        deeds.setSpacing(12)
        deeds.addWidget(self.report)
        deeds.addStretch(1)
        deeds.addWidget(self.back)
        deeds.addWidget(self.take)
        put_deeds(self, deeds)

    def _connect(self) -> None:
        presenter = self.presenter
        presenter.looked.connect(self._show_list)
        presenter.refused.connect(self._refuse)
        presenter.progressed.connect(self._show_progress)
        presenter.brought.connect(self._show_brought)
        presenter.written.connect(self._say_written)
        presenter.reported.connect(self._say_reported)
        self.choose.clicked.connect(self._ask_list)
        self.template.clicked.connect(self._ask_template)
        self.mapping.clicked.connect(self._ask_mapping)
        self.sheet.textActivated.connect(presenter.look)
        self.report.clicked.connect(self._ask_report)
        self.take.clicked.connect(self._take_in)

    def _show_nothing(self) -> None:
        several = (self.sheet_label, self.sheet, self.columns, self.counts, self.reasons)
        for part in (*several, self.report, self.alert):
            part.hide()
        self.mapping.setVisible(self.presenter.table is not None)
        self.take.setEnabled(False)

    def _show_list(self, found: ListPreview) -> None:
        self._show_nothing()
        self.sheet.clear()
        self.sheet.addItems(found.sheets)
        self.sheet.setCurrentText(found.sheet)
        for part in (self.sheet_label, self.sheet):
            part.setVisible(len(found.sheets) > 1)
        self.columns.show_columns(found.columns)
        self.columns.show()
        good = len(found.good)
        said = [
            n_("{n} row was read.", "{n} rows were read.", len(found.rows)),
            n_("{n} of them can be taken in.", "{n} of them can be taken in.", good),
        ]
        self.counts.setText(" ".join(said))
        self.counts.show()
        self._show_reasons(found)
        self.take.setText(n_("&Take {n} row in", "&Take {n} rows in", good))
        self.take.setEnabled(good > 0)
        fit_screen(self, _FULL)

    def _show_reasons(self, found: ListPreview) -> None:
        lines = [
            _("Line {line}: {reasons}").format(
                line=row.line,
                reasons=f"{each.column}: {each.problem.spoken()}"
                if each.column
                else each.problem.spoken(),
            )
            for row in found.told
            for each in row.problems
        ]
        more = len(lines) - _MOST_SHOWN
        if more > 0:
            rest = n_("… and {n} more in the report", "… and {n} more in the report", more)
            lines = [*lines[:_MOST_SHOWN], rest]
        self.reasons.setPlainText("\n".join(lines))
        self.reasons.setVisible(bool(lines))
        self.report.setVisible(bool(lines))

    def _take_in(self) -> None:
        for part in (self.take, self.choose, self.mapping, self.sheet):
            part.setEnabled(False)
        self.presenter.take_in()

    def _show_progress(self, done: int) -> None:
        found = self.presenter.found
        of = 0 if found is None else len(found.good)
        self.counts.setText(_("{done} of {of} rows").format(done=done, of=of))

    def _show_brought(self, result: Brought) -> None:
        said = [n_("{n} row was taken in.", "{n} rows were taken in.", result.added)]
        if result.known:
            said.append(
                n_(
                    "{n} row was there already from an earlier run.",
                    "{n} rows were there already from an earlier run.",
                    result.known,
                )
            )
        self.counts.setText(" ".join(said))
        for part in (self.choose, self.mapping, self.sheet):
            part.setEnabled(True)
        self.back.setText(_("Close"))
        self.back.setFocus()
        announce(self, self.counts.text())
        make_room(self)

    def _refuse(self, sentence: str) -> None:
        if self.presenter.found is None:
            self._show_nothing()
        self.alert.show_notice(Tone.DANGER, sentence)
        self._show_alert()

    def _say_written(self, target: Path) -> None:
        said = _("“{file}” is written.")
        self.alert.show_notice(Tone.SUCCESS, said.format(file=target.name))
        self._show_alert()

    def _say_reported(self, target: Path) -> None:
        said = _(
            "“{file}” is written. It shows parts of the list in clear: please delete it later."
        )
        self.alert.show_notice(Tone.SUCCESS, said.format(file=target.name))
        self._show_alert()

    def _show_alert(self) -> None:
        self.alert.show()
        self.alert.speak()
        make_room(self)

    def _ask_list(self) -> None:
        self._ask_file(
            _("Choose a list"),
            _("Lists (*.xlsx *.xlsm *.ods *.csv *.txt *.tsv)"),
            self.presenter.choose,
        )

    def _ask_mapping(self) -> None:
        self._ask_file(
            _("Use a mapping file"), _("Mapping files (*.toml)"), self.presenter.choose_mapping
        )

    def _ask_file(self, title: str, kind: str, then: Callable[[Path], None]) -> None:
        dialog = QFileDialog(self, title, str(Path.home()))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(kind)
        dialog.fileSelected.connect(lambda name: then(Path(name)))
        dialog.open()

    def _ask_template(self) -> None:
        ask_for_target(
            self,
            _("Save an empty list"),
            _("list.csv"),
            _("Lists (*.csv)"),
            self.presenter.write_template,
        )

    def _ask_report(self) -> None:
        ask_for_target(
            self,
            _("Save the report"),
            _("import-report.csv"),
            _("Lists (*.csv)"),
            self.presenter.write_report,
        )
