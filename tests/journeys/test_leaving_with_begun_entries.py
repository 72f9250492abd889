"""Before somebody leaves, it is said how many entries lie sealed to her alone, and what to do."""

from __future__ import annotations

from uuid import UUID

from komma_desk.domain.identifiers import ReceptionId
from komma_desk.domain.reception import Reception
from komma_desk.usecases.commands.dismiss_person import DismissPerson
from komma_desk.usecases.commands.hand_reception import HandReception
from komma_desk.usecases.commands.save_reception import SaveReception
from komma_desk.usecases.commands.take_in import TakeIn
from komma_desk.usecases.effects.leaving import Leaving
from komma_desk.usecases.queries.begun_receptions import BegunReceptions
from komma_desk.usecases.queries.leaving_preview import LeavingPreview
from tests.journeys.town import CLEARING, Town, a_draft, person_id

FIRST, SECOND = ReceptionId(UUID(int=2**127 + 1)), ReceptionId(UUID(int=2**127 + 2))


def test_what_she_began_is_counted_handed_over_and_survives_her_leaving(town: Town) -> None:
    with town.unlock("carla") as carla:
        for each in (FIRST, SECOND):
            carla.perform(SaveReception(begun=each, reception=Reception(), draft=a_draft()))
        karls_id = person_id(carla, CLEARING)
    with town.unlock(CLEARING) as karl:
        hers = person_id(karl, "carla")
        would: Leaving = karl.ask(LeavingPreview(hers))
        assert would.begun == len((FIRST, SECOND))
        assert "2" in would.circles_said[-1]
    with town.unlock("carla") as carla:
        carla.perform(HandReception(FIRST, karls_id))
    with town.unlock(CLEARING) as karl:
        assert karl.ask(LeavingPreview(hers)).begun == 1
        karl.perform(TakeIn())
        karl.perform(DismissPerson(hers))
        (begun,) = karl.ask(BegunReceptions())
    assert begun.id == FIRST
