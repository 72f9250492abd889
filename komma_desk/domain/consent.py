"""What a person allowed: item, recipient, scope, until when; the newest word on an item holds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from komma_desk.domain.code_list import Code
from komma_desk.domain.consent_scope import ConsentScope, has_scope
from komma_desk.domain.errors import Refusal
from komma_desk.domain.identifiers import PersonId
from komma_desk.words import N_

# Which wording somebody saw: the second asks how much may be told, the first did not.
FIRST_WORDING: Final = "1"
WORDING: Final = "2"


class UnknownConsent(Refusal):
    sentence = N_("This kind of consent is not in the list of consents.")


class DayIsOver(Refusal):
    sentence = N_("The day until which the consent is to hold is over already.")
    advice = N_("Nothing was changed. Please choose a later day, or none.")


class NoScopeHere(Refusal):
    sentence = N_("On this consent nobody outside is told anything, so it cannot be narrowed.")
    advice = N_("Nothing was changed. Please leave out how much may be told.")


class ConsentState(StrEnum):
    GIVEN = "given"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


class ConsentManner(StrEnum):
    """In which form it was said (BDSG §26(2): in writing or electronically)."""

    ELECTRONIC = "electronic"
    WRITTEN = "written"
    ORAL = "oral"


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent:
    item: Code
    state: ConsentState
    manner: ConsentManner
    recorded_at: datetime
    recorded_by: PersonId | None  # None: the reporter herself, with her report
    recipient: str = ""  # empty: any recipient of this kind
    valid_until: date | None = None
    text_version: str = FIRST_WORDING  # the wording the person saw
    scope: ConsentScope = ConsentScope.ALL  # how much may be told on it


def newest(consents: Iterable[Consent]) -> dict[Code, Consent]:
    """The word that holds now, for each item."""
    latest: dict[Code, Consent] = {}
    for consent in sorted(consents, key=lambda each: each.recorded_at):
        latest[consent.item] = consent
    return latest


def valid_now(consents: Iterable[Consent], today: date) -> frozenset[Code]:
    """The items allowed on this day: given, not withdrawn since, not run out."""
    return frozenset(item for item, consent in newest(consents).items() if _holds(consent, today))


def withdrawn_now(consents: Iterable[Consent]) -> frozenset[Code]:
    """The items of which the newest word is a withdrawal."""
    return frozenset(
        item
        for item, consent in newest(consents).items()
        if consent.state is ConsentState.WITHDRAWN
    )


def consent_for(
    consents: Iterable[Consent], item: Code, recipient: str, today: date
) -> Consent | None:
    """The consent a hand-over to this recipient rests on; one given for somebody else is none."""
    consent = newest(consents).get(item)
    if consent is None or not _holds(consent, today):
        return None
    meant = consent.recipient.strip().casefold()
    return consent if meant in {"", recipient.strip().casefold()} else None


def require_scope(item: Code, scope: ConsentScope) -> None:
    """Raises NoScopeHere."""
    if scope is not ConsentScope.ALL and not has_scope(item):
        raise NoScopeHere


def _holds(consent: Consent, today: date) -> bool:
    return consent.state is ConsentState.GIVEN and (
        consent.valid_until is None or today <= consent.valid_until
    )
