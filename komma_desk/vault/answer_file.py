"""The file an office gives to somebody without an account: one envelope, and whose report it is.

The number of the report stands outside, since with it a passphrase becomes her key.
"""

from __future__ import annotations

from typing import Final
from uuid import UUID

from komma_desk.domain.errors import Refusal
from komma_desk.domain.identifiers import ReportId
from komma_desk.words import N_

_MAGIC: Final = b"KOMMAANS"
_VERSION: Final = 1
_HEAD: Final = len(_MAGIC) + 1 + 16


class NotAnAnswerFile(Refusal):
    sentence = N_("This file is no answer of a clearing office.")
    advice = N_("Please choose the file the office gave or sent to you. Nothing was changed.")


class AnswerTooNew(Refusal):
    sentence = N_("This answer was written by a newer version of KommA Desk.")
    advice = N_("Please update KommA Desk and open the file again.")


def packed_answer(report: ReportId, envelope: bytes) -> bytes:
    return _MAGIC + bytes([_VERSION]) + report.bytes + envelope


def unpacked_answer(data: bytes) -> tuple[ReportId, bytes]:
    """The number as it stands outside, and the envelope; raises NotAnAnswerFile, AnswerTooNew."""
    if len(data) <= _HEAD or not data.startswith(_MAGIC):
        raise NotAnAnswerFile
    if data[len(_MAGIC)] != _VERSION:
        raise AnswerTooNew
    return ReportId(UUID(bytes=data[len(_MAGIC) + 1 : _HEAD])), data[_HEAD:]
