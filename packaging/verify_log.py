"""Checks an exported log by itself: one file, no other part of KommA Desk, for whoever doubts.

python verify_log.py FILE.jsonl [--head office:57:1f3c...]     0 good, 3 not as it was written
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

try:
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
except ImportError:  # hashes can be checked without it
    HAS_SIGNATURES = False
else:
    HAS_SIGNATURES = True

FORMAT = "komma-log/1"
LOGS = ("office", "cases")
GOOD, NOT_AS_WRITTEN = 0, 3
HEAD = re.compile(r"(?:(office|cases):)?([0-9]{1,12}):([0-9a-f]{16,64})")


class NoLogError(Exception):
    """The file is no export of a log."""


def commitment(salt: bytes, payload: bytes) -> bytes:
    return hashlib.sha256(b"komma-log/1|payload|" + salt + payload).digest()


def link(sequence: int, at: str, previous: bytes, committed: bytes) -> bytes:
    """The digest of an entry; each contains the digest of the one before it."""
    head = f"{sequence}|{at}|".encode()
    return hashlib.sha256(b"komma-log/1|entry|" + head + previous + committed).digest()


def signed_words(digest: bytes) -> bytes:
    """What is signed: purpose, label and digest, each with its length in eight bytes before it."""
    parts = (b"komma-desk/signature", b"log entry/1", digest)
    return b"".join(len(part).to_bytes(8, "big") + part for part in parts)


def has_signed(keys: list[str], digest: bytes, signature: bytes) -> bool:
    for key in keys:
        try:
            public = Ed25519PublicKey.from_public_bytes(bytes.fromhex(key))
            public.verify(signature, signed_words(digest))
        except (InvalidSignature, ValueError):
            continue
        return True
    return False


@dataclass
class Log:
    """What was seen of one log so far; of each kind of flaw the first entry is kept."""

    name: str
    sequence: int = 0
    digest: bytes = bytes(32)
    signatures: int = 0
    payloads: int = 0
    erased: int = 0
    checkpoints: int = 0
    flaws: dict[str, int] = field(default_factory=dict)
    seen: list[tuple[int, str]] = field(default_factory=list)

    def flaw(self, words: str, entry: int) -> None:
        self.flaws.setdefault(words, entry)

    def take(self, entry: dict[str, Any], keys: dict[str, list[str]]) -> None:
        sequence, previous = int(entry["sequence"]), bytes.fromhex(entry["previous"])
        committed, digest = bytes.fromhex(entry["commitment"]), bytes.fromhex(entry["digest"])
        if sequence != self.sequence + 1:
            self.flaw("an entry is missing or stands twice", self.sequence + 1)
        elif previous != self.digest:
            self.flaw("does not follow the entry before it", sequence)
        if link(sequence, entry["at"], previous, committed) != digest:
            self.flaw("was changed after it was written", sequence)
        self.erased += bool(entry["erased"])
        if "payload" in entry:
            self.payloads += 1
            payload = base64.b64decode(entry["payload"])
            if commitment(bytes.fromhex(entry["salt"]), payload) != committed:
                self.flaw("carries words that are not those committed to", sequence)
            self._check_checkpoint(entry, payload)
        self._check_signature(entry, keys, digest)
        self.sequence, self.digest = sequence, digest
        self.seen.append((sequence, digest.hex()))

    def _check_checkpoint(self, entry: dict[str, Any], payload: bytes) -> None:
        """A checkpoint names the entry before it; of the office log it shows only opened."""
        opened = entry.get("opened")
        if self.name == "office" and opened is None:
            return
        try:
            said = json.loads(opened["entry"] if opened else payload)
            told = said["detail"] if said["action"] == "checkpoint" else None
        except (ValueError, TypeError, KeyError):
            return  # other words than those committed to: that is said already
        if told is None:
            return
        self.checkpoints += 1
        before = int(entry["sequence"]) - 1
        if (told.get("head"), told.get("entries")) != (
            f"{before}:{entry['previous']}",
            str(before),
        ):
            self.flaw("is a checkpoint that names another end than the one before it", before + 1)

    def _check_signature(
        self, entry: dict[str, Any], keys: dict[str, list[str]], digest: bytes
    ) -> None:
        """Of the office log it lies inside the sealed words, so it shows only with payloads."""
        sequence, opened = int(entry["sequence"]), entry.get("opened")
        if opened is not None:
            said = json.loads(opened["entry"])
            if said.get("by") != opened["author"] or not same_day(said["at"], entry["at"]):
                self.flaw("says something else inside than outside", sequence)
            committed = commitment(bytes.fromhex(opened["salt"]), opened["entry"].encode())
            previous = bytes.fromhex(entry["previous"])
            digest = link(sequence, said["at"], previous, committed)
        elif self.name == "cases" and "signature" not in entry:
            self.flaw("is not signed", sequence)
            return
        signed = opened or entry
        if not HAS_SIGNATURES or "signature" not in signed:
            return
        self.signatures += 1
        known = keys.get(signed["author"], [])
        if not has_signed(known, digest, bytes.fromhex(signed["signature"])):
            self.flaw("is not signed by the person it names", sequence)


def same_day(inside: str, outside: str) -> bool:
    day = datetime.fromisoformat(inside).replace(hour=0, minute=0, second=0, microsecond=0)
    return day == datetime.fromisoformat(outside)


def records(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            if not isinstance(record, dict):
                raise NoLogError
            yield record


def look_through(path: Path) -> dict[str, Log]:
    """Raises NoLogError for a file that cannot be read as an export."""
    logs = {name: Log(name) for name in LOGS}
    try:
        told = records(path)
        first = next(told, {})
        if first.get("format") != FORMAT:
            raise NoLogError
        keys: dict[str, list[str]] = first["signing_keys"]
        for entry in told:
            logs[entry["log"]].take(entry, keys)
        for name, head in first["heads"].items():
            log = logs[name]
            if head != f"{log.sequence}:{log.digest.hex()}":
                log.flaw(
                    "is the last one, though the export was made with another end", log.sequence
                )
    except (ValueError, KeyError, TypeError, AttributeError, OSError) as wrong:
        raise NoLogError from wrong
    for person, known in sorted(keys.items()):
        for key in known:
            print(f"key of {person}: {key}")
    return logs


def compare(text: str, logs: dict[str, Log]) -> None:
    """A head from a sheet or receipt: a cut end shows only against one seen before."""
    found = HEAD.fullmatch(re.sub(r"[\s-]", "", text).lower())
    if found is None:
        raise NoLogError
    name, sequence, digits = found.groups()
    maybe = [logs[name]] if name else list(logs.values())
    wanted = int(sequence)
    if any(at == wanted and seen.startswith(digits) for log in maybe for at, seen in log.seen):
        return
    gone = wanted > maybe[0].sequence
    words = "was seen before and is gone: cut" if gone else "is not the one seen before"
    maybe[0].flaw(words, wanted)


def main(arguments: list[str]) -> int:
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("file", type=Path)
    words.add_argument("--head", action="append", default=[], metavar="LOG:SEQ:HEX")
    wanted = words.parse_args(arguments)
    try:
        logs = look_through(wanted.file)
        for each in wanted.head:
            compare(each, logs)
    except NoLogError:
        print("This is no export of a log, or no head of one, or it is damaged.", file=sys.stderr)
        return NOT_AS_WRITTEN
    if not HAS_SIGNATURES:
        print("Signatures were not checked: the package “cryptography” is not installed.")
    for log in logs.values():
        print(
            f"{log.name}: {len(log.seen)} entries, {log.signatures} signatures checked, "
            f"{log.payloads} payloads compared, {log.erased} erased, "
            f"{log.checkpoints} checkpoints"
        )
        for flaw, entry in log.flaws.items():
            print(f"  ! entry {entry} {flaw}")
        print(f"  ends with {log.name}:{log.sequence}:{log.digest.hex()}")
    return NOT_AS_WRITTEN if any(log.flaws for log in logs.values()) else GOOD


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
