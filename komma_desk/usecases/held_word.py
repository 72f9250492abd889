"""What a reporter wishes and allows by now: as the office told her, and with what is on its way."""

from __future__ import annotations

from komma_desk.domain.code_list import Code
from komma_desk.domain.consent import ConsentState
from komma_desk.domain.home_time import local_day
from komma_desk.domain.told_case import HeldConsent
from komma_desk.usecases.queries.my_reports import MyReport, SaidConsent, SaidWishes


def wishes_held(report: MyReport) -> frozenset[Code]:
    """By the newest letter of the office, else as they stand in the report."""
    return report.report.wishes if report.told.wishes is None else report.told.wishes


def consents_held(report: MyReport) -> dict[Code, HeldConsent]:
    """What is given; from before it was told only the report itself says it."""
    if report.told.wishes is None:
        filed = report.report
        return {
            item: HeldConsent(
                item=item,
                state=ConsentState.GIVEN,
                on=local_day(filed.filed_at),
                scope=filed.scope_of(item),
            )
            for item in filed.consents
        }
    given = (each for each in report.told.consents if each.state is ConsentState.GIVEN)
    return {each.item: each for each in given}


def on_the_way(report: MyReport) -> list[SaidWishes | SaidConsent]:
    """What I said since the office last told where it stands, the newest last."""
    told_at = max((each.told_at for each in report.news), default=None)
    said = (each for each in report.words if told_at is None or each.said_at > told_at)
    return sorted(said, key=lambda each: each.said_at)


def wishes_said(report: MyReport) -> frozenset[Code]:
    """What is held, or by now what is on its way: that can be said otherwise too."""
    said = [each.wishes for each in on_the_way(report) if isinstance(each, SaidWishes)]
    return said[-1] if said else wishes_held(report)


def consents_said(report: MyReport) -> frozenset[Code]:
    """What is given, counting what is on its way: a yes just sent can be withdrawn at once."""
    given = set(consents_held(report))
    for each in on_the_way(report):
        if isinstance(each, SaidConsent):
            (given.add if each.state is ConsentState.GIVEN else given.discard)(each.item)
    return frozenset(given)


def allowed_now(report: MyReport, item: Code) -> HeldConsent | SaidConsent | None:
    """With what limits it is given, counting what is on its way."""
    said = [
        each for each in on_the_way(report) if isinstance(each, SaidConsent) and each.item == item
    ]
    if said:
        return said[-1] if said[-1].state is ConsentState.GIVEN else None
    return consents_held(report).get(item)
