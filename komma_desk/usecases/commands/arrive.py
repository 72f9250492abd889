"""An invited person has made her keys; she writes their public halves and her proof down."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.errors import Refusal
from komma_desk.domain.person import Standing
from komma_desk.usecases.context import Context
from komma_desk.words import N_


class NotInvited(Refusal):
    sentence = N_("There is no open invitation for this login.")
    advice = N_("Please ask for a new one-time code.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrive:
    """`sealing` and `signing` are public keys, 32 bytes each."""

    sealing: bytes
    signing: bytes
    proof: bytes = field(repr=False)


def arrive(command: Arrive, context: Context) -> Changes:
    office = context.work.office
    person = office.people.get(context.actor.id)
    invitation = office.keys.invitation_of(person.id)
    if (person.standing, person.signing) == (Standing.ARRIVED, command.signing):
        return Changes()  # a crash fell before the invitation was used up
    if person.standing is not Standing.INVITED or invitation is None:
        raise NotInvited
    office.people.save(
        replace(
            person,
            sealing=command.sealing,
            signing=command.signing,
            standing=Standing.ARRIVED,
        )
    )
    office.keys.save_invitation(replace(invitation, proof=command.proof))
    return Changes.of(Subject.PEOPLE)
