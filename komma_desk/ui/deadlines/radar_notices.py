"""What stands above the radar: that no Land is set, who can set it, and what cannot be read."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from komma_desk.domain.dues.due_words import untouched_said
from komma_desk.ui.parts.alert import Alert, Tone
from komma_desk.ui.parts.buttons import Button
from komma_desk.ui.parts.labels import PlainLabel, TextKind
from komma_desk.usecases.effects.office_calendar import CalendarStanding
from komma_desk.usecases.queries.deadline_radar import Radar
from komma_desk.words import _, n_


class RadarNotices(QWidget):
    """`enter_land` leads to the card of the office, for those who may change it."""

    def __init__(self, enter_land: Callable[[], None] | None) -> None:
        super().__init__()
        self._may_enter = enter_land is not None
        self.calendar = Alert(Tone.WARNING)
        if enter_land is not None:
            self.enter = Button(_("Enter the &Land …"))
            self.enter.clicked.connect(enter_land)
            self.calendar.add(self.enter)
        self.hidden_cases = PlainLabel("", TextKind.SMALL)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.calendar)
        column.addWidget(self.hidden_cases)
        self.calendar.hide()
        self.hidden_cases.hide()

    def show_radar(self, radar: Radar) -> None:
        self._show_calendar(radar.calendar)
        told = []
        if radar.unreadable:
            told.append(
                n_(
                    "{n} case is restricted to others; its deadlines are not shown here.",
                    "{n} cases are restricted to others; their deadlines are not shown here.",
                    radar.unreadable,
                )
            )
        if radar.unreckoned:
            told.append(
                n_(
                    "{n} case follows a procedure that is not in the store as it was published; "
                    "please have the store checked.",
                    "{n} cases follow a procedure that is not in the store as it was published; "
                    "please have the store checked.",
                    radar.unreckoned,
                )
            )
        if radar.untouched:
            told.append(untouched_said(radar.untouched))
        self.hidden_cases.setText("\n".join(told))
        self.hidden_cases.setVisible(bool(told))

    def _show_calendar(self, standing: CalendarStanding) -> None:
        self.calendar.setVisible(standing is not CalendarStanding.SET)
        if standing is CalendarStanding.SET:
            return
        if standing is CalendarStanding.NO_LAND:
            title = _("No day can be reckoned yet")
            text = _(
                "Holidays differ between the Länder, and nobody has entered in which Land your "
                "office lies."
            )
        else:
            title = _("The Land of your office is not believed")
            text = _(
                "Nobody signed the settings of the office as they stand in the store. They count "
                "as soon as they are looked through and saved anew."
            )
        if not self._may_enter:
            text += " " + _("Please ask your administrator to do so under “People”.")
        self.calendar.show_notice(Tone.WARNING, text, title)
