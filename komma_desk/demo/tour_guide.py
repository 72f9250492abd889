"""What all chapters of the tour share: the stage, the journal, who is at the desk."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from komma_desk.bootstrap.doors import HouseDoors
from komma_desk.demo.staff import passphrase_of
from komma_desk.demo.store_building import DemoStore
from komma_desk.demo.tour_journal import Journal
from komma_desk.domain.procedure.definition import Procedure, StateId, StepId
from komma_desk.ui.tour.hand import Hand
from komma_desk.ui.tour.stage import Stage
from komma_desk.words import _


@dataclass(frozen=True, slots=True, kw_only=True)
class Guide:
    """`folder` is where pictures and results go, `spare` a place for a second store."""

    doors: HouseDoors
    store: DemoStore
    stage: Stage
    journal: Journal
    folder: Path
    spare: Path

    @property
    def hand(self) -> Hand:
        return self.stage.hand

    def unlock(self, login: str) -> None:
        hand = self.hand
        hand.type_into("login", login)
        hand.type_into("passphrase", passphrase_of(login))
        hand.press(_("&Unlock"))
        hand.wait_until(self.stage.desk_is_open, "the desk to open")
        self.stage.fit()

    def lock(self) -> None:
        self.hand.press(_("Lock"))
        self.hand.wait_until(lambda: not self.stage.desk_is_open(), "the desk to be locked")
        self.stage.fit()

    def pages(self) -> list[str]:
        """The pages the person at the desk has."""
        return self.stage.page_titles()

    def go_to(self, title: str) -> None:
        self.hand.press(_(title))

    def title_of(self, step: str) -> str:
        """The words of a step of the standard procedure."""
        return self._procedure().step_by_id[StepId(step)].title.spoken()

    def state_of(self, state: str) -> str:
        """The words of a state of the standard procedure."""
        return self._procedure().state_by_id[StateId(state)].title.spoken()

    def _procedure(self) -> Procedure:
        return self.doors.read_procedure(self.doors.house.standard_procedure)

    def label_of(self, code_list: str, code: str) -> str:
        entries = self.doors.code_lists()[code_list].entries
        return next(each.label.spoken() for each in entries if each.code == code)
