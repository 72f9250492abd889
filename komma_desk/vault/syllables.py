"""Numbers as syllables that can be said over the telephone: "bado keli"."""

from __future__ import annotations

# No v (said like f in German), no c, q, x, y.
_CONSONANTS = "bdfghjklmnprstwz"
_VOWELS = "aeiou"
SYLLABLES = tuple(consonant + vowel for consonant in _CONSONANTS for vowel in _VOWELS)
GROUPS = 6
_IN_A_GROUP = 2
COUNT = len(SYLLABLES) ** (GROUPS * _IN_A_GROUP)  # 80^12, just under 76 bits


def spoken_groups(number: int) -> str:
    """Six groups of four letters, separated by hyphens: 29 characters; the number modulo COUNT."""
    said: list[str] = []
    for _ in range(GROUPS * _IN_A_GROUP):
        number, which = divmod(number, len(SYLLABLES))
        said.append(SYLLABLES[which])
    return "-".join("".join(said[i : i + _IN_A_GROUP]) for i in range(0, len(said), _IN_A_GROUP))
