"""Who opens how many restricted cases, and who keeps a half of their keys: out of the grants."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from komma_desk.domain.access import CircleKeys
from komma_desk.domain.identifiers import PersonId
from komma_desk.domain.person import Person
from komma_desk.usecases.context import Context


def circle_keys(people: Sequence[Person], context: Context) -> Mapping[PersonId, CircleKeys]:
    """Empty for whoever holds no key to the cases: nothing of them is known at that desk."""
    if not context.work.has_cases:
        return {}
    cases = context.work.cases.cases
    opened = {each.id: cases.restricted_to(each.id) for each in people}
    restricted = {case for several in opened.values() for case in several}
    helping = Counter(keeper for case in restricted for keeper in cases.shares(case).b)
    return {
        each.id: CircleKeys(
            opens=len(opened[each.id]), restricted=len(restricted), helps_open=helping[each.id]
        )
        for each in people
    }
