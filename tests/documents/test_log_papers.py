"""The ends of the logs on paper: readable, complete, and nothing more."""

from __future__ import annotations

from datetime import date
from hashlib import sha256
from uuid import UUID

import pytest
from reportlab.graphics.barcode.qr import QrCodeWidget

from komma_desk.documents.log_papers import filing_receipt, log_sheet
from komma_desk.documents.preview import page_count, page_image
from komma_desk.domain.audit import Compartment, LogHead
from komma_desk.domain.identifiers import ReportId
from komma_desk.domain.log_paper import LogSheet, LogStanding, ReceiptPaper
from komma_desk.words import Language

HEAD = LogHead(sequence=57, digest=sha256(b"an entry").digest())
OFFICE = LogStanding(
    compartment=Compartment.OFFICE, head=HEAD, this_month=12, last_on=date(2026, 10, 5)
)


def sheet(*closed: Compartment, language: Language = Language.ENGLISH) -> LogSheet:
    cases = LogStanding(compartment=Compartment.CASES, head=HEAD, this_month=3, last_on=None)
    return LogSheet(
        organisation="Musterstadt",
        made_on=date(2026, 10, 31),
        made_by="Dora Dank",
        people=8,
        logs=(OFFICE,) if closed else (OFFICE, cases),
        closed=closed,
        language=language,
    )


def said(document: bytes) -> str:
    pages = (page_image(document, number, 0.1).text for number in range(page_count(document)))
    return " ".join(" ".join(pages).split())


def digits(text: str) -> str:
    return text.replace(" ", "")


def test_the_sheet_shows_both_ends_whole() -> None:
    text = said(log_sheet(sheet()))
    assert digits(text).count(HEAD.digest.hex()) == 2
    for word in ("57", "12", "Dora Dank", "office.db", "cases.db", "05/10/2026"):
        assert word in text


def test_the_sheet_says_which_log_it_could_not_see() -> None:
    text = said(log_sheet(sheet(Compartment.CASES)))
    assert "holds no key" in text
    assert digits(text).count(HEAD.digest.hex()) == 1


def test_the_sheet_speaks_german() -> None:
    assert "Prüfsumme" in said(log_sheet(sheet(language=Language.GERMAN)))


def test_the_sheet_fits_on_one_page() -> None:
    assert page_count(log_sheet(sheet())) == 1


def test_the_square_of_the_receipt_holds_what_the_command_line_takes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    scanned: list[str] = []

    def note(value: str, **how: object) -> object:
        scanned.append(value)
        return QrCodeWidget(value, **how)

    monkeypatch.setattr("komma_desk.documents.code_box.QrCodeWidget", note)
    paper = ReceiptPaper(
        organisation="Musterstadt",
        report=ReportId(UUID(int=10**37)),
        filed_on=date(2026, 10, 5),
        head=HEAD,
        language=Language.ENGLISH,
    )
    text = said(filing_receipt(paper))
    assert set(scanned) == {f"office:57:{HEAD.digest.hex()}"}
    assert str(paper.report)[:8].upper() in text
    assert HEAD.digest.hex() in digits(text)
