"""An office that lost its passphrases comes back: two halves make a new clearing officer."""

from __future__ import annotations

import uuid
from contextlib import closing, suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from komma_desk.bootstrap.attachments import attachment_files
from komma_desk.bootstrap.circle_keys import RingCircles
from komma_desk.bootstrap.directory import directory_key_in
from komma_desk.bootstrap.house import House
from komma_desk.bootstrap.log_sealer import RingSealer
from komma_desk.bootstrap.opening import CameIn, take_seat
from komma_desk.bootstrap.recovery_post import RecoveringKeys, take_in_with_halves
from komma_desk.bootstrap.session import open_session
from komma_desk.bootstrap.vouching import epoch_from, grant_from, grant_to
from komma_desk.domain.audit import AuditLine, Compartment
from komma_desk.domain.case import CaseEvent
from komma_desk.domain.circle import SealedCaseDamaged
from komma_desk.domain.circle_deeds import CircleDeed
from komma_desk.domain.identifiers import PersonId
from komma_desk.domain.login import require_login
from komma_desk.domain.person import Person, Standing
from komma_desk.domain.recovery_half import ITS_ID
from komma_desk.domain.roles import Role
from komma_desk.domain.text import LONGEST_LINE, require_text
from komma_desk.store.desk import KeptDesk, open_desk
from komma_desk.store.desk_lock import DeskLock
from komma_desk.usecases.office_recovery import Comeback, keep_recovery, recovery_in
from komma_desk.usecases.ports.cases import StoredCases
from komma_desk.vault.cabinet import Cabinet
from komma_desk.vault.groups import GROUPS, GroupEpoch
from komma_desk.vault.key_ring import KeyRing
from komma_desk.vault.newcomer import Newcomer, newcomer
from komma_desk.vault.recovery import unlock_with_halves
from komma_desk.vault.refusals import HalvesOpenNothing, LoginTaken

_ROLES = frozenset({Role.CLEARING})


def recover_office(house: House, folder: Path, wanted: Comeback) -> CameIn:
    """Everybody else keeps what they have; the halves stay valid until new ones are made.

    Raises HalfMistyped, SameHalfTwice, HalfOfAnotherStore, HalvesOpenNothing, LoginTaken,
    PassphraseTooShort, the refusals of the login and the name, NoStoreHere, OpenElsewhere.
    """
    wanted = replace(wanted, login=require_login(wanted.login))
    require_text(wanted.name, LONGEST_LINE)
    lease = take_seat(house, folder)
    try:
        new = _let_in(house, folder, wanted)
    except BaseException:
        lease.release()
        raise
    return _opened(house, folder, new, lease)


def _opened(house: House, folder: Path, new: Newcomer, lease: DeskLock) -> CameIn:
    session = open_session(house, folder, new.ring, lease)
    return CameIn(session=session, recovery_code=new.recovery_code)


def _let_in(house: House, folder: Path, wanted: Comeback) -> Newcomer:
    cabinet = house.cabinet(folder)
    ring = unlock_with_halves(cabinet, wanted.half_a, wanted.half_b)
    newest = _join(house, folder, ring, wanted.login)
    new = newcomer(
        cabinet,
        ring,
        person_id=PersonId(uuid.uuid4()),
        login=wanted.login,
        name=wanted.name,
        roles=frozenset(map(str, _ROLES)),
        passphrase=wanted.new_passphrase,
    )
    sealer = RingSealer(new.ring, house.clock)
    seals = RingCircles(
        ring,
        clock=house.clock,
        presets=house.rules.roles,
        files=attachment_files(folder),
        writer=new.ring.person,
    )
    sealer.newest = seals.newest = newest
    with closing(_desk(house, folder, ring, sealer, seals)) as desk:
        person = _enter(house, desk, new, wanted)
        keys = RecoveringKeys(new.ring, ring, cabinet, newest)
        take_in_with_halves(house, folder, desk, keys, new.ring, person)
    _put_in_force(cabinet, new)
    return new


def _put_in_force(cabinet: Cabinet, new: Newcomer) -> None:
    """Last: of a crash before it nothing is left but a person without a way in, who can leave."""
    cabinet.replace(new.file)


def _join(house: House, folder: Path, ring: KeyRing, login: str) -> dict[str, GroupEpoch]:
    """The recovery enters its groups and takes the directory key; returns the newest epochs."""
    with (
        closing(_desk(house, folder, ring, RingSealer(ring, house.clock))) as desk,
        desk.look() as work,
    ):
        kept = recovery_in(work.office.settings)
        if kept is None:
            raise HalvesOpenNothing
        if work.office.people.find(login) is not None:
            raise LoginTaken
        epochs = [epoch_from(each) for name in GROUPS for each in work.office.keys.epochs(name)]
        directory = directory_key_in(work.office.settings)
    ring.join(epochs, map(grant_from, kept.grants))
    if directory is not None:
        ring.take_directory_key(directory)
    return {each.group: each for each in sorted(epochs, key=lambda one: one.epoch)}


def _desk(
    house: House,
    folder: Path,
    ring: KeyRing,
    sealer: RingSealer,
    seals: RingCircles | None = None,
) -> KeptDesk:
    return open_desk(
        folder,
        office_key=ring.file_key(Compartment.OFFICE).raw,
        cases_key=ring.file_key(Compartment.CASES).raw,
        migrations=house.migrations,
        sealer=sealer,
        seals=seals,
    )


def _enter(house: House, desk: KeptDesk, new: Newcomer, wanted: Comeback) -> Person:
    with desk.change() as work:
        office = work.office
        person = Person(
            id=new.signed.public.person_id,
            login=wanted.login,
            name=wanted.name,
            roles=_ROLES,
            standing=Standing.CONFIRMED,
            sealing=new.signed.public.sealing,
            signing=new.signed.public.signing,
            signature=new.signed.signature,
        )
        office.people.add(person)
        for grant in new.grants:
            office.keys.add_grant(grant_to(grant))
        if kept := recovery_in(office.settings):
            used_at = house.clock.now().replace(microsecond=0)
            keep_recovery(office.settings, replace(kept, used_at=used_at))
        _let_into_circles(work.cases.cases, person, house.clock.now())
        line = AuditLine(action="office recovered with both halves", subject=wanted.login)
        for compartment in Compartment:
            work.trail.append(line, compartment)
        work.commit()
    return person


def _let_into_circles(cases: StoredCases, person: Person, at: datetime) -> None:
    """The office's recovery is in every circle: perhaps nobody else can open the case any more.

    One that is damaged keeps nobody out of the office; the check names it.
    """
    for case in cases.restricted_to(ITS_ID):
        let_in = CaseEvent(at=at, by=person.id, action=str(CircleDeed.BROKEN_INTO))
        with suppress(SealedCaseDamaged):
            cases.add_event(case, let_in)
            cases.widen(case, person)
