"""Files of drafts and of the post in memory."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import date

from komma_desk.domain.identifiers import EnvelopeId
from komma_desk.store.troubles import StoreTrouble
from komma_desk.usecases.ports.files_on_the_way import FileOnTheWay


class FakeFilesOnTheWay:
    def __init__(self, files: dict[str, FileOnTheWay], drafts: dict[str, bytes]) -> None:
        self._files, self._drafts = files, drafts

    def add(self, file: FileOnTheWay) -> None:
        if file.stored_as in self._files:
            raise StoreTrouble
        self._files[file.stored_as] = file

    def all(self) -> tuple[FileOnTheWay, ...]:
        return tuple(self._files[name] for name in sorted(self._files))

    def of(self, tag: str) -> tuple[FileOnTheWay, ...]:
        found = (one for one in self._files.values() if one.tag == tag and one.envelope is None)
        return tuple(sorted(found, key=lambda each: each.stored_as))

    def post(self, names: Collection[str], envelope: EnvelopeId) -> None:
        for name in self._files.keys() & set(names):
            self._files[name] = replace(self._files[name], envelope=envelope, tag="")

    def remove(self, names: Collection[str]) -> None:
        for name in names:
            self._files.pop(name, None)

    def arrived(self, envelope: EnvelopeId) -> None:
        self.remove([one.stored_as for one in self._files.values() if one.envelope == envelope])

    def left_behind(self, before: date) -> tuple[str, ...]:
        return tuple(
            sorted(
                each.stored_as
                for each in self._files.values()
                if each.envelope is None
                and each.staged_on < before
                and each.tag not in self._drafts
            )
        )
