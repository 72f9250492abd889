"""A PDF under a passphrase opens with it, in other programmes too, and with nothing else."""

from __future__ import annotations

import shutil
import subprocess
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from komma_desk.documents.encryption import (
    UnreadableDocument,
    UnsuitablePassphrase,
    encrypt_pdf,
)
from komma_desk.documents.referral_letter import referral_letter
from komma_desk.domain.letter import ReferralLetter

PASSPHRASE = "Kiesel-Lampe-Otter-9"
CANARY = b"canary-in-the-enclosure"


@pytest.fixture
def closed(letter: ReferralLetter) -> bytes:
    files = [("Foto.jpg", CANARY * 50), ("../../Foto.jpg", b"second")]
    return encrypt_pdf(referral_letter(letter), PASSPHRASE, attachments=files)


def test_it_opens_with_its_passphrase_under_aes_256(closed: bytes) -> None:
    with pikepdf.open(BytesIO(closed), password=PASSPHRASE) as pdf:
        assert pdf.encryption.R == 6
        assert str(pdf.encryption.stream_method).endswith("aesv3")
        assert not pdf.owner_password_matched


@pytest.mark.parametrize("wrong", ["", "kiesel-lampe-otter-9", PASSPHRASE + " "])
def test_it_stays_shut_with_another_passphrase(closed: bytes, wrong: str) -> None:
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(BytesIO(closed), password=wrong)


def test_nothing_of_content_or_metadata_is_readable_outside(closed: bytes) -> None:
    for canary in (CANARY, b"Foto", b"Musterlingen", b"Hand-over", b"KommA"):
        assert canary not in closed


def test_files_of_the_same_name_both_travel_and_name_no_folder(closed: bytes) -> None:
    with pikepdf.open(BytesIO(closed), password=PASSPHRASE) as pdf:
        files = [pdf.attachments[key] for key in pdf.attachments]
        assert [file.filename for file in files] == ["Foto.jpg", "Foto.jpg"]
        assert [file.get_file().read_bytes() for file in files] == [CANARY * 50, b"second"]


def test_printing_and_reading_aloud_are_allowed(closed: bytes) -> None:
    with pikepdf.open(BytesIO(closed), password=PASSPHRASE) as pdf:
        assert pdf.allow.print_highres
        assert pdf.allow.accessibility
        assert not pdf.allow.modify_other


@pytest.mark.parametrize("unsuitable", ["x" * 33, "tiny", "Schlüssel-Lampe", "tab\tin-between"])
def test_a_passphrase_other_readers_refuse_is_refused(
    letter: ReferralLetter, unsuitable: str
) -> None:
    with pytest.raises(UnsuitablePassphrase) as refusal:
        encrypt_pdf(referral_letter(letter), unsuitable)
    assert unsuitable not in str(refusal.value.facts)


def test_a_passphrase_of_32_characters_is_taken(letter: ReferralLetter) -> None:
    assert encrypt_pdf(referral_letter(letter), "x" * 32).startswith(b"%PDF")


@pytest.mark.parametrize("data", [b"", b"no pdf at all", b"%PDF-1.7\n%%EOF"])
def test_what_is_no_pdf_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableDocument):
        encrypt_pdf(data, PASSPHRASE)


def test_a_protected_pdf_is_refused(closed: bytes) -> None:
    with pytest.raises(UnreadableDocument):
        encrypt_pdf(closed, PASSPHRASE)


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler-utils is not installed")
def test_another_programme_opens_it(letter: ReferralLetter, tmp_path: Path) -> None:
    passphrase = "Kiesel-Lampe-Otter-Wolke-Zelt-99"
    assert len(passphrase) == 32
    file = tmp_path / "letter.pdf"
    file.write_bytes(encrypt_pdf(referral_letter(letter), passphrase))
    said = subprocess.run(
        ["pdftotext", "-enc", "UTF-8", "-upw", passphrase, file, "-"],
        capture_output=True,
        check=True,
    )
    assert "Bürgerbüro" in said.stdout.decode()
