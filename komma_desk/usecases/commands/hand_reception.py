"""What was begun for somebody goes on with a colleague, as before somebody leaves or is away."""

from __future__ import annotations

from dataclasses import dataclass

from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.errors import Refusal
from komma_desk.domain.identifiers import PersonId, ReceptionId
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects.begun_receptions import begun_reception
from komma_desk.usecases.effects.circle_people import name_of, officers
from komma_desk.usecases.effects.handed_receptions import hand_over
from komma_desk.words import N_


class NotBegun(Refusal):
    sentence = N_("This entry is not among those you have begun.")
    advice = N_("Nothing was handed over. Perhaps it is a case already.")


class NotForTheseEyes(Refusal):
    sentence = N_("{name} cannot take this entry over.")
    advice = N_(
        "It goes only to another confirmed officer of the clearing office whom the entry does not "
        "exclude. Nothing was handed over."
    )


@dataclass(frozen=True, slots=True)
class HandReception:
    begun: ReceptionId
    to: PersonId


def hand_reception(command: HandReception, context: Context) -> Changes:
    """Raises NotBegun or NotForTheseEyes."""
    begun = begun_reception(command.begun, context)
    if begun is None:
        raise NotBegun
    known = {each.id: each for each in officers(context)}
    is_able = command.to in known and command.to not in begun.draft.excluded
    if not is_able or command.to == context.actor.id:
        raise NotForTheseEyes(name=name_of(command.to, context))
    hand_over(begun, known[command.to], context)
    return Changes.of(Subject.DRAFTS, Subject.POST)
