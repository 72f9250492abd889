"""What clearing remembers of its own deed only once the office has it.

The cases are committed first: remembered with the deed itself, a crash would accuse somebody.
"""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from komma_desk.bootstrap.publishing import settle_published
from komma_desk.domain.actor import Actor
from komma_desk.domain.changes import Changes
from komma_desk.domain.identifiers import PartnerId, PersonId
from komma_desk.domain.permissions import Permission
from komma_desk.store.desk import KeptDesk
from komma_desk.usecases.commands.confirm_person import ConfirmPerson
from komma_desk.usecases.commands.publish_procedure import PublishProcedure
from komma_desk.usecases.commands.save_partner import SavePartner
from komma_desk.usecases.context import Tools
from komma_desk.usecases.effects.once_confirmed import remember_confirmed
from komma_desk.usecases.effects.partner_standing import remember_accepted


def remember_once_kept(
    command: object, changes: Changes, actor: Actor, desk: KeptDesk, tools: Tools
) -> None:
    """If a crash falls before this, taking in learns it, or clearing is asked to look again."""
    if isinstance(command, ConfirmPerson):
        _confirmed(command.person, desk, tools)
    elif isinstance(command, PublishProcedure):
        settle_published(desk, tools.keys, tools.rules.roles)
    elif isinstance(command, SavePartner) and Permission.CASE_REFER in actor.permissions:
        _written(command, changes, desk)


def _confirmed(person: PersonId, desk: KeptDesk, tools: Tools) -> None:
    with desk.change() as work:
        kept = work.office.people.get(person)
        if work.has_cases and tools.keys.is_confirmed(kept):
            remember_confirmed(kept, work.cases.memory)
            work.commit()


def _written(command: SavePartner, changes: Changes, desk: KeptDesk) -> None:
    """Only what was entered here: whatever came between is looked at like anybody's entry."""
    with desk.change() as work:
        if not work.has_cases:
            return
        assert isinstance(changes.receipt, UUID), "saving a partner tells its id"
        kept = work.office.partners.get(PartnerId(changes.receipt))
        revision = 1 if command.new else command.partner.revision + 1
        if kept == replace(command.partner, id=kept.id, revision=revision):
            remember_accepted(kept, work.cases.memory)
            work.commit()
