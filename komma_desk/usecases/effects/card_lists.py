"""The office's own entries and questions on its card, and read again by a form without a store."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from komma_desk.domain.code_list import CodeLists
from komma_desk.domain.errors import NOT_AS_WRITTEN
from komma_desk.domain.own_question import OwnQuestion
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects.office_lists import believed, lists_of_entries
from komma_desk.usecases.ports.own_entries import OwnKind

_ENTRIES = "entries"
_MOST = 5000


def own_part(context: Context) -> dict[str, Any]:
    """Empty for an office that added nothing."""
    told = [[each.kind.value, each.list_id, each.code, each.content] for each in believed(context)]
    return {_ENTRIES: told} if told else {}


def lists_on_card(
    part: Mapping[str, Any], shipped: CodeLists
) -> tuple[CodeLists, tuple[OwnQuestion, ...]]:
    """What cannot be read is left out: the shipped lists are enough for a report."""
    found = []
    try:
        for kind, list_id, code, content in part.get(_ENTRIES, ())[:_MOST]:
            found.append((OwnKind(kind), str(list_id), str(code), str(content)))
    except NOT_AS_WRITTEN:
        found = []
    return lists_of_entries(found, shipped)
