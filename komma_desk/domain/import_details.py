"""What of a long report a foreign list can answer, and how its cells are read as numbers."""

from __future__ import annotations

import re
from typing import Final

CODES: Final = (
    *("contact_way", "work_mode", "unit", "target", "motive_says", "perpetrator_known"),
    *("perpetrator_relation", "earlier_reported"),
)
CODE_SETS: Final = (
    *("others_affected", "motives", "bias_indicators", "evidence_kinds", "consequences"),
    *("steps_so_far", "informed"),
)
TEXTS: Final = (
    *("contact_times", "name", "on_behalf_of", "unit_name", "earlier_note", "police_number"),
    *("interpreter_language", "suggestion"),
)
YES_OR_NO: Final = ("repeated", "interpreter", "near_incident")
NUMBERS: Final = ("others_count", "earlier_count", "days_unfit")
POLICE_ON: Final = "police_on"
# A list writes euros; a report keeps cents.
EUROS: Final = "damage_euros"
CENTS: Final = "damage_cents"
# One cell may hold several, each on a line of its own; the columns beside it go by the same order.
WITNESSES: Final = "witnesses"
WITNESS_CONTACTS: Final = "witness_contacts"
ONLINE_URL: Final = "online_url"
ONLINE_PROFILE: Final = "online_profile"
ONLINE_SEEN: Final = "online_seen"
ONLINE_FOUND_BY: Final = "online_found_by"
LISTED: Final = (
    *(WITNESSES, WITNESS_CONTACTS, ONLINE_URL, ONLINE_PROFILE, ONLINE_SEEN),
    ONLINE_FOUND_BY,
)
FIELDS: Final = (*CODES, *CODE_SETS, *TEXTS, *YES_OR_NO, *NUMBERS, POLICE_ON, EUROS, *LISTED)

_MOST_DIGITS: Final = 12
_MONEY: Final = re.compile(
    r"(?P<whole>[0-9]{1,3}(?:[. ][0-9]{3})+|[0-9]+)(?:[,.](?P<part>[0-9]{1,2}))?"
)


def number_in(cell: str) -> int | None:
    """A whole number of plain digits, or None."""
    written = cell.strip()
    fits = written.isascii() and written.isdecimal() and len(written) <= _MOST_DIGITS
    return int(written) if fits else None


def cents_in(cell: str) -> int | None:
    """Euros as Germans write them, or with a point before the cents; None where it is unclear.

    “1.234” is one thousand and more; “1,234” could be both and is refused.
    """
    written = cell.replace("€", "").replace("EUR", "").replace("\u00a0", " ").strip()
    found = _MONEY.fullmatch(written)
    if found is None or len(written) > _MOST_DIGITS:
        return None
    whole = found["whole"].replace(".", "").replace(" ", "")
    return int(whole) * 100 + int((found["part"] or "0").ljust(2, "0"))
