"""What the properties of a procedure are called, and what their values say, in a clerk's words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from komma_desk.domain.procedure.definition import (
    BACK,
    ExceptionRule,
    Procedure,
    StateId,
    StrandId,
)
from komma_desk.domain.procedure.editing.places import Kind
from komma_desk.domain.procedure.interval import Interval
from komma_desk.domain.procedure.interval_words import spoken_interval
from komma_desk.domain.procedure.probe_words import probe_said
from komma_desk.domain.procedure.probes import Probe
from komma_desk.domain.procedure.vocabulary import (
    EFFECTS,
    ENTITLED,
    EXCEPTIONS,
    consent_title,
    field_label,
)
from komma_desk.domain.roles import StepRole
from komma_desk.words import N_, Bilingual, _, n_

_NAMES: Mapping[str, str] = MappingProxyType({
    "id": N_("Short name in the file"),
    "version": N_("Version"),
    "title": N_("Title"),
    "title.de": N_("German title"),
    "title.en": N_("English title"),
    "plain": N_("For the person who reported"),
    "plain.de": N_("For the person who reported (German)"),
    "plain.en": N_("For the person who reported (English)"),
    "start": N_("Beginning"),
    "four_eyes": N_("Four eyes"),
    "states": N_("States"),
    "strands": N_("Strands"),
    "steps": N_("Steps"),
    "then": N_("Goes on with"),
    "end": N_("End"),
    "rests": N_("Rests here"),
    "deletion_class": N_("Deleted"),
    "deadline": N_("Deadline"),
    "deadline.within": N_("Deadline: within"),
    "deadline.rule": N_("Deadline by law"),
    "deadline.per": N_("Deadline by law: one for each"),
    "deadline.remind": N_("Deadline: reminders"),
    "deadline.escalate_to": N_("Deadline: told to when missed"),
    "deadline.reason.de": N_("Deadline: what for (German)"),
    "deadline.reason.en": N_("Deadline: what for (English)"),
    "sources": N_("From"),
    "to": N_("Leads to"),
    "roles": N_("Who may take it"),
    "consent": N_("Needed consent"),
    "fields": N_("Asks for"),
    "exception": N_("Exception from the consent"),
    "exception.when": N_("Exception from the consent"),
    "exception.four_eyes": N_("Exception: a second person must agree"),
    "confirm": N_("Question before it"),
    "confirm.de": N_("Question before it (German)"),
    "confirm.en": N_("Question before it (English)"),
    "irreversible": N_("Cannot be undone"),
    "reopens": N_("Reopens the case"),
    "effects": N_("What KommA Desk does then"),
    "probes": N_("Probes"),
})  # fmt: skip
_SPECIAL: Mapping[tuple[Kind, str], str] = MappingProxyType({
    (Kind.PROCEDURE, "four_eyes"): N_("Four eyes switched on"),
    (Kind.STRAND, "end"): N_("Ends with"),
    (Kind.STATE, "strands"): N_("Opens the strands"),
    (Kind.STEP, "to"): N_("Leads to"),
})  # fmt: skip
ROLE_NAMES: Mapping[StepRole, str] = MappingProxyType(
    {
        StepRole.AFFECTED: N_("Affected person"),
        StepRole.CLEARING: N_("Clearing office"),
        StepRole.HEAD: N_("Head"),
    }
)


def property_name(kind: Kind, name: str) -> str:
    return _(_SPECIAL.get((kind, name)) or _NAMES.get(name) or N_("Another detail"))


def spoken_deletion_class(written: str) -> str:
    """Of "3Y-after-end" it makes "3 years after the end"; anything else as it stands."""
    number, unit = written[:-11], written[-11:-10]
    if not written.endswith("-after-end") or not number.isdecimal() or unit not in {"Y", "M"}:
        return written
    years = unit == "Y"
    if years:
        return n_("{n} year after the end", "{n} years after the end", int(number))
    return n_("{n} month after the end", "{n} months after the end", int(number))


def spoken_value(procedure: Procedure, name: str, value: object) -> str:
    """A value in words; `name` is the property, with the deadline's own after a dot.

    What a deadline by law is called stands in the rules of the office, not in a procedure.
    """
    match value:
        case None | () | "":
            return _("nothing")
        case bool():
            return _("yes") if value else _("no")
        case tuple():
            return ", ".join(spoken_value(procedure, name, one) for one in value)
        case Bilingual():
            return value.spoken()
        case _:
            return _of_one(procedure, name, value)


def exception_title(when: str) -> str:
    known = EXCEPTIONS.get(when)
    return known.spoken() if known else when


def _of_one(procedure: Procedure, name: str, value: object) -> str:
    match value:
        case Interval():
            return spoken_interval(value)
        case StepRole():
            return _(ROLE_NAMES[value])
        case ExceptionRule():
            return exception_title(value.when)
        case Probe():
            return probe_said(value, procedure)
        case str():
            word = _WORDS.get(name)
            return word(procedure, value) if word else value
        case _:
            # Whatever else a procedure may hold names itself by its title.
            title = getattr(value, "title", None)
            return title.spoken() if isinstance(title, Bilingual) else _("something")


def _state_title(procedure: Procedure, value: str) -> str:
    if value == BACK:
        return _("back to where the case was")
    state = procedure.state_by_id.get(StateId(value))
    return state.title.spoken() if state else value


def _strand_title(procedure: Procedure, value: str) -> str:
    strand = procedure.strand_by_id.get(StrandId(value))
    return strand.title.spoken() if strand else value


_WORDS: Mapping[str, Callable[[Procedure, str], str]] = MappingProxyType(
    {
        **dict.fromkeys(("sources", "to", "then", "start", "states", "end"), _state_title),
        "strands": _strand_title,
        "consent": lambda _procedure, word: consent_title(word).spoken(),
        "fields": lambda _procedure, word: field_label(word).spoken(),
        "effects": lambda _procedure, word: EFFECTS[word].spoken() if word in EFFECTS else word,
        "deadline.per": lambda _procedure, word: _("entitled person") if word == ENTITLED else word,
        "exception.when": lambda _procedure, word: exception_title(word),
        "deletion_class": lambda _procedure, word: spoken_deletion_class(word),
    }
)
