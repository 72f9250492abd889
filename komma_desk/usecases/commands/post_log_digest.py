"""Who read which case on which day, sealed to each data protection officer; no content.

She holds no key to the cases. The head does not get it: who read what is nobody's yardstick.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from komma_desk.domain.case_reading import Reading
from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.errors import Refusal
from komma_desk.domain.identifiers import EnvelopeId
from komma_desk.domain.log_digest import EmergencyOpening, LogDigest, digest_of
from komma_desk.domain.parcel import Parcel
from komma_desk.domain.roles import Role
from komma_desk.usecases import envelope_kinds
from komma_desk.usecases.context import Context
from komma_desk.usecases.ports.office import Audience, PostedEnvelope
from komma_desk.words import N_

_EMERGENCIES: Final = frozenset({Reading.BROKEN, Reading.BROKEN_AS_EXCLUDED})
_COVERS: Final = timedelta(days=365)
_POSTED: Final = "log_digests"  # setting: day and envelope of each that lies in the post


class NobodyForDataProtection(Refusal):
    sentence = N_("Nobody of this store is confirmed for data protection.")
    advice = N_("Please invite your data protection officer on the page “People”.")


@dataclass(frozen=True, slots=True)
class PostLogDigest:
    pass


@dataclass(frozen=True, slots=True, kw_only=True)
class DigestPosted:
    first_on: date
    last_on: date
    cases: int


def post_log_digest(_command: PostLogDigest, context: Context) -> Changes:
    officers = [
        person
        for person in context.work.office.people.all()
        if Role.DATA_PROTECTION in person.roles and context.keys.is_confirmed(person)
    ]
    if not officers:
        raise NobodyForDataProtection
    digest = _digest(context)
    body = Parcel(words=digest.as_words()).packed()
    posted = []
    for officer in officers:
        envelope, data = context.keys.seal_to_person(
            officer, envelope_kinds.LOG_DIGEST, body, context.clock.now()
        )
        context.work.send(
            PostedEnvelope(
                id=envelope, audience=Audience.PERSON, posted_on=digest.last_on, data=data
            )
        )
        posted.append(envelope)
    _forget_old_ones(posted, digest, context)
    return Changes.of(Subject.POST).with_receipt(
        DigestPosted(first_on=digest.first_on, last_on=digest.last_on, cases=len(digest.cases))
    )


def _digest(context: Context) -> LogDigest:
    last_on = context.clock.today()
    first_on = last_on - _COVERS
    readings = context.work.cases.readings
    numbers = readings.numbers()
    names = {person.id: person.name for person in context.work.office.people.all()}
    # Two days more than needed: whatever the time zones do, no day is cut in half.
    reads = readings.since(context.clock.now() - _COVERS - timedelta(days=2))
    told = digest_of(
        (
            (numbers.get(each.about, ""), each.at.date(), names.get(each.by, "") if each.by else "")
            for each in reads
            if each.at.date() >= first_on and each.what not in _EMERGENCIES
        ),
        first_on=first_on,
        last_on=last_on,
    )
    return replace(
        told,
        emergencies=tuple(
            EmergencyOpening(
                on=each.at.date(),
                number=numbers.get(each.about, ""),
                name=names.get(each.by, "") if each.by else "",
                excluded=each.what is Reading.BROKEN_AS_EXCLUDED,
            )
            for each in reads
            if each.at.date() >= first_on and each.what in _EMERGENCIES
        ),
    )


def _forget_old_ones(posted: list[EnvelopeId], digest: LogDigest, context: Context) -> None:
    """A list of accesses is kept no longer than the time it covers."""
    settings, kept = context.work.office.settings, []
    for line in settings.get(_POSTED).splitlines():
        day, _space, envelope = line.partition(" ")
        try:
            is_old = date.fromisoformat(day) < digest.first_on
            known = EnvelopeId(UUID(envelope))
        except ValueError:
            continue  # written by somebody else's hand
        if is_old:
            context.work.office.post.remove(known)
        else:
            kept.append(line)
    kept += [f"{digest.last_on.isoformat()} {envelope}" for envelope in posted]
    settings.put(_POSTED, "\n".join(kept))
