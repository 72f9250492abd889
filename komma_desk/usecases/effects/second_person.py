"""The second person on the spot: one seat and danger to life do not wait for another desk."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from komma_desk.domain.approval import Statement
from komma_desk.domain.errors import Refusal
from komma_desk.domain.identifiers import PersonId
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects.approvals import AGREEMENT, may_approve
from komma_desk.words import N_


class NoSecondPerson(Refusal):
    sentence = N_("The second person must be a confirmed colleague of clearing or the head.")
    advice = N_("Please name somebody else, or ask for the consent.")


class SecondNotProven(Refusal):
    sentence = N_("The second person’s login name or passphrase is not right.")
    advice = N_("Please let her type both herself; that it was tried stands in the log.")
    noted = "second person not proven"


@dataclass(frozen=True, slots=True, kw_only=True)
class OnTheSpot:
    """What she types herself; it is used for one signature and kept nowhere."""

    login: str
    passphrase: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Signed:
    """Her signature over the statement, as it stands in the history of the case."""

    by: PersonId
    statement: Statement
    signature: bytes = field(repr=False)

    def as_facts(self) -> dict[str, Any]:
        return {
            "second_person": str(self.by),
            "second_at": self.statement.at.isoformat(),
            "second_signature": self.signature.hex(),
        }


def signed_on_the_spot(second: OnTheSpot, statement: Statement, context: Context) -> Signed:
    """Raises SecondNotProven or NoSecondPerson; her public key is the one clearing confirmed."""
    said = statement.as_bytes()
    try:
        signature = context.keys.countersign(second.login, second.passphrase, AGREEMENT, said)
    except Refusal as wrong:
        raise SecondNotProven from wrong
    person = context.work.office.people.find(second.login)
    if person is None or not may_approve(person, context):
        raise NoSecondPerson
    if not context.keys.has_signed(person.signing, AGREEMENT, said, signature):
        raise SecondNotProven
    return Signed(by=person.id, statement=statement, signature=signature)
