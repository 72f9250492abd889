"""What Outlook does to mails: packs texts as RTF, files into winmail.dat, mails into mails."""

from __future__ import annotations

import struct
from datetime import UTC, datetime
from email.message import EmailMessage

import pytest

from komma_desk.bootstrap.foreign_child import ForeignChild
from komma_desk.domain.foreign_file import Hindrance, ParsedMail, PlainText
from tests.fakes.outlook_mail import outlook_mail_around

NOON = datetime(2026, 11, 2, 11, 0, tzinfo=UTC)
RTF = (
    rb"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}}{\*\generator Riched;}Gr\'fc\'dfe \u8364?!\par}"
)
PAGE = (
    rb"{\rtf1\ansi\ansicpg1252\fromhtml1{\*\htmltag64 <p>}\htmlrtf {\htmlrtf0 Sie wissen, wo"
    rb"{\*\htmltag84 &#8230;}\htmlrtf\par}\htmlrtf0{\*\htmltag72 </p>}}"
)


def packed(text: bytes, kind: bytes = b"MELA") -> bytes:
    return struct.pack("<II4sI", len(text) + 12, len(text), kind, 0) + text


def read(reader: ForeignChild, content: bytes, name: str) -> ParsedMail:
    found = reader.mail(content, name)
    assert isinstance(found, ParsedMail), found
    return found


@pytest.mark.parametrize(("text", "said"), [(RTF, "Grüße €!"), (PAGE, "Sie wissen, wo…")])
def test_a_text_packed_as_rtf_is_read(reader: ForeignChild, text: bytes, said: str) -> None:
    assert read(reader, outlook_mail_around("innen", packed(text), NOON), "a.msg").text == said


def test_the_packing_of_the_format_itself_is_unfolded(reader: ForeignChild) -> None:
    # The example of [MS-OXRTFCP] 4.1.1.
    raw = bytes.fromhex(
        "2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af320"
        "68656c090020627705b06c647d0a800fa0"
    )
    assert read(reader, outlook_mail_around("innen", raw, NOON), "a.msg").text == "hello world"


def test_a_mail_inside_a_mail_comes_along_as_a_mail_of_its_own(reader: ForeignChild) -> None:
    outer = read(reader, outlook_mail_around("Drohung", packed(RTF), NOON), "a.msg")
    (file,) = outer.files
    assert file.name == "Drohung.eml"
    inner = read(reader, file.content, file.name)
    assert (inner.subject, inner.sender, inner.sent_at) == ("Drohung", "Erna", NOON)
    assert inner.text == "Grüße von innen"


def attribute(level: int, mark: int, kind: int, value: bytes) -> bytes:
    return struct.pack("<BHHI", level, mark, kind, len(value)) + value + bytes(2)


def winmail() -> bytes:
    return (
        bytes.fromhex("789f3e220100")
        + attribute(1, 0x800C, 2, b"Im Paket\x00")
        + attribute(2, 0x9002, 6, bytes(14))
        + attribute(2, 0x8010, 1, "Foto ä.jpg\x00".encode("cp1252"))
        + attribute(2, 0x800F, 6, b"\xff\xd8\xff")
    )


def around(dat: bytes) -> bytes:
    mail = EmailMessage()
    mail["Subject"] = "a"
    mail.set_content(" \n")
    mail.add_attachment(dat, maintype="application", subtype="ms-tnef", filename="winmail.dat")
    return mail.as_bytes()


def test_a_winmail_is_unfolded_into_text_and_files(reader: ForeignChild) -> None:
    mail = read(reader, around(winmail()), "a.eml")
    assert mail.text == "Im Paket"
    assert [(each.name, each.content) for each in mail.files] == [("Foto ä.jpg", b"\xff\xd8\xff")]


@pytest.mark.parametrize("size", [5, 20, 40, 70])
def test_a_winmail_that_was_cut_off_stays_as_it_came(reader: ForeignChild, size: int) -> None:
    mail = read(reader, around(winmail()[:size]), "a.eml")
    assert [(each.name, each.size) for each in mail.files] == [("winmail.dat", size)]


def test_of_a_text_in_rtf_its_words_are_shown(reader: ForeignChild) -> None:
    shown = reader.preview(RTF, "a.rtf")
    assert isinstance(shown, PlainText)
    assert shown.text.strip() == "Grüße €!"


def test_rtf_that_nests_without_end_is_stopped(reader: ForeignChild) -> None:
    shown = reader.preview(b"{\\rtf1" + b"{" * 100_000, "a.rtf")
    assert getattr(shown, "hindrance", None) is Hindrance.TOO_MUCH
