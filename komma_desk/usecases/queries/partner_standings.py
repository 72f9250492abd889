"""Who changed each entry of the directory, and whether clearing has looked at it since."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from komma_desk.domain.identifiers import PartnerId
from komma_desk.domain.partner_trust import PartnerStanding
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects.partner_standing import standings


@dataclass(frozen=True, slots=True)
class PartnerStandings:
    pass


def partner_standings(
    _query: PartnerStandings, context: Context
) -> Mapping[PartnerId, PartnerStanding]:
    return standings(context)
