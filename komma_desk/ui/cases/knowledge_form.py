"""Since when an entitled person knows act and offender: who, against whom, which day, how known."""

from __future__ import annotations

from collections.abc import Sequence
from types import MappingProxyType

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from komma_desk.domain.clock_deeds import (
    ClockThereAlready,
    DayInFuture,
    DayMissing,
    OffenderMissing,
)
from komma_desk.domain.deadlines.rules import NotYetInForce, PauseAfterEnd
from komma_desk.domain.identifiers import CaseId, ClockId
from komma_desk.domain.text import LONGEST_LINE
from komma_desk.ui.cases.clock_rows import whose_said
from komma_desk.ui.cases.day_field import DayField
from komma_desk.ui.cases.deed_form import DeedForm, empty_text, not_a_day
from komma_desk.ui.parts.choices import Choice, CodeCombo, RadioRow
from komma_desk.usecases.commands.record_knowledge import RecordKnowledge
from komma_desk.usecases.effects.clock_lines import ClockLine
from komma_desk.words import _

NAMED, UNKNOWN = "named", "unknown"
CORRECTS, ANOTHER = "corrects", "another"


class KnowledgeForm(DeedForm):
    """Where an offender is written down already, it asks whether this is a mistake or one more."""

    refused_at = MappingProxyType(
        {
            DayInFuture: "day",
            DayMissing: "day",
            NotYetInForce: "day",
            PauseAfterEnd: "day",
            OffenderMissing: "offender",
            ClockThereAlready: "offender",
        }
    )
    text_field = "source"

    def __init__(self, case: CaseId, lines: Sequence[ClockLine], first: ClockId) -> None:
        super().__init__(
            _("Record knowledge of act and offender"),
            _(
                "The deadline runs from the earliest day on which the entitled person knew both. "
                "What stood here before stays in the history."
            ),
            _("&Keep it"),
        )
        self.place = f"knowledge {first}"
        self._case = case
        self._lines = {str(line.clock.id): line for line in lines}
        self.clock = CodeCombo([Choice(key, whose_said(line)) for key, line in self._lines.items()])
        self.again = RadioRow(
            [
                Choice(CORRECTS, _("It was wrong and is corrected.")),
                Choice(ANOTHER, _("Somebody else did it too: a deadline of their own begins.")),
            ],
            across=False,
        )
        self.known = RadioRow(
            [
                Choice(NAMED, _("known by name or description")),
                Choice(UNKNOWN, _("nobody knows who it was")),
            ],
            across=False,
        )
        self.offender, self.day, self.source = QLineEdit(), DayField(), QPlainTextEdit()
        self.offender.setMaxLength(LONGEST_LINE)
        self.add("clock", _("Whose knowledge"), self.clock, required=True)
        self.add("again", _("What stands here already"), self.again, required=True)
        self.add("known", _("Who did it"), self.known, required=True)
        self.add("offender", _("Name or description of the offender"), self.offender, required=True)
        self.add(
            "day",
            _("Since when both are known"),
            self.day,
            help_text=_("The earliest day that is possible: the deadline is reckoned from it."),
            required=True,
        )
        self.add(
            "source",
            _("How this is known"),
            self.source,
            help_text=_("For example: conversation with the person on 2026-10-05."),
            required=True,
        )
        self.clock.picked.connect(self._show_clock)
        self.again.picked.connect(self._show_clock_again)
        self.known.picked.connect(self._settle)
        self.clock.set_code(str(first))
        self._show_clock()
        self.begin()

    def begin(self) -> None:
        super().begin()
        one_only = len(self._lines) == 1
        self.setFocusProxy(self.known if one_only and self.again.isHidden() else self.clock)

    def _line(self) -> ClockLine | None:
        return self._lines.get(self.clock.code())

    def _show_clock(self) -> None:
        """What is known of this clock already; a second offender begins with nothing."""
        line = self._line()
        has_one = line is not None and bool(line.clock.offender)
        self.fields.row("again").setVisible(has_one)
        self.again.set_code("")
        self._fill(line)
        self._settle()

    def _show_clock_again(self) -> None:
        self._fill(self._line() if self.again.code() == CORRECTS else None)
        self._settle()

    def _fill(self, line: ClockLine | None) -> None:
        clock = None if line is None else line.clock
        shown = clock is not None and (not clock.offender or self.again.code() == CORRECTS)
        unknown = clock is not None and clock.offender_unknown
        self.known.set_code(UNKNOWN if shown and unknown else NAMED)
        self.offender.setText(clock.offender if clock is not None and shown else "")
        day = clock.anchored_on if clock is not None and shown else None
        self.day.show_day(day.isoformat() if day else "")
        self.source.setPlainText(clock.source if clock is not None and shown else "")

    def _settle(self) -> None:
        named = self.known.code() != UNKNOWN
        self.fields.row("offender").setVisible(named)
        self.fields.row("day").setVisible(named)

    def problems(self) -> dict[str, str]:
        wrong = {"source": empty_text(self.source)}
        if self._line() is None:
            wrong["clock"] = _("Please choose whose knowledge it is.")
        if not self.fields.row("again").isHidden() and not self.again.code():
            wrong["again"] = _("Please choose whether this corrects it or names somebody else.")
        if self.known.code() != UNKNOWN:
            wrong["offender"] = empty_text(self.offender)
            wrong["day"] = not_a_day(self.day)
        return wrong

    def command(self) -> RecordKnowledge:
        line = self._line()
        assert line is not None
        unknown = self.known.code() == UNKNOWN
        return RecordKnowledge(
            case=self._case,
            clock=line.clock.id,
            anchor=None if unknown else self.day.day(),
            offender="" if unknown else self.offender.text(),
            source=self.source.toPlainText(),
            offender_unknown=unknown,
            corrects=self.again.code() == CORRECTS,
        )
