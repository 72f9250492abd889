"""The markers of a draft on paper: they go to the file somebody chose, and nowhere else."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from komma_desk.bootstrap.session import Session
from komma_desk.domain.attachment import SealedAttachment
from komma_desk.domain.incident import IncidentDraft
from komma_desk.usecases.commands.save_report_paper import SaveDraftPaper

# Nothing of these stays in the store, so no key ring finds it there.
ON_PAPER_ONLY: Final = {"SaveDraftPaper", "SaveCardPoster"}


def by_the_printer(
    rita: Session,
    do: Callable[[Session, object], Any],
    draft: IncidentDraft,
    files: tuple[SealedAttachment, ...],
    target: Path,
) -> None:
    do(rita, SaveDraftPaper(draft=draft, files=files, target=target))
