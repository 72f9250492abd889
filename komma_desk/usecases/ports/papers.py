"""Documents the use cases hand out; finished bytes, all in memory."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Protocol

from komma_desk.domain.card_papers import CardPoster, SealedReceipt
from komma_desk.domain.dues.agenda import AgendaEntry
from komma_desk.domain.figures.release import Release
from komma_desk.domain.letter import RecoverySheet, ReferralLetter
from komma_desk.domain.log_paper import LogSheet, ReceiptPaper
from komma_desk.domain.procedure.definition import Procedure
from komma_desk.domain.recovery_half import HalfSheet
from komma_desk.domain.report_paper import EmptyForm, FilledPaper
from komma_desk.words import Language


class Papers(Protocol):
    def referral_letter(self, letter: ReferralLetter) -> bytes: ...
    def recovery_sheet(self, sheet: RecoverySheet) -> bytes: ...
    def half_sheet(self, sheet: HalfSheet) -> bytes: ...
    def encrypted(
        self, document: bytes, passphrase: str, files: Iterable[tuple[str, bytes]] = ()
    ) -> bytes:
        """AES-256, with the files inside; reopened and compared before it is handed out.

        The files are asked for one after the other.
        """
        ...

    def log_sheet(self, sheet: LogSheet) -> bytes: ...
    def filing_receipt(self, paper: ReceiptPaper) -> bytes: ...
    def card_poster(self, poster: CardPoster) -> bytes: ...
    def sealed_receipt(self, receipt: SealedReceipt) -> bytes: ...
    def empty_form(self, form: EmptyForm) -> bytes: ...
    def filled_paper(self, paper: FilledPaper) -> bytes: ...
    def figures_report(self, release: Release, labels: Mapping[str, str]) -> bytes: ...
    def figures_tables(self, release: Release, labels: Mapping[str, str]) -> Mapping[str, bytes]:
        """The tables as files by name, for spreadsheets."""
        ...

    def procedure_svg(self, procedure: Procedure, language: Language) -> bytes:
        """The picture for intranet or poster."""
        ...

    def procedure_scxml(self, procedure: Procedure) -> bytes:
        """A state machine that moves as the procedure does; it must be free of errors."""
        ...

    def procedure_bpmn(self, procedure: Procedure, language: Language) -> bytes:
        """A drawing other tools can open; the procedure must be free of errors."""
        ...

    def procedure_sheet(self, procedure: Procedure, language: Language, printed_on: date) -> bytes:
        """The picture on paper, and the steps as a table."""
        ...

    def deadline_calendar(self, entries: Sequence[AgendaEntry], made_at: datetime) -> bytes:
        """For any diary, in the language of the screens."""
        ...

    def release_written(self, release: Release) -> bytes:
        """`release.json`: what is published and nothing else."""
        ...

    def release_read(self, data: bytes) -> Release:
        """Raises a Refusal where this is no release."""
        ...
