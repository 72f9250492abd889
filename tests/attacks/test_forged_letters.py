"""Everybody can seal to anybody; only what the right hand signed is believed."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import uuid4

import pytest

from komma_desk.domain.code_list import Code
from komma_desk.domain.figures.periods import parse_period
from komma_desk.domain.identifiers import ReportId
from komma_desk.domain.incident_record import report_record
from komma_desk.domain.parcel import Parcel
from komma_desk.usecases import envelope_kinds
from komma_desk.usecases.commands.export_figures import ExportFigures
from komma_desk.usecases.commands.prepare_figures import PrepareFigures
from komma_desk.usecases.commands.report_incident import ReportIncident
from komma_desk.usecases.commands.take_in import TakeIn
from komma_desk.usecases.effects.releases import ReleaseNotGenuine
from komma_desk.usecases.ports.office import Audience
from komma_desk.usecases.queries.figures_list import FiguresOf
from komma_desk.usecases.queries.my_reports import MyReports
from tests.attacks.forging import in_the_name_of, person_named, post, sealed, to_group, to_person
from tests.journeys.raw_store import change, office_key
from tests.journeys.town import ADMIN, CLEARING, MORNING, Town, a_draft

PERIOD = "2026-10"


def forge_copy(town: Town, body: bytes) -> None:
    with town.unlock("rolf") as rolf:
        rita = person_named(rolf, "rita")
        forged = sealed(
            envelope_kinds.REPORT_COPY, body, to_person(rita), in_the_name_of(rita), MORNING
        )
        post(rolf, Audience.PERSON, forged, MORNING)


def my_narratives(town: Town) -> list[str]:
    with town.unlock("rita") as rita:
        reports: Any = rita.ask(MyReports())
        return [each.report.narrative for each in reports]


def test_nobody_puts_words_into_my_reports(town: Town) -> None:
    report = a_draft("nie geschrieben").file_as(ReportId(uuid4()), at=MORNING)
    forge_copy(town, Parcel(words=report_record(report)).packed())
    assert my_narratives(town) == []


def test_a_copy_nobody_can_read_hides_none_of_my_reports(town: Town) -> None:
    with town.unlock("rita") as rita:
        rita.perform(ReportIncident(a_draft("meine")))
    forge_copy(town, b"kein Paket")
    assert my_narratives(town) == ["meine"]


def prepared(town: Town) -> bytes:
    """Figures of October; returns them as they were sealed."""
    with town.unlock("rita") as rita:
        for number in range(6):
            rita.perform(ReportIncident(a_draft(f"Nr. {number}", reporter_role=Code("WITNESS"))))
    with town.unlock(CLEARING) as karl:
        karl.perform(TakeIn())
        town.clock.move_to(date(2026, 11, 3))
        release: Any = karl.perform(PrepareFigures(parse_period(PERIOD))).receipt
    return town.house.press.release_written(release)


def test_figures_nobody_of_clearing_signed_are_neither_shown_nor_exported(
    town: Town, tmp_path: Any
) -> None:
    body = prepared(town).replace(b"Musterstadt", b"Falschstadt")
    with town.unlock(ADMIN) as mira:
        key = office_key(mira)
        forged = sealed(
            envelope_kinds.RELEASE, body, to_group(mira, "figures"), mira.ring.person, MORNING
        )
    assert change(town.folder, key, "UPDATE releases SET envelope = ?", forged) == 1
    out = tmp_path / "out"
    out.mkdir()
    with town.unlock("ines") as ines:
        with pytest.raises(ReleaseNotGenuine) as noticed:
            ines.ask(FiguresOf(PERIOD))
        with pytest.raises(ReleaseNotGenuine):
            ines.perform(ExportFigures(PERIOD, out))
    assert noticed.value.spoken()
    assert list(out.iterdir()) == []


def test_true_figures_under_another_months_name_are_refused(town: Town) -> None:
    prepared(town)
    with town.unlock(ADMIN) as mira:
        key = office_key(mira)
    assert change(town.folder, key, "UPDATE releases SET period = '../2026-09'") == 1
    with town.unlock("ines") as ines, pytest.raises(ReleaseNotGenuine):
        ines.ask(FiguresOf("../2026-09"))


def test_honest_figures_still_open(town: Town) -> None:
    prepared(town)
    with town.unlock("ines") as ines:
        view: Any = ines.ask(FiguresOf(PERIOD))
    assert str(view.release.period) == PERIOD
