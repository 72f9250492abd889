"""Which files of the case lie inside the letter; nothing is ticked for anybody."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from komma_desk.domain import file_size
from komma_desk.domain.attachment import in_megabytes
from komma_desk.domain.code_list import CodeLists
from komma_desk.domain.enclosure import MOST_TOGETHER
from komma_desk.domain.file_kind import EVIDENCE
from komma_desk.domain.identifiers import AttachmentId
from komma_desk.ui.parts.cards import Card
from komma_desk.ui.parts.labels import PlainLabel, TextKind
from komma_desk.ui.referrals.chosen import ChosenFiles
from komma_desk.ui.referrals.file_row import FileRow
from komma_desk.ui.referrals.files_presenter import FileLine, FilesPresenter
from komma_desk.words import _, n_


class FilesChoice(Card):
    """Shows what the presenter holds; hidden for a case without files."""

    def __init__(self, presenter: FilesPresenter) -> None:
        super().__init__(
            _("Files inside the letter"),
            _(
                "Nothing travels unless you tick it. In the letter the files are called "
                "Enclosure-1, Enclosure-2 …, for a file's name can tell of somebody."
            ),
        )
        presenter.setParent(self)
        self.presenter = presenter
        self.uncovered = PlainLabel(
            _("The consent does not allow files to be passed on."), TextKind.MUTED
        )
        self.together = PlainLabel("", TextKind.SMALL)
        self.wrong = PlainLabel("", TextKind.ERROR)
        self.wrong.hide()
        self._lists: CodeLists | None = None
        self._shown: tuple[tuple[AttachmentId, str], ...] = ()
        self._rows: dict[AttachmentId, FileRow] = {}
        self._list = QWidget()
        for part in (self.uncovered, self._list, self.together, self.wrong):
            self.add(part)
        self.hide()
        presenter.lines_shown.connect(self.show_lines)
        presenter.chosen_changed.connect(self._sum_up)

    def show_lists(self, lists: CodeLists) -> None:
        """The words for kinds of files; they may come after the case."""
        self._lists = lists
        self.show_lines(self.presenter.lines())

    def show_lines(self, lines: tuple[FileLine, ...]) -> None:
        """Built anew only for other files: ticking keeps the cursor where it is."""
        kinds = tuple((each.file.id, self._kind_of(each)) for each in lines)
        if kinds != self._shown:
            self._shown = kinds
            self._build(lines, dict(kinds))
        covered = self.presenter.is_covered()
        for each in lines:
            self._rows[each.file.id].show_line(each, covered=covered)
        self.uncovered.setVisible(not covered)
        self.setVisible(bool(lines))

    def show_error(self, sentence: str) -> None:
        self.wrong.setText(sentence)
        self.wrong.setVisible(bool(sentence))

    def row(self, file: AttachmentId) -> FileRow:
        return self._rows[file]

    def first_box(self) -> QWidget:
        return next((row.copy for row in self._rows.values()), self)

    def _build(self, lines: tuple[FileLine, ...], kinds: dict[AttachmentId, str]) -> None:
        fresh = QWidget()
        column = QVBoxLayout(fresh)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self._rows = {}
        for each in lines:
            row = FileRow(each, kinds[each.file.id])
            row.copy_wanted.connect(partial(self._want_copy, each.file.id))
            row.original_wanted.connect(partial(self._want_original, each.file.id))
            self._rows[each.file.id] = row
            column.addWidget(row)
        self.body.replaceWidget(self._list, fresh)
        self._list.hide()
        self._list.deleteLater()
        self._list = fresh

    def _want_copy(self, file: AttachmentId, wanted: bool) -> None:
        self.presenter.want_copy(file, wanted=wanted)

    def _want_original(self, file: AttachmentId, wanted: bool) -> None:
        self.presenter.want_original(file, wanted=wanted)

    def _kind_of(self, line: FileLine) -> str:
        if line.file.kind is None or self._lists is None:
            return ""
        return self._lists[EVIDENCE].label_of(line.file.kind).spoken()

    def _sum_up(self, chosen: ChosenFiles) -> None:
        self.show_error("")
        files = n_("{n} file", "{n} files", len(chosen.keys))
        self.together.setText(
            _("{files}, {size} of at most {most} MB together").format(
                files=files,
                size=file_size.in_words(chosen.size),
                most=in_megabytes(MOST_TOGETHER),
            )
        )
        self.together.setVisible(bool(chosen.keys))
