"""The office card clearing signed last: kept for those who hand it out and cannot sign one."""

from __future__ import annotations

from base64 import b64decode, b64encode
from dataclasses import replace
from typing import Final

from komma_desk.domain.clearing_card import NotACard, card_in
from komma_desk.domain.errors import NOT_AS_WRITTEN, Refusal
from komma_desk.usecases.context import Context
from komma_desk.usecases.present_card import present_card
from komma_desk.words import N_, Language

_KEPT: Final = "office_card_signed"  # in the settings; its signature tells what was changed


class NoCardYet(Refusal):
    sentence = N_("The clearing office has not saved an office card yet.")
    advice = N_("Only it can sign one. Please ask a clearing officer to save it once.")


class CardIsOld(Refusal):
    sentence = N_("The office card the clearing office signed last is not the one of today.")
    advice = N_(
        "People came or left since, or something of the office changed. Nothing was saved. Please "
        "ask a clearing officer to save the card once more."
    )


def signed_card_of_today(context: Context, language: Language = Language.GERMAN) -> bytes:
    """Raises KeyNotYours off clearing."""
    card = context.keys.signed_card(present_card(context, language))
    context.work.office.settings.put(_KEPT, b64encode(card).decode())
    return card


def kept_card(context: Context) -> bytes:
    """Raises NoCardYet, or CardIsOld where it is not what clearing would sign today."""
    kept = context.work.office.settings.get(_KEPT)
    if not kept:
        raise NoCardYet
    try:
        file = b64decode(kept, validate=True)
        card, _signature = card_in(file)
    except (NotACard, *NOT_AS_WRITTEN) as wrong:
        raise NoCardYet from wrong
    today = replace(present_card(context, card.language), made_on=card.made_on)
    if today.said() != card.said() or not context.keys.is_our_card(file):
        raise CardIsOld
    return file
