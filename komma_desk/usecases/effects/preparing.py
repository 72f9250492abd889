"""Prepare a period's figures from the coded facts in the store, without keeping anything."""

from __future__ import annotations

from typing import Final

from komma_desk.domain.disclosure.preparing import Prepared, prepare, prepared_again
from komma_desk.domain.figures.periods import Period
from komma_desk.domain.figures.release import Imprint
from komma_desk.domain.identifiers import CaseId
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects.signed_office import require_signed_office

# One incident is counted once, however many reported it (counting rule of Berliner Register and
# Mobile Opferberatung): a duplicate is counted where it was reported first.
COUNTED_ELSEWHERE: Final = frozenset({"duplicate"})


def prepared_figures(period: Period, context: Context) -> tuple[Prepared, tuple[CaseId, ...]]:
    """The figures and the cases they were made of, in the order of `counted_in`.

    Raises the refusals of `domain.disclosure.refusals`. May take seconds.
    """
    require_signed_office(context)
    office, figures = context.work.office, context.work.cases.figures
    rules, frozen = context.tools.rules, figures.frozen()
    forms = rules.code_lists["form"].codes()
    newest = max((each.number for each in office.releases.all()), default=0)
    last = figures.last_release()
    # A crash fell between the two files: the months are frozen, their release never left.
    was_lost = last > newest and frozen[-1].month == period.last_month
    imprint = Imprint(
        number=last if was_lost else max(newest, last) + 1,
        municipality=office.settings.get("municipality"),
        prepared_on=context.clock.today(),
    )
    if was_lost:
        return prepared_again(frozen, period, rules.programme, forms=forms, imprint=imprint), ()
    facts = figures.facts(leaving_out=COUNTED_ELSEWHERE)
    made = prepare(
        [coded for _, coded in facts],
        frozen,
        period,
        rules.programme,
        forms=forms,
        imprint=imprint,
        round_cube=context.tools.protection.round,
        find_holes=context.tools.protection.find_holes,
    )
    return made, tuple(case for case, _ in facts)
