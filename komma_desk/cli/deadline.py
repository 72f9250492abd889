"""`komma-desk deadline`: the three dates of a deadline and how they came about; needs no store."""

from __future__ import annotations

from argparse import Namespace
from datetime import date, datetime

from komma_desk.cli.doors import Doors
from komma_desk.cli.speaking import Exit, say, show_facts, show_json
from komma_desk.domain.deadlines.arithmetic import day_said
from komma_desk.domain.deadlines.free_days import Land
from komma_desk.domain.deadlines.reckoning import (
    Circumstances,
    NotRunning,
    Reckoned,
    offender_unknown,
    reckon,
)
from komma_desk.domain.deadlines.rules import DeadlineRule, DeadlineRules, Pause
from komma_desk.domain.errors import Refusal
from komma_desk.words import N_, _


class NoSuchRule(Refusal):
    sentence = N_("There is no deadline “{wanted}”.")
    advice = N_("These are known: {known}.")


class DayMissing(Refusal):
    sentence = N_("The day this deadline runs from was not given.")
    advice = N_("Please give it, as 2026-10-31.")


class HalfAPause(Refusal):
    sentence = N_("Of the pause only one day was given.")
    advice = N_("Please give both days, --pause-from and --pause-until.")


def deadline(doors: Doors, wanted: Namespace) -> Exit:
    rules = doors.deadline_rules()
    rule = _rule(rules, wanted.rule)
    if wanted.offender_unknown:
        _show(rules, offender_unknown(rule), as_json=wanted.json)
        return Exit.DONE
    if wanted.day is None:
        raise DayMissing
    calendar = doors.free_days(
        Land(wanted.land), catholic=wanted.catholic, own=wanted.free, internal=wanted.internal
    )
    known = Circumstances(pause=_pause(wanted), earlier=wanted.earlier, number=wanted.days)
    _show(rules, reckon(rule, wanted.day, calendar, known), as_json=wanted.json)
    return Exit.DONE


def _rule(rules: DeadlineRules, wanted: str) -> DeadlineRule:
    rule = rules.get(wanted)
    if rule is None:
        raise NoSuchRule(wanted=wanted, known=", ".join(each.id for each in rules.rules))
    return rule


def _pause(wanted: Namespace) -> Pause | None:
    given: list[date | None] = [wanted.pause_from, wanted.pause_until]
    first, until = given
    if first is None and until is None:
        return None
    if first is None or until is None:
        raise HalfAPause
    return Pause(first_on=first, until=until)


def _show(rules: DeadlineRules, found: Reckoned | NotRunning, *, as_json: bool) -> None:
    if as_json:
        show_json(_facts(rules, found))
        return
    rule = found.rule
    say(rule.named.spoken())
    show_dates(found)
    if rule.notes is not None:
        say(f"- {rule.notes.spoken()}")


def show_dates(found: Reckoned | NotRunning) -> None:
    """The three dates, the day it runs from, and how they came about."""
    if isinstance(found, Reckoned):
        begins = f"{day_said(found.anchor)} ({found.rule.anchor.spoken()})"
        show_facts(
            {
                _("safe day"): day_said(_safe(found)),
                _("reckoned end"): day_said(found.ends_at or found.nominal),
                _("end by law"): day_said(found.ends_at or found.statutory_end),
                _("runs from"): begins,
            }
        )
    else:
        say(_("Not running yet."))
    for one in found.explanation:
        say(f"- {one.spoken()}")


def _safe(found: Reckoned) -> date:
    """On the day it ends by the hour, not a minute later than that."""
    if found.ends_at is not None and found.safe == found.nominal:
        return found.ends_at
    return found.safe


def _facts(rules: DeadlineRules, found: Reckoned | NotRunning) -> dict[str, object]:
    rule = found.rule
    facts: dict[str, object] = {
        "rule": rule.id,
        "version": rules.version,
        "title": rule.title.spoken(),
        "norm": rule.norm,
        "valid_from": rule.valid_from.isoformat(),
        "notes": rule.notes.spoken() if rule.notes else None,
    }
    return facts | dates_record(found)


def dates_record(found: Reckoned | NotRunning) -> dict[str, object]:
    facts: dict[str, object] = {
        "running": isinstance(found, Reckoned),
        "explanation": [one.spoken() for one in found.explanation],
    }
    if isinstance(found, Reckoned):
        facts |= {
            "anchor": found.anchor.isoformat(),
            "nominal": found.nominal.isoformat(),
            "statutory_end": found.statutory_end.isoformat(),
            "safe": found.safe.isoformat(),
            "ends_at": _moment(found.ends_at),
        }
    return facts


def _moment(at: datetime | None) -> str | None:
    return at.isoformat() if at else None
