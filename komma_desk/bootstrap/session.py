"""A store somebody unlocked: the one doorway, and what closes with it."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import Any, NamedTuple, Self

from komma_desk.bootstrap.acting import actor_of
from komma_desk.bootstrap.anchors import Anchors
from komma_desk.bootstrap.attachments import attachment_files
from komma_desk.bootstrap.backing_up import RingBackups
from komma_desk.bootstrap.circle_keys import RingCircles
from komma_desk.bootstrap.desk_keys import DeskKeys
from komma_desk.bootstrap.directory import directory_key_in
from komma_desk.bootstrap.files_leaving import LeavingNotes
from komma_desk.bootstrap.foreign_child import ForeignChild
from komma_desk.bootstrap.gate import Gate
from komma_desk.bootstrap.house import House
from komma_desk.bootstrap.log_sealer import RingSealer
from komma_desk.bootstrap.once_kept import remember_once_kept
from komma_desk.bootstrap.orphans import RingOrphans
from komma_desk.bootstrap.publishing import settle_published
from komma_desk.bootstrap.recovery_keys import end_earlier_recoveries
from komma_desk.bootstrap.renewing import leave_in_new_files, settle_renewal
from komma_desk.bootstrap.vouching import (
    epoch_from,
    grant_from,
    is_set_back,
    is_vouched_for,
    signing_keys_of,
)
from komma_desk.domain.actor import Actor
from komma_desk.domain.attachment import SealedAttachment
from komma_desk.domain.audit import Compartment
from komma_desk.domain.changes import Changes
from komma_desk.domain.errors import Refusal, Trouble
from komma_desk.domain.identifiers import PersonId
from komma_desk.domain.log_loss import LogLoss
from komma_desk.domain.person import Person
from komma_desk.domain.store_health import HealthLine
from komma_desk.store.desk import KeptDesk, open_desk
from komma_desk.store.desk_lock import DeskLock
from komma_desk.system.holidays_by_land import holidays_at
from komma_desk.usecases.commands.acknowledge_loss import AcknowledgeLoss
from komma_desk.usecases.commands.change_roles import ChangeRoles
from komma_desk.usecases.commands.dismiss_person import DismissPerson
from komma_desk.usecases.commands.make_organisation_recovery import MakeOrganisationRecovery
from komma_desk.usecases.context import Tools
from komma_desk.usecases.dispatcher import Dispatcher
from komma_desk.usecases.effects.leaving import Leaving
from komma_desk.usecases.effects.once_confirmed import forget
from komma_desk.usecases.effects.publication import Grounds
from komma_desk.usecases.mailbox import Mailbox
from komma_desk.usecases.office_recovery import settle_recovery
from komma_desk.usecases.ports.work import Work
from komma_desk.usecases.queries.leaving_preview import LeavingPreview
from komma_desk.usecases.queries.roles_preview import RolesPreview
from komma_desk.vault import unlocking
from komma_desk.vault.groups import CLEARING, GROUPS, GroupEpoch
from komma_desk.vault.key_ring import KeyRing
from komma_desk.words import N_


class NotInDirectory(Trouble):
    sentence = N_("Your keys open this store, but its directory does not know you.")
    advice = N_("Please ask your clearing office; do not work in this store until it is clear.")


class StoreNotWhole(Trouble):
    sentence = N_("This store lacks the keys of its clearing office.")
    advice = N_(
        "If its founding was interrupted, please delete the folder and found it again. "
        "Otherwise put back the last backup."
    )


class Session:
    """Fulfils the window's `Doorway`; close it, and the keys are gone with the process."""

    def __init__(
        self, house: House, folder: Path, ring: KeyRing, lease: DeskLock, opened: _Opened
    ) -> None:
        self.folder = folder
        self.ring = ring
        self._house = house
        self._lease = lease
        self._gate = Gate()
        self._desk, self._tools, self._anchors, self._newest = opened
        with self._desk.look() as work:
            people = {person.id: person for person in work.office.people.all()}
            self.municipality = work.office.settings.get("municipality")
        person = people.get(PersonId(ring.person_id))
        if person is None:
            raise NotInDirectory
        self.is_confirmed = is_vouched_for(person, ring) and not is_set_back(person, ring)
        if self.is_confirmed and not ring.bundle.confirmed:
            with suppress(Refusal, Trouble):  # a full disk: next time
                unlocking.remember_confirmed(house.cabinet(folder), ring)
        self._person, self.actor = person, self._as_of_today(person)
        self._doorway = Dispatcher(self._desk, self.actor, self._tools)

    def _as_of_today(self, person: Person) -> Actor:
        house = self._house
        return actor_of(
            person, house.clock.today(), house.rules.roles, is_confirmed=self.is_confirmed
        )

    def _doorway_today(self) -> Dispatcher:
        """A term that begins or ends while the desk is open does so here too."""
        if (actor := self._as_of_today(self._person)) != self.actor:
            self.actor = actor
            self._doorway = Dispatcher(self._desk, actor, self._tools)
        return self._doorway

    @property
    def losses(self) -> tuple[LogLoss, ...]:
        """What this person saw of the logs and is not there any more."""
        return self._anchors.losses

    def perform(self, command: object) -> Changes:
        if isinstance(command, DismissPerson):
            return self._renew(command, self.ask(LeavingPreview(command.person)))
        if isinstance(command, ChangeRoles):
            wanted = RolesPreview(command.person, command.roles, command.substitution)
            change: Leaving = self.ask(wanted)
            if change.renews:
                return self._renew(command, change)
        with self._gate.shared():
            changes = self._doorway_today().perform(command)
            remember_once_kept(command, changes, self.actor, self._desk, self._tools)
        if isinstance(command, AcknowledgeLoss):
            self._anchors.accept()
        if isinstance(command, MakeOrganisationRecovery):
            with self._desk.change() as work:
                settle_recovery(work.office.settings, work.cases.memory)
                end_earlier_recoveries(self._house.cabinet(self.folder), self.ring, work)
                work.commit()
        return changes

    def ask(self, query: object) -> Any:
        with self._gate.shared():
            return self._doorway_today().ask(query)

    def _renew(self, command: DismissPerson | ChangeRoles, leaving: Leaving) -> Changes:
        """Somebody leaves something: the files are closed, written anew, opened under new keys."""
        with self._gate.alone():
            if isinstance(command, DismissPerson):
                self._forget(command.person)
            self._anchors.keep()
            self._desk.close()
            try:
                return leave_in_new_files(
                    self._house,
                    self.folder,
                    self.ring,
                    self.actor,
                    self._tools,
                    self._newest,
                    leaving,
                    command,
                )
            finally:
                settle_renewal(self._house, self.folder)
                self._desk, self._tools, self._anchors, self._newest = _open(
                    self._house, self.folder, self.ring
                )
                self._doorway = Dispatcher(self._desk, self.actor, self._tools)

    def _forget(self, person: PersonId) -> None:
        """First, and in the file of the cases: if only the office is written anew, nobody else can.

        If a crash lets her stay after all, it is learnt again whom clearing confirmed.
        """
        with self._desk.change() as work:
            if work.has_cases:
                forget(person, work.cases.memory)
                work.commit()

    def signing_keys(self) -> dict[PersonId, frozenset[bytes]]:
        """Everybody's public signing keys, also those she had before, to check the log."""
        with self._desk.look() as work:
            return signing_keys_of(work.office, self.ring)

    def looked_at(self, look: Callable[[Work, KeyRing], HealthLine]) -> HealthLine:
        """What a check sees in the store with the keys of this person."""
        with self._desk.look() as work:
            return look(work, self.ring)

    def grounds(self, work: Work) -> Grounds:
        """By what it is told whether a procedure was published."""
        memory = work.cases.memory if work.has_cases else None
        keys, roles = self._tools.keys, self._tools.rules.roles
        return Grounds(office=work.office, memory=memory, keys=keys, roles=roles)

    def attachments(self) -> tuple[SealedAttachment, ...]:
        """Every attachment with its key, to check the files; only for holders of the cases."""
        with self._desk.look() as work:
            return tuple(work.cases.cases.all_attachments())

    def close(self) -> None:
        with ExitStack() as closing:  # the last one named goes first, and each goes in any case
            closing.callback(self._lease.release)
            closing.callback(self._desk.close)
            closing.callback(self._anchors.keep)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()


