"""The markers of hearing back: what the reporter writes later, and whom she allows to be told."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from komma_desk.bootstrap.session import Session
from komma_desk.domain.code_list import Code
from komma_desk.domain.consent import ConsentState
from komma_desk.usecases.commands.say_anew import SayConsent
from komma_desk.usecases.commands.take_in import TakeIn
from komma_desk.usecases.commands.write_to_office import WriteToOffice
from komma_desk.usecases.queries.my_reports import MyReports
from tests.journeys.town import CLEARING, Town

# Her own words, and to whom a consent of hers was noted; of the case itself nothing is among them.
HERS_TOO: Final = ("WriteToOffice.", "SayConsent.", "RecordConsent.recipient")


def by_the_letters(town: Town, do: Callable[[Session, object], Any]) -> None:
    with town.unlock("rita") as rita:
        reports: Any = rita.ask(MyReports())
        report = next(each.report.id for each in reports if each.news)
        do(rita, WriteToOffice(report=report, text="x"))
        item = Code("refer_counselling")
        do(rita, SayConsent(report=report, item=item, state=ConsentState.GIVEN, recipient="x"))
    with town.unlock(CLEARING) as karl:
        karl.perform(TakeIn())
