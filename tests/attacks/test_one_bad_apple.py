"""One spoilt row or one hostile envelope stops neither the post nor the figures of all others."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any
from uuid import uuid4

import pytest

from komma_desk.domain.attachment import MOST_FILES, NewAttachment, TooManyAttachments
from komma_desk.domain.code_list import Code
from komma_desk.domain.figures.periods import parse_period
from komma_desk.domain.identifiers import ReportId
from komma_desk.domain.incident_record import report_record
from komma_desk.domain.parcel import Parcel
from komma_desk.usecases import envelope_kinds
from komma_desk.usecases.commands.prepare_figures import PrepareFigures
from komma_desk.usecases.commands.report_incident import ReportIncident
from komma_desk.usecases.commands.take_in import TakeIn
from komma_desk.usecases.commands.take_in_file import TakeInFile
from komma_desk.usecases.ports.office import Audience
from komma_desk.usecases.queries.case_desk import CaseDesk
from komma_desk.vault.person_keys import PersonKeys
from tests.attacks.forging import post, sealed, to_group
from tests.journeys.raw_store import change, office_key
from tests.journeys.town import ADMIN, CLEARING, MORNING, Town, a_draft, only_case


@pytest.mark.parametrize(
    "deed",
    [
        "UPDATE people SET roles = '[\"head\"]' WHERE login = 'rita'",
        "UPDATE people SET sealing = signing WHERE login = 'rita'",
        "UPDATE people SET signature = zeroblob(64) WHERE login = 'rita'",
    ],
)
def test_a_spoilt_row_of_one_person_keeps_nobodys_report_waiting(town: Town, deed: str) -> None:
    for login in ("rita", "rolf"):
        with town.unlock(login) as desk:
            desk.perform(ReportIncident(a_draft(f"von {login}")))
    with town.unlock(ADMIN) as mira:
        key = office_key(mira)
    assert change(town.folder, key, deed) == 1
    with town.unlock(CLEARING) as karl:
        taken: Any = karl.perform(TakeIn()).receipt
    assert len(taken.numbers) == 2


def test_a_case_stays_readable_when_its_reporter_was_struck_out(town: Town) -> None:
    with town.unlock("rita") as rita:
        rita.perform(ReportIncident(a_draft("von Rita")))
    with town.unlock(CLEARING) as karl:
        karl.perform(TakeIn())
        case = only_case(karl)
    with town.unlock(ADMIN) as mira:
        key = office_key(mira)
    struck_out = "UPDATE people SET id = ? WHERE login = 'rita'"
    assert change(town.folder, key, struck_out, "0" * 32) == 1
    with town.unlock(CLEARING) as karl:
        view: Any = karl.ask(CaseDesk(case))
    assert view.file.case.report.narrative == "von Rita"


def crafted(town: Town, at: datetime, files: tuple[NewAttachment, ...] = ()) -> bytes:
    report = a_draft("seltsam", reporter_role=Code("WITNESS")).file_as(
        ReportId(uuid4()), at=MORNING
    )
    body = Parcel(words=report_record(report), files=files).packed()
    with town.unlock("rolf") as rolf:
        to = to_group(rolf, "clearing")
    return sealed(envelope_kinds.REPORT, body, to, PersonKeys.of_nobody(), at)


@pytest.mark.parametrize("year", [1, 1582, 9999])
def test_a_moment_nobody_can_have_meant_spoils_no_figures(town: Town, year: int) -> None:
    data = crafted(town, datetime(year, 1, 2, tzinfo=UTC))
    with town.unlock("rolf") as rolf:
        for number in range(5):
            rolf.perform(ReportIncident(a_draft(f"Nr. {number}", reporter_role=Code("WITNESS"))))
        post(rolf, Audience.CLEARING, data, MORNING)
    with town.unlock(CLEARING) as karl:
        taken: Any = karl.perform(TakeIn()).receipt
        assert [number[:5] for number in taken.numbers] == ["2026-"] * 6
        town.clock.move_to(date(2026, 11, 3))
        release: Any = karl.perform(PrepareFigures(parse_period("2026-10"))).receipt
    assert {month[:4] for month in release.dimensions["month"]} == {"2026"}


def test_an_envelope_of_countless_files_fills_no_folder(town: Town) -> None:
    files = tuple(NewAttachment(name="a", content=b"") for _ in range(MOST_FILES + 1))
    given = town.folder.parent / "versiegelt"
    given.write_bytes(crafted(town, MORNING, files))
    with town.unlock(CLEARING) as karl, pytest.raises(TooManyAttachments):
        karl.perform(TakeInFile(given))
    assert list((town.folder / "attachments").iterdir()) == []
