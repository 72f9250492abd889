"""The report page in a real desk window over a doorway that answers as the programme would."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import lru_cache
from pathlib import Path
from uuid import UUID

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from komma_desk.definitions.code_lists import read_code_lists
from komma_desk.domain.attachment import Attachment, SealedAttachment
from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.code_list import CodeLists
from komma_desk.domain.identifiers import ReportId
from komma_desk.domain.incident import IncidentDraft
from komma_desk.domain.incomplete import IncompleteReport
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.reporting.report_form import ReportPage, build_report_page
from komma_desk.ui.shell.application import Desk
from komma_desk.ui.shell.desk_window import DeskWindow
from komma_desk.ui.shell.page_entry import PageEntry, Seat
from komma_desk.usecases.commands.report_incident import FilingReceipt, ReportIncident
from komma_desk.usecases.commands.save_draft import SaveDraft
from komma_desk.usecases.drafts import KeptDraft
from komma_desk.usecases.queries.my_draft import MyDraft
from komma_desk.usecases.queries.vocabulary import Vocabulary
from tests.ui.doorways import FakeDoorway
from tests.ui.sealing_doorway import seal_in

NOW = datetime(2026, 11, 22, 12, 3, tzinfo=UTC)
TODAY = date(2026, 11, 22)
RECEIPT = FilingReceipt(ReportId(UUID("7f3a9c12-0000-4000-8000-000000000000")), NOW)


@lru_cache
def published_lists() -> CodeLists:
    return read_code_lists(Path(__file__).resolve().parents[2] / "resources" / "code_lists")


def prepare(
    doorway: FakeDoorway,
    draft: IncidentDraft | None = None,
    files: tuple[SealedAttachment, ...] = (),
    missing: tuple[Attachment, ...] = (),
) -> None:
    kept = KeptDraft(draft or IncidentDraft(), files, missing)

    def report(command: ReportIncident) -> Changes:
        if problems := command.draft.problems(TODAY):
            raise IncompleteReport(problems)
        return Changes.of(Subject.POST, Subject.REPORTS).with_receipt(RECEIPT)

    doorway.answers[Vocabulary] = lambda _: published_lists()
    doorway.answers[MyDraft] = lambda _: kept if draft or files or missing else None
    seal_in(doorway)
    doorway.answers[ReportIncident] = report


def open_page(
    qtbot: QtBot, desk: Desk, counter: Counter, questions: Questions, *, clock: bool = True
) -> ReportPage:
    """The page inside a desk of 1366 by 768, ready to be written in."""

    def build() -> ReportPage:
        return build_report_page(counter, questions, now=(lambda: NOW) if clock else None)

    seat = Seat(person="Kim Sommer", role=lambda: "Reporter", store="Musterstadt")
    entry = PageEntry(key="report", title="Report an incident", icon="report", build=build)
    window = DeskWindow(desk, seat, [entry])
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    page = window.page("report")
    assert isinstance(page, ReportPage)
    # What is put into a window that is seen already is shown with the next event only.
    qtbot.waitUntil(lambda: page.submit.isEnabled() and page.form.isVisible())
    page.form.focus_first()
    return page


def fill_in(page: ReportPage, narrative: str = "He struck the counter with his fist.") -> None:
    form = page.form
    form.reporter_role.set_code("AFFECTED")
    form.direction.set_code("EXT_TO_STAFF")
    form.occurred.line.setText("21.11.2026")
    form.place.set_code("COUNTER")
    form.forms.set_codes({"THREAT"})
    form.narrative.insertPlainText(narrative)
    form.acute_danger.answer.set_code("no")
    form.wishes.set_codes({"talk"})


def filed(doorway: FakeDoorway) -> list[ReportIncident]:
    return [each for each in doorway.performed if isinstance(each, ReportIncident)]


def kept(doorway: FakeDoorway) -> list[IncidentDraft]:
    return [each.draft for each in doorway.performed if isinstance(each, SaveDraft)]


def focus_in(page: ReportPage) -> QWidget:
    """Where the next key goes; asked of the window, since there is no screen to be active on."""
    focus = page.window().focusWidget()
    assert focus is not None
    return focus
