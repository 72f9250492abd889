"""What lies aside in this store, with day and size."""

from __future__ import annotations

from dataclasses import dataclass

from komma_desk.domain.set_aside import AsideFile
from komma_desk.usecases.context import Context


@dataclass(frozen=True, slots=True)
class AsideFiles:
    pass


def aside_files(_query: AsideFiles, context: Context) -> tuple[AsideFile, ...]:
    return context.tools.orphans.aside()
