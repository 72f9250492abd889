"""Clearing lists the former keys of everybody: none it makes up publishes a procedure."""

from __future__ import annotations

import json
from base64 import b64encode
from dataclasses import dataclass, replace

import pytest

from komma_desk.bootstrap.session import Session
from komma_desk.bootstrap.vouching import signed_of
from komma_desk.domain.person import Person
from komma_desk.usecases.effects.publication import (
    PROPOSED,
    PUBLISHED,
    ProcedureNotPublished,
    place_of,
    proposal_said,
    publication_said,
)
from komma_desk.usecases.effects.signing import signed_by
from komma_desk.usecases.ports.office import StoredProcedure
from komma_desk.usecases.ports.procedures import StoredPublication
from komma_desk.vault import signing
from komma_desk.vault.person_keys import PersonKeys, _statement
from tests.attacks.publishing import lax
from tests.journeys.town import ADMIN, CLEARING, Town, line_of


@dataclass(frozen=True)
class MadeUp:
    """Keys of nobody, under a name that could publish."""

    keys: PersonKeys

    def sign(self, label: str, said: bytes) -> bytes:
        return signing.sign(self.keys.signing, f"statement: {label}", said)


def vouched(keys: PersonKeys, mira: Person, karl: Session) -> dict[str, object]:
    """As clearing lists keys somebody had before, under its own signature."""
    public = keys.public
    forged = replace(mira, sealing=public.sealing, signing=public.signing)
    label, said = _statement(signed_of(forged, karl.ring))
    forged = replace(forged, signature=karl.ring.directory_key.sign(label, said))
    assert karl._tools.keys.was_confirmed(forged)
    return {
        "login": forged.login,
        "name": forged.name,
        "roles": sorted(forged.roles),
        "sealing": b64encode(forged.sealing).decode(),
        "signing": b64encode(forged.signing).decode(),
        "signature": b64encode(forged.signature).decode(),
    }


def published_by(made_up: MadeUp, stored: StoredProcedure, karl: Session) -> StoredPublication:
    at, by = karl._tools.clock.now(), made_up.keys.person_id
    said = proposal_said(stored, as_default=True)
    proposal = signed_by(PROPOSED, said, karl._tools.keys, karl.actor.id, at)
    unsigned = StoredPublication(
        procedure=stored.id,
        version=stored.version,
        number=7,
        as_default=True,
        proposed=proposal,
        published=replace(proposal, by=by),
    )
    told = publication_said(stored, unsigned)
    return replace(unsigned, published=signed_by(PUBLISHED, told, made_up, by, at))  # type: ignore[arg-type]  # it only signs


def test_with_keys_clearing_says_somebody_had_before_nothing_is_published(town: Town) -> None:
    stored = lax("9.0")
    with town.unlock(CLEARING) as karl:
        mira = line_of(karl, ADMIN).person
        made_up = MadeUp(PersonKeys.new(mira.id))
        publication = published_by(made_up, stored, karl)
        with karl._desk.change() as work:
            former = json.dumps([vouched(made_up.keys, mira, karl)])
            work.office.settings.put(f"former keys {mira.id}", former)
            work.office.procedures.publish(stored)
            work.office.settings.put(place_of(stored), karl._tools.keys.vouch(stored))
            work.office.publications.add(publication)
            work.commit()
    with pytest.raises(ProcedureNotPublished):
        town.unlock(CLEARING)
