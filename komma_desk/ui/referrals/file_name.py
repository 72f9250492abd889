"""The name suggested for a letter: case and partner, nobody's name, good on every disk."""

from __future__ import annotations

import re
import unicodedata

_SPELLED = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
LONGEST = 48


def plain_name(text: str) -> str:
    """Lower-case letters, digits and hyphens; empty where nothing of the text is left."""
    spelled = text.lower().translate(_SPELLED)
    bare = unicodedata.normalize("NFKD", spelled).encode("ascii", "ignore").decode()
    words = re.sub(r"[^a-z0-9]+", "-", bare).strip("-")
    if len(words) <= LONGEST:
        return words
    return words[: LONGEST + 1].rpartition("-")[0] or words[:LONGEST]


def letter_name(case_number: str, partner_name: str) -> str:
    words = (plain_name(case_number), plain_name(partner_name))
    return "-".join(word for word in words if word) + ".pdf"
