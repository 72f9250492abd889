"""What falls due in a moved case: beginnings and rests of places kept go on as they were."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from komma_desk.domain.case import CaseEvent
from komma_desk.domain.dues.walked import Stay, walked
from komma_desk.domain.procedure.definition import Procedure, StateId
from komma_desk.domain.procedure.movement import destination, start
from komma_desk.domain.procedure.moving import landing_of, moved_position, proposed_places
from komma_desk.domain.procedure.position import Position
from komma_desk.domain.procedure.replay import MOVED, POSITION
from tests.fakes.procedures_renamed import renamed
from tests.fakes.shipped import STANDARD

FIRST = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


class Course:
    """A case that takes a step a day; a move counts as a day too."""

    def __init__(self, procedure: Procedure) -> None:
        self.procedure, self.position, self.at = procedure, start(procedure), FIRST
        entered = self.position.active(procedure)
        self.history = [CaseEvent(at=FIRST, by=None, action="received", entered=entered)]

    def go(self, *steps: str) -> None:
        for name in steps:
            step = next(each for each in self.procedure.steps if each.id == name)
            after = destination(self.procedure, self.position, step)
            assert after is not None
            was, now = self.position.active(self.procedure), after.active(self.procedure)
            self._note(
                name,
                tuple(each for each in was if each not in now),
                tuple(each for each in now if each not in was),
            )
            self.position = after

    def move(self, new: Procedure, old_name: str, new_name: str) -> None:
        places = proposed_places(self.procedure, new) | {StateId(old_name): StateId(new_name)}
        after = moved_position(self.procedure, landing_of(new), places, self.position)
        assert isinstance(after, Position)
        left, entered = self.position.active(self.procedure), after.active(new)
        self._note(MOVED, left, entered, {POSITION: after.to_text()})
        self.procedure, self.position = new, after

    def _note(
        self,
        action: str,
        left: tuple[str, ...],
        entered: tuple[str, ...],
        facts: dict[str, str] | None = None,
    ) -> None:
        self.at += timedelta(days=1)
        event = CaseEvent(
            at=self.at, by=None, action=action, left=left, entered=entered, facts=facts or {}
        )
        self.history.append(event)

    def stay_in(self, place: str) -> Stay:
        (found,) = (
            each for each in walked(self.procedure, self.history).stays if each.place == place
        )
        return found


def test_a_place_kept_keeps_its_beginning_through_a_move() -> None:
    case = Course(STANDARD)
    case.go("accept", "take_in_hand")
    case.move(renamed(STANDARD, "triage", "assessment"), "triage", "assessment")
    found = walked(case.procedure, case.history)
    assert {stay.began_on for stay in found.stays} == {date(2026, 3, 4)}
    assert found.main == case.position.main
    assert dict(found.leaves) == dict(case.position.leaves)


def test_a_place_of_another_name_begins_on_the_day_of_the_move() -> None:
    case = Course(STANDARD)
    case.go("accept")
    case.move(renamed(STANDARD, "triage", "assessment"), "triage", "assessment")
    assert case.stay_in("assessment").began_on == date(2026, 3, 4)


def test_what_a_case_rests_from_is_paused_as_without_a_move_though_the_rest_has_another_name() -> (
    None
):
    moved, stayed = Course(STANDARD), Course(STANDARD)
    moved.go("accept", "rest")
    moved.move(renamed(STANDARD, "resting", "paused"), "resting", "paused")
    moved.go("resume")
    stayed.go("accept", "rest")
    stayed.at += timedelta(days=1)
    stayed.go("resume")
    assert moved.stay_in("triage") == stayed.stay_in("triage")


def test_a_resting_case_comes_back_to_a_place_that_began_with_the_move() -> None:
    case = Course(STANDARD)
    case.go("accept", "rest")
    case.move(renamed(STANDARD, "triage", "assessment"), "triage", "assessment")
    case.go("resume")
    stay = case.stay_in("assessment")
    assert stay.began_on == date(2026, 3, 5)
    assert [pause.until for pause in stay.pauses] == [date(2026, 3, 6)]


def test_a_move_that_cannot_be_read_moves_nothing_by_itself() -> None:
    case = Course(STANDARD)
    case.go("accept")
    broken = CaseEvent(at=case.at, by=None, action=MOVED, facts={POSITION: "nonsense"})
    assert walked(STANDARD, [*case.history, broken]) == walked(STANDARD, case.history)
