"""What the office noted beside what a reporter says: whether it allows more than she does."""

from __future__ import annotations

from collections.abc import Sequence

from komma_desk.domain.code_list import Code
from komma_desk.domain.consent import Consent, ConsentState, newest
from komma_desk.domain.wish import WishChange, asks_for_less, asks_for_no_more
from komma_desk.usecases.effects.moment_of_word import Noted


def consent_noted(said: Consent, consents: Sequence[Consent]) -> Noted:
    """A withdrawal, or less that may be told, is not to be lost under what the office noted."""
    holds = newest(consents).get(said.item)
    over = holds is not None and _is_given_by_office(holds) and _takes_back(said, holds)
    overtaken_at = holds.recorded_at if holds and over else None
    if said.state is not ConsentState.GIVEN:
        return Noted(overtaken_at=overtaken_at, within=True)
    by_office = newest(each for each in consents if each.recorded_by is not None).get(said.item)
    within = by_office is not None and _covers(by_office, said)
    return Noted(overtaken_at=overtaken_at, within=within)


def wishes_noted(
    said: frozenset[Code], by_office: Sequence[WishChange], changes: Sequence[WishChange]
) -> Noted:
    """Wishes of which fewer others hear are not to be lost under what the office noted."""
    newest_of_office = _newest(by_office)
    if newest_of_office is None:
        return Noted()
    overtaken = _newest(changes) is newest_of_office and asks_for_less(
        said, newest_of_office.wishes
    )
    return Noted(
        overtaken_at=newest_of_office.said_at if overtaken else None,
        within=asks_for_no_more(said, newest_of_office.wishes),
    )


def _newest(changes: Sequence[WishChange]) -> WishChange | None:
    """Of one moment the one noted last."""
    return max(reversed(changes), key=lambda each: each.said_at, default=None)


def _is_given_by_office(consent: Consent) -> bool:
    return consent.state is ConsentState.GIVEN and consent.recorded_by is not None


def _takes_back(said: Consent, holds: Consent) -> bool:
    """Whether she allows nothing beyond it, and less to be told."""
    if said.state is not ConsentState.GIVEN:
        return True
    return said.scope.is_narrower_than(holds.scope) and _covers(holds, said)


def _covers(noted: Consent, said: Consent) -> bool:
    """Whether no recipient, no day and no telling is allowed by her that the office has not."""
    if not _is_given_by_office(noted):
        return False
    same = noted.recipient.strip().casefold() in {"", said.recipient.strip().casefold()}
    until = noted.valid_until
    in_time = until is None or (said.valid_until is not None and said.valid_until <= until)
    return same and in_time and not noted.scope.is_narrower_than(said.scope)
