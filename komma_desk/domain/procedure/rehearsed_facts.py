"""What a rehearsal fills in where a step asks: something of the right kind, and nobody's words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from komma_desk.domain.code_list import CodeLists
from komma_desk.domain.procedure.definition import Step
from komma_desk.domain.procedure.probes import Move, StepTaken
from komma_desk.domain.procedure.vocabulary import FIELDS, FieldKind
from komma_desk.words import _


def invented_facts(step: Step, code_lists: CodeLists, today: date) -> Mapping[str, str]:
    """One for each field the step asks for and the vocabulary knows."""
    return {name: _invented(name, code_lists, today) for name in step.fields if name in FIELDS}


def without_words(move: Move) -> Move:
    """As a probe keeps it, which everybody in the office can read: what was typed stays out."""
    if not isinstance(move, StepTaken):
        return move
    return replace(move, facts=tuple((name, _kept(name, text)) for name, text in move.facts))


def _kept(name: str, text: str) -> str:
    known = FIELDS.get(name)
    is_typed = known is not None and known.kind in {FieldKind.TEXT, FieldKind.LONG_TEXT}
    return _("Rehearsed") if is_typed and text.strip() else text


def _invented(name: str, code_lists: CodeLists, today: date) -> str:
    known = FIELDS[name]
    if known.kind is FieldKind.DAY:
        return today.isoformat()
    if known.kind is FieldKind.CODE and known.code_list is not None:
        return code_lists[known.code_list].codes()[-1]
    return _("Rehearsed")
