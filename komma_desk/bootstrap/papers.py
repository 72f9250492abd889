"""Documents and exchange formats as the use cases know them; loaded when first needed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path

from komma_desk.domain.card_papers import CardPoster, SealedReceipt
from komma_desk.domain.dues.agenda import AgendaEntry
from komma_desk.domain.figures.release import Release
from komma_desk.domain.letter import RecoverySheet, ReferralLetter
from komma_desk.domain.log_paper import LogSheet, ReceiptPaper
from komma_desk.domain.procedure.definition import Procedure
from komma_desk.domain.recovery_half import HalfSheet
from komma_desk.domain.report_paper import EmptyForm, FilledPaper
from komma_desk.usecases.ports.rules import Rules
from komma_desk.words import Language


class Press:
    """Fulfils the port `Papers`. reportlab and pikepdf cost a second to load: not at the start."""

    def __init__(self, fonts: Path, rules: Rules) -> None:
        self._fonts, self._rules = fonts, rules

    def referral_letter(self, letter: ReferralLetter) -> bytes:
        from komma_desk.documents.referral_letter import referral_letter

        self._ready()
        return referral_letter(letter)

    def recovery_sheet(self, sheet: RecoverySheet) -> bytes:
        from komma_desk.documents.recovery_sheet import recovery_sheet

        self._ready()
        return recovery_sheet(sheet)

    def log_sheet(self, sheet: LogSheet) -> bytes:
        from komma_desk.documents.log_papers import log_sheet

        self._ready()
        return log_sheet(sheet)

    def filing_receipt(self, paper: ReceiptPaper) -> bytes:
        from komma_desk.documents.log_papers import filing_receipt

        self._ready()
        return filing_receipt(paper)

    def card_poster(self, poster: CardPoster) -> bytes:
        from komma_desk.documents.card_poster import card_poster

        self._ready()
        return card_poster(poster)

    def sealed_receipt(self, receipt: SealedReceipt) -> bytes:
        from komma_desk.documents.sealed_receipt import sealed_receipt

        self._ready()
        return sealed_receipt(receipt)

    def empty_form(self, form: EmptyForm) -> bytes:
        from komma_desk.documents.empty_form import empty_form

        self._ready()
        return empty_form(form)

    def filled_paper(self, paper: FilledPaper) -> bytes:
        from komma_desk.documents.filled_paper import filled_paper

        self._ready()
        return filled_paper(paper)

    def half_sheet(self, sheet: HalfSheet) -> bytes:
        from komma_desk.documents.half_sheet import half_sheet

        self._ready()
        return half_sheet(sheet)

    def procedure_svg(self, procedure: Procedure, language: Language) -> bytes:
        from komma_desk.domain.procedure.layout import laid_out
        from komma_desk.exchange.procedure_svg import procedure_svg

        return procedure_svg(laid_out(procedure, language, self._rules.deadlines))

    def procedure_scxml(self, procedure: Procedure) -> bytes:
        from komma_desk.exchange.scxml import write_scxml

        return write_scxml(procedure)

    def procedure_bpmn(self, procedure: Procedure, language: Language) -> bytes:
        from komma_desk.exchange.bpmn import write_bpmn

        return write_bpmn(procedure, language, self._rules.deadlines)

    def procedure_sheet(self, procedure: Procedure, language: Language, printed_on: date) -> bytes:
        from komma_desk.documents.procedure_sheet import procedure_sheet
        from komma_desk.domain.procedure.layout import laid_out

        self._ready()
        return procedure_sheet(
            procedure, laid_out(procedure, language, self._rules.deadlines), printed_on
        )

    def encrypted(
        self, document: bytes, passphrase: str, files: Iterable[tuple[str, bytes]] = ()
    ) -> bytes:
        from komma_desk.documents.encryption import encrypt_pdf

        return encrypt_pdf(document, passphrase, attachments=files)

    def figures_report(self, release: Release, labels: Mapping[str, str]) -> bytes:
        from komma_desk.documents.figures_report import figures_report

        self._ready()
        return figures_report(release, labels)

    def figures_tables(self, release: Release, labels: Mapping[str, str]) -> Mapping[str, bytes]:
        from komma_desk.exchange.figures_csv import figures_csv

        return figures_csv(release, labels)

    def deadline_calendar(self, entries: Sequence[AgendaEntry], made_at: datetime) -> bytes:
        from komma_desk.exchange.deadline_calendar import deadline_calendar

        return deadline_calendar(entries, made_at)

    def release_written(self, release: Release) -> bytes:
        from komma_desk.exchange.release_json import write_release

        return write_release(release)

    def release_read(self, data: bytes) -> Release:
        from komma_desk.exchange.release_json import read_release

        return read_release(data)

    def _ready(self) -> None:
        from komma_desk.documents.fonts import use_fonts

        use_fonts(self._fonts)
