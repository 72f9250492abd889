"""The lists one chooses from, as the organisation published them."""

from __future__ import annotations

from dataclasses import dataclass

from komma_desk.domain.code_list import CodeLists
from komma_desk.usecases.context import Context


@dataclass(frozen=True, slots=True)
class Vocabulary:
    pass


def vocabulary(_query: Vocabulary, context: Context) -> CodeLists:
    return context.tools.rules.code_lists
