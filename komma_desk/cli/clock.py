"""`komma-desk case clocks` and its deeds: statutory deadlines of a case, with their arithmetic."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from datetime import datetime
from typing import Any

from komma_desk.cli import passphrases
from komma_desk.cli.deadline import dates_record, show_dates
from komma_desk.cli.doors import Doors
from komma_desk.cli.speaking import Exit, say, show_json
from komma_desk.domain.clock import Entitled, SettledHow
from komma_desk.domain.clock_deeds import NoSuchClock, NotInTheCase
from komma_desk.domain.clock_words import BECAME, WHOSE
from komma_desk.domain.deadlines.arithmetic import day_said
from komma_desk.domain.deadlines.reckoning import Reckoned
from komma_desk.domain.deadlines.rules import NeedsDay
from komma_desk.domain.identifiers import ClockId, InvolvedId
from komma_desk.usecases.commands.pause_clock import PauseClock
from komma_desk.usecases.commands.record_knowledge import RecordKnowledge
from komma_desk.usecases.commands.reopen_clock import ReopenClock
from komma_desk.usecases.commands.settle_clock import SettleClock
from komma_desk.usecases.commands.start_clock import StartClock
from komma_desk.usecases.effects.clock_lines import ClockLine
from komma_desk.usecases.queries.case_desk import CaseByNumber, CaseDesk, CaseView
from komma_desk.words import _

_Make = Callable[[CaseView], object | None]


def list_(doors: Doors, wanted: Namespace) -> Exit:
    return _done(doors, wanted, lambda _view: None)


def start(doors: Doors, wanted: Namespace) -> Exit:
    def make(view: CaseView) -> StartClock:
        return StartClock(
            case=view.file.case.id,
            rule=wanted.rule,
            anchor=wanted.anchor,
            entitled=Entitled(wanted.entitled),
            person=_person(view, wanted.person) if wanted.person else None,
            offender=wanted.offender or "",
            offender_unknown=wanted.offender_unknown,
            source=wanted.source or "",
            earlier=wanted.earlier,
            number=wanted.days,
            corrects=_clock(view, wanted.corrects) if wanted.corrects else None,
        )

    return _done(doors, wanted, make)


def knowledge(doors: Doors, wanted: Namespace) -> Exit:
    if isinstance(wanted.anchor, datetime):
        raise NeedsDay

    def make(view: CaseView) -> RecordKnowledge:
        return RecordKnowledge(
            case=view.file.case.id,
            clock=_clock(view, wanted.clock),
            anchor=wanted.anchor,
            offender=wanted.offender or "",
            source=wanted.source or "",
            offender_unknown=wanted.offender_unknown,
            corrects=wanted.corrects,
        )

    return _done(doors, wanted, make)


def pause(doors: Doors, wanted: Namespace) -> Exit:
    def make(view: CaseView) -> PauseClock:
        return PauseClock(
            case=view.file.case.id,
            clock=_clock(view, wanted.clock),
            first_on=wanted.first,
            until=wanted.until,
            source=wanted.source,
        )

    return _done(doors, wanted, make)


def settle(doors: Doors, wanted: Namespace) -> Exit:
    def make(view: CaseView) -> SettleClock:
        return SettleClock(
            case=view.file.case.id,
            clock=_clock(view, wanted.clock),
            on=wanted.on,
            how=SettledHow(wanted.how),
            text=wanted.text or "",
        )

    return _done(doors, wanted, make)


def reopen(doors: Doors, wanted: Namespace) -> Exit:
    def make(view: CaseView) -> ReopenClock:
        clock = _clock(view, wanted.clock)
        return ReopenClock(case=view.file.case.id, clock=clock, reason=wanted.reason)

    return _done(doors, wanted, make)


def _done(doors: Doors, wanted: Namespace, make: _Make) -> Exit:
    """The deed, if there is one, and then how the clocks of the case stand."""
    text = passphrases.passphrase(wanted.passphrase_file, wanted.login)
    with doors.unlock(wanted.dir, wanted.login, text) as store:
        case = store.ask(CaseByNumber(wanted.case))
        view: CaseView = store.ask(CaseDesk(case))
        command = make(view)
        if command is not None:
            store.perform(command)
            view = store.ask(CaseDesk(case))
    if wanted.json:
        show_json([_record(number, each) for number, each in enumerate(view.clocks, start=1)])
        return Exit.DONE
    if not view.clocks:
        say(_("No statutory deadline runs in this case."))
    for number, each in enumerate(view.clocks, start=1):
        _show(number, each)
    return Exit.DONE


def _clock(view: CaseView, wanted: str) -> ClockId:
    """By its number in the list or by its id; raises NoSuchClock."""
    for number, each in enumerate(view.file.clocks, start=1):
        if wanted in {str(number), str(each.id)}:
            return each.id
    raise NoSuchClock


def _person(view: CaseView, wanted: str) -> InvolvedId:
    """Raises NotInTheCase, also for a name that two people have."""
    named = [each.id for each in view.file.involved if each.name.strip() == wanted.strip()]
    if len(named) != 1:
        raise NotInTheCase
    return named[0]


def _show(number: int, line: ClockLine) -> None:
    clock = line.clock
    title = clock.rule if line.rule is None else line.rule.named.spoken()
    say(f"{number}  {title}, {_whose(line)}")
    if clock.offender or clock.offender_unknown:
        against = clock.offender or _("nobody knows who it was")
        say(f"- {_('Against: {offender}').format(offender=against)}")
    if clock.source:
        say(f"- {_('Known from: {source}').format(source=clock.source)}")
    if clock.settled_on is not None and clock.settled_how is not None:
        settled = _("Settled on {day}: {how}.").format(
            day=day_said(clock.settled_on), how=_(BECAME[clock.settled_how])
        )
        say(" ".join(text for text in (f"- {settled}", clock.settled_text) if text))
    if isinstance(line.found, Reckoned) or (line.found and not clock.is_settled):
        show_dates(line.found)
    elif line.found is None:
        say(f"- {_why_no_dates(line)}")
    say()


def _why_no_dates(line: ClockLine) -> str:
    if line.refusal is not None:
        return line.refusal.spoken()
    return _("No dates: it is not said, or not signed, in which Land the office lies.")


def _whose(line: ClockLine) -> str:
    whose = _(WHOSE[line.clock.entitled])
    return f"{whose} ({line.person.name})" if line.person is not None else whose


def _record(number: int, line: ClockLine) -> dict[str, Any]:
    clock = line.clock
    return {
        "number": number,
        "id": str(clock.id),
        "rule": clock.rule,
        "norm": line.rule.norm if line.rule else None,
        "entitled": clock.entitled,
        "person": line.person.name if line.person else None,
        "offender": clock.offender,
        "offender_unknown": clock.offender_unknown,
        "source": clock.source,
        "paused_on": clock.paused_on,
        "resumed_on": clock.resumed_on,
        "settled_on": clock.settled_on,
        "settled_how": clock.settled_how,
        "settled_text": clock.settled_text,
        "why_no_dates": _why_no_dates(line) if line.found is None else None,
    } | (dates_record(line.found) if line.found is not None else {})
