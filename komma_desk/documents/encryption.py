"""Closing a PDF under a passphrase (AES-256) for people without KommA Desk; all in memory."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Sequence
from hashlib import sha256
from io import BytesIO

import pikepdf
from pikepdf import AttachedFileSpec, Encryption, Pdf, Permissions

from komma_desk.domain.errors import Refusal, Trouble
from komma_desk.words import N_

LONGEST_PASSPHRASE = 32
SHORTEST_PASSPHRASE = 12


class UnsuitablePassphrase(Refusal):
    """Longer passphrases and other letters fail in widespread PDF readers (poppler)."""

    sentence = N_(
        "The passphrase of a PDF needs {shortest} to {longest} characters: letters a to z,"
        " digits and signs, without umlauts."
    )
    advice = N_("Please choose another passphrase or let KommA Desk make one.")


class UnreadableDocument(Refusal):
    sentence = N_("This file is no readable PDF or is already protected by a passphrase.")
    advice = N_("Please save it again without protection, or hand it over as an enclosure.")


class EncryptionFailed(Trouble):
    sentence = N_("The encrypted PDF could not be opened again, so it was not handed out.")
    advice = N_("Please try again. If it happens twice, tell your administrator.")


def encrypt_pdf(
    data: bytes, passphrase: str, *, attachments: Iterable[tuple[str, bytes]] = ()
) -> bytes:
    """The document under the passphrase, with files embedded; opened once more before it leaves.

    Of the files one at a time is asked for. Refuses a passphrase that widespread readers would
    not take.
    """
    _require_suitable(passphrase)
    sheet = BytesIO()
    with _opened(data) as pdf:
        marks = _embed(pdf, attachments)
        pages = len(pdf.pages)
        pdf.save(
            sheet,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            encryption=Encryption(
                owner=secrets.token_urlsafe(24),
                user=passphrase,
                R=6,
                aes=True,
                metadata=True,
                allow=_PERMISSIONS,
            ),
        )
    closed = sheet.getvalue()
    _require_opening(closed, passphrase, pages, marks)
    return closed


def opens_with(data: bytes, passphrase: str) -> bool:
    """Whether this passphrase, and be it none, opens the document."""
    try:
        with Pdf.open(BytesIO(data), password=passphrase) as pdf:
            return len(pdf.pages) > 0
    except pikepdf.PasswordError:
        return False


_PERMISSIONS = Permissions(
    accessibility=True,
    extract=False,
    modify_annotation=False,
    modify_assembly=False,
    modify_form=False,
    modify_other=False,
    print_lowres=True,
    print_highres=True,
)


def _require_suitable(passphrase: str) -> None:
    fits = SHORTEST_PASSPHRASE <= len(passphrase) <= LONGEST_PASSPHRASE
    if not (fits and passphrase.isascii() and passphrase.isprintable()):
        raise UnsuitablePassphrase(shortest=SHORTEST_PASSPHRASE, longest=LONGEST_PASSPHRASE)


def _opened(data: bytes) -> Pdf:
    try:
        return Pdf.open(BytesIO(data))
    except (pikepdf.PdfError, pikepdf.PasswordError) as damage:
        raise UnreadableDocument from damage


def _embed(pdf: Pdf, attachments: Iterable[tuple[str, bytes]]) -> list[bytes]:
    """The SHA-256 of each: by these they are found again, without holding them twice."""
    marks = []
    for number, (name, content) in enumerate(attachments, start=1):
        # The key is ours, so that two files of the same name both travel.
        pdf.attachments[f"{number:03}"] = AttachedFileSpec(
            pdf,
            content,
            filename=_file_name(name),
            description="",
            mime_type="application/octet-stream",
            creation_date="",
            mod_date="",
        )
        marks.append(sha256(content).digest())
    return marks


def _file_name(name: str) -> str:
    """The last part of the name, so that no reader ever saves it elsewhere than it was told to."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    drawn = "".join(sign if sign.isprintable() else "_" for sign in last)
    return drawn.strip(" .")[:200] or "file"


def _require_opening(closed: bytes, passphrase: str, pages: int, marks: Sequence[bytes]) -> None:
    try:
        with Pdf.open(BytesIO(closed), password=passphrase) as pdf:
            embedded = [
                sha256(pdf.attachments[key].get_file().read_bytes()).digest()
                for key in pdf.attachments
            ]
            sound = (
                len(pdf.pages) == pages
                and sorted(embedded) == sorted(marks)
                and pdf.encryption.R == 6  # noqa: PLR2004 -- revision 6 of the standard is AES-256
            )
    except (pikepdf.PdfError, pikepdf.PasswordError) as damage:
        raise EncryptionFailed from damage
    if not sound:
        raise EncryptionFailed
