"""The desk of an unlocked person: its pages by what she may do, its counts, its idle lock."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

from PySide6.QtWidgets import QWidget

from komma_desk.domain.changes import Changes
from komma_desk.domain.errors import Refusal, Trouble
from komma_desk.domain.identifiers import CaseId
from komma_desk.domain.permissions import Permission
from komma_desk.domain.roles import ROLE_NAMES
from komma_desk.ui.bridge.background import Background
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.bridge.speaking import Speaking
from komma_desk.ui.cases.requests_alert import RequestsAlert
from komma_desk.ui.circles.circle_notices import CircleNoticeAlert
from komma_desk.ui.circles.glass_alerts import GlassApprovedAlert, GlassAskedAlert
from komma_desk.ui.parts.alert import Alert, Tone
from komma_desk.ui.people.access_alert import AccessAlert
from komma_desk.ui.people.term_alert import TermAlert
from komma_desk.ui.procedure_editor.proposals_alert import ProposalsAlert
from komma_desk.ui.shell.application import Desk
from komma_desk.ui.shell.desk_pages import (
    CASES,
    DEADLINES,
    EXTRACTS,
    PEOPLE,
    PROCEDURE,
    REPORT,
    UPKEEP,
    DeskPages,
)
from komma_desk.ui.shell.desk_window import DeskWindow
from komma_desk.ui.shell.doors import OpenStore, StoreDoors
from komma_desk.ui.shell.handbook_chapters import chapter_for
from komma_desk.ui.shell.handbook_window import show_handbook
from komma_desk.ui.shell.inactivity import Inactivity, LockWarning
from komma_desk.ui.shell.own_access import PassphraseDialog, SheetDialog
from komma_desk.ui.shell.page_entry import Seat
from komma_desk.ui.upkeep.care_light import CareLight
from komma_desk.ui.upkeep.loss_alert import LossAlert
from komma_desk.ui.upkeep.store_care import StoreCare
from komma_desk.usecases.commands.write_checkpoint import WriteCheckpoint
from komma_desk.usecases.queries.deadline_radar import DeadlineRadar, Radar, RadarView
from komma_desk.usecases.queries.desk_counts import DeskCounts, Waiting
from komma_desk.words import N_, _

INSIDE = "#"
"""Between a page and the part of it that was shown."""


class OpenDesk:
    """Everything that lives while a store is unlocked; `close` ends all of it."""

    def __init__(
        self,
        doors: StoreDoors,
        session: OpenStore,
        application: Desk,
        speaking: Speaking,
        *,
        backs_up: bool = True,
    ) -> None:
        """`backs_up` is False for a store nobody will miss."""
        self._session, self._is_closed = session, False
        self._requests: RequestsAlert | None = None
        self._proposals: ProposalsAlert | None = None
        self.login = session.actor.login
        self.background = Background()
        self.counter = Counter(session, self.background, speaking.speak)
        self.questions = Questions(session, self.background, speaking.speak)

        def roles() -> str:
            return ", ".join(_(ROLE_NAMES[role]) for role in sorted(session.actor.roles))

        seat = Seat(person=session.actor.name, role=roles, store=session.municipality)
        pages = self._pages = DeskPages(
            doors, session, self.counter, self.questions, self.background, self._go_to
        )
        self._first = pages.first()
        self._application = application
        self._care = self._store_care(pages) if backs_up else None
        self.window = DeskWindow(
            application,
            seat,
            pages.entries(),
            show_handbook=self._show_handbook,
            unsent=pages.typed.unsent,
            notices=self._notices,
            status_parts=self._status_parts,
            own_deeds=(
                (N_("&Change the passphrase …"), self._change_passphrase),
                (N_("New &recovery sheet …"), self._renew_sheet),
            ),
            last_deed=self._back_up_first if self._has_cases() and backs_up else None,
        )
        self.background.busy.connect(self.window.show_busy)
        self.background.slow.connect(self.window.show_slow)
        self.counter.changed.connect(self._ask_counts)
        self._inactivity = Inactivity(application.lock_time.seconds())
        application.lock_time.changed.connect(self._take_lock_time)
        self._inactivity.lock_now.connect(self.window.lock_wanted)
        self._warning = LockWarning(self._inactivity, self.window, pages.typed.unsent)

    def begin(self, page: str = "") -> None:
        """Call once the window is shown; `page` is where this person was before the lock."""
        self._pages.typed.look()
        page, _mark, self._pages.typed.section.section = page.partition(INSIDE)
        self.window.show_page(page if page in self.window.page_keys() else self._first)
        self._pages.typed.section.moved.connect(lambda: self.window.page_shown.emit(REPORT))
        self._inactivity.watch(self.window)
        self._inactivity.start()
        self._ask_counts(Changes())
        if self._care is not None:
            self._care.start()

    def place(self, page: str) -> str:
        """The page, and for a report its section: what `begin` understands."""
        section = self._pages.typed.section.section
        return f"{page}{INSIDE}{section}" if page == REPORT and section else page

    def _store_care(self, pages: DeskPages) -> StoreCare | None:
        """For whoever keeps the store; by itself it acts only where the cases can be opened."""
        if Permission.STORE_KEEP not in self._session.actor.permissions:
            return None
        return StoreCare(
            self._session,
            self.background,
            self.counter,
            self.questions,
            full_check=pages.full_check if self._has_cases() else None,
        )

    def _status_parts(self) -> tuple[QWidget, ...]:
        """Built anew with the window when the language changes."""
        if self._care is None:
            return ()
        light = CareLight()
        self._care.shown.connect(light.show_light)
        light.pressed.connect(self._show_upkeep)
        self._care.look()
        return (light,)

    def _show_upkeep(self) -> None:
        from komma_desk.ui.upkeep.upkeep_page import UpkeepPage

        page = self._go_to(UPKEEP)
        if self._care is not None and self._care.trouble and isinstance(page, UpkeepPage):
            page.show_result(Tone.DANGER, self._care.trouble)

    def _has_cases(self) -> bool:
        allowed = self._session.actor.permissions
        return {Permission.STORE_KEEP, Permission.CASE_READ} <= allowed

    def _back_up_first(self, leave: Callable[[], None]) -> None:
        from komma_desk.ui.upkeep.closing_backup import back_up_before

        if self._is_closed:
            leave()
            return
        back_up_before(self._session, self.background, leave, self.window)

    def _notices(self) -> tuple[Alert, ...]:
        losses = self._session.losses
        told: tuple[Alert, ...] = (LossAlert(losses, self.counter),) if losses else ()
        if Permission.PERSON_READ in self._session.actor.permissions:
            told += (AccessAlert(self.counter, self.questions),)
        if Permission.PERSON_CONFIRM in self._session.actor.permissions:
            told += (TermAlert(self.counter, self.questions),)
        if self._has_cases():
            told += (CircleNoticeAlert(self.counter, self.questions),)
        if Permission.CIRCLE_KEEP in self._session.actor.permissions:
            told += (GlassAskedAlert(self.counter, self.questions, lambda: self._go_to(EXTRACTS)),)
        if Permission.CIRCLE_CHANGE in self._session.actor.permissions:
            told += (GlassApprovedAlert(self.counter, self.questions, self._open_asked),)
        if Permission.CASE_CHANGE in self._session.actor.permissions:
            self._requests = RequestsAlert(self._open_asked)
            told += (self._requests,)
        if Permission.PROCEDURE_PUBLISH in self._session.actor.permissions:
            self._proposals = ProposalsAlert(lambda: self._go_to(PROCEDURE))
            told += (self._proposals,)
        return told

    def _open_asked(self, case: CaseId) -> None:
        from komma_desk.ui.cases.cases_page import CasesPage

        page = self._go_to(CASES)
        if isinstance(page, CasesPage):
            page.open_case(case)

    def _change_passphrase(self, window: QWidget) -> None:
        PassphraseDialog(self.counter, window).open()

    def _renew_sheet(self, window: QWidget) -> None:
        SheetDialog(self.counter, window).open()

    def _show_handbook(self) -> None:
        chapter = chapter_for(self.window.shown_page())
        show_handbook(self._application, self.window, chapter)

    def _go_to(self, key: str) -> object:
        self.window.show_page(key)
        return self.window.page(key)

    def _ask_counts(self, _changes: Changes) -> None:
        self.questions.ask(DeskCounts(), self._show_counts)
        if Permission.CASE_READ in self._session.actor.permissions:
            # Apart from the other numbers, which pages wait for: it reckons every open case.
            self.questions.ask(DeadlineRadar(view=RadarView.OVERDUE), self._show_overdue)

    def _show_overdue(self, radar: Radar) -> None:
        self.window.show_count(DEADLINES, len(radar.lines))

    def _show_counts(self, waiting: Waiting) -> None:
        self.window.show_count(CASES, waiting.post + waiting.new_cases)
        self.window.show_count(PEOPLE, waiting.people)
        self.window.show_count(EXTRACTS, waiting.extracts)
        self.window.show_count(PROCEDURE, waiting.proposals)
        if self._proposals is not None:
            self._proposals.show_number(waiting.proposals)
        if self._requests is not None:
            self._requests.show_cases(waiting.asked)

    def _take_lock_time(self) -> None:
        self._inactivity.wait_for(self._application.lock_time.seconds())

    def close(self) -> None:
        """Pages first, then the threads, then the store: nothing asks a closed desk."""
        self._application.lock_time.changed.disconnect(self._take_lock_time)
        self._inactivity.stop()
        self._is_closed = True
        if self._care is not None:
            self._care.stop()
        self.background.stop()
        if (last := self._pages.typed.not_kept()) is not None:
            with suppress(Refusal, Trouble):  # at most a second of typing
                self._session.perform(last)
        if self._care is not None:
            with suppress(Refusal, Trouble):  # the day before it has its own
                self._session.perform(WriteCheckpoint())
        self._session.close()
