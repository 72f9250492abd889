"""What I began to enter for others and did not finish, oldest first."""

from __future__ import annotations

from dataclasses import dataclass

from komma_desk.domain.identifiers import ReceptionId
from komma_desk.usecases.context import Context
from komma_desk.usecases.drafts import BegunReception
from komma_desk.usecases.effects.begun_receptions import begun_ids, begun_reception


@dataclass(frozen=True, slots=True)
class BegunReceptions:
    pass


@dataclass(frozen=True, slots=True)
class FreshReception:
    """An id nothing has yet: what is begun is kept and its files are sealed under it."""


def fresh_reception(_query: FreshReception, context: Context) -> ReceptionId:
    return ReceptionId(context.new_id())


def begun_receptions(_query: BegunReceptions, context: Context) -> tuple[BegunReception, ...]:
    found = (begun_reception(each, context) for each in begun_ids(context))
    return tuple(each for each in found if each is not None)
