"""People and partners: clearing confirms a newcomer, the administrator invites the next one."""

from __future__ import annotations

from komma_desk.demo.staff import ADMINISTRATOR, NEWCOMER
from komma_desk.demo.tour_guide import Guide
from komma_desk.demo.tour_journal import expect
from komma_desk.words import _


def look_after(guide: Guide) -> None:
    """The second officer, whose desk is open, sees the partners and lets the newcomer in."""
    hand, journal = guide.hand, guide.journal
    with journal.step("clearing: the directory of partners") as found:
        guide.go_to("Partners")
        hand.wait_until(lambda: hand.rows_of(_("Partners")) > 0, "partners in the directory")
        found["partners"] = hand.rows_of(_("Partners"))
        journal.picture("partners")
        hand.open_row(_("Partners"), 0)
        journal.picture("partner")
    with journal.step("clearing: the words of a newcomer are compared, then she is confirmed"):
        guide.go_to("People")
        hand.press(_("Compare no&w"))
        journal.picture("people-compare")
        hand.press(_("They match – &confirm"))
        hand.wait_for_words(_("{name} is confirmed.").format(name=NEWCOMER.name))
        journal.picture("people-confirmed")


def invite(guide: Guide) -> None:
    hand, journal = guide.hand, guide.journal
    with journal.step("administration: no page with cases, figures or hand-overs") as found:
        guide.unlock(ADMINISTRATOR.login)
        found["pages"] = pages = guide.pages()
        for title in ("Cases", "Hand-over"):
            expect(_(title) not in pages, f"no page “{_(title)}” for the administrator")
        guide.go_to("People")
        hand.wait_for(_("&Invite a person"))
        journal.picture("people")
    with journal.step("administration: somebody is invited with a one-time code") as found:
        hand.press(_("&Invite a person"))
        hand.type_into("name", "Wanda Osterkamp")
        hand.type_into("login", "osterkamp")
        hand.press("reporter")
        journal.picture("people-invite")
        hand.press(_("Ma&ke the invitation"))
        found["code shown"] = bool(hand.text_of(_("One-time code")))
        journal.picture("people-invited")
        hand.press(_("I have &noted the code"))
        hand.settle()
        journal.picture("people-waiting")
        guide.lock()
