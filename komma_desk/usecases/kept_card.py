"""The office card clearing signed last: kept for those who hand it out and cannot sign one."""

from __future__ import annotations

import json
from base64 import b64decode
from dataclasses import replace
from datetime import date
from typing import Final

from komma_desk.domain.clearing_card import card_file
from komma_desk.domain.errors import NOT_AS_WRITTEN, Refusal
from komma_desk.usecases.context import Context
from komma_desk.usecases.present_card import present_card
from komma_desk.words import N_, Language

_KEPT: Final = "office_card_signed"  # in the settings: its day, its language, and the signature


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
    card = present_card(context, language)
    file = context.keys.signed_card(card)
    kept = [card.made_on.isoformat(), language.value, json.loads(file)["signature"]]
    context.work.office.settings.put(_KEPT, json.dumps(kept))
    return file


def kept_card(context: Context) -> bytes:
    """The card of today under the signature of then: it fits as long as nothing has changed.

    Raises NoCardYet or CardIsOld.
    """
    kept = context.work.office.settings.get(_KEPT)
    if not kept:
        raise NoCardYet
    try:
        made_on, language, signature = json.loads(kept)
        card = replace(
            present_card(context, Language(language)), made_on=date.fromisoformat(made_on)
        )
        file = card_file(card, b64decode(signature, validate=True))
    except NOT_AS_WRITTEN as wrong:
        raise NoCardYet from wrong
    if not context.keys.is_our_card(file):
        raise CardIsOld
    return file
