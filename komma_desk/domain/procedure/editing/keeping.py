"""What of a draft can be kept: a file has no empty texts, a draft in hand may have them."""

from __future__ import annotations

from dataclasses import replace

from komma_desk.domain.procedure.definition import Deadline, Procedure
from komma_desk.words import Bilingual


def keepable(procedure: Procedure) -> Procedure:
    """The same with each empty text filled from the other language, or else from the short name.

    Nothing typed elsewhere is lost because one title is empty for a moment.
    """
    return replace(
        procedure,
        title=_filled(procedure.title, procedure.id),
        states=tuple(
            replace(
                one,
                title=_filled(one.title, one.id),
                plain=_filled(one.plain, one.id) if one.plain else None,
                deadline=_deadline(one.deadline, one.id),
            )
            for one in procedure.states
        ),
        strands=tuple(
            replace(one, title=_filled(one.title, one.id), deadline=_deadline(one.deadline, one.id))
            for one in procedure.strands
        ),
        steps=tuple(
            replace(
                one,
                title=_filled(one.title, one.id),
                confirm=_filled(one.confirm, one.id) if one.confirm else None,
            )
            for one in procedure.steps
        ),
    )


def _deadline(deadline: Deadline | None, name: str) -> Deadline | None:
    if deadline is None or deadline.reason is None:
        return deadline
    return replace(deadline, reason=_filled(deadline.reason, name))


def _filled(text: Bilingual, name: str) -> Bilingual:
    de, en = text.de.strip(), text.en.strip()
    return Bilingual(de=text.de if de else (en or name), en=text.en if en else (de or name))
