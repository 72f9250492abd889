"""What office and reporting person say to each other, an example of every command."""

from __future__ import annotations

from typing import Final

from komma_desk.domain.code_list import Code
from komma_desk.domain.consent import ConsentManner, ConsentState
from komma_desk.domain.identifiers import CaseId, ReportId
from komma_desk.usecases.commands.mark_answers_read import MarkAnswersRead
from komma_desk.usecases.commands.note_answer import AnswerRoad, NoteAnswer
from komma_desk.usecases.commands.record_wishes import RecordWishes
from komma_desk.usecases.commands.say_anew import SayConsent, SayWishes
from komma_desk.usecases.commands.write_to_office import WriteToOffice

SAID: Final = "Kanarienvogel"
TALK: Final = frozenset({Code("talk")})


def hearing_commands(case: CaseId, report: ReportId) -> tuple[object, ...]:
    return (
        WriteToOffice(report=report, text=SAID),
        SayWishes(report=report, wishes=TALK),
        SayConsent(
            report=report,
            item=Code("refer_counselling"),
            state=ConsentState.GIVEN,
            recipient=SAID,
        ),
        MarkAnswersRead(report=report, answers=1),
        RecordWishes(case=case, wishes=TALK, manner=ConsentManner.ORAL),
        NoteAnswer(case=case, road=AnswerRoad.TELEPHONE),
    )
