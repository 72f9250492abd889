"""A clearing officer has looked at entries of the directory that somebody else changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.identifiers import PartnerId
from komma_desk.domain.stored import ChangedMeanwhile
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects.partner_standing import accept_partners as accept


@dataclass(frozen=True, slots=True)
class AcceptPartners:
    """The entries as she saw them, each with its revision: she vouches for nothing else."""

    seen: Mapping[PartnerId, int]


def accept_partners(command: AcceptPartners, context: Context) -> Changes:
    partners = [context.work.office.partners.get(each) for each in command.seen]
    if any(each.revision != command.seen[each.id] for each in partners):
        raise ChangedMeanwhile
    accept(partners, context)
    return Changes.of(Subject.PARTNERS)
