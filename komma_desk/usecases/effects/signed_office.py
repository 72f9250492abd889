"""Name and address of the office under a signature: letters and figures go out under them."""

from __future__ import annotations

import hashlib
import json
from base64 import b64decode, b64encode
from datetime import datetime
from typing import Final
from uuid import UUID

from komma_desk.domain.errors import NOT_AS_WRITTEN, Refusal
from komma_desk.domain.identifiers import PersonId
from komma_desk.domain.permissions import Permission
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects.signing import signed_by, signer_now
from komma_desk.usecases.ports.cases import StoredMemory
from komma_desk.usecases.ports.keys import Keys
from komma_desk.usecases.ports.office import Signed, StoredSettings
from komma_desk.words import N_

_LABEL: Final = "office"
_RECORD: Final = "office_signed"
_SEEN: Final = "office signed"  # the highest number clearing has seen, and of which words
_CARD: Final = ("municipality", "office_name", "office_address", "office_phone", "office_email")
# Left out where nobody said them, so that what was signed before they were asked still counts.
_DAYS: Final = ("office_land", "office_catholic", "office_own_days", "office_internal_days")
# Clearing signs what the founding enters.
_MAY: Final = frozenset({Permission.OFFICE_CHANGE, Permission.CASE_REFER})


class OfficeByHand(Refusal):
    sentence = N_("Nobody signed the name and address of your office as they stand in the store.")
    advice = N_(
        "Nothing goes out under them. Please have your administrator enter them anew and save "
        "them; and ask who changed the store."
    )


def sign_office(settings: StoredSettings, keys: Keys, by: PersonId, at: datetime) -> None:
    """As they stand there now; each signature has a higher number than the one before."""
    number = _number_in(settings) + 1
    signed = signed_by(_LABEL, _said(settings, number), keys, by, at)
    settings.put(
        _RECORD,
        json.dumps(
            {
                "number": number,
                "by": signed.by.hex,
                "at": signed.at.isoformat(),
                "signature": b64encode(signed.signature).decode(),
            }
        ),
    )


def require_signed_office(context: Context) -> None:
    """Raises OfficeByHand, also where an older card was put back with its signature.

    A store from before cards were signed is believed until somebody saves the card.
    """
    settings, seen = context.work.office.settings, context.work.cases.memory.get(_SEEN)
    if not seen and not settings.get(_RECORD):
        return
    number = _number_in(settings)
    if seen == _print(settings, number):
        return  # signed by whoever might when clearing saw it first
    if number <= _number(seen) or not _is_signed(settings, number, context):
        raise OfficeByHand


def remember_office(context: Context) -> None:
    """What clearing has seen once cannot be taken back; what nobody signed is not remembered."""
    settings = context.work.office.settings
    number = _number_in(settings)
    memory = context.work.cases.memory
    if number > _number(memory.get(_SEEN)) and _is_signed(settings, number, context):
        remember_as_it_is(settings, memory)


def remember_as_it_is(settings: StoredSettings, memory: StoredMemory) -> None:
    """For the founding, which has just signed it."""
    memory.put(_SEEN, _print(settings, _number_in(settings)))


def _number(seen: str) -> int:
    return int(seen.split(maxsplit=1)[0]) if seen else 0


def _print(settings: StoredSettings, number: int) -> str:
    said = json.dumps(_said(settings, number), sort_keys=True).encode()
    return f"{number} {hashlib.sha256(said).hexdigest()}"


def _is_signed(settings: StoredSettings, number: int, context: Context) -> bool:
    try:
        told = json.loads(settings.get(_RECORD))
        signed = Signed(
            by=PersonId(UUID(told["by"])),
            at=datetime.fromisoformat(told["at"]),
            signature=b64decode(told["signature"]),
        )
    except NOT_AS_WRITTEN:
        return False
    author = signer_now(_LABEL, _said(settings, number), signed, context)
    return author is not None and bool(_MAY & context.roles.permissions_of(author.roles))


def _number_in(settings: StoredSettings) -> int:
    """0 where nothing that can be read stands there."""
    try:
        return int(json.loads(settings.get(_RECORD))["number"])
    except NOT_AS_WRITTEN:
        return 0


def _said(settings: StoredSettings, number: int) -> dict[str, str]:
    days = {name: said for name in _DAYS if (said := settings.get(name))}
    return {"number": str(number), **{name: settings.get(name) for name in _CARD}, **days}
