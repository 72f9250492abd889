"""Office files, archives, sound and pictures of phones: what the preview can say of them."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest

from komma_desk.bootstrap.foreign_child import ForeignChild
from komma_desk.domain.foreign_file import Hindrance, NoPreview, PlainText
from tests.fakes.planted_files import SEEN
from tests.foreign.mangled import SAMPLES


@pytest.mark.parametrize(
    "name", ["letter.docx", "letter.odt", "table.xlsx", "table.ods", "talk.pptx", "talk.odp"]
)
def test_of_an_office_file_the_words_are_shown(reader: ForeignChild, name: str) -> None:
    shown = reader.preview((SAMPLES / name).read_bytes(), name)
    assert isinstance(shown, PlainText)
    assert shown.is_bare
    assert SEEN in shown.text
    assert "<" not in shown.text


def test_an_exported_chat_is_read_beside_the_names_of_its_files(reader: ForeignChild) -> None:
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as whole:
        whole.writestr("WhatsApp Chat mit Erna.txt", "01.11.26, 10:00 - Erna: weißt schon")
        whole.writestr("IMG-20261101-WA0001.jpg", bytes(2048))
    shown = reader.preview(target.getvalue(), "chat.zip")
    assert isinstance(shown, PlainText)
    assert "IMG-20261101-WA0001.jpg" in shown.text
    assert "Erna: weißt schon" in shown.text


@pytest.mark.parametrize(
    ("beginning", "name", "why"),
    [
        (b"\0\0\0\x20ftypM4A ", "Sprachnachricht.m4a", Hindrance.RECORDING),
        (b"\0\0\0\x20ftypisom", "Film.mp4", Hindrance.RECORDING),
        (b"\0\0\0\x14ftypqt  ", "Film.mov", Hindrance.RECORDING),
        (b"OggS\0\2", "PTT-20261101-WA0001.opus", Hindrance.RECORDING),
        (b"ID3\4", "a.mp3", Hindrance.RECORDING),
        (b"RIFF\0\0\0\0WAVE", "a.wav", Hindrance.RECORDING),
        (b"\0\0\0\x20ftypheic", "IMG_0001.HEIC", Hindrance.PHONE_PICTURE),
        (b"\0\0\0\x20ftypavif", "a.avif", Hindrance.KIND),
    ],
)
def test_what_cannot_be_shown_is_called_by_its_kind(
    reader: ForeignChild, beginning: bytes, name: str, why: Hindrance
) -> None:
    shown = reader.preview(beginning + bytes(200), name)
    assert shown == NoPreview(hindrance=why)
