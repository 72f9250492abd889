"""Founding a store: keys, two encrypted files, the first people, the published procedure."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from komma_desk.bootstrap.desk_keys import DeskKeys
from komma_desk.bootstrap.directory import keep_directory_key
from komma_desk.bootstrap.founding_site import built_beside, clear_leftovers, require_free
from komma_desk.bootstrap.house import House
from komma_desk.bootstrap.log_sealer import RingSealer
from komma_desk.bootstrap.publishing import publish
from komma_desk.bootstrap.vouching import epoch_to, grant_to
from komma_desk.domain.audit import AuditLine, Compartment
from komma_desk.domain.deadlines.office_days import NOT_SAID, OfficeDays
from komma_desk.domain.identifiers import PersonId
from komma_desk.domain.letter import RecoverySheet
from komma_desk.domain.login import require_login
from komma_desk.domain.person import Person, Standing
from komma_desk.domain.procedure.shipped import ShippedProcedure
from komma_desk.domain.roles import Role
from komma_desk.domain.text import LONGEST_LINE, require_text
from komma_desk.store.desk import open_desk
from komma_desk.store.reserve import keep_reserve
from komma_desk.store.sealed_files import FOLDER as ATTACHMENTS
from komma_desk.store.upgrade import FILES, create
from komma_desk.system.places import refuse_unsuitable
from komma_desk.usecases.effects.office_calendar import keep_office_days
from komma_desk.usecases.effects.once_confirmed import remember_confirmed
from komma_desk.usecases.effects.partner_standing import expect_signatures
from komma_desk.usecases.effects.signed_office import remember_as_it_is, sign_office
from komma_desk.usecases.founding import FirstPerson, FoundedStore
from komma_desk.usecases.ports.office import StoredProcedure
from komma_desk.usecases.ports.work import Work
from komma_desk.vault import founding
from komma_desk.vault.founding import Founded, Founder
from komma_desk.vault.key_ring import KeyRing
from komma_desk.words import current_language


def found_store(
    house: House,
    folder: Path,
    municipality: str,
    people: Sequence[FirstPerson],
    procedure: ShippedProcedure = ShippedProcedure.STANDARD,
    days: OfficeDays = NOT_SAID,
) -> FoundedStore:
    """Make a store in a new or empty folder; of a founding that fails nothing is left.

    Raises FolderNotEmpty, NoRoomBeside, the refusals of `system.places`, of the login and of the
    passphrase.
    """
    require_text(municipality, LONGEST_LINE)
    for person in people:
        require_login(person.login)
        require_text(person.name, LONGEST_LINE)
    refuse_unsuitable(folder)
    require_free(folder)
    now = house.clock.now()
    cleared = clear_leftovers(folder, now=now)
    with built_beside(folder, now=now) as site:
        founded = _found(house, site, municipality, people, _Chosen(procedure, days))
    return replace(founded, folder=folder, cleared=cleared)


class _Chosen(NamedTuple):
    """What the office decided of itself."""

    procedure: ShippedProcedure
    days: OfficeDays


def _found(
    house: House,
    folder: Path,
    municipality: str,
    people: Sequence[FirstPerson],
    chosen: _Chosen,
) -> FoundedStore:
    ids = {require_login(each.login): PersonId(uuid.uuid4()) for each in people}
    founded = founding.found(
        house.cabinet(folder),
        [
            Founder(
                login=require_login(each.login),
                person_id=ids[require_login(each.login)],
                is_clearing=Role.CLEARING in each.roles,
                passphrase=each.passphrase,
                roles=frozenset(map(str, each.roles)),
                name=each.name,
            )
            for each in people
        ],
    )
    clearing = next(
        founded.rings[ids[require_login(each.login)]]
        for each in people
        if Role.CLEARING in each.roles
    )
    for compartment in Compartment:
        create(
            folder / FILES[compartment],
            clearing.file_key(compartment).raw,
            compartment,
            migrations=house.migrations,
        )
    (folder / ATTACHMENTS).mkdir(mode=0o700)
    (folder / "backups").mkdir(mode=0o700)
    keep_reserve(folder)
    _write_office(house, folder, municipality, people, founded, clearing, chosen)
    codes = {login: founded.recovery_codes[ids[login]] for login in ids}
    return FoundedStore(
        folder=folder,
        recovery_codes=codes,
        sheets={
            require_login(each.login): _sheet(house, municipality, each, codes) for each in people
        },
    )


def _write_office(
    house: House,
    folder: Path,
    municipality: str,
    people: Sequence[FirstPerson],
    founded: Founded,
    clearing: KeyRing,
    chosen: _Chosen,
) -> None:
    sealer = RingSealer(clearing, house.clock)
    sealer.newest |= {each.group: each for each in founded.epochs}
    desk = open_desk(
        folder,
        office_key=clearing.file_key(Compartment.OFFICE).raw,
        cases_key=clearing.file_key(Compartment.CASES).raw,
        migrations=house.migrations,
        sealer=sealer,
    )
    try:
        with desk.change() as work:
            _enter_people(work, people, founded)
            for epoch in founded.epochs:
                work.office.keys.add_epoch(epoch_to(epoch))
            for grant in founded.grants:
                work.office.keys.add_grant(grant_to(grant))
            keep_directory_key(work.office.settings, founded.directory)
            work.office.settings.put("municipality", municipality)
            work.office.settings.put("office_name", "Clearingstelle")
            keep_office_days(work.office.settings, chosen.days)
            keys = DeskKeys(clearing, house.cabinet(folder), sealer.newest)
            by = PersonId(clearing.person_id)
            sign_office(work.office.settings, keys, by, house.clock.now())
            remember_as_it_is(work.office.settings, work.cases.memory)
            expect_signatures(work.cases.memory)
            publish(work, _stored(house, chosen.procedure), clearing)
            work.trail.append(AuditLine(action="found store"), Compartment.OFFICE)
            work.trail.append(AuditLine(action="found store"), Compartment.CASES)
            work.commit()
    finally:
        desk.close()


def _enter_people(work: Work, people: Sequence[FirstPerson], founded: Founded) -> None:
    by_login = {require_login(each.login): each for each in people}
    for signed, login in zip(founded.people, by_login, strict=True):
        first = by_login[login]
        person = Person(
            id=signed.public.person_id,
            login=login,
            name=first.name,
            roles=first.roles,
            standing=Standing.CONFIRMED,
            sealing=signed.public.sealing,
            signing=signed.public.signing,
            signature=signed.signature,
        )
        work.office.people.add(person)
        remember_confirmed(person, work.cases.memory)


def _stored(house: House, shipped: ShippedProcedure) -> StoredProcedure:
    text = house.shipped_procedure(shipped).read_text(encoding="utf-8")
    procedure = house.rules.procedure(text)
    return StoredProcedure(
        id=procedure.id, version=procedure.version, sha256=procedure.sha256(), text=text
    )


def _sheet(house: House, municipality: str, person: FirstPerson, codes: dict[str, str]) -> bytes:
    login = require_login(person.login)
    return house.press.recovery_sheet(
        RecoverySheet(
            organisation=municipality,
            person=person.name,
            login=login,
            recovery_code=codes[login],
            made_on=house.clock.today(),
            language=current_language(),
        )
    )
