"""What falls due, and the procedure cases follow: picture, steps and a rehearsal."""

from __future__ import annotations

from komma_desk.demo.tour_guide import Guide
from komma_desk.words import _


def look(guide: Guide) -> None:
    """By the clearing officer whose desk is open; nothing is changed."""
    hand, journal = guide.hand, guide.journal
    with journal.step("clearing: what falls due, the nearest safe day first"):
        guide.go_to("Deadlines")
        hand.settle()
        journal.picture("deadlines")
    with journal.step("clearing: the procedure new cases follow, as a picture and as a table"):
        guide.go_to("Procedure")
        hand.wait_for(_("&New draft from this"))
        journal.picture("procedure")
        hand.turn_to(_("Steps"))
        journal.picture("procedure-steps")
        hand.turn_to(_("Rehearsing"))
        hand.wait_for(_("Let days pass"))
        journal.picture("procedure-rehearsal")
