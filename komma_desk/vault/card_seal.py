"""The signature under an office card, and the words by which people recognise the office."""

from __future__ import annotations

from typing import Final

from komma_desk.domain.clearing_card import CardAltered, ClearingCard, card_file, card_in
from komma_desk.vault import signing
from komma_desk.vault.person_keys import DirectoryKey, check_directory_signature
from komma_desk.vault.refusals import SwappedKey

# The directory key stays over every epoch of the group: whoever compared its words once recognises
# each later card of the office by them, without a chain of signatures.
_LABEL: Final = "office card/1"


def signed_card(card: ClearingCard, directory: DirectoryKey) -> bytes:
    """The file; `card.directory` is the public half of this very key."""
    return card_file(card, directory.sign(_LABEL, card.said()))


def read_card(data: bytes) -> ClearingCard:
    """Raises NotACard, CardTooNew or CardAltered.

    The card is whole; that it is of the right office only its words can tell, compared by people.
    """
    card, signature = card_in(data)
    try:
        check_directory_signature(card.directory, _LABEL, card.said(), signature)
    except SwappedKey as wrong:
        raise CardAltered from wrong
    return card


def card_words(card: ClearingCard) -> str:
    """The same words the desk of the office shows."""
    return signing.fingerprint_words(card.directory)
