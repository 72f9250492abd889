"""Reads whole numbers and amounts of euros as people type them, German or English."""

from __future__ import annotations

import re

_NUMBER = re.compile(r"(?:ca\.?|etwa|about)? ?(\d{1,3}(?:[. ]\d{3})+|\d{1,9})")
_AMOUNT = re.compile(
    r"(?:€|eur|euro)? ?(?P<whole>\d{1,3}(?:(?P<mark>[. ,'])\d{3})*|\d{1,12})"
    r"(?:[.,](?P<part>\d{1,2}|-{1,2}))? ?(?:€|eur|euros?)?"
)
CENTS = 100
_TENTH = 1


def read_number(typed: str) -> int | None:
    found = _NUMBER.fullmatch(" ".join(typed.casefold().split()))
    return int(re.sub(r"[. ]", "", found[1])) if found else None


def read_cents(typed: str) -> int | None:
    """Comma or point may divide the cents; what divides thousands has three figures after it."""
    found = _AMOUNT.fullmatch(" ".join(typed.casefold().replace("\u00a0", " ").split()))
    if found is None:
        return None
    part = (found["part"] or "").strip("-")
    cents = int(part) * (10 if len(part) == _TENTH else 1) if part else 0
    return int(re.sub(r"\D", "", found["whole"])) * CENTS + cents


def written_number(number: int | None) -> str:
    return "" if number is None else str(number)


def written_cents(cents: int | None) -> str:
    """1234,50: with the comma of German forms, read back in both languages."""
    if cents is None:
        return ""
    euros, rest = divmod(cents, CENTS)
    return f"{euros},{rest:02}"
