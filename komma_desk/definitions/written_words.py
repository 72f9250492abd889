"""The words of a procedure as its file has them: what equals its default is left out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, TypeAlias

from komma_desk.definitions.house_style import Value, Words
from komma_desk.definitions.procedure import SCHEMA
from komma_desk.definitions.written_probes import probe_words
from komma_desk.domain.procedure.definition import (
    Deadline,
    ExceptionRule,
    Procedure,
    State,
    Step,
    Strand,
)
from komma_desk.domain.procedure.interval import Interval
from komma_desk.words import Bilingual

Place: TypeAlias = tuple[str, str]  # the kind of a table, and its name there
TOP: Final[Place] = ("", "")
LISTS: Final = frozenset({"steps", "probes"})  # written [[kind]], the name inside


def words_of(procedure: Procedure) -> dict[Place, Words]:
    """Every table of the file by its place, in the order of the procedure."""
    top: Words = {
        "schema": SCHEMA,
        "id": procedure.id,
        "version": procedure.version,
        "title": _both(procedure.title),
        "start": procedure.start,
        "four_eyes": procedure.four_eyes,
    }
    found: dict[Place, Words] = {TOP: top}
    found |= {("states", state.id): _state(state) for state in procedure.states}
    found |= {("strands", strand.id): _strand(strand) for strand in procedure.strands}
    found |= {("steps", step.id): _step(step) for step in procedure.steps}
    found |= {("probes", probe.id): probe_words(probe) for probe in procedure.probes}
    return found


def _state(state: State) -> Words:
    return _present(
        title=_both(state.title),
        plain=_maybe_both(state.plain),
        rests=state.rests,
        strands=state.strands,
        then=state.then,
        end=state.end,
        deletion_class=state.deletion_class,
        deadline=_deadline(state.deadline),
    )


def _strand(strand: Strand) -> Words:
    lists = {"states": strand.states, "end": strand.end}
    return {
        "title": _both(strand.title),
        "start": strand.start,
        **lists,
        **_present(deadline=_deadline(strand.deadline)),
    }


def _step(step: Step) -> Words:
    head: Words = {"id": step.id, "title": _both(step.title), "from": step.sources, "to": step.to}
    return {
        **head,
        "roles": step.roles,
        **_present(
            consent=step.consent,
            exception=_exception(step.exception),
            four_eyes=step.four_eyes,
            fields=step.fields,
            irreversible=step.irreversible,
            reopens=step.reopens,
            confirm=_maybe_both(step.confirm),
            effects=step.effects,
        ),
    }


def _deadline(deadline: Deadline | None) -> Words | None:
    if deadline is None:
        return None
    return _present(
        within=_interval(deadline.within),
        rule=deadline.rule,
        per=deadline.per,
        remind=tuple(_interval(one) for one in deadline.remind),
        escalate_to=deadline.escalate_to,
        reason=_maybe_both(deadline.reason),
    )


def _exception(rule: ExceptionRule | None) -> Words | None:
    return None if rule is None else {"when": rule.when, "four_eyes": rule.four_eyes}


def _interval(interval: Interval | None) -> str | None:
    return None if interval is None else f"{interval.count} {interval.unit.value}"


def _both(text: Bilingual) -> Words:
    return {"de": text.de, "en": text.en}


def _maybe_both(text: Bilingual | None) -> Words | None:
    return None if text is None else _both(text)


def _present(**words: object) -> dict[str, Value]:
    """Without what is not there: no value, an empty list, a flag that is off."""
    return {
        word: value
        for word, value in words.items()
        if isinstance(value, str | tuple | Mapping | bool) and value not in (False, ())
    }
