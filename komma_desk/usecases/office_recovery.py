"""The organisation's recovery as the office keeps it: whose keys, made when, rehearsed how often.

It is kept like a person nobody can log in as; clearing's signature stands under it as under hers.
"""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Final

from komma_desk.domain.errors import NOT_AS_WRITTEN, Trouble
from komma_desk.domain.person import Person, Standing
from komma_desk.domain.recovery_half import ITS_ID, ITS_LOGIN
from komma_desk.usecases.context import Context
from komma_desk.usecases.ports.cases import StoredMemory
from komma_desk.usecases.ports.keys import Renewed
from komma_desk.usecases.ports.office import GroupGrant, StoredSettings
from komma_desk.words import N_

_NAME: Final = "organisation_recovery"
_LAST_MADE: Final = "office recovery"
_BESIDE: Final = ";"  # between the new one and the one before, until it is settled


class RecoveryUnreadable(Trouble):
    sentence = N_("What is kept about the recovery of the office cannot be read any more.")
    advice = N_("Please have a clearing officer make new halves, and ask who changed the store.")


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeRecovery:
    """`keys` are its public keys; `grants` the keys of the groups, sealed to it."""

    keys: Person
    grants: tuple[GroupGrant, ...]
    made_at: datetime
    made_by: str
    rehearsals: int = 0
    rehearsed_at: datetime | None = None
    used_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Comeback:
    """The two halves, and the person they make a clearing officer of."""

    half_a: str = field(repr=False)
    half_b: str = field(repr=False)
    login: str
    name: str
    new_passphrase: str = field(repr=False)


def keys_of_recovery(*, sealing: bytes, signing: bytes, signature: bytes) -> Person:
    return Person(
        id=ITS_ID,
        login=ITS_LOGIN,
        name="",
        roles=frozenset(),
        standing=Standing.CONFIRMED,
        sealing=sealing,
        signing=signing,
        signature=signature,
    )


def recovery_in(settings: StoredSettings) -> OfficeRecovery | None:
    """Raises RecoveryUnreadable for a setting nobody of us wrote."""
    text = settings.get(_NAME)
    try:
        return _read(json.loads(text)) if text else None
    except NOT_AS_WRITTEN as unreadable:
        raise RecoveryUnreadable from unreadable


def keep_recovery(settings: StoredSettings, kept: OfficeRecovery) -> None:
    settings.put(_NAME, json.dumps(_written(kept)))


def recipients_of_new_epoch(context: Context) -> tuple[Person, ...]:
    """Who besides the people is given every new file key and group epoch: none or one.

    Not one that clearing has not signed: nothing is ever sealed to it.
    """
    try:
        kept = recovery_in(context.work.office.settings)
    except RecoveryUnreadable:
        return ()  # nobody's leaving waits for it; its own page says so
    if kept is None or not context.keys.is_confirmed(kept.keys):
        return ()
    work = context.work
    if work.has_cases and not is_the_last_one_made(kept.keys, work.cases.memory):
        return ()
    return (kept.keys,)


def announce_recovery(keys: Person, settings: StoredSettings, memory: StoredMemory) -> None:
    """New halves are being made; the ones before count until the office has the new ones.

    The cases are committed first: a crash between the two must not end the only halves on paper.
    """
    announced = [_print(keys)]
    with suppress(RecoveryUnreadable):  # what cannot be read is replaced by what is made now
        kept = recovery_in(settings)
        if kept is not None and is_the_last_one_made(kept.keys, memory):
            announced.append(_print(kept.keys))
    memory.put(_LAST_MADE, _BESIDE.join(announced))


def settle_recovery(settings: StoredSettings, memory: StoredMemory) -> None:
    """Of those announced the one that stands in the office counts, and from now on it alone.

    Clearing signed earlier ones as well: their thrown away halves must never count again.
    """
    kept = recovery_in(settings)
    announced = memory.get(_LAST_MADE).split(_BESIDE)
    if kept is not None and len(announced) > 1 and _print(kept.keys) in announced:
        memory.put(_LAST_MADE, _print(kept.keys))


def learn_recovery(context: Context) -> None:
    """The one that stands there from before such things were remembered, or after a crash."""
    memory = context.work.cases.memory
    if not memory.get(_LAST_MADE):
        for keys in recipients_of_new_epoch(context):
            memory.put(_LAST_MADE, _print(keys))
    elif _BESIDE in memory.get(_LAST_MADE):
        settle_recovery(context.work.office.settings, memory)


def is_the_last_one_made(keys: Person, memory: StoredMemory) -> bool:
    """Also one of two, while it is not settled which of them the office has."""
    remembered = memory.get(_LAST_MADE)
    return not remembered or _print(keys) in remembered.split(_BESIDE)


def _print(keys: Person) -> str:
    return f"{keys.sealing.hex()} {keys.signing.hex()}"


def keep_renewed_recovery(settings: StoredSettings, renewed: Renewed) -> None:
    """Signed for the next generation, with the new epochs beside those that stayed."""
    kept = recovery_in(settings) if ITS_ID in renewed.signatures else None
    if kept is None:
        return
    granted = {each.group: each for each in kept.grants} | {
        each.group: each for each in renewed.grants if each.person == ITS_ID
    }
    keys = replace(kept.keys, signature=renewed.signatures[ITS_ID])
    keep_recovery(settings, replace(kept, keys=keys, grants=tuple(granted.values())))


def _written(kept: OfficeRecovery) -> dict[str, object]:
    return {
        "sealing": b64encode(kept.keys.sealing).decode(),
        "signing": b64encode(kept.keys.signing).decode(),
        "signature": b64encode(kept.keys.signature).decode(),
        "grants": [
            {
                "group": each.group,
                "epoch": each.epoch,
                "sealed": b64encode(each.sealed).decode(),
            }
            for each in kept.grants
        ],
        "made_at": kept.made_at.isoformat(),
        "made_by": kept.made_by,
        "rehearsals": kept.rehearsals,
        "rehearsed_at": kept.rehearsed_at.isoformat() if kept.rehearsed_at else "",
        "used_at": kept.used_at.isoformat() if kept.used_at else "",
    }


def _read(told: Mapping[str, object]) -> OfficeRecovery:
    grants = told["grants"]
    if not isinstance(grants, list):
        raise TypeError("grants")
    return OfficeRecovery(
        keys=keys_of_recovery(
            sealing=_raw(told["sealing"]),
            signing=_raw(told["signing"]),
            signature=_raw(told["signature"]),
        ),
        grants=tuple(
            GroupGrant(
                group=str(each["group"]),
                epoch=int(each["epoch"]),
                person=ITS_ID,
                sealed=_raw(each["sealed"]),
            )
            for each in grants
        ),
        made_at=_moment(told["made_at"]),
        made_by=str(told["made_by"]),
        rehearsals=int(str(told["rehearsals"])),
        rehearsed_at=_moment(told["rehearsed_at"]) if told["rehearsed_at"] else None,
        used_at=_moment(told["used_at"]) if told["used_at"] else None,
    )


def _raw(value: object) -> bytes:
    return b64decode(str(value), validate=True)


def _moment(value: object) -> datetime:
    at = datetime.fromisoformat(str(value))
    if at.tzinfo is None:
        raise ValueError("a moment without a time zone")
    return at
