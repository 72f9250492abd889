"""What is said of an entry of the directory that clearing has not looked at as it stands."""

from __future__ import annotations

from komma_desk.domain.home_time import at_home
from komma_desk.domain.partner_trust import PartnerStanding, PartnerTrust
from komma_desk.ui.parts.alert import Tone
from komma_desk.ui.parts.day_words import day_in_digits
from komma_desk.words import _


def notice_of(standing: PartnerStanding | None) -> tuple[Tone, str, str] | None:
    """Tone, title and text; None where there is nothing to say."""
    if standing is None or not (standing.needs_a_look or standing.trust is PartnerTrust.BY_HAND):
        return None
    if standing.trust is PartnerTrust.BY_HAND:
        return (
            Tone.DANGER,
            _("Nobody signed this entry"),
            _(
                "Somebody wrote it into the store by hand, or put an older one back. Nothing is "
                "handed over there. Please ring the partner by a number you know, write the "
                "entry anew and save it."
            ),
        )
    if standing.trust is PartnerTrust.NOT_LOOKED_AT:
        return Tone.WARNING, _("Not yet looked at by the clearing office"), _changed(standing)
    return (
        Tone.WARNING,
        _("The address was changed since the last hand-over"),
        _changed(standing),
    )


def _changed(standing: PartnerStanding) -> str:
    if standing.changed_at is None:
        return _("The entry is from a time when entries were not signed yet.")
    return _("Changed by {name} on {day}.").format(
        name=standing.changed_by, day=day_in_digits(at_home(standing.changed_at).date())
    )
