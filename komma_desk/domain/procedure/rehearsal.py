"""A procedure played through by invented people, with the real step function and its guards.

Every move gives a new rehearsal and keeps the one before, so that taking back is exact.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from komma_desk.domain.case import CaseEvent
from komma_desk.domain.code_list import CodeLists
from komma_desk.domain.errors import Refusal
from komma_desk.domain.identifiers import PersonId
from komma_desk.domain.procedure import movement
from komma_desk.domain.procedure.definition import Procedure, StepId
from komma_desk.domain.procedure.movement import Movement, Offer
from komma_desk.domain.procedure.position import Position
from komma_desk.domain.procedure.probes import (
    MOST_MOVES,
    PLAYER_NAMES,
    AffectedLeaves,
    ConsentGiven,
    ConsentWithdrawn,
    DaysPass,
    Move,
    Persona,
    Player,
    Probe,
    StepTaken,
)
from komma_desk.domain.procedure.rehearsed_facts import without_words
from komma_desk.domain.procedure.rehearsed_people import (
    PEOPLE,
    approvals_by,
    concerned_by,
    hand_of,
    has_a_say,
    players_of,
    without_affected,
)
from komma_desk.domain.procedure.situation import Situation
from komma_desk.domain.procedure.step_facts import LASTING_FACTS, FactNotAccepted, facts_problem
from komma_desk.domain.procedure.vocabulary import FIELDS
from komma_desk.words import N_, Bilingual, _

_MORNING: Final = time(8, tzinfo=UTC)
_LAST_DAY: Final = date(2090, 12, 31)
_NOTHING: Final[Mapping[str, str]] = {}


class NobodyThere(Refusal):
    sentence = N_("In this rehearsal nobody plays: {who}.")
    advice = N_("Please choose another starting point, or let somebody else act.")


class NotRefused(Refusal):
    sentence = N_("The step “{step}” was possible, although it should not have been.")
    advice = N_("Please look at the conditions of this step.")


class TooManyMoves(Refusal):
    sentence = N_("A rehearsal has {most} moves at most.")
    advice = N_("Please take some back, or begin again.")


class TooFarAhead(Refusal):
    sentence = N_("A rehearsal does not go beyond the year {year}.")
    advice = N_("Please let fewer days pass.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rehearsal:
    """Where a rehearsed case is on its simulated day; made by `begin`, led on by moves."""

    procedure: Procedure
    persona: Persona
    chosen: frozenset[str]
    began_on: date
    today: date
    position: Position
    consents: frozenset[str]
    players: tuple[Player, ...]
    history: tuple[CaseEvent, ...]
    moves: tuple[Move, ...] = ()
    lasting: frozenset[str] = frozenset()
    last_actor: PersonId | None = None
    before: Rehearsal | None = field(default=None, compare=False, repr=False)

    def offers(
        self, player: Player, *, exception: str | None = None, second: Player | None = None
    ) -> tuple[Offer, ...]:
        """The buttons this player has, each with what blocks it; fields are asked at the click."""
        if player not in self.players:
            return ()
        situation = self._situation(player, frozenset(FIELDS), exception, second)
        found = movement.offers(self.procedure, situation)
        return tuple(each for each in found if has_a_say(player, each.step, self.procedure))

    def take(
        self,
        step: StepId,
        by: Player = Player.OFFICER,
        facts: Mapping[str, str] = _NOTHING,
        *,
        exception: str | None = None,
        second: Player | None = None,
        code_lists: CodeLists | None = None,
    ) -> Rehearsal:
        """Raises StepNotPossible, FactNotAccepted or NobodyThere, and then nothing happened."""
        given = {name: text for name, text in facts.items() if text.strip()}
        for name, text in given.items():
            problem = None if code_lists is None else facts_problem(name, text, code_lists)
            if problem is not None:
                raise FactNotAccepted(field=problem.field, why=problem.why)
        moved = self._moved(step, by, frozenset(given), exception, second)
        actor = PEOPLE[hand_of(by, self.persona)]
        event = self._event(step, actor, moved)
        gone = self.persona is Persona.LEAVES
        played = StepTaken(
            step=step, by=by, facts=tuple(given.items()), exception=exception, second=second
        )
        return replace(
            self._next(played),
            position=moved.position,
            history=(*self.history, event),
            lasting=self.lasting | (LASTING_FACTS & frozenset(given)),
            last_actor=actor,
            players=without_affected(self.players) if gone else self.players,
        )

    def deny(
        self,
        step: StepId,
        by: Player = Player.OFFICER,
        facts: Mapping[str, str] = _NOTHING,
        *,
        exception: str | None = None,
        second: Player | None = None,
    ) -> Rehearsal:
        """Holds fast that this step is not possible here; raises NotRefused if it is."""
        filled = frozenset(name for name, text in facts.items() if text.strip())
        try:
            self._moved(step, by, filled, exception, second)
        except movement.StepNotPossible:
            tried = StepTaken(
                step=step,
                by=by,
                facts=tuple(facts.items()),
                exception=exception,
                second=second,
                refused=True,
            )
            return self._next(tried)
        raise NotRefused(step=self.procedure.step_by_id[step].title)

    def pass_days(self, days: int) -> Rehearsal:
        """Raises TooFarAhead."""
        if days > (_LAST_DAY - self.today).days:
            raise TooFarAhead(year=_LAST_DAY.year)
        return replace(self._next(DaysPass(days=days)), today=self.today + timedelta(days=days))

    def give_consent(self, item: str) -> Rehearsal:
        self._require(Player.AFFECTED)
        return replace(self._next(ConsentGiven(item=item)), consents=self.consents | {item})

    def withdraw_consent(self, item: str) -> Rehearsal:
        self._require(Player.AFFECTED)
        return replace(self._next(ConsentWithdrawn(item=item)), consents=self.consents - {item})

    def leave(self) -> Rehearsal:
        """The affected person is gone: what she agreed to still holds, nothing more comes."""
        self._require(Player.AFFECTED)
        return replace(self._next(AffectedLeaves()), players=without_affected(self.players))

    def back(self) -> Rehearsal:
        """The rehearsal as it was before the last move; the beginning stays the beginning."""
        return self if self.before is None else self.before

    def as_probe(self, id_: str, title: Bilingual) -> Probe:
        return Probe(
            id=id_,
            title=title,
            persona=self.persona,
            moves=tuple(without_words(move) for move in self.moves),
            expected_end=self.position.main,
            consents=tuple(sorted(self.chosen)) if self.persona.chooses_consents else (),
        )

    def _moved(
        self,
        step: StepId,
        by: Player,
        filled: frozenset[str],
        exception: str | None,
        second: Player | None,
    ) -> Movement:
        self._require(by)
        if second is not None:
            self._require(second)
        known = self.procedure.step_by_id.get(step)
        situation = self._situation(by, filled, exception, second)
        if known is not None and not has_a_say(by, known, self.procedure):
            situation = replace(situation, roles=frozenset({by.role}))
        return movement.take(self.procedure, situation, step)

    def _situation(
        self, by: Player, filled: frozenset[str], exception: str | None, second: Player | None
    ) -> Situation:
        hand = hand_of(by, self.persona)
        return Situation(
            position=self.position,
            actor=PEOPLE[hand],
            roles=frozenset({hand.role}),
            last_actor=self.last_actor,
            concerned=concerned_by(self.persona),
            consents_valid_now=self.consents,
            filled_fields=filled | self.lasting,
            exception=exception,
            second_person=None if second is None else PEOPLE[second],
            approvals=approvals_by(by, self.procedure, exception),
            four_eyes_on=self.procedure.four_eyes,
        )

    def _event(self, step: StepId, actor: PersonId, moved: Movement) -> CaseEvent:
        at = datetime.combine(self.today, _MORNING) + timedelta(seconds=len(self.history))
        return CaseEvent(at=at, by=actor, action=step, left=moved.left, entered=moved.entered)

    def _require(self, player: Player) -> None:
        if player not in self.players:
            raise NobodyThere(who=_(PLAYER_NAMES[player]))

    def _next(self, move: Move) -> Rehearsal:
        if len(self.moves) >= MOST_MOVES:
            raise TooManyMoves(most=MOST_MOVES)
        return replace(self, moves=(*self.moves, move), before=self)


def begin(
    procedure: Procedure, persona: Persona, today: date, chosen: frozenset[str] = frozenset()
) -> Rehearsal:
    """A case received this morning; the references of the procedure must hold."""
    position = movement.start(procedure)
    received = CaseEvent(
        at=datetime.combine(today, _MORNING),
        by=None,
        action="received",
        entered=position.active(procedure),
    )
    return Rehearsal(
        procedure=procedure,
        persona=persona,
        chosen=chosen,
        began_on=today,
        today=today,
        position=position,
        consents=persona.consents(chosen),
        players=players_of(persona),
        history=(received,),
    )
