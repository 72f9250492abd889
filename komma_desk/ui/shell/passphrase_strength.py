"""Says in one sentence how good a new passphrase is; the vault has the last word."""

from __future__ import annotations

from komma_desk.words import _

SHORTEST = 12
GOOD = 20
FEWEST_DIFFERENT = 6


def strength_sentence(passphrase: str) -> str:
    """What to say under the field while somebody types."""
    length = len(passphrase)
    if not passphrase:
        return _("At least 12 characters. Several words in a row are easy to remember.")
    if length < SHORTEST:
        return _("Still too short: {length} of at least 12 characters.").format(length=length)
    if len(set(passphrase)) < FEWEST_DIFFERENT:
        return _("Too easy to guess: please use more different characters.")
    if length < GOOD:
        return _("Good enough. A longer passphrase is better still.")
    return _("A strong passphrase.")


def passphrase_errors(passphrase: str, repeated: str) -> tuple[str, str]:
    """What to put right at the field and at its repetition; empty where all is well."""
    first = second = ""
    if len(passphrase) < SHORTEST or len(set(passphrase)) < FEWEST_DIFFERENT:
        first = strength_sentence(passphrase)
    if passphrase != repeated:
        second = _("The two passphrases are not the same.")
    return first, second
