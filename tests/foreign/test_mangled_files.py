"""Damaged files of every kind: an answer or a sentence, never a crash, never a wait without end.

A few here; thousands with KOMMA_MANGLED=3000 and another beginning with KOMMA_MANGLED_SEED=7.
"""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

from komma_desk.bootstrap.foreign_child import ForeignChild
from komma_desk.domain.foreign_file import Hindrance, NoPreview
from tests.fakes.outlook_mail import outlook_mail_around
from tests.foreign.mangled import mangled

COUNT = int(os.environ.get("KOMMA_MANGLED", "24"))
SEED = int(os.environ.get("KOMMA_MANGLED_SEED", "1"))
NOON = datetime(2026, 11, 2, 11, 0, tzinfo=UTC)
EML = (
    b"From: =?utf-8?b?QQ==?= <a@example.org>\r\n"
    b"Content-Type: multipart/mixed; boundary=b\r\n\r\n"
    b'--b\r\nContent-Type: application/ms-tnef\r\n\r\nx\x9f>"\r\n--b--\r\n'
)
MAILS = [
    ("a.msg", outlook_mail_around("innen", b"\x10\0\0\0\x04\0\0\0MELA\0\0\0\0{\\rtf1 a}", NOON)),
    ("a.eml", EML),
    ("a.rtf", b"{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 A;}}Gr\\'fc\\'dfe \\u8364?\\par}"),
]
# Ended: the reader fell; too long: it had to be stopped.
FAULTS = frozenset({Hindrance.ENDED, Hindrance.TOO_LONG})


def faults(reader: ForeignChild, name: str, content: bytes) -> list[str]:
    seen = reader.preview(content, name)
    answers: list[object] = [seen.hindrance if isinstance(seen, NoPreview) else seen]
    is_mail = name.endswith((".msg", ".eml"))
    answers.append(reader.mail(content, name) if is_mail else reader.stripped(content, name))
    return [str(each) for each in answers if isinstance(each, Hindrance) and each in FAULTS]


def test_a_damaged_file_is_an_answer_or_a_sentence(reader: ForeignChild) -> None:
    with ThreadPoolExecutor(os.cpu_count()) as at_once:
        asked = [
            (name, len(content), at_once.submit(faults, reader, name, content))
            for name, content in mangled(SEED, COUNT, MAILS)
        ]
        wrong = [(name, size, said.result()) for name, size, said in asked if said.result()]
    assert wrong == []
