"""Partners as clearing can trust them: everybody with the office's key can write the directory."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Final

from komma_desk.domain.errors import Refusal
from komma_desk.domain.identifiers import PartnerId
from komma_desk.domain.partner import Partner
from komma_desk.domain.partner_trust import PartnerStanding, PartnerTrust
from komma_desk.domain.permissions import Permission
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects.signing import signed_now, signer_of
from komma_desk.usecases.ports.cases import StoredMemory
from komma_desk.words import N_

_LABEL: Final = "partner"
_ACCEPTED, _HANDED = "partner accepted ", "partner handed to "  # and the id
_ALL_SIGNED: Final = "partners signed"  # from here on an entry without signature is nobody's
_MAY: Final = Permission.PARTNER_CHANGE
_WAYS: Final = ("name", "address", "contact", "phone", "email")


class PartnerByHand(Refusal):
    sentence = N_("Nobody of your office signed the entry of “{partner}” as it stands now.")
    advice = N_(
        "Nothing is handed over there. Please ring the partner by a number you know, write the "
        "entry anew on the page “Partners” and save it; and ask who changed the store."
    )


class AddressNotChecked(Refusal):
    sentence = N_("The entry of “{partner}” was changed, and nobody has checked it since.")
    advice = N_("Please check the address, best by a number you knew before, and say so.")


def sign_partner(partner: Partner, context: Context) -> None:
    """As it lies in the store now."""
    signed = signed_now(_LABEL, _said(partner), context)
    context.work.office.partner_signatures.put(partner.id, signed)


def remember_accepted(partner: Partner, memory: StoredMemory) -> None:
    """What clearing writes itself it need not look at either, once the office has it."""
    memory.put(_ACCEPTED + partner.id.hex, _seen(partner))


def accept_partners(partners: Sequence[Partner], context: Context) -> None:
    """By a clearing officer; raises PartnerByHand, for that is mended by writing it anew."""
    before = standings(context)
    for partner in partners:
        if before[partner.id].trust is PartnerTrust.BY_HAND:
            raise PartnerByHand(partner=partner.name)
        remember_accepted(partner, context.work.cases.memory)
    if not any(each.trust is PartnerTrust.NOT_LOOKED_AT for each in standings(context).values()):
        expect_signatures(context.work.cases.memory)


def expect_signatures(memory: StoredMemory) -> None:
    memory.put(_ALL_SIGNED, "1")


def require_checked(partner: Partner, context: Context, *, checked: bool) -> None:
    """Raises PartnerByHand, or AddressNotChecked where somebody has to look first."""
    standing = standings(context)[partner.id]
    if standing.trust is PartnerTrust.BY_HAND:
        raise PartnerByHand(partner=partner.name)
    if standing.needs_a_look and not checked:
        raise AddressNotChecked(partner=partner.name)


def remember_handed(partner: Partner, context: Context) -> None:
    """The address it went to; and whoever checked it has looked at the entry."""
    context.work.cases.memory.put(_HANDED + partner.id.hex, _print(_ways(partner)))
    remember_accepted(partner, context.work.cases.memory)


def standings(context: Context) -> Mapping[PartnerId, PartnerStanding]:
    """Every entry, also those set aside; for holders of the cases only."""
    office, memory = context.work.office, context.work.cases.memory
    signatures = office.partner_signatures.all()
    accepted, handed = memory.all(_ACCEPTED), memory.all(_HANDED)
    all_signed = bool(memory.get(_ALL_SIGNED))
    found = {}
    for partner in office.partners.all(with_retired=True):
        place = partner.id.hex
        signed = signatures.get(partner.id)
        author = signer_of(_LABEL, _said(partner), signed, context) if signed else None
        may = author is not None and Permission.PARTNER_CHANGE in context.roles.permissions_of(
            author.roles
        )
        went = handed.get(_HANDED + place)
        found[partner.id] = PartnerStanding(
            partner=partner.id,
            revision=partner.revision,
            trust=_trust(
                partner,
                accepted.get(_ACCEPTED + place),
                is_signed=may or (signed is None and not all_signed),
            ),
            # With the login: a second person can be invited under a colleague's name.
            changed_by=f"{author.name} ({author.login})" if author and may else "",
            changed_at=signed.at if signed and may else None,
            moved=went is not None and went != _print(_ways(partner)),
        )
    return found


def _trust(partner: Partner, accepted: str | None, *, is_signed: bool) -> PartnerTrust:
    if accepted == _seen(partner):
        return PartnerTrust.ACCEPTED
    is_older = accepted is not None and int(accepted.split()[0]) >= partner.revision
    return PartnerTrust.NOT_LOOKED_AT if is_signed and not is_older else PartnerTrust.BY_HAND


def _seen(partner: Partner) -> str:
    return f"{partner.revision} {_print(_said(partner))}"


def _said(partner: Partner) -> dict[str, str]:
    return {name: str(value) for name, value in asdict(partner).items()}


def _ways(partner: Partner) -> dict[str, str]:
    return {name: value for name, value in _said(partner).items() if name in _WAYS}


def _print(said: dict[str, str]) -> str:
    return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()
