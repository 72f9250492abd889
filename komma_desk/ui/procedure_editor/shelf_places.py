"""Which thing of the shelf comes to the desk by itself: the first of all, or a neighbour."""

from __future__ import annotations

from komma_desk.usecases.queries.procedure_shelf import (
    Shelf,
    ShelfDraft,
    ShelfProposal,
    ShelfVersion,
)


def first_on(shelf: Shelf) -> ShelfProposal | ShelfVersion | None:
    """What waits for this person, else what new cases follow, else whatever is published."""
    waiting = next((one for one in shelf.proposals if one.may_publish), None)
    usual = sorted(shelf.versions, key=lambda one: not one.is_default)
    return waiting or next(iter(usual), None)


def draft_beside(gone: object, before: Shelf | None, shelf: Shelf) -> ShelfDraft | None:
    """Of a draft that was thrown away: the one that stands in its place now, else the last."""
    places: list[object] = [one.id for one in before.drafts] if before is not None else []
    if gone not in places or not shelf.drafts:
        return None
    there: dict[object, ShelfDraft] = {one.id: one for one in shelf.drafts}
    after = (there[one] for one in places[places.index(gone) :] if one in there)
    return next(after, shelf.drafts[-1])
