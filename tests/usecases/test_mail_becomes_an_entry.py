"""A mail that was dropped becomes something begun: its words, its files, and itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from komma_desk.domain.attachment import MOST_FILES, FileTooLargeToAttach, NewAttachment
from komma_desk.domain.foreign_file import (
    LARGEST_LOOKED_INTO,
    Hindrance,
    MailFile,
    NotReadAsMail,
    ParsedMail,
)
from komma_desk.domain.given_file import AttachingStopped, FileNotReadable
from komma_desk.domain.mail_told import mail_told, name_to_keep
from komma_desk.domain.reception import MAIL
from komma_desk.domain.roles import Role
from komma_desk.domain.text import LONGEST_TEXT
from komma_desk.usecases.commands.begin_from_mail import BeginFromMail, MailBegun
from komma_desk.usecases.queries.begun_receptions import BegunReceptions
from tests.usecases.workbench import Workbench

SENT = datetime(2026, 10, 2, 7, 30, tzinfo=UTC)
NOW = datetime(2026, 10, 5, 8, tzinfo=UTC)
ORIGINAL = NewAttachment(name="Hilfe.eml", content=b"Kanarienvogel")


def a_mail(**told: Any) -> ParsedMail:
    said: dict[str, Any] = {
        "subject": "Bitte um Hilfe",
        "sender": "Frau Muster <muster@example.org>",
        "to": "amt@example.org",
        "sent_at": SENT,
        "text": "Gestern am Schalter <b>…</b>",
        "files": (MailFile(name="foto.jpg", size=4, content=b"JPEG"),),
    }
    return ParsedMail(**said | told)


@pytest.fixture
def office() -> Workbench:
    bench = Workbench()
    bench.foreign.parsed = a_mail()
    return bench


def begun(office: Workbench, given: Path | NewAttachment = ORIGINAL) -> MailBegun:
    receipt = office.at(Role.CLEARING).perform(BeginFromMail(given)).receipt
    assert isinstance(receipt, MailBegun)
    return receipt


def kept(office: Workbench) -> Any:
    return office.at(Role.CLEARING).ask(BegunReceptions())


def test_its_words_sender_and_moment_are_taken_over(office: Workbench) -> None:
    begun(office)
    (one,) = kept(office)
    assert one.draft.narrative == "Bitte um Hilfe\n\nGestern am Schalter <b>…</b>"
    assert one.reception.told_by == "Frau Muster <muster@example.org>"
    assert (one.reception.channel, one.reception.received_at) == (MAIL, SENT)


def test_the_mail_itself_and_its_files_lie_sealed_beside_it(office: Workbench) -> None:
    begun(office)
    (one,) = kept(office)
    assert [each.attachment.name for each in one.files] == ["Hilfe.eml", "foto.jpg"]
    contents = [office.sealed_files.read(each) for each in one.files]
    assert contents == [ORIGINAL.content, b"JPEG"]


def test_each_mail_begins_something_of_its_own(office: Workbench) -> None:
    first, second = begun(office), begun(office)
    assert [each.id for each in kept(office)] == [first.begun, second.begun]


def test_a_mail_on_the_disk_is_read_there(office: Workbench) -> None:
    office.outside.given[Path("/post/a.eml")] = b"Kanarienvogel"
    begun(office, Path("/post/a.eml"))
    assert kept(office)[0].files[0].attachment.name == "a.eml"


def test_trying_it_keeps_nothing(office: Workbench) -> None:
    command = BeginFromMail(ORIGINAL, try_only=True)
    receipt: Any = office.at(Role.CLEARING).perform(command).receipt
    assert (receipt.begun, receipt.told.taken) == (None, 1)
    assert (kept(office), office.sealed_files.files) == ((), {})


@pytest.mark.parametrize("hindrance", [Hindrance.BROKEN, Hindrance.TOO_MUCH, Hindrance.ENDED])
def test_one_that_cannot_be_read_ends_in_a_sentence(
    office: Workbench, hindrance: Hindrance
) -> None:
    office.foreign.hindrance = hindrance
    with pytest.raises(NotReadAsMail) as refused:
        begun(office)
    assert hindrance.spoken() in refused.value.spoken()
    assert (kept(office), office.sealed_files.files) == ((), {})


def test_one_that_is_too_large_is_not_looked_into(office: Workbench) -> None:
    with pytest.raises(NotReadAsMail):
        begun(office, NewAttachment(name="a.eml", content=b"x" * (LARGEST_LOOKED_INTO + 1)))


def test_one_on_the_disk_that_is_too_large_is_not_read_at_all(
    office: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    def too_large(path: Path, largest: int) -> None:
        raise FileTooLargeToAttach(name=path.name, size=largest + 1, most=largest)

    monkeypatch.setattr(office.outside, "reading", too_large)
    with pytest.raises(NotReadAsMail) as refused:
        begun(office, Path("/post/riesig.eml"))
    assert Hindrance.TOO_LARGE.spoken() in refused.value.spoken()


def test_one_that_is_gone_is_named(office: Workbench) -> None:
    with pytest.raises(FileNotReadable):
        begun(office, Path("/weg.eml"))


def test_one_that_is_stopped_half_way_leaves_nothing(office: Workbench) -> None:
    answers = iter((True, False))
    with pytest.raises(AttachingStopped):
        office.at(Role.CLEARING).perform(BeginFromMail(ORIGINAL, goes_on=lambda: next(answers)))
    assert office.sealed_files.files == {}


def test_of_a_thousand_files_as_many_as_a_report_takes_come_out_and_the_rest_is_told() -> None:
    files = tuple(MailFile(name=f"{n}.txt", size=1, content=b"x") for n in range(1000))
    told = mail_told(a_mail(files=files), "a.eml", NOW, most=MOST_FILES - 1)
    assert (len(told.files), told.left_in_mail) == (MOST_FILES - 1, 1000 - MOST_FILES + 1)


def test_an_empty_file_stays_in_the_mail_and_is_told() -> None:
    files = (MailFile(name="leer.txt", size=0),)
    told = mail_told(a_mail(files=files), "a.eml", NOW, most=9)
    assert (told.files, told.left_in_mail) == ((), 1)


@pytest.mark.parametrize("sent_at", [None, NOW + timedelta(days=1), NOW - timedelta(days=9999)])
def test_a_moment_that_cannot_be_is_not_taken_over(sent_at: datetime | None) -> None:
    told = mail_told(a_mail(sent_at=sent_at), "a.eml", NOW, most=9)
    assert (told.reception.received_at, told.is_dated) == (NOW, False)


def test_more_text_than_a_report_takes_is_cut_and_that_is_told() -> None:
    told = mail_told(a_mail(text="x" * (LONGEST_TEXT + 1)), "a.eml", NOW, most=9)
    assert told.is_cut
    assert len(told.draft.narrative) == LONGEST_TEXT


def test_signs_that_cannot_be_kept_become_signs_that_can() -> None:
    told = mail_told(a_mail(subject="a\0b", text="\ud83d"), "a.eml", NOW, most=9)
    assert told.draft.narrative == "a\ufffdb\n\n?"


def test_a_sender_of_many_lines_is_one_line() -> None:
    told = mail_told(a_mail(sender="a\r\nBcc: b\t" + "x" * 9999), "a.eml", NOW, most=9)
    assert told.reception.told_by.startswith("a Bcc: b x")
    assert told.reception.problems(NOW) == {}


@pytest.mark.parametrize(
    ("name", "kept_name"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Windows\\system.ini", "system.ini"),
        ("..", "mail.eml"),
        ("a/", "mail.eml"),
        ("zwei\nZeilen.pdf", "zwei Zeilen.pdf"),
        ("\x1b[2J", "mail.eml"),
        ("x" * 900 + ".pdf", "x" * 196 + ".pdf"),
    ],
)
def test_a_name_from_outside_leads_nowhere(name: str, kept_name: str) -> None:
    assert name_to_keep(name) == kept_name


def test_no_subject_leaves_no_empty_line() -> None:
    told = mail_told(replace(a_mail(), subject=" "), "../Hilfe.eml", NOW, most=9)
    assert told.draft.narrative == "Gestern am Schalter <b>…</b>"
    assert told.subject == "Hilfe.eml"
