"""What the founding assistant asks for, as one frozen thing."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from komma_desk.domain.deadlines.office_days import NOT_SAID, OfficeDays
from komma_desk.domain.procedure.shipped import ShippedProcedure
from komma_desk.domain.roles import Role
from komma_desk.usecases.founding import FirstPerson


@dataclass(frozen=True, slots=True, kw_only=True)
class Founder:
    """A person the store is founded with; the passphrase is not shown in its text form."""

    login: str
    name: str
    passphrase: str = field(repr=False)

    def with_roles(self, *roles: Role) -> FirstPerson:
        return FirstPerson(
            login=self.login, name=self.name, roles=frozenset(roles), passphrase=self.passphrase
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundingRequest:
    """A new store; `clearing` is None when the administrator is the clearing officer as well."""

    municipality: str
    folder: Path
    administrator: Founder
    clearing: Founder | None
    procedure: ShippedProcedure = ShippedProcedure.STANDARD
    days: OfficeDays = NOT_SAID

    def first_people(self) -> tuple[FirstPerson, ...]:
        """The administrator first."""
        if self.clearing is None:
            return (self.administrator.with_roles(Role.ADMINISTRATOR, Role.CLEARING),)
        return (
            self.administrator.with_roles(Role.ADMINISTRATOR),
            self.clearing.with_roles(Role.CLEARING),
        )
