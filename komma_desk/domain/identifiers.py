"""The names of things: random ids, each a type of its own so that none is taken for another."""

from __future__ import annotations

from typing import NewType
from uuid import UUID

PersonId = NewType("PersonId", UUID)  # somebody who uses the store
ReportId = NewType("ReportId", UUID)
EnvelopeId = NewType("EnvelopeId", UUID)
CaseId = NewType("CaseId", UUID)
PartnerId = NewType("PartnerId", UUID)
ReferralId = NewType("ReferralId", UUID)
NoteId = NewType("NoteId", UUID)
MessageId = NewType("MessageId", UUID)
AttachmentId = NewType("AttachmentId", UUID)
InvolvedId = NewType("InvolvedId", UUID)  # a person who occurs in a case
InvitationId = NewType("InvitationId", UUID)
ExtractId = NewType("ExtractId", UUID)
ApprovalId = NewType("ApprovalId", UUID)
GlassRequestId = NewType("GlassRequestId", UUID)  # of an emergency opening
ClockId = NewType("ClockId", UUID)  # a statutory deadline of a case
ReceptionId = NewType("ReceptionId", UUID)  # of one that was begun and is no case yet
ProcedureDraftId = NewType("ProcedureDraftId", UUID)
