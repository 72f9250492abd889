"""Mails as .eml and .msg: who, when, what and the files, whatever was done to them on the way."""

from __future__ import annotations

from datetime import UTC, datetime
from email.message import EmailMessage

import pytest

from komma_desk.bootstrap.foreign_child import ForeignChild
from komma_desk.domain.foreign_file import Hindrance, ParsedMail
from tests.fakes.outlook_mail import outlook_mail

NOON = datetime(2026, 11, 2, 11, 0, tzinfo=UTC)


def an_eml() -> EmailMessage:
    mail = EmailMessage()
    mail["From"] = "Jörg Müller <joerg@example.org>"
    mail["To"] = "buergerbuero@example.org"
    mail["Subject"] = "Ich weiß, wo Sie wohnen"
    mail["Date"] = "Mon, 02 Nov 2026 12:00:00 +0100"
    mail.set_content("Guten Tag,\n\ndas werden Sie büßen.\n")
    mail.add_alternative("<p>Guten Tag</p><img src='https://example.org/pixel'>", subtype="html")
    mail.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="../../Foto ä.png")
    return mail


def read(reader: ForeignChild, content: bytes, name: str) -> ParsedMail:
    found = reader.mail(content, name)
    assert isinstance(found, ParsedMail), found
    return found


def test_an_eml_tells_who_when_and_what(reader: ForeignChild) -> None:
    mail = read(reader, an_eml().as_bytes(), "a.eml")
    assert (mail.subject, mail.sender) == (
        "Ich weiß, wo Sie wohnen",
        "Jörg Müller <joerg@example.org>",
    )
    assert (mail.to, mail.sent_at) == ("buergerbuero@example.org", NOON)
    assert mail.text == "Guten Tag,\n\ndas werden Sie büßen."


def test_its_file_comes_along_under_a_name_that_leads_nowhere(reader: ForeignChild) -> None:
    (file,) = read(reader, an_eml().as_bytes(), "a.eml").files
    assert (file.name, file.size, file.content) == ("Foto ä.png", 4, b"\x89PNG")


def test_a_preview_lists_the_files_without_their_contents(reader: ForeignChild) -> None:
    shown = reader.preview(an_eml().as_bytes(), "a.eml")
    assert isinstance(shown, ParsedMail)
    assert [(each.name, each.size, each.content) for each in shown.files] == [
        ("Foto ä.png", 4, b"")
    ]


def test_of_html_only_the_words_are_read(reader: ForeignChild) -> None:
    content = (
        b"Subject: a\r\nContent-Type: text/html; charset=iso-8859-1\r\n\r\n"
        b"<style>x</style><p>B\xfcro</p><script>alert(1)</script><p>zu</p><img src=//x>"
    )
    assert read(reader, content, "a.eml").text == "Büro\n\nzu"


def test_a_mail_inside_the_mail_is_a_file(reader: ForeignChild) -> None:
    outer = EmailMessage()
    outer["Subject"] = "Weitergeleitet"
    outer.set_content("Siehe unten")
    outer.add_attachment(an_eml())
    (file,) = read(reader, outer.as_bytes(), "a.eml").files
    assert read(reader, file.content, "b.eml").sent_at == NOON


def test_a_day_nobody_can_read_is_no_day(reader: ForeignChild) -> None:
    content = b"From: a@example.org\r\nDate: gestern\r\n\r\nHallo"
    assert read(reader, content, "a.eml").sent_at is None


def test_a_mail_without_end_of_parts_is_stopped(reader: ForeignChild) -> None:
    part = b"--b\r\nContent-Type: text/plain\r\n\r\nx\r\n"
    content = b"Subject: a\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n" + part * 2000
    assert reader.mail(content, "a.eml") is Hindrance.TOO_MUCH


def test_parts_within_parts_without_end_do_no_harm(reader: ForeignChild) -> None:
    nested = b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (at, at)
        for at in range(3000)
    )
    found = reader.mail(b"Subject: a\r\n" + nested, "a.eml")
    assert isinstance(found, ParsedMail) or found in {Hindrance.TOO_MUCH, Hindrance.BROKEN}


def test_an_outlook_mail_tells_the_same(reader: ForeignChild) -> None:
    content = outlook_mail(
        subject="Drohung",
        sender="Jörg Müller",
        text="Das werden Sie büßen.",
        sent_at=NOON,
        file=("Foto ä.png", b"\x89PNG" * 2000),
    )
    mail = read(reader, content, "a.msg")
    assert (mail.subject, mail.sender, mail.sent_at) == ("Drohung", "Jörg Müller", NOON)
    assert mail.text == "Das werden Sie büßen."
    assert [(each.name, each.content) for each in mail.files] == [("Foto ä.png", b"\x89PNG" * 2000)]


@pytest.mark.parametrize("name", ["a.msg", "a.eml", "a.txt"])
def test_what_is_no_mail_is_none(reader: ForeignChild, name: str) -> None:
    content = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000) if name == "a.msg" else b"Hallo"
    assert isinstance(reader.mail(content, name), Hindrance)


def test_a_page_with_a_section_nobody_knows_is_still_read(reader: ForeignChild) -> None:
    content = b"Subject: a\r\nContent-Type: text/html\r\n\r\n<p>Ich <![foo]> komme</p>"
    assert "komme" in read(reader, content, "a.eml").text
