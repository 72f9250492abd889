"""Unlocking a store that exists, and coming into one by invitation."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from pathlib import Path

from komma_desk.bootstrap.house import House
from komma_desk.bootstrap.renewing import settle_renewal
from komma_desk.bootstrap.session import Session, open_session
from komma_desk.domain.errors import Refusal
from komma_desk.domain.login import require_login
from komma_desk.store.desk_lock import DeskLock, take
from komma_desk.system.places import refuse_unsuitable
from komma_desk.usecases.commands.arrive import Arrive
from komma_desk.vault import inviting, unlocking
from komma_desk.words import N_


class NoStoreHere(Refusal):
    sentence = N_("There is no KommA Desk store in “{folder}”.")
    advice = N_("Please check the folder, or found a new store.")


@dataclass(frozen=True, slots=True, kw_only=True)
class CameIn:
    """The recovery code is shown once."""

    session: Session
    recovery_code: str = field(repr=False)


def unlock_store(house: House, folder: Path, login: str, passphrase: str) -> Session:
    """Raises NoStoreHere, OpenElsewhere, WrongLoginOrPassphrase, StoreTooNew and the like."""
    lease = take_seat(house, folder)
    try:
        ring = unlocking.unlock(house.cabinet(folder), login, passphrase)
    except BaseException:
        lease.release()
        raise
    return open_session(house, folder, ring, lease)


def recover_store(
    house: House, folder: Path, login: str, recovery_code: str, new_passphrase: str
) -> CameIn:
    """Open by the recovery code, set a new passphrase and make a new code; the old one is dead."""
    lease = take_seat(house, folder)
    try:
        cabinet = house.cabinet(folder)
        ring = unlocking.unlock_with_recovery_code(cabinet, login, recovery_code)
        unlocking.set_passphrase(cabinet, ring, new_passphrase)
        # A code that was taken out of its envelope is no secret of a safe any more.
        fresh_code = unlocking.new_recovery_code(cabinet, ring)
    except BaseException:
        lease.release()
        raise
    return CameIn(session=open_session(house, folder, ring, lease), recovery_code=fresh_code)


def accept_invitation(
    house: House, folder: Path, login: str, code: str, new_passphrase: str
) -> CameIn:
    """Make one's own keys with a one-time code; clearing confirms them afterwards."""
    lease = take_seat(house, folder)
    try:
        accepted = inviting.accept(
            house.cabinet(folder),
            login=require_login(login),
            code=code,
            passphrase=new_passphrase,
            now=house.clock.now(),
        )
    except BaseException:
        lease.release()
        raise
    session = open_session(house, folder, accepted.ring, lease)
    try:
        session.perform(
            Arrive(
                sealing=accepted.public.sealing,
                signing=accepted.public.signing,
                proof=accepted.proof,
            )
        )
        inviting.use_up(house.cabinet(folder), require_login(login))
    except BaseException:
        session.close()
        raise
    return CameIn(session=session, recovery_code=accepted.recovery_code)


def take_seat(house: House, folder: Path) -> DeskLock:
    if not house.is_store(folder):
        raise NoStoreHere(folder=str(folder))
    refuse_unsuitable(folder)
    lease = take(folder, now=house.clock.now(), nonce=secrets.token_hex(8))
    try:
        settle_renewal(house, folder)
    except BaseException:
        lease.release()
        raise
    return lease
