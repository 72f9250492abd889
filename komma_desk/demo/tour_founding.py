"""First chapter: the assistant of the first start, walked to its end in an empty folder."""

from __future__ import annotations

from typing import Final

from komma_desk.demo.tour_guide import Guide
from komma_desk.demo.tour_journal import expect
from komma_desk.domain.deadlines.free_days import Land
from komma_desk.words import _

_ADMINISTRATOR: Final = ("administrator_", "Ruth Kallenbach", "kallenbach")
_CLEARING: Final = ("clearing_", "Enis Marquardt", "marquardt")
_PASSPHRASE: Final = "nebel auf der alten brücke"  # noqa: S105 -- of a store that lives for a minute


def found_a_store(guide: Guide) -> None:
    hand, journal = guide.hand, guide.journal
    folder = guide.spare / "neue-ablage"
    with journal.step("found a store with the assistant") as found:
        guide.stage.open(folder)
        journal.picture("founding-welcome")
        hand.press(_("&Next"))
        hand.press(_("&Next"))
        hand.wait_for_words(_("Please enter the name."))
        journal.picture("founding-place-missing")
        hand.type_into("municipality", "Stadt Beispielau")
        hand.type_into("folder", str(folder))
        hand.pick_code("land", Land.NORTH_RHINE_WESTPHALIA)
        journal.picture("founding-place")
        hand.press(_("&Next"))
        for who, name in ((_ADMINISTRATOR, "administrator"), (_CLEARING, "clearing")):
            _fill_in(guide, *who)
            journal.picture(f"founding-{name}")
            hand.press(_("&Next"))
        journal.picture("founding-procedure")
        hand.press(_("&Next"))
        hand.wait_for_words("Stadt Beispielau")
        journal.picture("founding-check")
        hand.press(_("&Found the store"))
        hand.wait_for(_("I have put the recovery code away &safely"))
        journal.picture("founding-recovery-codes")
        hand.press(_("I have put the recovery code away &safely"))
        hand.press(_("&Open the desk"))
        hand.wait_for(_("&Unlock"))
        guide.stage.fit()
        expect(guide.doors.is_store(folder), "the founded store is there")
        found["files"] = sorted(each.name for each in folder.iterdir() if each.is_file())


def _fill_in(guide: Guide, prefix: str, name: str, login: str) -> None:
    hand = guide.hand
    hand.type_into(f"{prefix}name", name)
    hand.type_into(f"{prefix}login", login)
    hand.type_into(f"{prefix}passphrase", _PASSPHRASE)
    hand.type_into(f"{prefix}passphrase_again", _PASSPHRASE)
