"""What a consent lets a letter tell: parts outside its scope, and texts that name her, stay."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from komma_desk.domain.case import CaseFile
from komma_desk.domain.code_list import CodeLists
from komma_desk.domain.consent import consent_for
from komma_desk.domain.consent_scope import FILE, INVOLVED, SCOPE_TOLD, ConsentScope
from komma_desk.domain.errors import Fact, Refusal
from komma_desk.domain.names_in_text import leads_to_one_of, names_one_of
from komma_desk.domain.partner import Partner
from komma_desk.domain.person import Part
from komma_desk.usecases.effects.letter_parts import CasePart, case_parts
from komma_desk.words import N_, _

# Whoever is not accused is herself or leads to her.
_NOT_HERS: Final = Part.ACCUSED


class NotCovered(Refusal):
    sentence = N_("The consent “{consent}” allows “{scope}”. It does not cover: {parts}.")
    advice = N_(
        "Nothing was handed over. Please leave this out. If the partner needs it, ask the "
        "affected person whether she allows more, and record it on the case under “Consents”."
    )


class NamesHer(Refusal):
    sentence = N_(
        "“{part}” holds a name or a way to reach the affected person or somebody who leads to "
        "her. The consent “{consent}” does not allow that: {scope}."
    )
    advice = N_(
        "Nothing was handed over. Please leave this part out and write under “purpose” what the "
        "partner needs to know, without a name; or ask her whether she allows more."
    )


def scope_for(file: CaseFile, partner: Partner, today: date) -> ConsentScope:
    """How much may be told to this partner today.

    Without a consent a hand-over rests on a decision for life and limb, which no scope limits.
    """
    consent = consent_for(file.consents, partner.consent, partner.name, today)
    return ConsentScope.ALL if consent is None else consent.scope


def shut_parts(file: CaseFile, keys: Iterable[str], scope: ConsentScope) -> frozenset[str]:
    """Those of the keys that may not travel."""
    who = {f"{INVOLVED}{each.id}": each.part for each in file.involved}
    return frozenset(key for key in keys if not scope.covers(key, who.get(key)))


def require_covered(
    file: CaseFile,
    partner: Partner,
    chosen: frozenset[str],
    purpose: str,
    lists: CodeLists,
    today: date,
) -> None:
    """Raises NotCovered or NamesHer; says no more of the case than the labels of its parts."""
    scope = scope_for(file, partner, today)
    if scope is ConsentScope.ALL:
        return
    facts: dict[str, Fact] = {
        "consent": lists["consent"].label_of(partner.consent),
        "scope": _(SCOPE_TOLD[scope]),
    }
    parts = case_parts(file, lists)
    labels = {part.key: _(part.label) for part in parts}
    shut = shut_parts(file, chosen, scope)
    outside = list(dict.fromkeys(labels[part.key] for part in parts if part.key in shut))
    if any(key.startswith(FILE) for key in shut):
        outside.append(_("Files"))
    if outside:
        raise NotCovered(parts=", ".join(outside), **facts)
    for label, text in _texts(parts, chosen, purpose):
        if tells_of_her(text, file):
            raise NamesHer(part=label, **facts)


def _texts(
    parts: Iterable[CasePart], chosen: frozenset[str], purpose: str
) -> Iterator[tuple[str, str]]:
    yield _("purpose"), purpose
    for part in parts:
        # Of the people only the accused can be here: he may bear her name, or share her telephone.
        if part.key in chosen:
            yield _(part.label), part.text


def tells_of_her(text: str, file: CaseFile) -> bool:
    """Whether a name, a mail address or a number known to lead to her stands in the text."""
    known = tuple(_known(file))
    return names_one_of(text, (name for name, _contact in known)) or leads_to_one_of(
        text, (contact for _name, contact in known)
    )


def _known(file: CaseFile) -> Iterator[tuple[str, str]]:
    """Names, each with a way to reach the person."""
    details = file.case.report.details
    yield details.name, file.case.report.contact
    yield details.on_behalf_of, ""
    yield from ((each.name, each.contact) for each in details.witnesses)
    yield from ((each.name, each.contact) for each in file.involved if each.part is not _NOT_HERS)
