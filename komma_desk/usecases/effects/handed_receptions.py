"""A begun entry goes to a colleague: sealed to her own keys, with its files; it is hers then."""

from __future__ import annotations

from uuid import UUID

from komma_desk.domain.errors import NOT_AS_WRITTEN, Refusal
from komma_desk.domain.identifiers import ReceptionId, ReportId
from komma_desk.domain.parcel import Parcel, unpacked
from komma_desk.domain.person import Person
from komma_desk.usecases import envelope_kinds
from komma_desk.usecases.context import Context
from komma_desk.usecases.drafts import BegunReception, label_of
from komma_desk.usecases.effects.begun_receptions import begun_of, forget, keep, record_of
from komma_desk.usecases.effects.believing import is_from_clearing
from komma_desk.usecases.ports.files_on_the_way import FileOnTheWay
from komma_desk.usecases.ports.keys import OpenedEnvelope
from komma_desk.usecases.ports.office import Audience, PostedEnvelope

_TAKEN = "begun entry "  # and the id of the envelope it came in
_BEGUN = "begun"


def hand_over(begun: BegunReception, to: Person, context: Context) -> None:
    """Raises SwappedKey where nobody vouches for her keys."""
    record = record_of(begun.reception, begun.draft, begun.files)
    body = Parcel(words={_BEGUN: begun.id.hex, "entry": record}).packed()
    kind, now = envelope_kinds.RECEPTION_HANDED, context.clock.now()
    envelope, data = context.keys.seal_to_person(to, kind, body, now)
    context.work.send(
        PostedEnvelope(
            id=envelope, audience=Audience.PERSON, posted_on=context.clock.today(), data=data
        )
    )
    context.work.office.on_the_way.post([each.stored_as for each in begun.files], envelope)
    forget(begun.id, context)


def take_handed(context: Context) -> int:
    """Those handed to me become mine; how many. What cannot be read stays in the post."""
    found = context.tools.mailbox.fetch(context.work.office.post, context.keys)
    handed = [each for each in found if each.kind == envelope_kinds.RECEPTION_HANDED]
    return sum(_take(each, context) for each in handed if is_from_clearing(each, context))


def _take(opened: OpenedEnvelope, context: Context) -> bool:
    memory = context.work.cases.memory
    is_new = not memory.get(_TAKEN + opened.id.hex)
    if is_new:
        try:
            _keep(opened, context)
        except (Refusal, *NOT_AS_WRITTEN):
            return False  # too many are begun here, or somebody else's programme wrote it
        memory.put(_TAKEN + opened.id.hex, "taken")
    context.work.office.post.remove(opened.id)
    context.tools.mailbox.forget(opened.id)
    return is_new


def _keep(opened: OpenedEnvelope, context: Context) -> None:
    words = unpacked(opened.body).words
    begun = begun_of(ReceptionId(UUID(words[_BEGUN])), dict(words["entry"]), context)
    cases, files = context.work.cases.cases, context.tools.sealed_files
    if cases.by_report(ReportId(begun.id)) is not None:
        return  # it became a case before it was put back into the post
    # A name proves nothing: what is in a case already belongs to nobody's draft.
    taken = cases.stored_files()
    mine = tuple(each for each in begun.files if each.stored_as not in taken)
    keep(begun.id, begun.reception, begun.draft, mine, context)
    on_the_way, tag = context.work.office.on_the_way, context.keys.own_tag(label_of(begun.id))
    on_the_way.arrived(opened.id)
    for each in mine:
        on_the_way.add(
            FileOnTheWay(
                stored_as=each.stored_as,
                tag=tag,
                staged_on=context.clock.today(),
                size_on_disk=files.size_on_disk(each),
            )
        )
