"""What may cross a lock: which store, who, which page. Nothing of a case, and no Qt in here."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final, Protocol, Self

LOCKED: Final = 83
"""The exit status of a desk that was locked; its keys went with its process."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskPlace:
    """`page` is empty before a desk was opened; `mishap` says that the last one crashed.

    With a `card` no desk is opened, but the form of that office card; with an `answer` alone the
    form asks for the card first.
    """

    folder: str = ""
    login: str = ""
    page: str = ""
    mishap: bool = False
    card: str = ""
    answer: str = ""

    def path(self) -> Path | None:
        return Path(self.folder) if self.folder else None

    def line(self) -> str:
        return json.dumps(asdict(self))

    @classmethod
    def read(cls, line: str) -> Self | None:
        """None for a line that says something else."""
        try:
            told = json.loads(line)
        except ValueError:
            return None
        texts = ("folder", "login", "page", "card", "answer")
        known = {**dict.fromkeys(texts, str), "mishap": bool}
        if not isinstance(told, dict) or {key: type(value) for key, value in told.items()} != known:
            return None
        return cls(**told)


class ProcessAbove(Protocol):
    """The key-less process that starts a fresh desk when this one is locked."""

    def tell(self, place: DeskPlace) -> None: ...
