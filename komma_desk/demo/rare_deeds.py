"""What happens seldom and must be seen once: a case for few only, an approval asked of the head."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from komma_desk.bootstrap.session import Session
from komma_desk.demo.town import CLEARING_OFFICERS, DATA_PROTECTION, HEAD
from komma_desk.domain.case import CaseLine, CaseListing
from komma_desk.domain.procedure.definition import StepId
from komma_desk.domain.sensitivity import Sensitivity
from komma_desk.usecases.commands.post_extract import PostExtract
from komma_desk.usecases.commands.restrict_case import RestrictCase
from komma_desk.usecases.queries.case_desk import CaseDesk
from komma_desk.usecases.queries.case_list import CasePage

_ASK_ABOUT: Final = frozenset({"closing_check"})
_KEEP_FROM: Final = frozenset({"enquiry", "in_hand", "resting"})
_WHY_FEW: Final = "Die gemeldete Person und die zweite Clearing-Beauftragte sind verwandt."
_WHY_ASKED: Final = "Bitte um Freigabe: Der Fall ist aus Sicht der Clearingstelle abgeschlossen."
_WHY_SHOWN: Final = "Anfrage zur Löschfrist: Welche Angaben liegen zu diesem Fall vor?"


class RareDeeds:
    """In a small demo no case may be where these deeds begin: then they do not happen."""

    def __init__(self, desk: Callable[[str], Session]) -> None:
        self._desk = desk

    @property
    def _clearing(self) -> Session:
        return self._desk(CLEARING_OFFICERS[0].login)

    def keep_one_from_a_colleague(self) -> None:
        for line in self._one_in(_KEEP_FROM):
            me, colleague = (self._desk(one.login).actor.id for one in CLEARING_OFFICERS)
            self._clearing.perform(
                RestrictCase(
                    case=line.id,
                    members=frozenset({me}),
                    excluded=frozenset({colleague}),
                    reason=_WHY_FEW,
                )
            )

    def ask_the_head(self) -> None:
        for line in self._one_in(_ASK_ABOUT):
            self._post(line, HEAD.login, _WHY_ASKED, step=StepId("release"))
            self._post(line, DATA_PROTECTION.login, _WHY_SHOWN)

    def _post(self, line: CaseLine, login: str, purpose: str, step: StepId | None = None) -> None:
        """Without anything that says who it was."""
        view: Any = self._clearing.ask(CaseDesk(line.id))
        self._clearing.perform(
            PostExtract(
                case=line.id,
                receiver=self._desk(login).actor.id,
                parts=tuple(
                    part.key for part in view.parts if part.sensitivity < Sensitivity.IDENTIFYING
                ),
                purpose=purpose,
                step=step,
            )
        )

    def _one_in(self, states: frozenset[str]) -> tuple[CaseLine, ...]:
        """The oldest one there, or none."""
        listing = CaseListing(states=states, descending=False)
        found: Any = self._clearing.ask(CasePage(listing, limit=1))
        return tuple(found)
