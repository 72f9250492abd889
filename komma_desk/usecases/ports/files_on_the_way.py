"""Sealed files of drafts and of reports in the post: known by name before a case has them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from komma_desk.domain.identifiers import EnvelopeId


@dataclass(frozen=True, slots=True, kw_only=True)
class FileOnTheWay:
    """`tag` is opaque, the writer's own; empty once `envelope` is in the post."""

    stored_as: str
    tag: str
    staged_on: date
    size_on_disk: int
    envelope: EnvelopeId | None = None


class StoredFilesOnTheWay(Protocol):
    def add(self, file: FileOnTheWay) -> None: ...
    def all(self) -> tuple[FileOnTheWay, ...]: ...
    def of(self, tag: str) -> tuple[FileOnTheWay, ...]:
        """Those under this tag that are in no envelope yet."""
        ...

    def post(self, names: Collection[str], envelope: EnvelopeId) -> None:
        """They are under way with this envelope from now on, and of nobody's draft."""
        ...

    def remove(self, names: Collection[str]) -> None: ...
    def arrived(self, envelope: EnvelopeId) -> None:
        """The case has its files; nothing of this envelope is under way any more."""
        ...

    def left_behind(self, before: date) -> tuple[str, ...]:
        """Staged before this day for a draft that is not there any more."""
        ...
