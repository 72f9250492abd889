"""The second person publishes what clearing proposed; from now on it never changes."""

from __future__ import annotations

from dataclasses import dataclass, replace

from komma_desk.domain.audit import AuditLine
from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.errors import Refusal
from komma_desk.domain.identifiers import PersonId
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects.proposing import require_later, require_sound
from komma_desk.usecases.effects.publication import (
    PUBLISHED,
    Grounds,
    claims,
    grounds_of,
    is_genuine,
    may_publish_today,
    place_of,
    publication_said,
    text_print,
)
from komma_desk.usecases.effects.signing import signed_now
from komma_desk.usecases.ports.office import Signed, StoredProcedure
from komma_desk.usecases.ports.procedures import StoredPublication
from komma_desk.words import N_


class ProposalByHand(Refusal):
    sentence = N_("Nobody of your clearing office proposed this text as it stands in the store.")
    advice = N_("Please have it withdrawn and proposed anew; and ask who changed the store.")


class ProposalChanged(Refusal):
    sentence = N_("This is not the text you have looked at.")
    advice = N_("Nothing was published. Please look at it again.")


class ProposedByYou(Refusal):
    sentence = N_("You proposed this procedure yourself; a second person publishes it: {who}.")
    advice = N_("Please ask one of them.")


@dataclass(frozen=True, slots=True)
class PublishProcedure:
    """`text_sha256` is of the text she looked at, byte for byte."""

    procedure: str
    version: str
    text_sha256: str


@dataclass(frozen=True, slots=True)
class Published:
    """`alone`: by the one who proposed it, for want of a second person."""

    alone: bool


def publish_procedure(command: PublishProcedure, context: Context) -> Changes:
    """The receipt is a Published. Raises NoSuchProposal, ProposalByHand, ProposedByYou."""
    office, grounds = context.work.office, grounds_of(context)
    proposal = office.procedure_proposals.get(command.procedure, command.version)
    stored = proposal.procedure
    if text_print(stored) != command.text_sha256:
        raise ProposalChanged
    if not is_genuine(proposal, grounds):
        raise ProposalByHand
    alone = _is_alone(proposal.proposed.by, context.actor.id, grounds)
    _require_publishable(stored, context)
    unsigned = StoredPublication(
        procedure=stored.id,
        version=stored.version,
        number=1 + max((each.order[0] for each in claims(office)), default=0),
        as_default=proposal.as_default,
        proposed=proposal.proposed,
        published=Signed(by=context.actor.id, at=context.clock.now(), signature=b""),
    )
    signed = signed_now(PUBLISHED, publication_said(stored, unsigned), context)
    office.procedures.publish(stored)
    office.settings.put(place_of(stored), proposal.directory)
    office.publications.add(replace(unsigned, published=signed))
    office.procedure_proposals.remove(stored.id, stored.version)
    return Changes.of(Subject.PROCEDURES).with_receipt(Published(alone))


def published_line(command: PublishProcedure, changes: Changes) -> AuditLine:
    subject = f"{command.procedure} {command.version}"
    alone = isinstance(changes.receipt, Published) and changes.receipt.alone
    detail = {"alone": "yes"} if alone else {}
    return AuditLine(action="publish procedure", subject=subject, detail=detail)


def _is_alone(proposed_by: PersonId, publisher: PersonId, grounds: Grounds) -> bool:
    """Raises ProposedByYou where somebody else could publish it."""
    if proposed_by != publisher:
        return False
    others = [name for each, name in may_publish_today(grounds).items() if each != publisher]
    if others:
        raise ProposedByYou(who=", ".join(sorted(others)))
    return True


def _require_publishable(stored: StoredProcedure, context: Context) -> None:
    """Once more, with her own programme: what was proposed with another one might let more pass."""
    procedure = context.tools.rules.definition(stored.text)
    said = (procedure.id, procedure.version, procedure.sha256())
    if said != (stored.id, stored.version, stored.sha256):
        raise ProposalByHand
    require_sound(procedure, context)
    require_later(procedure, context)
