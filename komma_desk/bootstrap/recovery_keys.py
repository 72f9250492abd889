"""Making and rehearsing the recovery of the office, for the key ring of a clearing officer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from komma_desk.bootstrap.vouching import (
    epoch_from,
    grant_from,
    grant_to,
    is_vouched_for,
    public_of,
)
from komma_desk.domain.audit import Compartment, LogHead
from komma_desk.domain.person import Person
from komma_desk.usecases.office_recovery import (
    RecoveryUnreadable,
    is_the_last_one_made,
    recovery_in,
)
from komma_desk.usecases.ports.keys import NewRecovery
from komma_desk.usecases.ports.office import GroupEpoch, GroupGrant
from komma_desk.usecases.ports.work import Work
from komma_desk.vault import halves, recovery
from komma_desk.vault.cabinet import Cabinet
from komma_desk.vault.key_ring import KeyRing


def new_recovery(
    cabinet: Cabinet, ring: KeyRing, heads: Mapping[Compartment, LogHead]
) -> NewRecovery:
    made = recovery.make_recovery(cabinet, ring, heads)
    return NewRecovery(
        sealing=made.signed.public.sealing,
        signing=made.signed.public.signing,
        signature=made.signed.signature,
        grants=tuple(map(grant_to, made.grants)),
        half_a=made.halves.a,
        half_b=made.halves.b,
        store=halves.store_mark(ring.vault_id),
    )


def rehearse(
    cabinet: Cabinet,
    ring: KeyRing,
    pair: tuple[str, str],
    kept: Person,
    epochs: Sequence[GroupEpoch],
    grants: Sequence[GroupGrant],
) -> None:
    """The opened ring is gone with this call; raises the refusals of `unlock_with_halves`."""
    opened = recovery.unlock_with_halves(cabinet, *pair)
    recovery.require_whole(
        opened, ring, public_of(kept), map(epoch_from, epochs), map(grant_from, grants)
    )


def end_earlier_recoveries(cabinet: Cabinet, ring: KeyRing, work: Work) -> None:
    """In the key file only the recovery stays that the office keeps.

    Where it keeps none, or one clearing has not signed or has replaced since, nothing ends: a
    setting written by hand must not take the way back from the office.
    """
    try:
        kept = recovery_in(work.office.settings)
    except RecoveryUnreadable:
        return
    if kept is None or not is_vouched_for(kept.keys, ring):
        return
    if is_the_last_one_made(kept.keys, work.cases.memory):
        recovery.keep_only(cabinet, public_of(kept.keys).key_id)
