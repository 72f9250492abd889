"""The rooms of `office.db` in one transaction."""

from __future__ import annotations

from typing import Final

from komma_desk.store.files_on_the_way import KeptFilesOnTheWay
from komma_desk.store.keys import KeptKeys
from komma_desk.store.own_entries import KeptOwnEntries
from komma_desk.store.partner_signatures import KeptPartnerSignatures
from komma_desk.store.partners import KeptPartners
from komma_desk.store.people import KeptPeople
from komma_desk.store.post import KeptDrafts, KeptPost
from komma_desk.store.procedure_drafts import KeptProcedureDrafts
from komma_desk.store.procedure_proposals import KeptProposals, KeptPublications
from komma_desk.store.publications import KeptProcedures, KeptReleases, KeptSettings
from komma_desk.store.tables import Rows


class KeptOffice:
    def __init__(self, rows: Rows) -> None:
        self.people: Final = KeptPeople(rows)
        self.keys: Final = KeptKeys(rows)
        self.post: Final = KeptPost(rows)
        self.drafts: Final = KeptDrafts(rows)
        self.partners: Final = KeptPartners(rows)
        self.partner_signatures: Final = KeptPartnerSignatures(rows)
        self.releases: Final = KeptReleases(rows)
        self.settings: Final = KeptSettings(rows)
        self.procedures: Final = KeptProcedures(rows)
        self.procedure_drafts: Final = KeptProcedureDrafts(rows)
        self.procedure_proposals: Final = KeptProposals(rows)
        self.publications: Final = KeptPublications(rows)
        self.own_entries: Final = KeptOwnEntries(rows)
        self.on_the_way: Final = KeptFilesOnTheWay(rows)
