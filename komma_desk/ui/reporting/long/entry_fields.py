"""Witnesses, and where something stood on the net: a few lines for each."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from PySide6.QtWidgets import QWidget

from komma_desk.domain.home_time import HOME, at_home, local_day
from komma_desk.domain.incident_details import OnlineEvidence, Witness
from komma_desk.domain.moment import Precision
from komma_desk.ui.parts.buttons import Button, ButtonKind
from komma_desk.ui.reporting.fuzzy_time import read_moment
from komma_desk.ui.reporting.long.entry_lines import EntriesField, Entry
from komma_desk.ui.reporting.long.text_fields import a_line
from komma_desk.ui.reporting.typed_moment import written_day, written_time
from komma_desk.words import _

Now = Callable[[], datetime]


class WitnessEntry(Entry):
    def __init__(self) -> None:
        super().__init__()
        self.person, self.reached = a_line(), a_line()
        self.reached.setPlaceholderText(_("Optional"))
        self.add_line(_("Name"), self.person, 0)
        self.add_line(_("Reached by"), self.reached, 0, 2)
        self.grid.addWidget(self.remove, 0, 4)

    def value(self) -> Witness | None:
        said = Witness(name=self.person.text(), contact=self.reached.text())
        return said if said != Witness() else None

    def show_value(self, value: Witness) -> None:
        self.person.setText(value.name)
        self.reached.setText(value.contact)


class WitnessesField(EntriesField):
    def __init__(self) -> None:
        super().__init__(_("Another witness"))

    def new_entry(self) -> Entry:
        return WitnessEntry()


class OnlineEntry(Entry):
    """The addresses are texts: nothing is ever opened."""

    def __init__(self, now: Now | None) -> None:
        super().__init__()
        self._now = now
        self._kept: datetime | None = None
        self.url, self.profile, self.seen, self.finder = (a_line() for _each in range(4))
        self.url.setPlaceholderText(_("Copied from the address line of the browser"))
        self.seen.setPlaceholderText(_("e.g. yesterday 14:30"))
        self.seen.editingFinished.connect(self._settle)
        self._at_once = at_once = Button(_("Now"), ButtonKind.QUIET)
        at_once.setEnabled(now is not None)
        at_once.clicked.connect(self._take_now)
        at_once.setAccessibleName(_("Seen now"))
        self.add_line(_("Address (URL)"), self.url, 0)
        self.add_line(_("Profile"), self.profile, 1)
        self.add_line(_("Seen on"), self.seen, 2)
        self.grid.addWidget(at_once, 2, 2)
        self.add_line(_("Found by"), self.finder, 3)
        self.grid.addWidget(self.remove, 3, 2)

    def stops(self) -> list[QWidget]:
        lines = [line for _label, line in self.lines]
        return [*lines[:3], self._at_once, lines[3], self.remove]

    def value(self) -> OnlineEvidence | None:
        said = OnlineEvidence(
            url=self.url.text(),
            profile_url=self.profile.text(),
            seen_at=self._seen_at(),
            found_by=self.finder.text(),
        )
        return said if said != OnlineEvidence() else None

    def show_value(self, value: OnlineEvidence) -> None:
        self.url.setText(value.url)
        self.profile.setText(value.profile_url)
        self.finder.setText(value.found_by)
        self._show_seen(value.seen_at)

    def unreadable(self) -> str:
        if self.seen.text().strip() and self._seen_at() is None:
            return _(
                "Please say with day and time when it was seen, for example 21.11.2026 14:30; "
                "otherwise leave it empty."
            )
        return ""

    def _seen_at(self) -> datetime | None:
        typed = self.seen.text().strip()
        if self._kept is not None and typed == _written(self._kept):
            return self._kept
        moment = read_moment(typed, local_day(self._now()) if self._now else None)
        if moment is None or moment.first_on is None or moment.at is None:
            return None
        if moment.precision is not Precision.DAY:
            return None
        return datetime.combine(moment.first_on, moment.at, HOME).astimezone(UTC)

    def _settle(self) -> None:
        if (seen := self._seen_at()) is not None:
            self._show_seen(seen)

    def _take_now(self) -> None:
        if self._now is not None:
            self._show_seen(self._now().astimezone(UTC).replace(second=0, microsecond=0))

    def _show_seen(self, at: datetime | None) -> None:
        self._kept = at
        self.seen.setText(_written(at))


def _written(at: datetime | None) -> str:
    if at is None:
        return ""
    here = at_home(at)
    return f"{written_day(here.date())}, {written_time(here.time())}"


class OnlineField(EntriesField):
    def __init__(self, now: Now | None) -> None:
        self._now = now
        super().__init__(_("Another place on the net"))

    def new_entry(self) -> Entry:
        return OnlineEntry(self._now)
