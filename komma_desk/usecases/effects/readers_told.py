"""To whom a reporter writes later: what the letters of the office told her of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID

from komma_desk.domain.errors import NOT_AS_WRITTEN
from komma_desk.domain.identifiers import PersonId

TO: Final = "to"  # in a letter of the office: the ids of those who alone may read the case


def readers_told(words: Mapping[str, Any]) -> frozenset[PersonId] | None:
    """Empty where all of clearing reads the case; None for a letter of before this was told."""
    if TO not in words:
        return None
    try:
        return frozenset(PersonId(UUID(each)) for each in words[TO])
    except NOT_AS_WRITTEN:
        return None


def named_by_all(
    told: Mapping[PersonId | None, frozenset[PersonId]], here: frozenset[PersonId]
) -> frozenset[PersonId] | None:
    """Of each officer her newest word counts: who was shut out can write one, naming herself.

    `told` has the newest of all last, `here` are the officers of now.
    Who left, or left herself out, has handed over to those she named, once one of them has written.
    None: all of clearing, said last by one whom every other word names. Nobody at all: they differ.
    """
    lasting = []
    for author, said in told.items():
        others = said - {author}
        is_reading = author in said and author in here
        if said and (is_reading or (others and others.isdisjoint(told))):
            lasting.append(said)
    if lasting:
        return frozenset.intersection(*lasting)
    author, newest = list(told.items())[-1]
    lifted = author in here and all(author in said for said in told.values() if said)
    return None if lifted and not newest else newest
