"""The lists one chooses from, ours and the office’s own."""

from __future__ import annotations

from dataclasses import dataclass

from komma_desk.domain.code_list import CodeLists
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects.office_lists import office_lists


@dataclass(frozen=True, slots=True)
class Vocabulary:
    pass


def vocabulary(_query: Vocabulary, context: Context) -> CodeLists:
    return office_lists(context)
