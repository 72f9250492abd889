"""What somebody with the key of the office file and a pen of her own can put into the post."""

from __future__ import annotations

from datetime import datetime
from uuid import uuid4

from komma_desk.bootstrap.session import Session
from komma_desk.bootstrap.vouching import epoch_from
from komma_desk.domain.identifiers import EnvelopeId
from komma_desk.domain.person import Person
from komma_desk.usecases.ports.office import Audience, PostedEnvelope
from komma_desk.vault import envelope
from komma_desk.vault.person_keys import PersonKeys, PublicKeys
from komma_desk.vault.recipients import Recipient


def person_named(desk: Session, login: str) -> Person:
    with desk._desk.look() as work:
        found = work.office.people.find(login)
    assert found is not None
    return found


def to_group(desk: Session, group: str) -> Recipient:
    with desk._desk.look() as work:
        epoch = work.office.keys.newest_epoch(group)
    assert epoch is not None
    return Recipient.group(epoch_from(epoch))


def to_person(person: Person) -> Recipient:
    return Recipient.person(
        PublicKeys(person_id=person.id, sealing=person.sealing, signing=person.signing)
    )


def in_the_name_of(person: Person) -> PersonKeys:
    """The forger's own new keys under somebody else's id."""
    return PersonKeys.new(person.id)


def sealed(kind: str, body: bytes, to: Recipient, author: PersonKeys, at: datetime) -> bytes:
    return envelope.seal(
        kind, body, to=[to], author=author, envelope_id=EnvelopeId(uuid4()), sent_at=at
    )


def post(desk: Session, audience: Audience, data: bytes, at: datetime) -> None:
    with desk._desk.change() as work:
        work.send(
            PostedEnvelope(
                id=envelope.envelope_id_of(data),
                audience=audience,
                posted_on=at.date(),
                data=data,
            )
        )
        work.commit()
