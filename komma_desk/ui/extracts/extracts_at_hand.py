"""What was opened and typed on the page of extracts; outlives the page, is gone with the lock."""

from __future__ import annotations

from komma_desk.domain.extract import ExtractLetter
from komma_desk.domain.identifiers import ExtractId


class ExtractsAtHand:
    """A page built anew, as in another language, opens no extract twice and loses no reason."""

    def __init__(self) -> None:
        self.letters: dict[ExtractId, ExtractLetter] = {}
        self.reasons: dict[ExtractId, str] = {}
