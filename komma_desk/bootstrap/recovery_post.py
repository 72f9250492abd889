"""Reports nobody else may be able to open any more: taken in while both halves are at hand.

A report somebody was left out of is sealed to people, and to the recovery of the office.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from komma_desk.bootstrap.attachments import attachment_files
from komma_desk.bootstrap.backing_up import RingBackups
from komma_desk.bootstrap.desk_keys import DeskKeys
from komma_desk.bootstrap.foreign_child import ForeignChild
from komma_desk.bootstrap.house import House
from komma_desk.bootstrap.orphans import RingOrphans
from komma_desk.domain.actor import Actor
from komma_desk.domain.errors import Refusal, Trouble
from komma_desk.domain.person import Person
from komma_desk.store.desk import KeptDesk
from komma_desk.system.holidays_by_land import holidays_at
from komma_desk.usecases.commands.take_in import TakeIn
from komma_desk.usecases.context import Tools
from komma_desk.usecases.dispatcher import Dispatcher
from komma_desk.usecases.mailbox import Mailbox
from komma_desk.usecases.ports.keys import OpenedEnvelope
from komma_desk.vault.cabinet import Cabinet
from komma_desk.vault.groups import GroupEpoch
from komma_desk.vault.key_ring import KeyRing


class RecoveringKeys(DeskKeys):
    """Opens what the recovery opens; everything that is written is the new officer's."""

    def __init__(
        self,
        own: KeyRing,
        recovery: KeyRing,
        cabinet: Cabinet,
        newest: Mapping[str, GroupEpoch],
    ) -> None:
        super().__init__(own, cabinet, dict(newest))
        self._recovery = DeskKeys(recovery, cabinet, dict(newest))

    def open(self, data: bytes) -> OpenedEnvelope:
        return self._recovery.open(data)


def take_in_with_halves(
    house: House, folder: Path, desk: KeptDesk, keys: RecoveringKeys, own: KeyRing, person: Person
) -> None:
    """As the new officer, into whose circle each case comes; what fails stays in the post."""
    tools = Tools(
        clock=house.clock,
        new_id=uuid.uuid4,
        keys=keys,
        rules=house.rules,
        papers=house.press,
        sealed_files=attachment_files(folder),
        outside=house.outside,
        foreign=ForeignChild(),
        protection=house.protection,
        mailbox=Mailbox(),
        backups=RingBackups(folder, own, house.clock, desk),
        orphans=RingOrphans(folder, own, house.clock),
        holidays_at=holidays_at,
    )
    actor = Actor(
        id=person.id,
        login=person.login,
        name=person.name,
        roles=person.roles,
        permissions=house.rules.roles.permissions_of(person.roles),
    )
    with suppress(Refusal, Trouble):
        Dispatcher(desk, actor, tools).perform(TakeIn())
