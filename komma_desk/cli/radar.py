"""`komma-desk deadline radar | calendar | place`: what falls due, for a diary, and where."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import replace
from datetime import date

from komma_desk.cli import passphrases
from komma_desk.cli.doors import Doors
from komma_desk.cli.speaking import Exit, say, show_facts, show_json, warn
from komma_desk.domain.clock_words import WHOSE
from komma_desk.domain.deadlines.arithmetic import day_said
from komma_desk.domain.deadlines.free_days import Land
from komma_desk.domain.deadlines.land_names import LAND_NAMES
from komma_desk.domain.deadlines.office_days import OfficeDays, days_of_text, text_of_days
from komma_desk.domain.dues.due_words import LIGHT_WORDS, settled_said, untouched_said
from komma_desk.domain.dues.of_case import Due
from komma_desk.domain.office import Office
from komma_desk.usecases.commands.export_deadlines import DeadlinesExported, ExportDeadlines
from komma_desk.usecases.commands.save_office import SaveOffice
from komma_desk.usecases.effects.office_calendar import CalendarStanding
from komma_desk.usecases.queries.deadline_radar import (
    DeadlineRadar,
    Radar,
    RadarLine,
    RadarView,
)
from komma_desk.usecases.queries.office_card import OfficeCard
from komma_desk.words import Language, _, current_language, n_


def radar(doors: Doors, wanted: Namespace) -> Exit:
    query = DeadlineRadar(view=RadarView(wanted.view), until=wanted.until)
    text = passphrases.passphrase(wanted.passphrase_file, wanted.login)
    with doors.unlock(wanted.dir, wanted.login, text) as store:
        found: Radar = store.ask(query)
    if wanted.json:
        show_json(_facts(found))
        return Exit.DONE
    if found.calendar is not CalendarStanding.SET:
        warn(_("No day is reckoned: the Land of the office is not set, or nobody signed it."))
        warn(_("Somebody who may change the office sets it with “komma-desk deadline place”."))
    for line in found.lines:
        say(_line(line, found))
    if not found.lines:
        say(_("Nothing falls due."))
    if found.unreadable:
        say(
            n_(
                "{n} case is restricted to others; its deadlines are not shown here.",
                "{n} cases are restricted to others; their deadlines are not shown here.",
                found.unreadable,
            )
        )
    if found.untouched:
        say(untouched_said(found.untouched))
    return Exit.DONE


def calendar(doors: Doors, wanted: Namespace) -> Exit:
    text = passphrases.passphrase(wanted.passphrase_file, wanted.login)
    with doors.unlock(wanted.dir, wanted.login, text) as store:
        command = ExportDeadlines(target=wanted.out, view=RadarView(wanted.view))
        receipt = store.perform(command).receipt
    count = receipt.count if isinstance(receipt, DeadlinesExported) else 0
    if wanted.json:
        show_json({"file": str(wanted.out), "deadlines": count})
    else:
        words = n_("{n} deadline saved for a diary.", "{n} deadlines saved for a diary.", count)
        say(words)
    return Exit.DONE


def place(doors: Doors, wanted: Namespace) -> Exit:
    """Without an option how it is; what is not named stays as it is."""
    text = passphrases.passphrase(wanted.passphrase_file, wanted.login)
    with doors.unlock(wanted.dir, wanted.login, text) as store:
        office: Office = store.ask(OfficeCard())
        after = _changed(office.days, wanted)
        if after != office.days:
            store.perform(SaveOffice(replace(office, days=after)))
    facts = {
        "land": after.land,
        "catholic": after.catholic,
        "holidays": [day.to_text() for day in after.own],
        "closed": [day.to_text() for day in after.internal],
    }
    if wanted.json:
        show_json(facts)
        return Exit.DONE
    nothing, german = _("nothing entered"), current_language().base is Language.GERMAN
    show_facts(
        {
            _("Land"): nothing if after.land is None else LAND_NAMES[after.land].spoken(),
            _("Catholic holidays"): _("yes") if after.catholic else _("no"),
            _("Holidays of this place"): text_of_days(after.own, german=german) or nothing,
            _("Office closed on"): text_of_days(after.internal, german=german) or nothing,
        }
    )
    return Exit.DONE


def _changed(days: OfficeDays, wanted: Namespace) -> OfficeDays:
    if wanted.land is not None:
        days = replace(days, land=Land(wanted.land))
    if wanted.catholic is not None:
        days = replace(days, catholic=wanted.catholic == "yes")
    if wanted.holidays is not None:
        days = replace(days, own=days_of_text(wanted.holidays))
    if wanted.closed is not None:
        days = replace(days, internal=days_of_text(wanted.closed))
    return days


def _line(line: RadarLine, found: Radar) -> str:
    due = line.due
    parts = (
        _("no day") if due.safe is None else day_said(due.safe),
        _(LIGHT_WORDS[due.light]),
        line.number,
        due.title.spoken(),
        _(WHOSE[due.entitled]),
        next(iter(settled_said(due)), "–"),
        _("nobody yet") if line.responsible is None else found.names.get(line.responsible, "–"),
    )
    return " | ".join(parts)


def _facts(found: Radar) -> dict[str, object]:
    return {
        "calendar": str(found.calendar),
        "unreadable": found.unreadable,
        "unreckoned": found.unreckoned,
        "untouched": found.untouched,
        "deadlines": [
            {
                "case": line.number,
                "state": line.state.spoken(),
                "ended": line.ended,
                "restricted": line.restricted,
                **_due(line.due),
            }
            for line in found.lines
        ],
    }


def _due(due: Due) -> dict[str, object]:
    return {
        "title": due.title.spoken(),
        "kind": str(due.kind),
        "light": str(due.light),
        "rule": due.rule,
        "norm": due.norm,
        "for": str(due.entitled),
        "safe": _day(due.safe),
        "nominal": _day(due.nominal),
        "statutory_end": _day(due.statutory_end),
        "days_left": due.days_left,
        "reminders": [day.isoformat() for day in due.remind_on],
        "settled_by": list(settled_said(due)),
        "explanation": [each.spoken() for each in due.explanation],
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
