"""`--part KEY`: what of a case goes out; without a choice nothing that names a person."""

from __future__ import annotations

from collections.abc import Sequence

from komma_desk.domain.consent_scope import ConsentScope
from komma_desk.domain.errors import Refusal
from komma_desk.domain.sensitivity import Sensitivity
from komma_desk.usecases.queries.case_desk import CaseView
from komma_desk.words import N_


class NoSuchPart(Refusal):
    sentence = N_("The case has no part “{wanted}”; nothing was sent.")
    advice = N_("These can be chosen: {known}.")


def chosen_parts(
    view: CaseView, wanted: Sequence[str], scope: ConsentScope = ConsentScope.ALL
) -> tuple[str, ...]:
    """Raises NoSuchPart: a misspelt part must not be missing without a word.

    Without a choice nothing beyond the scope of the consent; what was chosen beyond it is refused.
    """
    known = [part.key for part in view.parts]
    for key in wanted:
        if key not in known:
            raise NoSuchPart(wanted=key, known=", ".join(known))
    return tuple(wanted) or tuple(
        part.key
        for part in view.parts
        if part.sensitivity < Sensitivity.IDENTIFYING and scope.covers(part.key)
    )
