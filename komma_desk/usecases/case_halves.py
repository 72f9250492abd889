"""The halves of a case's key as they lie in their envelopes: of which case, and who is shut out."""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from typing import Final
from uuid import UUID

from komma_desk.domain.break_glass import KeptHalf
from komma_desk.domain.circle import HalvesDoNotFit
from komma_desk.domain.errors import NOT_AS_WRITTEN
from komma_desk.domain.identifiers import CaseId, PersonId

KIND: Final = "half of a case key/1"  # of the envelope; whoever opens one compares it


def written_half(half: KeptHalf) -> bytes:
    told = {
        "case": str(half.case),
        "number": half.number,
        "generation": half.generation,
        "excluded": sorted(map(str, half.excluded)),
        "half": b64encode(half.half).decode(),
    }
    return json.dumps(told).encode()


def read_half(body: bytes) -> KeptHalf:
    """Raises HalvesDoNotFit for what we never wrote."""
    try:
        told = json.loads(body)
        return KeptHalf(
            case=CaseId(UUID(told["case"])),
            number=str(told["number"]),
            generation=int(told["generation"]),
            excluded=frozenset(PersonId(UUID(each)) for each in told["excluded"]),
            half=b64decode(told["half"], validate=True),
        )
    except NOT_AS_WRITTEN as wrong:
        raise HalvesDoNotFit from wrong
