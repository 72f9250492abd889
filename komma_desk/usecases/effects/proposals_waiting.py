"""How many proposed procedures wait for this person to publish them."""

from __future__ import annotations

from komma_desk.domain.permissions import Permission
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects.publication import grounds_of, is_genuine, may_publish_today


def proposals_waiting(context: Context) -> int:
    """Not one's own, unless nobody else could publish it; none that nobody signed."""
    if Permission.PROCEDURE_PUBLISH not in context.actor.permissions:
        return 0
    proposals = context.work.office.procedure_proposals.all()
    if not proposals:
        return 0
    grounds, me = grounds_of(context), context.actor.id
    alone = may_publish_today(grounds).keys() == {me}
    return sum(
        is_genuine(each, grounds) and (alone or each.proposed.by != me) for each in proposals
    )
