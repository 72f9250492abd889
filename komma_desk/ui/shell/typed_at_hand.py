"""What was typed on the pages and is not handed over yet: it outlives a page, not the lock."""

from __future__ import annotations

from komma_desk.domain.identifiers import GlassRequestId
from komma_desk.ui.cases.drafts_at_hand import DraftsAtHand
from komma_desk.ui.extracts.extracts_at_hand import ExtractsAtHand
from komma_desk.ui.partners.partners_at_hand import PartnersAtHand
from komma_desk.ui.procedure_editor.work_at_hand import WorkAtHand
from komma_desk.ui.reporting.messages_at_hand import MessagesAtHand
from komma_desk.ui.reporting.section_at_hand import SectionAtHand


class TypedAtHand:
    """One for each desk that is open; a page takes the part that is its own."""

    def __init__(self) -> None:
        self.cases, self.partners = DraftsAtHand(), PartnersAtHand()
        self.section, self.messages = SectionAtHand(), MessagesAtHand()
        self.extracts, self.procedure = ExtractsAtHand(), WorkAtHand()
        self.glass_reasons: dict[GlassRequestId, str] = {}

    def unsent(self) -> list[str]:
        """What would be lost by locking now, one line each."""
        return [*self.cases.unsent(), *self.messages.unsent(), *self.partners.unsent()]
