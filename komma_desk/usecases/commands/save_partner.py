"""Enter a partner into the directory, or change the entry."""

from __future__ import annotations

from dataclasses import dataclass, replace

from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.identifiers import PartnerId
from komma_desk.domain.incomplete import IncompletePartner
from komma_desk.domain.partner import Partner
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects.partner_standing import sign_partner


@dataclass(frozen=True, slots=True)
class SavePartner:
    """`new` for an entry that is not in the directory yet; its id is given here."""

    partner: Partner
    new: bool = False


def save_partner(command: SavePartner, context: Context) -> Changes:
    partner = command.partner
    if problems := partner.problems():
        raise IncompletePartner(problems)
    if command.new:
        partner = replace(partner, id=PartnerId(context.new_id()), revision=1)
        context.work.office.partners.add(partner)
    else:
        context.work.office.partners.save(partner)
    sign_partner(context.work.office.partners.get(partner.id), context)
    return Changes.of(Subject.PARTNERS).with_receipt(partner.id)
