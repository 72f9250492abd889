"""Which pages a person has, by what she may do; each is loaded when it is first seen."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from PySide6.QtWidgets import QWidget

from komma_desk.domain.dues.of_case import DueKind
from komma_desk.domain.home_time import at_home
from komma_desk.domain.identifiers import CaseId
from komma_desk.domain.permissions import Permission
from komma_desk.domain.store_health import StoreHealth
from komma_desk.ui.bridge.background import Background
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.shell.doors import OpenStore, StoreDoors
from komma_desk.ui.shell.page_entry import PageEntry, so_many_waiting
from komma_desk.ui.shell.typed_at_hand import TypedAtHand
from komma_desk.usecases.queries.deadline_radar import RadarLine
from komma_desk.words import N_, n_

ARRIVAL, REPORT, MY_REPORTS, CASES = "arrival", "report", "my_reports", "cases"
HAND_OVER, PARTNERS, FIGURES, PEOPLE = "hand_over", "partners", "figures", "people"
ACCESSES, EXTRACTS, DEADLINES, LISTS = "accesses", "extracts", "deadlines", "lists"
LOG, PROCEDURE, UPKEEP = "log", "procedure", "upkeep"


def _new_reports(number: int) -> str:
    return n_("{n} new report nobody has accepted", "{n} new reports nobody has accepted", number)


def _people_waiting(number: int) -> str:
    return n_("{n} person waits for confirmation", "{n} people wait for confirmation", number)


def _unread_extracts(number: int) -> str:
    return n_("{n} extract you have not read", "{n} extracts you have not read", number)


def _overdue(number: int) -> str:
    return n_("{n} deadline is overdue", "{n} deadlines are overdue", number)


def _proposals(number: int) -> str:
    return n_(
        "{n} proposal waits for a second person to publish it",
        "{n} proposals wait for a second person to publish them",
        number,
    )


_WAITING = {
    CASES: _new_reports,
    DEADLINES: _overdue,
    PEOPLE: _people_waiting,
    PROCEDURE: _proposals,
    EXTRACTS: _unread_extracts,
}


class DeskPages:
    """Builds the pages; `go_to` shows one of them and gives its widget."""

    def __init__(
        self,
        doors: StoreDoors,
        store: OpenStore,
        counter: Counter,
        questions: Questions,
        background: Background,
        go_to: Callable[[str], Any],
    ) -> None:
        self._doors, self._counter, self._questions = doors, counter, questions
        self._store = store
        self._background = background
        self._permissions = store.actor.permissions
        self._is_confirmed = store.is_confirmed
        self._go_to = go_to
        self.typed = TypedAtHand(counter, questions)

    def entries(self) -> tuple[PageEntry, ...]:
        """In the order of the work; reporting is everybody's."""
        pages = (
            *(() if self._is_confirmed else (self._arrival_entry(),)),
            (None, REPORT, N_("Report"), "report", self._report),
            (None, MY_REPORTS, N_("My reports"), "inbox", self._my_reports),
            (Permission.CASE_READ, CASES, N_("Cases"), "cases", self._cases),
            (Permission.CASE_READ, DEADLINES, N_("Deadlines"), "calendar", self._deadlines),
            (Permission.CASE_REFER, HAND_OVER, N_("Hand-over"), "hand-over", self._hand_over),
            (Permission.PARTNER_CHANGE, PARTNERS, N_("Partners"), "partners", self._partners),
            (Permission.FIGURES_READ, FIGURES, N_("Figures"), "figures", self._figures),
            (Permission.PERSON_READ, PEOPLE, N_("People"), "people", self._people),
            (Permission.EXTRACT_READ, EXTRACTS, N_("Extracts"), "inbox", self._extracts),
            (Permission.DIGEST_READ, ACCESSES, N_("Accesses"), "eye", self._accesses),
            (Permission.PROCEDURE_READ, PROCEDURE, N_("Procedure"), "settings", self._procedure),
            (Permission.OFFICE_CHANGE, LISTS, N_("Lists and questions"), "list", self._lists),
            (Permission.LOG_READ, LOG, N_("Log"), "shield", self._log),
            (Permission.STORE_KEEP, UPKEEP, N_("Backup"), "save", self._upkeep),
        )
        return tuple(
            PageEntry(
                key=key,
                title=title,
                icon=icon,
                build=build,
                waiting=_WAITING.get(key, so_many_waiting),
            )
            for needs, key, title, icon, build in pages
            if needs is None or needs in self._permissions
        )

    def _arrival_entry(self) -> tuple[None, str, str, str, Callable[[], QWidget]]:
        return (None, ARRIVAL, N_("Your confirmation"), "shield", self._arrival)

    def first(self) -> str:
        """Where somebody begins: clearing at the cases, integration at the figures."""
        if not self._is_confirmed:
            return ARRIVAL
        for needs, key in (
            (Permission.CASE_READ, CASES),
            (Permission.FIGURES_EXPORT, FIGURES),
            (Permission.OFFICE_CHANGE, PEOPLE),
            (Permission.EXTRACT_READ, EXTRACTS),
        ):
            if needs in self._permissions:
                return key
        return REPORT

    def _arrival(self) -> QWidget:
        from komma_desk.ui.people.arrival_page import build_arrival_page

        return build_arrival_page(self._counter, self._line(), report=lambda: self._go_to(REPORT))

    def _report(self) -> QWidget:
        from komma_desk.ui.reporting.paper_menu import with_paper
        from komma_desk.ui.reporting.report_form import build_report_page

        counter, line = self._counter, self._line()
        page = build_report_page(counter, line, now=self._now, at_hand=self.typed.section)
        with_paper(page, counter, line, self._doors)
        page.my_reports_wanted.connect(lambda: self._go_to(MY_REPORTS))
        return page

    def _my_reports(self) -> QWidget:
        from komma_desk.ui.reporting.my_reports import build_my_reports_page

        counter, line = self._counter, self._line()
        page = build_my_reports_page(counter, line, now=self._now, at_hand=self.typed.messages)
        page.report_wanted.connect(lambda: self._go_to(REPORT))
        return page

    def _cases(self) -> QWidget:
        from komma_desk.ui.shell.cases_room import build_cases_room

        return build_cases_room(
            self._counter,
            self._line(),
            self._background,
            self._doors,
            refer=self._refer,
            drafts=self.typed.cases,
            enter_land=self._way_to_the_land(),
            now=self._now,
            may_bring=Permission.REPORT_IMPORT in self._permissions,
        )

    def _deadlines(self) -> QWidget:
        from komma_desk.ui.deadlines.deadlines_page import build_deadlines_page

        return build_deadlines_page(
            self._counter,
            self._line(),
            open_line=self._open_at_deadline,
            enter_land=self._way_to_the_land(),
        )

    def _open_at_deadline(self, line: RadarLine) -> None:
        """A deadline of the procedure is settled by a step, one of law in its own tab."""
        by_law = line.due.kind is DueKind.STATUTORY
        where = {"at_deadline": line.due.key} if by_law else {"at_steps": True}
        self._go_to(CASES).open_case(line.case, **where)

    def _way_to_the_land(self) -> Callable[[], None] | None:
        may_enter = Permission.OFFICE_CHANGE in self._permissions
        return (lambda: self._go_to(PEOPLE).show_office()) if may_enter else None

    def _refer(self, case: CaseId) -> None:
        self._go_to(HAND_OVER).open_case(case)

    def _hand_over(self) -> QWidget:
        from komma_desk.ui.referrals.handover_page import build_handover_page

        return build_handover_page(
            self._counter,
            self._line(),
            background=self._background,
            render=self._doors.page_image,
            page_count=self._doors.page_count,
            today=self._doors.today,
            may_change_office=Permission.OFFICE_CHANGE in self._permissions,
        )

    def _partners(self) -> QWidget:
        from komma_desk.ui.partners.partners_page import build_partners_page

        return build_partners_page(
            self._counter,
            self._line(),
            today=self._doors.today,
            may_accept=Permission.CASE_REFER in self._permissions,
            at_hand=self.typed.partners,
        )

    def _figures(self) -> QWidget:
        from komma_desk.ui.figures.figures_page import build_figures_page

        return build_figures_page(
            self._counter,
            self._line(),
            permissions=self._permissions,
            today=self._doors.today,
        )

    def _people(self) -> QWidget:
        from komma_desk.ui.people.people_page import build_people_page

        return build_people_page(self._counter, self._line(), permissions=self._permissions)

    def _procedure(self) -> QWidget:
        from komma_desk.ui.shell.procedure_page import build_procedure_page

        return build_procedure_page(
            self._counter,
            self._line(),
            background=self._background,
            permissions=self._permissions,
            at_hand=self.typed.procedure,
        )

    def _lists(self) -> QWidget:
        from komma_desk.ui.lists.lists_page import build_lists_page

        return build_lists_page(self._counter, self._line(), today=self._doors.today)

    def _log(self) -> QWidget:
        from komma_desk.ui.upkeep.log_page import build_log_page

        return build_log_page(self._counter, self._line(), losses=lambda: self._store.losses)

    def _upkeep(self) -> QWidget:
        from komma_desk.ui.upkeep.upkeep_page import build_upkeep_page

        login = self._store.actor.login
        return build_upkeep_page(
            self._counter,
            self._line(),
            self._background,
            full_check=self.full_check,
            rehearse=lambda place, text, print_, watch: self._doors.rehearse(
                place, login, text, print_, watch
            ),
            restore=lambda place, folder, text, watch: self._doors.restore(
                place, folder, login if text else None, text or None, watch
            ),
        )

    def _extracts(self) -> QWidget:
        from komma_desk.ui.extracts.extracts_page import build_extracts_page

        page = build_extracts_page(self._counter, self._line(), self.typed.extracts)
        if Permission.CIRCLE_KEEP in self._permissions:
            from komma_desk.ui.circles.keeper_section import KeeperSection

            page.add_section(KeeperSection(self._counter, self._line(), self.typed.glass_reasons))
        return page

    def full_check(self, go_on: Callable[[], bool]) -> StoreHealth:
        return self._doors.full_check(self._store, go_on)

    def _accesses(self) -> QWidget:
        from komma_desk.ui.accesses.accesses_page import build_accesses_page

        return build_accesses_page(self._counter, self._line())

    def _now(self) -> datetime:
        return at_home(self._doors.now())

    def _line(self) -> Questions:
        """A line of its own for each page: one page's newer question must not silence another."""
        return self._questions.for_page(self._questions)
