"""A procedure with one of its places under another name and title: an office's next version."""

from __future__ import annotations

from dataclasses import replace

from komma_desk.domain.procedure.definition import Procedure, StateId
from komma_desk.words import Bilingual


def renamed(
    procedure: Procedure, old: str, new: str, *, title: Bilingual | None = None
) -> Procedure:
    def name(each: StateId) -> StateId:
        return StateId(new) if each == old else each

    return replace(
        procedure,
        version="1.1.0",
        states=tuple(
            replace(
                one,
                id=name(one.id),
                title=title if title and one.id == old else one.title,
                then=None if one.then is None else name(one.then),
            )
            for one in procedure.states
        ),
        strands=tuple(
            replace(
                one,
                start=name(one.start),
                states=tuple(map(name, one.states)),
                end=tuple(map(name, one.end)),
            )
            for one in procedure.strands
        ),
        steps=tuple(
            replace(one, sources=tuple(map(name, one.sources)), to=name(one.to))
            for one in procedure.steps
        ),
    )
