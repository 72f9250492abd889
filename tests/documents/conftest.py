"""The letter and the typefaces that the tests of the paper share."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from komma_desk.documents.fonts import use_fonts
from komma_desk.domain.letter import (
    ConsentStatement,
    LetterRecipient,
    LetterSection,
    LetterSender,
    ReferralLetter,
)
from komma_desk.words import Language


@pytest.fixture(autouse=True)
def _fonts() -> None:
    use_fonts(Path(__file__).resolve().parents[2] / "resources" / "fonts")


@pytest.fixture
def letter() -> ReferralLetter:
    return ReferralLetter(
        sender=LetterSender(
            municipality="Stadt Musterlingen",
            office="Clearingstelle",
            address_lines=("Rathausplatz 1", "12345 Musterlingen"),
            contact_name="Miriam Kessler",
            contact_phone="01234 567-810",
        ),
        recipient=LetterRecipient(
            name="Opferberatung Nordtal", address_lines=("Lindenstraße 14", "12347 Nordtal")
        ),
        dated_on=date(2026, 10, 14),
        case_number="2026-0173",
        purpose="Beratung nach wiederholten Drohungen.",
        ground=ConsentStatement(
            given_by="Die betroffene Person",
            scope="Weitergabe der Schilderung",
            given_on=date(2026, 10, 12),
            how="schriftlich",
        ),
        sections=(LetterSection(label="Ort", text="Bürgerbüro"),),
        desired_answer="Bitte bestätigen Sie die Übernahme.",
        answer_by_on=date(2026, 10, 28),
        language=Language.ENGLISH,
    )
