"""Answers to a town's own questions leave the case in no letter, extract or figure."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, Final

import pikepdf
import pytest
from pypdfium2 import PdfDocument

from komma_desk.bootstrap.session import Session
from komma_desk.domain.audit import Compartment
from komma_desk.domain.code_list import Code
from komma_desk.domain.consent import ConsentManner, ConsentState
from komma_desk.domain.figures.periods import parse_period
from komma_desk.domain.identifiers import CaseId
from komma_desk.domain.incident_details import IncidentDetails, OwnAnswer, OwnChoice
from komma_desk.usecases.commands.export_figures import ExportFigures
from komma_desk.usecases.commands.post_extract import PostExtract
from komma_desk.usecases.commands.prepare_figures import PrepareFigures
from komma_desk.usecases.commands.record_consent import RecordConsent
from komma_desk.usecases.commands.refer_case import HandedOver, ReferCase
from komma_desk.usecases.commands.report_incident import ReportIncident
from komma_desk.usecases.commands.take_in import TakeIn
from komma_desk.usecases.queries.case_desk import CaseDesk
from komma_desk.words import Bilingual
from tests.fakes.details import FILABLE
from tests.journeys.raw_store import cells, files_of, office_key, opened_with
from tests.journeys.town import CLEARING, Town, a_draft, enter_partner, only_case, person_id

MARK: Final = "Kanarienfrage"
OWN: Final = OwnAnswer(
    question=Code("OWN_KANARIENFRAGE"),
    asked=Bilingual(de=f"{MARK} gestellt?", en=f"{MARK} asked?"),
    text=f"{MARK} beantwortet",
    chosen=(OwnChoice(code=Code("KANARIENFRAGE"), label=Bilingual(de=MARK, en=MARK)),),
)
GUESSED: Final = ("details.own_answers", "own_answers", "details")


def a_marked_one() -> IncidentDetails:
    return replace(FILABLE, own_answers=(OWN,))


@pytest.fixture
def marked(town: Town) -> tuple[Town, CaseId]:
    with town.unlock("rita") as rita:
        rita.perform(ReportIncident(a_draft(details=a_marked_one())))
    with town.unlock(CLEARING) as karl:
        karl.perform(TakeIn())
        return town, only_case(karl)


@contextmanager
def at_clearing(town: Town, case: CaseId) -> Iterator[tuple[Session, tuple[str, ...]]]:
    """Every part the case has, and those an attacker would guess."""
    with town.unlock(CLEARING) as karl:
        parts = karl.ask(CaseDesk(case)).parts
        yield karl, (*(part.key for part in parts), *GUESSED)


def test_the_case_itself_holds_them(marked: tuple[Town, CaseId]) -> None:
    town, case = marked
    with town.unlock(CLEARING) as karl:
        assert karl.ask(CaseDesk(case)).file.case.report.details.own_answers == (OWN,)


def test_a_letter_with_every_part_says_none_of_them(marked: tuple[Town, CaseId]) -> None:
    town, case = marked
    target = town.folder.parent / "brief.pdf"
    with at_clearing(town, case) as (karl, parts):
        partner = enter_partner(karl)
        given = RecordConsent(
            case=case,
            item=Code("refer_counselling"),
            state=ConsentState.GIVEN,
            manner=ConsentManner.WRITTEN,
        )
        karl.perform(given)
        letter = ReferCase(
            case=case, partner=partner.id, parts=parts, purpose="Bitte helfen.", target=target
        )
        handed = karl.perform(letter).receipt
    assert isinstance(handed, HandedOver)
    said = text_of(target, handed.passphrase)
    assert "Tigrinya" in said  # what is ours did go
    assert MARK not in said


def test_an_extract_with_every_part_says_none_of_them(marked: tuple[Town, CaseId]) -> None:
    town, case = marked
    with at_clearing(town, case) as (karl, parts):
        head = person_id(karl, "henrik")
        karl.perform(PostExtract(case=case, receiver=head, parts=parts, purpose="Kenntnis"))
    with town.unlock("henrik") as henrik:
        read = b"\n".join(everything(henrik, town))
    assert b"Tigrinya" in read
    assert MARK.encode() not in read


def test_no_figure_counts_or_shows_them(marked: tuple[Town, CaseId]) -> None:
    town, case = marked
    out = town.folder.parent / "zahlen"
    out.mkdir()
    with town.unlock("rita") as rita:
        for number in range(6):
            witness = {"reporter_role": Code("WITNESS"), "details": a_marked_one()}
            rita.perform(ReportIncident(a_draft(f"dazu {number}", **witness)))
    town.clock.move_to(date(2026, 11, 2))
    with at_clearing(town, case) as (karl, _parts):
        karl.perform(TakeIn())
        karl.perform(PrepareFigures(parse_period("2026-10")))
        cases = karl.ring.file_key(Compartment.CASES).raw
        counted = str(
            [
                value
                for table, _column, value in cells(town.folder, cases, "cases.db")
                if table in {"frozen_months", "counted_cases", "outbox"}
            ]
        )
    with town.unlock("ines") as ines:
        ines.perform(ExportFigures("2026-10", out))
        read = b"\n".join(everything(ines, town))
    assert MARK not in counted
    assert MARK.encode() not in read
    exported = dict(files_of(out))
    assert exported
    assert [path for path, data in exported.items() if MARK.encode() in data] == []


def everything(desk: Session, town: Town) -> Iterator[bytes]:
    """All this key ring opens in the office file."""
    for _table, _column, value in cells(town.folder, office_key(desk)):
        blob = value if isinstance(value, bytes) else str(value).encode()
        yield blob
        yield opened_with(desk.ring, blob) or b""


def text_of(letter: Path, passphrase: str) -> str:
    plain = io.BytesIO()
    with pikepdf.open(letter, password=passphrase) as opened:
        opened.save(plain, encryption=False)
    with PdfDocument(plain.getvalue()) as document:
        pages: Any = list(document)
        return "".join(page.get_textpage().get_text_range() for page in pages)
