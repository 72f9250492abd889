"""Words of the card about the recovery of the office: one sentence and its tone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from komma_desk.domain.home_time import local_day
from komma_desk.ui.parts.alert import Tone
from komma_desk.ui.parts.day_words import day_in_words
from komma_desk.usecases.queries.recovery_standing import RecoveryView
from komma_desk.words import _


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    tone: Tone
    said: str


def standing_of(view: RecoveryView) -> Standing:
    if view.made_at is None:
        return Standing(
            tone=Tone.DANGER,
            said=_(
                "There are no halves yet: if everybody in clearing loses the passphrase, the cases"
                " are lost."
            ),
        )
    if not view.is_confirmed:
        return Standing(
            tone=Tone.DANGER,
            said=_(
                "The key of these halves is not the one clearing has confirmed. Please print new"
                " ones now and tell data protection."
            ),
        )
    if view.used_at is not None:
        return Standing(
            tone=Tone.WARNING,
            said=_(
                "The office was recovered with these halves on {day}. Please print new ones now:"
                " until then these stay valid."
            ).format(day=_day(view.used_at)),
        )
    made = _("Halves made on {day} by {person}").format(day=_day(view.made_at), person=view.made_by)
    if view.rehearsed_at is None:
        return Standing(tone=Tone.WARNING, said=f"{made}; {_('never rehearsed')}")
    rehearsed = _("last rehearsed on {day}").format(day=_day(view.rehearsed_at))
    return Standing(tone=Tone.SUCCESS, said=f"{made}; {rehearsed}")


def _day(at: datetime) -> str:
    return day_in_words(local_day(at))
