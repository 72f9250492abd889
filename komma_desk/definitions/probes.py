"""Reads the probes of a procedure; whether they name what exists is a question for the checker."""

from __future__ import annotations

from komma_desk.definitions.reading import Table
from komma_desk.domain.procedure.definition import StateId, StepId
from komma_desk.domain.procedure.probes import (
    MOST_MOVES,
    MOST_PROBES,
    AffectedLeaves,
    ConsentGiven,
    ConsentWithdrawn,
    DaysPass,
    Move,
    Persona,
    Player,
    Probe,
    StepTaken,
)
from komma_desk.domain.procedure.vocabulary import EXCEPTIONS

_KINDS = ("step", "give", "withdraw", "days", "leaves")
_MOST_DAYS = 3660


def read_probes(table: Table) -> tuple[Probe, ...]:
    probes: list[Probe] = []
    for one in _not_too_many(table, "probes", MOST_PROBES):
        probe = _probe(one)
        if any(probe.id == other.id for other in probes):
            raise one.twice("id", probe.id)
        probes.append(probe)
    return tuple(probes)


def _probe(table: Table) -> Probe:
    probe = Probe(
        id=table.text("id"),
        title=table.bilingual("title"),
        persona=table.choice("persona", Persona),
        consents=table.texts("consents"),
        moves=tuple(_move(one) for one in _not_too_many(table, "moves", MOST_MOVES)),
        expected_end=StateId(table.text("expected_end")),
    )
    table.done()
    return probe


def _not_too_many(table: Table, word: str, most: int) -> tuple[Table, ...]:
    found = table.tables(word)
    if len(found) > most:
        raise found[most].too_many(most)
    return found


def _move(table: Table) -> Move:
    move = _of_kind(table)
    table.done()
    return move


def _of_kind(table: Table) -> Move:
    """Each move says one thing: a step, a consent, days, or that the affected person leaves."""
    kind = next((word for word in _KINDS if table.has(word)), "step")
    if kind == "give":
        return ConsentGiven(item=table.text("give"))
    if kind == "withdraw":
        return ConsentWithdrawn(item=table.text("withdraw"))
    if kind == "days":
        return DaysPass(days=_days(table))
    if kind == "leaves":
        table.exactly("leaves", str(Player.AFFECTED))
        return AffectedLeaves()
    return _step(table)


def _step(table: Table) -> StepTaken:
    return StepTaken(
        step=StepId(table.text("step")),
        by=table.choice("by", Player) if table.has("by") else Player.OFFICER,
        facts=_facts(table),
        exception=table.one_of("exception", EXCEPTIONS) if table.has("exception") else None,
        second=table.choice("second", Player) if table.has("second") else None,
        refused=table.flag("refused"),
    )


def _facts(table: Table) -> tuple[tuple[str, str], ...]:
    inner = table.maybe_table("facts")
    if inner is None:
        return ()
    facts = tuple((name, inner.text(name)) for name in inner.words())
    inner.done()
    return facts


def _days(table: Table) -> int:
    days = table.maybe_number("days") or 0
    if not 1 <= days <= _MOST_DAYS:
        raise table.refuse_value("days", str(days), (f"1 … {_MOST_DAYS}",))
    return days
