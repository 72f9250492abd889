"""The checker on words and texts: what nobody knows, what is missing, what cannot be told apart."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from komma_desk.domain.procedure.definition import Procedure, State, StateId, Step
from komma_desk.domain.procedure.findings import Finding, Rule
from komma_desk.domain.procedure.vocabulary import CONSENTS, EFFECTS, EXCEPTIONS, FIELDS
from komma_desk.words import Bilingual

_DELETION_CLASS = re.compile(r"[1-9][0-9]?[MY]-after-end")
_LANGUAGES = {
    "de": Bilingual(de="Deutsch", en="German"),
    "en": Bilingual(de="Englisch", en="English"),
}
_STRANDS = Bilingual(de="Stränge", en="strands")
_RESTING = Bilingual(de="Ruhen", en="resting")
_WITHIN = Bilingual(de="eigene Frist", en="deadline of its own")
_ENDING = Bilingual(de="Ende des Falls", en="end of the case")


def vocabulary_findings(procedure: Procedure) -> Iterator[Finding]:
    """Words of the closed vocabulary that nobody knows, and what a state or step must say."""
    for step in procedure.steps:
        yield from _words_of(step)
    for state in procedure.states:
        yield from _of_state(procedure, state)
    if (first := procedure.state_by_id.get(procedure.start)) and first.end:
        yield Finding(rule=Rule.START_IS_END, place="start", title=first.title)


def text_findings(procedure: Procedure) -> Iterator[Finding]:
    """Both languages everywhere, and no two buttons or states that look the same."""
    for place, text, of in _texts(procedure):
        for language, spoken in _LANGUAGES.items():
            if not getattr(text, language).strip():
                yield Finding(rule=Rule.TEXT_MISSING, place=place, title=of, word=spoken)
    yield from _buttons_alike(procedure)
    states: defaultdict[tuple[str, bool], list[State]] = defaultdict(list)
    for state in procedure.states:
        states[state.title.de.strip(), False].append(state)
        states[state.title.en.strip(), True].append(state)
    for alike in states.values():
        for again in alike[1:]:
            yield Finding(
                rule=Rule.STATE_TITLE_TWICE, place=f"states.{again.id}.title", title=again.title
            )


def _buttons_alike(procedure: Procedure) -> Iterator[Finding]:
    seen: set[tuple[StateId, str, str]] = set()
    for step in procedure.steps:
        for source in filter(procedure.state_by_id.get, step.sources):
            both = {(source, "de", step.title.de.strip()), (source, "en", step.title.en.strip())}
            if both & seen:
                yield Finding(
                    rule=Rule.STEP_TITLE_TWICE,
                    place=f"steps.{step.id}.title",
                    title=step.title,
                    word=procedure.title_of(source),
                )
            seen |= both


def _texts(procedure: Procedure) -> Iterator[tuple[str, Bilingual, Bilingual]]:
    """Each text with its place and a name for what it belongs to, said in both languages."""
    yield "title", procedure.title, _name(procedure.title, procedure.id)
    parts = (("states", procedure.states), ("strands", procedure.strands))
    for kind, named in parts:
        for one in named:
            name = _name(one.title, one.id)
            yield f"{kind}.{one.id}.title", one.title, name
            if one.deadline and one.deadline.reason:
                yield f"{kind}.{one.id}.deadline", one.deadline.reason, name
    for state in procedure.states:
        if state.plain:
            yield f"states.{state.id}.plain", state.plain, _name(state.title, state.id)
    for step in procedure.steps:
        name = _name(step.title, step.id)
        yield f"steps.{step.id}.title", step.title, name
        if step.confirm:
            yield f"steps.{step.id}.confirm", step.confirm, name


def _name(title: Bilingual, short: str) -> Bilingual:
    kept = title.de.strip() or title.en.strip() or short
    return Bilingual(de=title.de.strip() or kept, en=title.en.strip() or kept)


def _words_of(step: Step) -> Iterator[Finding]:
    place, title, rule = f"steps.{step.id}", step.title, step.exception
    unknown = [
        *((Rule.UNKNOWN_FIELD, "fields", one) for one in step.fields if one not in FIELDS),
        *((Rule.UNKNOWN_EFFECT, "effects", one) for one in step.effects if one not in EFFECTS),
    ]
    if step.consent is not None and step.consent not in CONSENTS:
        unknown.append((Rule.UNKNOWN_CONSENT, "consent", step.consent))
    if rule is not None and rule.when not in EXCEPTIONS:
        unknown.append((Rule.UNKNOWN_EXCEPTION, "exception", rule.when))
    for found, word_of, word in unknown:
        yield Finding(rule=found, place=f"{place}.{word_of}", title=title, word=word)
    if not step.roles:
        yield Finding(rule=Rule.STEP_WITHOUT_ROLE, place=f"{place}.roles", title=title)
    if step.irreversible and step.confirm is None:
        yield Finding(rule=Rule.IRREVERSIBLE_UNCONFIRMED, place=f"{place}.confirm", title=title)
    if step.reopens and "reason" not in step.fields:
        yield Finding(rule=Rule.REOPENS_WITHOUT_REASON, place=f"{place}.fields", title=title)
    if rule is not None and step.consent is None:
        yield Finding(rule=Rule.EXCEPTION_WITHOUT_CONSENT, place=f"{place}.exception", title=title)
    if rule is not None and not rule.four_eyes:
        yield Finding(rule=Rule.EXCEPTION_ALONE, place=f"{place}.exception", title=title)


def _of_state(procedure: Procedure, state: State) -> Iterator[Finding]:
    place, title = f"states.{state.id}", state.title
    leaf = state.id in procedure.strand_of_leaf
    if state.end and state.deletion_class is None and not leaf:
        yield Finding(rule=Rule.END_WITHOUT_DELETION_CLASS, place=place, title=title)
    if state.deletion_class and not _DELETION_CLASS.fullmatch(state.deletion_class):
        yield Finding(
            rule=Rule.UNKNOWN_DELETION_CLASS,
            place=f"{place}.deletion_class",
            title=title,
            word=state.deletion_class,
        )
    if state.deletion_class and not state.end:
        yield Finding(rule=Rule.DELETION_WITHOUT_END, place=f"{place}.deletion_class", title=title)
    if state.then is not None and not state.strands:
        yield Finding(rule=Rule.THEN_WITHOUT_STRANDS, place=f"{place}.then", title=title)
    within = state.deadline is not None and state.deadline.within is not None
    wrong = (
        (leaf and state.end, Rule.LEAF_NOT_PLAIN, "end", _ENDING),
        (leaf and state.rests, Rule.LEAF_NOT_PLAIN, "rests", _RESTING),
        (leaf and bool(state.strands), Rule.LEAF_NOT_PLAIN, "strands", _STRANDS),
        (state.end and not leaf and state.rests, Rule.END_NOT_PLAIN, "rests", _RESTING),
        (state.end and not leaf and bool(state.strands), Rule.END_NOT_PLAIN, "strands", _STRANDS),
        (state.end and not leaf and within, Rule.END_NOT_PLAIN, "deadline", _WITHIN),
    )
    for is_wrong, found, key, word in wrong:
        if is_wrong:
            yield Finding(rule=found, place=f"{place}.{key}", title=title, word=word)
