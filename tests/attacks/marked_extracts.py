"""The markers of extracts and approvals: posted, answered, asked and granted."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from komma_desk.bootstrap.session import Session
from komma_desk.domain.approval import Verdict
from komma_desk.domain.case import CaseListing
from komma_desk.domain.identifiers import CaseId
from komma_desk.domain.procedure.definition import StepId
from komma_desk.usecases.commands.answer_extract import AnswerExtract
from komma_desk.usecases.commands.ask_colleague import AskColleague
from komma_desk.usecases.commands.grant_request import GrantRequest
from komma_desk.usecases.commands.post_extract import PostExtract
from komma_desk.usecases.commands.read_extract import ReadExtract
from komma_desk.usecases.commands.take_step import TakeStep
from komma_desk.usecases.queries.case_list import CasePage
from komma_desk.usecases.queries.my_extracts import MyExtracts
from tests.journeys.town import CLEARING, Town, person_id

# The head gets what was posted to her; her answer is for clearing alone.
RECEIVERS: Final[Mapping[str, tuple[str, ...]]] = {"PostExtract": ("henrik",)}
_POLICE, _DANGER = StepId("report_to_police"), "danger_to_life"


def by_the_post(town: Town, do: Callable[[Session, object], Any]) -> None:
    with town.unlock(CLEARING) as karl:
        case = _case_of_nobody(karl)
        facts = {"category": "THREAT", "urgency": "danger"}
        karl.perform(TakeStep(case=case, step=StepId("accept")))
        karl.perform(TakeStep(case=case, step=StepId("take_in_hand"), facts=facts))
        karl.perform(TakeStep(case=case, step=StepId("check_offences")))
        asked: dict[str, Any] = {"step": _POLICE, "exception": _DANGER}
        head, carla = person_id(karl, "henrik"), person_id(karl, "carla")
        do(karl, PostExtract(case=case, receiver=head, parts=("forms",), purpose="x", **asked))
        approval = do(karl, AskColleague(case=case, colleague=carla, question="x", **asked))
    with town.unlock("henrik") as henrik:
        (line,) = henrik.ask(MyExtracts()).lines
        henrik.perform(ReadExtract(line.id))
        do(henrik, AnswerExtract(extract=line.id, verdict=Verdict.APPROVED, reason="x"))
    with town.unlock("carla") as desk:
        granted = {"approval": approval, "verdict": Verdict.APPROVED}
        do(desk, GrantRequest(case=case, reason="x", **granted))


def _case_of_nobody(desk: Session) -> CaseId:
    """One whose report holds no marker."""
    lines: Any = desk.ask(CasePage(CaseListing(search="ohne 4")))
    return CaseId(lines[0].id)
