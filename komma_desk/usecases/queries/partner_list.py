"""The directory of partners, by name."""

from __future__ import annotations

from dataclasses import dataclass

from komma_desk.domain.partner import Partner
from komma_desk.usecases.context import Context


@dataclass(frozen=True, slots=True)
class PartnerList:
    with_retired: bool = False


def partner_list(query: PartnerList, context: Context) -> tuple[Partner, ...]:
    return context.work.office.partners.all(with_retired=query.with_retired)