def open_session(house: House, folder: Path, ring: KeyRing, lease: DeskLock) -> Session:
    """Open what this key ring opens; on any failure the lease is given back."""
    try:
        opened = _open(house, folder, ring)
        try:
            return Session(house, folder, ring, lease, opened)
        except BaseException:
            opened.desk.close()
            raise
    except BaseException:
        lease.release()
        raise


class _Opened(NamedTuple):
    desk: KeptDesk
    tools: Tools
    anchors: Anchors
    newest: dict[str, GroupEpoch]


def _open(house: House, folder: Path, ring: KeyRing) -> _Opened:
    sealer, files = RingSealer(ring, house.clock), attachment_files(folder)
    seals = RingCircles(ring, clock=house.clock, presets=house.rules.roles, files=files)
    cases_key = ring.file_key(Compartment.CASES).raw if ring.holds(Compartment.CASES) else None
    desk = open_desk(
        folder,
        office_key=ring.file_key(Compartment.OFFICE).raw,
        cases_key=cases_key,
        migrations=house.migrations,
        sealer=sealer,
        seals=seals,
    )
    try:
        newest = _join_groups(ring, desk)
        if cases_key is not None:
            with desk.look() as work:
                end_earlier_recoveries(house.cabinet(folder), ring, work)
        sealer.newest = seals.newest = newest
        keys = DeskKeys(ring, house.cabinet(folder), newest)
        settle_published(desk, keys, house.rules.roles)
        leaving = LeavingNotes(folder, ring)
        leaving.clear_up()
        tools = Tools(
            clock=house.clock,
            new_id=uuid.uuid4,
            keys=keys,
            rules=house.rules,
            papers=house.press,
            sealed_files=files,
            outside=house.outside.remembering(leaving),
            foreign=ForeignChild(),
            protection=house.protection,
            mailbox=Mailbox(),
            backups=RingBackups(folder, ring, house.clock, desk),
            orphans=RingOrphans(folder, ring, house.clock),
            holidays_at=holidays_at,
        )
        return _Opened(desk, tools, Anchors(house.cabinet(folder), ring, desk), newest)
    except BaseException:
        desk.close()
        raise


def _join_groups(ring: KeyRing, desk: KeptDesk) -> dict[str, GroupEpoch]:
    """Open the groups this person was granted; returns the newest epoch of every group.

    Raises SwappedKey, GrantDamaged or StoreNotWhole.
    """
    with desk.look() as work:
        keys = work.office.keys
        epochs = [epoch_from(each) for name in GROUPS for each in keys.epochs(name)]
        grants = [grant_from(each) for each in keys.grants_of(PersonId(ring.person_id))]
        kept = directory_key_in(work.office.settings)
    ring.join(epochs, grants)
    if ring.is_in(CLEARING) and kept is not None:
        ring.take_directory_key(kept)
    newest: dict[str, GroupEpoch] = {}
    for epoch in sorted(epochs, key=lambda each: each.epoch):
        newest[epoch.group] = epoch.checked(ring.directory_public)
    if not newest.keys() >= set(GROUPS):
        raise StoreNotWhole
    return newest
