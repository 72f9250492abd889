"""The administrator invites somebody, and has no way to a case."""

from __future__ import annotations

from komma_desk.demo.staff import ADMINISTRATOR
from komma_desk.demo.tour_guide import Guide
from komma_desk.demo.tour_journal import expect
from komma_desk.words import _


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
