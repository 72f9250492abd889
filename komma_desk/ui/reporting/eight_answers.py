"""The eight answers of the short report on one page, in two columns that become one when narrow."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from komma_desk.domain.code_list import Code, CodeList, CodeLists
from komma_desk.domain.file_kind import kinds_offered
from komma_desk.domain.home_time import local_day
from komma_desk.domain.incident import IncidentDraft
from komma_desk.domain.text import LONGEST_TEXT
from komma_desk.ui.parts.buttons import IconButton
from komma_desk.ui.parts.choices import Choice
from komma_desk.ui.parts.fields import FieldRow
from komma_desk.ui.reporting.attachment_list import AttachmentList
from komma_desk.ui.reporting.consent_list import ConsentList
from komma_desk.ui.reporting.danger_question import DangerQuestion
from komma_desk.ui.reporting.first_letter import CheckByLetter
from komma_desk.ui.reporting.kind_list import KindList
from komma_desk.ui.reporting.long.field_makers import FieldMaker
from komma_desk.ui.reporting.long.long_report import LongReport
from komma_desk.ui.reporting.long_answer import LongAnswer
from komma_desk.ui.reporting.not_for import NotForChoice
from komma_desk.ui.reporting.pick_one import PickOne
from komma_desk.ui.reporting.when_field import WhenField
from komma_desk.words import _

TWO_COLUMNS_FROM = 900
GAP = 24
LABELS = 92  # the width of the questions that stand at the left


def choices_of(codes: CodeList) -> list[Choice]:
    return [
        Choice(str(each.code), each.label.spoken(), each.meaning.spoken() if each.meaning else "")
        for each in codes.entries
    ]


class EightAnswers(QWidget):
    """Knows the widgets of the answers, no rule; the object name of a field is its answer's.

    `not_for` and `more` belong to the draft; whoever builds the page gives them their place.
    """

    changed = Signal(str)
    """The name of the answer that was changed by the person."""
    wanted = Signal()
    """One of the eight answers is to be seen now."""

    def __init__(
        self,
        lists: CodeLists,
        now: Callable[[], datetime] | None = None,
        *,
        story_first: bool = False,
    ) -> None:
        """`story_first` for whoever listens: people begin with what happened."""
        super().__init__()
        self._silent, self._story_first = False, story_first
        self._lists = lists
        today = (lambda: local_day(now())) if now else None
        offered = lists.offered(today()) if today else lists
        choose = _("Please choose")
        self.reporter_role = PickOne(choices_of(offered["reporter_role"]), choose)
        self.direction = PickOne(choices_of(offered["direction"]), choose)
        self.occurred = WhenField(today)
        self.place = PickOne(choices_of(offered["place"]), _("Please choose a place"))
        self.channel = PickOne(choices_of(offered["channel"]), _("and/or a channel"))
        self.place_detail = QLineEdit()
        self.place_detail.setPlaceholderText(_("e.g. room 112, profile, subject line"))
        self.forms = KindList(
            choices_of(offered["form"]), _("Search, e.g. threat – Enter ticks it")
        )
        self.files = AttachmentList()
        kinds = kinds_offered(offered)
        self.files.show_kinds([Choice(str(each.code), each.label.spoken()) for each in kinds])
        self.may_i = IconButton(_("What may be recorded or saved?"), "help")
        self.narrative = LongAnswer(takes_evidence=True)
        self.acute_danger = DangerQuestion()
        self.wishes = CheckByLetter(choices_of(offered["wish"]))
        if isinstance(grid := self.wishes.layout(), QGridLayout):
            grid.setHorizontalSpacing(12)
            grid.setVerticalSpacing(2)
        self.consents = ConsentList(lists["consent"])
        self.contact = QLineEdit()
        self.contact.setPlaceholderText(_("Optional: phone, times, another way"))
        for line in (self.place_detail, self.contact):
            # Qt would silently cut at 32,767; what is too long is refused with a sentence instead.
            line.setMaxLength(LONGEST_TEXT)
        self.not_for = NotForChoice()
        self.more = LongReport(FieldMaker(lists, today, now), self.draft)
        self.rows: dict[str, FieldRow] = {}
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(GAP)
        parts = (self._facts, self._story)
        # They are made in the order they stand in, which is the order of the tab key too.
        self._both = tuple(each() for each in (reversed(parts) if story_first else parts))
        for column, stretch in zip(self._both, (6, 7) if story_first else (7, 6), strict=True):
            self._columns.addLayout(column, stretch)
        self._listen()

    def _facts(self) -> QVBoxLayout:
        grid = self._grid(
            ("reporter_role", _("Wh&o reports?"), self.reporter_role),
            ("direction", _("&Direction"), self.direction),
            ("occurred", _("Whe&n?"), self.occurred),
            ("place", _("&Place"), self.place),
            ("channel", _("&Channel"), self.channel),
            ("place_detail", _("More e&xactly"), self.place_detail),
        )
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addLayout(grid)
        kinds = self._row("forms", _("&Kind of incident (several possible)"), self.forms)
        kinds.label.setWordWrap(False)
        self.forms.put_chosen_beside(kinds)
        _let_shrink(kinds)
        column.addWidget(kinds, 1)
        evidence = QHBoxLayout()
        evidence.setSpacing(4)
        evidence.addWidget(self._row("files", "", self.files), 1)
        evidence.addWidget(self.may_i, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(evidence)
        return column

    def _story(self) -> QVBoxLayout:
        hint = _("In your own words. No names of third persons needed.")
        story = self._row("narrative", _("&What happened?"), self.narrative, hint)
        _let_shrink(story)
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addWidget(story, 1)
        column.addLayout(self._grid(("acute_danger", _("&Acute danger?"), self.acute_danger)))
        column.addWidget(self._row("wishes", _("What do &you wish for?"), self.wishes))
        column.addWidget(self.consents)
        column.addLayout(self._grid(("contact", _("Con&tact"), self.contact)))
        return column

    def _grid(self, *answers: tuple[str, str, QWidget]) -> QGridLayout:
        """Questions at the left, answers at the right: half the height of one over the other."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        grid.setColumnMinimumWidth(0, LABELS)
        for line, (name, label, field) in enumerate(answers):
            row = self._row(name, label, field)
            row.label.setWordWrap(False)
            row.label.setContentsMargins(0, 4 if field is self.acute_danger else 8, 0, 0)
            grid.addWidget(row.label, line, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(row, line, 1)
        return grid

    def _row(self, name: str, label: str, field: QWidget, hint: str = "") -> FieldRow:
        field.setObjectName(name)
        row = FieldRow(label, field, help_text=hint)
        row.label.setVisible(bool(label))
        self.rows[name] = row
        return row

    def _listen(self) -> None:
        for name, signal in (
            ("reporter_role", self.reporter_role.picked),
            ("direction", self.direction.picked),
            ("occurred", self.occurred.changed),
            ("place", self.place.picked),
            ("channel", self.channel.picked),
            ("place_detail", self.place_detail.textChanged),
            ("forms", self.forms.picked),
            ("narrative", self.narrative.textChanged),
            ("acute_danger", self.acute_danger.picked),
            ("wishes", self.wishes.picked),
            ("consents", self.consents.picked),
            ("contact", self.contact.textChanged),
            ("excluded", self.not_for.picked),
        ):
            signal.connect(lambda *_said, name=name: self._said(name))
        self.more.changed.connect(self._said)
        self.narrative.brought.connect(self.files.take)
        self.forms.done.connect(self._go_on_from_kinds)

    def _said(self, name: str) -> None:
        if name == "wishes":
            self.consents.show_wishes(self.wishes.codes())
        if not self._silent:
            self.changed.emit(name)

    def draft(self) -> IncidentDraft:
        return IncidentDraft(
            reporter_role=_code(self.reporter_role.code()),
            direction=_code(self.direction.code()),
            occurred=self.occurred.moment(),
            occurred_typed=self.occurred.not_understood(),
            place=_code(self.place.code()),
            channel=_code(self.channel.code()),
            place_detail=self.place_detail.text(),
            forms=frozenset(map(Code, self.forms.codes())),
            narrative=self.narrative.text(),
            acute_danger=self.acute_danger.danger(),
            wishes=frozenset(map(Code, self.wishes.codes())),
            consents=self.consents.codes(),
            consent_scopes=self.consents.scopes(),
            contact=self.contact.text(),
            excluded=self.not_for.people(),
            details=self.more.details(),
        )

    def show_draft(self, draft: IncidentDraft) -> None:
        """Fill every answer in; nobody is told, since no person changed anything."""
        self._silent = True
        try:
            for name, pick, code in (
                ("reporter_role", self.reporter_role, draft.reporter_role),
                ("direction", self.direction, draft.direction),
                ("place", self.place, draft.place),
                ("channel", self.channel, draft.channel),
            ):
                label = self._lists[name].label_of(code).spoken() if code else ""
                pick.set_code(code or "", label)  # one that was retired since is kept
            self.occurred.show_moment(draft.occurred, draft.occurred_typed)
            self.place_detail.setText(draft.place_detail)
            self.forms.set_codes(draft.forms)
            self.forms.clear_search()
            self.narrative.setPlainText(draft.narrative)
            self.acute_danger.set_danger(draft.acute_danger)
            self.wishes.set_codes(draft.wishes)
            self.consents.show_wishes(draft.wishes)
            self.consents.set_codes(draft.consents, draft.consent_scopes)
            self.contact.setText(draft.contact)
            self.not_for.set_people(draft.excluded)
            self.more.show_details(draft.details)
        finally:
            self._silent = False

    def unreadable(self) -> dict[str, str]:
        """What was typed but cannot be understood, by answer."""
        sentence = self.occurred.unreadable()
        return {**({"occurred": sentence} if sentence else {}), **self.more.unreadable()}

    def show_problems(self, sentences: Mapping[str, str]) -> None:
        for name, row in self.rows.items():
            if row.error() != sentences.get(name, ""):
                row.show_error(sentences.get(name, ""))
        self.more.show_problems(sentences)

    def go_to_first_problem(self) -> None:
        for row in self.rows.values():
            if row.error():
                self.wanted.emit()
                row.field.setFocus(Qt.FocusReason.OtherFocusReason)
                row.speak_error()
                return
        self.more.go_to_first_problem()

    def focus_first(self) -> None:
        self.reporter_role.setFocus(Qt.FocusReason.TabFocusReason)

    def _go_on_from_kinds(self) -> None:
        """To the next question; where the story came first, that is what there is to see."""
        following = self.files if self._story_first else self.narrative
        following.setFocus(Qt.FocusReason.TabFocusReason)

    def minimumSizeHint(self) -> QSize:
        """As wide as one column: in a narrow window they stand one under the other."""
        width = max(column.minimumSize().width() for column in self._both)
        return QSize(width, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        needed = sum(column.minimumSize().width() for column in self._both) + GAP
        wide = self.width() >= max(TWO_COLUMNS_FROM, needed)
        direction = QBoxLayout.Direction
        self._columns.setDirection(direction.LeftToRight if wide else direction.TopToBottom)
        super().resizeEvent(event)


def _let_shrink(row: FieldRow) -> None:
    """The parts that scroll in themselves give way, so that the page need not scroll."""
    row.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)


def _code(code: str) -> Code | None:
    return Code(code) if code else None
