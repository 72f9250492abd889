"""The consents that came with a report, each with how much may be told on it."""

from __future__ import annotations

from komma_desk.domain.code_list import CodeLists
from komma_desk.domain.consent_scope import beside, scope_in
from komma_desk.domain.incident import IncidentDraft, IncidentReport


def consents_given(told: IncidentDraft | IncidentReport, lists: CodeLists) -> tuple[str, ...]:
    """In the order of the list; one it does not know any more comes last, as its code."""
    known = lists["consent"]
    ordered = [code for code in known.codes() if code in told.consents]
    unknown = sorted(told.consents - set(ordered))
    return tuple(
        beside(known.label_of(code).spoken(), code, scope_in(told.consent_scopes, code))
        for code in (*ordered, *unknown)
    )
