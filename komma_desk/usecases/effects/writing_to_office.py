"""A letter from a reporter to the office: to whoever may read her case now, nobody else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from komma_desk.domain.addressees import Addressees
from komma_desk.domain.errors import Refusal
from komma_desk.domain.identifiers import EnvelopeId, PersonId, ReportId
from komma_desk.domain.parcel import Parcel
from komma_desk.usecases import envelope_kinds
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects.circle_people import officers
from komma_desk.usecases.effects.my_letters import MyLetter, my_filed, my_letters
from komma_desk.usecases.effects.readers_told import named_by_all, readers_told
from komma_desk.usecases.office_recovery import recipients_of_new_epoch
from komma_desk.usecases.ports.office import Audience, PostedEnvelope
from komma_desk.words import N_


class NotMyReport(Refusal):
    sentence = N_("This is none of your reports.")
    advice = N_("Nothing was sent. Please choose one from “My reports”.")


class NobodyToWriteTo(Refusal):
    sentence = N_("Nobody who may read this report is in the clearing office any more.")
    advice = N_(
        "Nothing was sent, and nothing was lost. Please ask the office to name somebody for it."
    )


def write_to_office(
    report: ReportId, kind: str, words: Mapping[str, Any], context: Context
) -> EnvelopeId:
    """Seal, send and keep a copy for herself; raises NotMyReport or NobodyToWriteTo."""
    letters = my_letters(context)
    filed = my_filed(letters).get(report)
    if filed is None:
        raise NotMyReport
    told = {"report": str(report), **words}
    body, now = Parcel(words=told).packed(), context.clock.now()
    readers = _readers(letters, report, filed[1], context)
    if readers is None:
        audience = Audience.CLEARING
        envelope, data = context.keys.seal_to_group(audience, kind, body, now)
    else:
        # Not to the group, whose key those hold who must not see it.
        audience = Audience.PERSON
        to = (*_people(readers, context), *recipients_of_new_epoch(context))
        envelope, data = context.keys.seal_to_people(to, kind, body, now)
    _post(audience, envelope, data, context)
    copy = Parcel(words=told | {"kind": kind}).packed()
    own, sealed = context.keys.seal_to_self(envelope_kinds.REPORTER_COPY, copy, now)
    _post(Audience.PERSON, own, sealed, context)
    return envelope


def _people(readers: frozenset[PersonId], context: Context) -> Sequence[Any]:
    found = [each for each in officers(context) if each.id in readers]
    if not found:
        raise NobodyToWriteTo
    return found


def _readers(
    letters: Sequence[MyLetter], report: ReportId, filed: Addressees, context: Context
) -> frozenset[PersonId] | None:
    """The letters of the office know its circle; None where all of clearing reads it.

    Whom she shut out herself gets nothing, whatever became of the circle.
    """
    news = [each for each in letters if each.is_about(report, envelope_kinds.STANDING)]
    told: dict[PersonId | None, frozenset[PersonId]] = {}
    for each in sorted(news, key=lambda each: each.opened.sent_at):
        said = readers_told(each.parcel.words)
        if said is not None:
            told.pop(each.opened.author, None)
            told[each.opened.author] = said  # the newest of all stands last
    excluded = frozenset(filed.excluded)
    if any(told.values()):
        named = named_by_all(told, frozenset(each.id for each in officers(context)))
        if named is not None:
            return named - excluded
    if not told and filed.members:
        return frozenset(filed.members) - excluded
    if excluded:
        return frozenset(each.id for each in officers(context)) - excluded
    return None


def _post(audience: Audience, envelope: EnvelopeId, data: bytes, context: Context) -> None:
    context.work.send(
        PostedEnvelope(id=envelope, audience=audience, posted_on=context.clock.today(), data=data)
    )
