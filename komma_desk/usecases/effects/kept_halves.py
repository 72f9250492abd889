"""A half of a case's key, taken out of its envelope: believed only if it is of this very circle."""

from __future__ import annotations

from komma_desk.domain.break_glass import GlassRequest, KeptHalf
from komma_desk.domain.circle import HalvesDoNotFit
from komma_desk.usecases.case_halves import KIND, read_half
from komma_desk.usecases.context import Context


def half_in(share: bytes, request: GlassRequest, context: Context) -> KeptHalf:
    """Raises HalvesDoNotFit, or what opening an envelope to somebody else raises.

    The request says only what the asking person says; what stands inside goes with the half and
    cannot be taken from it. A half somebody made up opens nothing.
    """
    opened = context.keys.open(share)
    if opened.kind != KIND:
        raise HalvesDoNotFit
    kept = read_half(opened.body)
    inside = (kept.case, kept.number, kept.generation)
    if inside != (request.case, request.number, request.generation):
        raise HalvesDoNotFit
    return kept
