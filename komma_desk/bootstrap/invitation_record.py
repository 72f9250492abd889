"""What an invitation keeps for the officer who confirms it: the vault's record as stored bytes."""

from __future__ import annotations

import json
from base64 import b64decode, b64encode

from komma_desk.domain.errors import NOT_AS_WRITTEN
from komma_desk.domain.identifiers import InvitationId
from komma_desk.usecases.ports.office import Invitation
from komma_desk.vault.inviting import InvitationRecord
from komma_desk.vault.refusals import SwappedKey


def material_of(record: InvitationRecord) -> bytes:
    content = {
        "epoch": record.clearing_epoch,
        "proof_key": b64encode(record.sealed_proof_key).decode(),
    }
    return json.dumps(content).encode()


def record_of(invitation: Invitation) -> InvitationRecord:
    """Raises SwappedKey: what cannot be read was not written by inviting."""
    try:
        content = json.loads(invitation.material)
        epoch, proof_key = int(content["epoch"]), b64decode(content["proof_key"])
    except NOT_AS_WRITTEN as unreadable:
        raise SwappedKey from unreadable
    return InvitationRecord(
        invitation_id=InvitationId(invitation.id),
        person_id=invitation.person,
        expires_at=invitation.expires_at,
        clearing_epoch=epoch,
        sealed_proof_key=proof_key,
    )
