"""Whether a hand-over to a partner is allowed today, said in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from komma_desk.domain.code_list import Code, CodeLists
from komma_desk.domain.consent import Consent, ConsentManner, ConsentState, consent_for, newest
from komma_desk.domain.consent_scope import SCOPE_TOLD, ConsentScope, has_scope
from komma_desk.domain.home_time import local_day
from komma_desk.domain.partner import Partner
from komma_desk.domain.procedure.vocabulary import EXCEPTIONS
from komma_desk.domain.without_consent import decision_without
from komma_desk.ui.parts.day_words import day_in_digits
from komma_desk.ui.referrals.one_line import one_line
from komma_desk.usecases.queries.case_desk import CaseView
from komma_desk.words import N_, _

MANNERS = {
    ConsentManner.WRITTEN: N_("in writing"),
    ConsentManner.ELECTRONIC: N_("electronically"),
    ConsentManner.ORAL: N_("orally, noted by the clearing office"),
}
_ADVICE = N_(
    "Without it nothing may be handed over. Ask the affected person, tell her what would "
    "be passed on and to whom, and record what she says."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentWord:
    """`meaning` is what the person agrees to, as she reads it in the report."""

    item: Code
    allows: bool
    title: str
    text: str
    meaning: str
    scope: ConsentScope = ConsentScope.ALL  # how much may be told on it


def consent_word(partner: Partner, view: CaseView, lists: CodeLists, today: date) -> ConsentWord:
    """What holds today for a hand-over of this case to this partner."""
    file = view.file
    item = partner.consent
    entry = lists["consent"].entry(item)
    label = lists["consent"].label_of(item).spoken()
    consent = newest(file.consents).get(item)
    holds = consent_for(file.consents, item, partner.name, today)
    allows = holds is not None
    decision = None if allows else decision_without(item, file.history, view.procedure)
    if decision is not None:
        return ConsentWord(
            item=item,
            allows=True,
            title=_("Without consent: {reason}").format(
                reason=EXCEPTIONS[decision.exception].spoken()
            ),
            text=_("Decided on {day} by two people: {people}. The letter says so.").format(
                day=day_in_digits(local_day(decision.decided_at)),
                people=", ".join(view.names.get(each, "?") for each in decision.decided_by),
            ),
            meaning="",
        )
    titles = {
        True: _("Consent is there: {consent}"),
        False: _("Consent is missing: {consent}"),
    }
    return ConsentWord(
        item=item,
        allows=allows,
        title=titles[allows].format(consent=label),
        text=_how_it_stands(consent, allows=allows),
        meaning=entry.meaning.spoken() if entry and entry.meaning else "",
        scope=holds.scope if holds else ConsentScope.ALL,
    )


def _how_it_stands(consent: Consent | None, *, allows: bool) -> str:
    if consent is None:
        return " ".join((_("She has not been asked yet."), _(_ADVICE)))
    day = day_in_digits(local_day(consent.recorded_at))
    if consent.state is ConsentState.REFUSED:
        return " ".join((_("She refused on {day}.").format(day=day), _(_ADVICE)))
    if consent.state is ConsentState.WITHDRAWN:
        return " ".join((_("She withdrew it on {day}.").format(day=day), _(_ADVICE)))
    if not allows and consent.valid_until is not None:
        until = day_in_digits(consent.valid_until)
        return " ".join((_("It ran out on {day}.").format(day=until), _(_ADVICE)))
    said = [
        _("Given on {day}, {how}.").format(day=day, how=_(MANNERS[consent.manner])),
        _("She gave it with her report.")
        if consent.recorded_by is None
        else _("The clearing office recorded it."),
    ]
    if allows and has_scope(consent.item):
        extent = _(SCOPE_TOLD[consent.scope])
        said.append(_("May be told: {extent}.").format(extent=extent))
    if consent.recipient:
        said.append(_("Only for: {recipient}.").format(recipient=one_line(consent.recipient)))
    if consent.valid_until is not None:
        said.append(_("Valid until {day}.").format(day=day_in_digits(consent.valid_until)))
    return " ".join(said)
