"""The draft on the desk and what can be taken back: outlives the page, gone with the lock."""

from __future__ import annotations

from komma_desk.domain.identifiers import ProcedureDraftId
from komma_desk.domain.procedure.editing.draft import EditedDraft
from komma_desk.usecases.queries.procedure_of_shelf import VersionRef


class WorkAtHand:
    """A page built anew, as in another language, goes on where it was."""

    def __init__(self) -> None:
        self.ref: ProcedureDraftId | VersionRef | None = None
        self.revision = 0
        self.draft: EditedDraft | None = None
        self.place = ""
