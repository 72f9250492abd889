"""Statements somebody of the store signed: by whom, when, and whether that still counts."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime

from komma_desk.domain.identifiers import PersonId
from komma_desk.domain.person import Person
from komma_desk.domain.stored import NoSuchPerson
from komma_desk.usecases.context import Context
from komma_desk.usecases.former_keys import former_of
from komma_desk.usecases.ports.keys import Keys
from komma_desk.usecases.ports.office import Office, Signed


def signed_now(label: str, said: object, context: Context) -> Signed:
    """`said` is what JSON can write."""
    return signed_by(label, said, context.keys, context.actor.id, context.clock.now())


def signed_by(label: str, said: object, keys: Keys, by: PersonId, at: datetime) -> Signed:
    return Signed(by=by, at=at, signature=keys.sign(label, _bytes_of(said, by, at)))


def signer_now(label: str, said: object, signed: Signed, context: Context) -> Person | None:
    """Only as clearing vouches for her today: with keys or roles she had before nothing counts."""
    signer = signer_of(label, said, signed, context)
    return signer if signer is not None and context.keys.is_confirmed(signer) else None


def signer_of(label: str, said: object, signed: Signed, context: Context) -> Person | None:
    """As clearing vouches for her, or did when she had other keys; None for nobody it knows."""
    return next(iter(signers_of(label, said, signed, context.work.office, context.keys)), None)


def signers_of(
    label: str, said: object, signed: Signed, office: Office, keys: Keys
) -> tuple[Person, ...]:
    """Whoever of her the signature is by: as she is now first, then with roles she had before."""
    return signers_among(vouched_for(signed.by, office, keys), label, said, signed, keys)


def vouched_for(person: PersonId, office: Office, keys: Keys) -> tuple[Person, ...]:
    """As clearing vouches for her today, and with the keys and roles she had before."""
    try:
        now = office.people.get(person)
    except NoSuchPerson:
        return ()
    known = [each for each in (now,) if keys.is_confirmed(each)]
    before = former_of(now.id, office.settings)
    known += [each for each in before if keys.was_confirmed(each)]
    return tuple(known)


def signers_among(
    known: Iterable[Person], label: str, said: object, signed: Signed, keys: Keys
) -> tuple[Person, ...]:
    """For whoever has many statements of few people to check."""
    message = _bytes_of(said, signed.by, signed.at)
    return tuple(
        each for each in known if keys.has_signed(each.signing, label, message, signed.signature)
    )


def _bytes_of(said: object, by: PersonId, at: object) -> bytes:
    return json.dumps([said, by.hex, str(at)], ensure_ascii=False, sort_keys=True).encode()
