"""What the reporter hears: where her case stands, sealed to her and to nobody else."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from komma_desk.domain.case import Case
from komma_desk.domain.identifiers import PersonId
from komma_desk.domain.parcel import Parcel
from komma_desk.domain.person import Person, Standing
from komma_desk.domain.procedure.definition import Procedure, StateId
from komma_desk.domain.stored import NoSuchPerson
from komma_desk.usecases import envelope_kinds
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects.procedure_of import procedure_of
from komma_desk.usecases.effects.seen_by import seen_words
from komma_desk.usecases.effects.told_case import told_words
from komma_desk.usecases.ports.office import Audience, PostedEnvelope


def tell_standing(
    case: Case, procedure: Procedure, context: Context, *, seen: Mapping[str, Any] | None = None
) -> None:
    """Tell the reporter where her case is now; silent where nobody vouches for her keys.

    `seen` is who looked into it, by role; nothing for a case that was opened just now.
    Whoever tampers with one person in the office file must not stop the whole post: what is
    written to her by hand is refused with its reason, this is only left out.
    """
    person = reachable(case.reporter, context)
    if person is None or not context.keys.is_confirmed(person):
        return
    words = standing_words(case, procedure, context) | dict(seen or {})
    tell(case.reporter, envelope_kinds.STANDING, words, context)


def standing_words(case: Case, procedure: Procedure, context: Context) -> dict[str, Any]:
    """Where a case is now and what she may know of it, in the words of a letter."""
    state = StateId(case.state)
    title, plain = procedure.title_of(state), context.tools.rules.meaning_of(procedure, state)
    return {
        "report": str(case.report.id),
        "number": case.number,
        "state": case.state,
        "title": {"de": title.de, "en": title.en},
        "plain": None if plain is None else {"de": plain.de, "en": plain.en},
        "ended": procedure.state_by_id[state].end,
        **told_words(case, procedure, context),
    }


def tell_change(case: Case, context: Context) -> None:
    """Something about it changed that she may know; the state is the same."""
    if reachable(case.reporter, context) is None:
        return
    procedure = procedure_of(case, context)
    tell_standing(case, procedure, context, seen=seen_words(case, context))


def reachable(reporter: PersonId | None, context: Context) -> Person | None:
    """The reporter, if something can be sealed to her."""
    if reporter is None:
        return None
    try:
        person = context.work.office.people.get(reporter)
    except NoSuchPerson:
        return None  # a case stays readable whoever was struck out of the office file
    return person if person.standing is Standing.CONFIRMED else None


def tell(reporter: PersonId | None, kind: str, words: dict[str, Any], context: Context) -> bool:
    """Seal and send; False where the reporter cannot be reached through the store."""
    person = reachable(reporter, context)
    if person is None:
        return False
    now = context.clock.now()
    envelope, data = context.keys.seal_to_person(person, kind, Parcel(words=words).packed(), now)
    context.work.send(
        PostedEnvelope(
            id=envelope, audience=Audience.PERSON, posted_on=context.clock.today(), data=data
        )
    )
    return True
