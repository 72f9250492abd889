"""A doorway without a programme behind it, for tests of pages."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from komma_desk.domain.access import AccessReport, Strangers
from komma_desk.domain.changes import Changes
from komma_desk.domain.identifiers import CaseId, PersonId
from komma_desk.usecases.begun_texts import BegunTexts
from komma_desk.usecases.queries.access_list import AccessList
from komma_desk.usecases.queries.case_circle import CaseCircle, CircleView
from komma_desk.usecases.queries.circle_names import CircleNames
from komma_desk.usecases.queries.circle_notices import CircleNotices
from komma_desk.usecases.queries.glass_requests import GlassRequests, MyGlassRequests
from komma_desk.usecases.queries.is_assigned_only import IsAssignedOnly
from komma_desk.usecases.queries.my_begun_texts import MyBegunTexts
from komma_desk.usecases.queries.own_questions import OwnQuestions
from komma_desk.usecases.queries.partner_standings import PartnerStandings
from komma_desk.usecases.queries.possible_readers import PossibleReaders


def an_open_case(case: CaseId) -> CircleView:
    """Not restricted, as nearly every case is."""
    return CircleView(
        me=PersonId(UUID(int=1)),
        case=case,
        number="",
        restricted=False,
        is_member=True,
        readers=(),
        officers=(),
        keepers=(),
    )


class FakeDoorway:
    """Notes what is handed over and asked; answers what the test put in, by the type's name."""

    def __init__(self) -> None:
        self.performed: list[object] = []
        self.asked: list[object] = []
        self.answers: dict[type, Callable[[Any], Any]] = {
            # asked when any desk is opened; a test with something to find puts its own here
            AccessList: lambda _: AccessReport(people=(), strangers=Strangers()),
            PartnerStandings: lambda _: {},
            PossibleReaders: lambda _: (),
            OwnQuestions: lambda _: (),
            MyBegunTexts: lambda _: BegunTexts(),
            IsAssignedOnly: lambda _: False,
            CircleNotices: lambda _: (),
            GlassRequests: lambda _: (),
            MyGlassRequests: lambda _: (),
            CircleNames: lambda _: {},
            CaseCircle: lambda query: an_open_case(query.case),
        }

    def perform(self, command: object) -> Changes:
        self.performed.append(command)
        answer = self.answers.get(type(command))
        result = answer(command) if answer else Changes()
        assert isinstance(result, Changes)
        return result

    def ask(self, query: object) -> Any:
        self.asked.append(query)
        return self.answers[type(query)](query)
