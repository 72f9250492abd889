"""The lists of accesses clearing sealed to me as data protection officer, newest first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from komma_desk.domain.log_digest import LogDigest, NotADigest
from komma_desk.domain.parcel import NotAParcel, unpacked
from komma_desk.usecases import envelope_kinds
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects.believing import is_from_clearing


@dataclass(frozen=True, slots=True)
class LogDigests:
    pass


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceivedDigest:
    prepared_at: datetime
    digest: LogDigest


def log_digests(_query: LogDigests, context: Context) -> tuple[ReceivedDigest, ...]:
    """Only what a clearing officer signed; a letter that holds no list is passed over."""
    received = []
    for each in context.tools.mailbox.fetch(context.work.office.post, context.keys):
        if each.kind != envelope_kinds.LOG_DIGEST or not is_from_clearing(each, context):
            continue
        try:
            digest = LogDigest.read(unpacked(each.body).words)
        except (NotADigest, NotAParcel):
            continue
        received.append(ReceivedDigest(prepared_at=each.sent_at, digest=digest))
    return tuple(sorted(received, key=lambda each: each.prepared_at, reverse=True))
