"""Mails made to harm: each becomes an entry that harms nobody, or ends in one sentence."""

from __future__ import annotations

import io
import zipfile
from base64 import b64encode
from collections.abc import Callable
from pathlib import Path

import pytest

from komma_desk.domain.attachment import MOST_FILES, NewAttachment
from komma_desk.domain.errors import Refusal
from komma_desk.domain.foreign_file import LARGEST_LOOKED_INTO, NotReadAsMail
from komma_desk.usecases.commands.begin_from_mail import BeginFromMail
from komma_desk.usecases.drafts import BegunReception
from komma_desk.usecases.queries.begun_receptions import BegunReceptions
from tests.attacks.markers import marker
from tests.journeys.raw_store import files_of
from tests.journeys.town import CLEARING, Town

HEAD = b"From: x@example.org\r\nSubject: Hilfe\r\nMIME-Version: 1.0\r\n"
SCRIPT = b"<script>fetch('http://example.org')</script><p>Guten&nbsp;Tag</p><img src='http://x/y'>"


def with_parts(*parts: bytes) -> bytes:
    body = b"".join(b"--b\r\n" + part + b"\r\n" for part in parts)
    return HEAD + b"Content-Type: multipart/mixed; boundary=b\r\n\r\n" + body + b"--b--\r\n"


def a_part(name: str, content: bytes = b"x", kind: str = "application/octet-stream") -> bytes:
    head = f'Content-Type: {kind}\r\nContent-Disposition: attachment; filename="{name}"\r\n\r\n'
    return head.encode() + content


def zip_bomb() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("0", bytes(30 * 1024**2))
    return packed.getvalue()


def nested(times: int) -> bytes:
    inner = b"Content-Type: text/plain\r\n\r\nx"
    for number in range(times):
        edge = b"n%d" % number
        inner = (
            b"Content-Type: multipart/mixed; boundary="
            + edge
            + b"\r\n\r\n--"
            + edge
            + b"\r\n"
            + inner
            + b"\r\n--"
            + edge
            + b"--\r\n"
        )
    return HEAD + inner


def begun(town: Town, content: bytes, name: str = "mail.eml") -> BegunReception:
    with town.unlock(CLEARING) as karl:
        karl.perform(BeginFromMail(NewAttachment(name=name, content=content)))
        (one,) = karl.ask(BegunReceptions())
    assert isinstance(one, BegunReception)
    return one


def test_of_hostile_html_only_words_are_left(town: Town) -> None:
    one = begun(town, HEAD + b"Content-Type: text/html\r\n\r\n" + SCRIPT)
    assert "Guten" in one.draft.narrative
    assert "<" not in one.draft.narrative
    assert "fetch" not in one.draft.narrative


@pytest.mark.parametrize(
    "name", ["../../../etc/cron.d/x", "C:\\\\Windows\\\\x", "/abs/x", "..", "x" * 5000]
)
def test_a_name_with_parts_of_a_path_leads_nowhere(town: Town, name: str) -> None:
    one = begun(town, with_parts(b"Content-Type: text/plain\r\n\r\nx", a_part(name)), name)
    for each in one.files:
        assert not set("/\\") & set(each.attachment.name)
        assert each.attachment.name not in {".", ".."}
        assert len(each.attachment.name) <= 255
    lying = {path.name for path in (town.folder / "attachments").iterdir()}
    assert lying == {each.stored_as for each in one.files}


def test_of_hundreds_of_files_a_report_takes_a_hundred_and_the_rest_stays_in_the_mail(
    town: Town,
) -> None:
    parts = (a_part(f"{number}.txt") for number in range(900))
    one = begun(town, with_parts(b"Content-Type: text/plain\r\n\r\nx", *parts))
    assert len(one.files) == MOST_FILES


def test_a_zip_bomb_is_a_file_like_any_other_and_stays_folded(town: Town) -> None:
    bomb = zip_bomb()
    part = b"Content-Transfer-Encoding: base64\r\n" + a_part("bombe.zip", b64encode(bomb))
    one = begun(town, with_parts(b"Content-Type: text/plain\r\n\r\nx", part))
    assert [each.attachment.size for each in one.files][1:] == [len(bomb)]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("thousands", lambda: with_parts(*(a_part(f"{n}") for n in range(1001)))),
        ("nested", lambda: nested(1500)),
        ("a picture", lambda: b"\x89PNG\r\n\x1a\n" + bytes(99)),
        ("a programme", lambda: b"MZ" + bytes(999)),
        ("nothing", lambda: b""),
        ("noise", lambda: bytes(range(256)) * 999),
        ("half an .msg", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)),
        ("too large", lambda: HEAD + bytes(LARGEST_LOOKED_INTO)),
    ],
)
def test_what_is_no_mail_or_far_too_much_of_one_ends_in_a_sentence_and_leaves_nothing(
    town: Town, name: str, content: Callable[[], bytes]
) -> None:
    ending = ".msg" if "msg" in name else ".eml"
    with town.unlock(CLEARING) as karl:
        with pytest.raises(NotReadAsMail) as refused:
            karl.perform(BeginFromMail(NewAttachment(name=name + ending, content=content())))
        assert karl.ask(BegunReceptions()) == ()
    assert isinstance(refused.value, Refusal)
    assert "{" not in refused.value.spoken()
    assert list((town.folder / "attachments").glob("*")) == []


def test_nothing_of_a_mail_lies_on_the_disk_in_clear(
    town: Town, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    words = marker("mail").encode()
    mail = with_parts(b"Content-Type: text/plain\r\n\r\n" + words, a_part("x.txt", words))
    with town.unlock(CLEARING) as karl:
        karl.perform(BeginFromMail(NewAttachment(name="mail.eml", content=mail)))
        assert marker("mail") in karl.ask(BegunReceptions())[0].draft.narrative
        open_files = [path.name for path, data in files_of(town.folder) if b"Kanari-" in data]
    assert open_files == []
    assert [path.name for path, data in files_of(town.folder) if b"Kanari-" in data] == []
    assert list(temporary.iterdir()) == []
