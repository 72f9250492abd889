"""Checks whose hand an entry of a log is by, as far as the keys of the asking person reach."""

from __future__ import annotations

import json
from base64 import b64decode
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from komma_desk.domain.audit import Compartment, LogEntry, LogHead, commitment, link
from komma_desk.domain.errors import NOT_AS_WRITTEN
from komma_desk.domain.identifiers import PersonId
from komma_desk.domain.log_proof import KnownHead, Signature
from komma_desk.usecases.context import Context
from komma_desk.usecases.former_keys import former_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Inside:
    """What lies sealed in an entry of the office log, with the key it says it was signed by."""

    entry: str
    salt: bytes
    signature: bytes
    author: str
    author_signing: bytes
    at: datetime

    def digest(self, outer: LogEntry) -> bytes:
        """What was signed: the words, and their place in the chain."""
        committed = commitment(self.salt, self.entry.encode())
        return link(outer.sequence, self.at, outer.previous, committed)


def opened_entry(outer: LogEntry, context: Context) -> Inside | None:
    """None for whoever holds no key to it, and where it holds no entry."""
    opened = context.keys.try_open(outer.payload)
    if opened is None:
        return None
    try:
        told = json.loads(opened.body)
        said = json.loads(told["entry"])
        inside = Inside(
            entry=told["entry"],
            salt=b64decode(told["salt"]),
            signature=b64decode(told["signature"]),
            author=str(opened.author),
            author_signing=opened.author_signing,
            at=datetime.fromisoformat(said["at"]),
        )
    except NOT_AS_WRITTEN:
        return None
    return inside if said.get("by") == inside.author else None


class SignatureCheck:
    """Knows everybody's keys, those of earlier days too, and which of them clearing vouches for.

    `ends_seen` gathers what the entries of one log, truly signed, say of the end of the other.
    """

    def __init__(self, context: Context) -> None:
        self._context = context
        self.ends_seen: set[KnownHead] = set()
        self._keys: dict[str, dict[bytes, bool]] = {}
        office = context.work.office
        for person in office.people.all():
            known = self._keys.setdefault(str(person.id), {})
            for former in former_of(person.id, office.settings):
                if context.keys.was_confirmed(former):
                    known[former.signing] = True
            if person.signing:
                vouched = context.keys.is_confirmed(person)
                known[person.signing] = known.get(person.signing, False) or vouched

    def __call__(self, entry: LogEntry) -> Signature:
        if entry.compartment is Compartment.CASES:
            outcome = self._by(entry.author, entry.digest, entry.signature)
            return self._noted(outcome, entry, entry.payload)
        if entry.is_erased:
            return Signature.UNCHECKED
        inside = opened_entry(entry, self._context)
        if inside is None:
            # Whoever holds the cases is of clearing, and this log is sealed to clearing.
            is_mine = self._context.work.has_cases
            return Signature.UNREADABLE if is_mine else Signature.UNCHECKED
        day = inside.at.replace(hour=0, minute=0, second=0, microsecond=0)
        if day != entry.at or inside.author_signing not in self._keys.get(inside.author, {}):
            return Signature.WRONG
        outcome = self._by(inside.author, inside.digest(entry), inside.signature)
        return self._noted(outcome, entry, inside.entry.encode())

    def _noted(self, outcome: Signature, entry: LogEntry, said: bytes) -> Signature:
        other = Compartment.OFFICE if entry.compartment is Compartment.CASES else Compartment.CASES
        if outcome is not Signature.WRONG and not entry.is_erased:
            with suppress(*NOT_AS_WRITTEN):
                end = LogHead.read(json.loads(said)["seen"])
                self.ends_seen.add(KnownHead.of(other, end))
        return outcome

    def _by(self, author: PersonId | str | None, digest: bytes, signature: bytes) -> Signature:
        for key, is_vouched in self._keys.get(str(author), {}).items():
            if self._context.keys.has_signed_log(key, digest, signature):
                return Signature.GOOD if is_vouched else Signature.UNVOUCHED
        return Signature.WRONG
