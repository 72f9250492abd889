"""The hand-over: partner, parts, letter before one's eyes, then encrypted into a file."""

from __future__ import annotations

import hashlib
from typing import Final

from komma_desk.demo.tour_guide import Guide
from komma_desk.demo.tour_journal import expect
from komma_desk.documents.encryption import opens_with
from komma_desk.words import _

LETTER: Final = "hand-over.pdf"
PARTNER: Final = "Rückhalt"
_PURPOSE: Final = "Bitte rufen Sie die betroffene Person diese Woche für eine Erstberatung an."


def hand_over(guide: Guide, number: str) -> None:
    hand, journal = guide.hand, guide.journal
    with journal.step("hand-over: the letter is seen before it leaves") as found:
        hand.press(_("Prepare the hand-over …"))
        hand.wait_for(_("Choose another case"))
        partner = hand.pick_words("partner", PARTNER)
        found["partner"] = partner
        hand.type_into("purpose", _PURPOSE)
        hand.wait_for(_("Page {number} of {count}").split("{", maxsplit=1)[0])
        writing = _("The letter is being written …")
        hand.wait_until(lambda: not hand.reads(writing), "the letter as it will leave")
        expect(hand.reads(number), f"the case {number} on the hand-over page")
        journal.picture("hand-over-preview")
    with journal.step("hand-over: encrypted, saved, the passphrase shown once"):
        target = guide.folder / LETTER
        hand.press(_("Encrypt an&d save the letter …"))
        journal.picture("hand-over-where-to")
        hand.answer_file_dialog(target)
        hand.wait_for_words(_("The letter is encrypted and saved"))
        passphrase = hand.text_of(_("Passphrase"))
        journal.picture("hand-over-done")
        letter = target.read_bytes()
        fingerprint = hashlib.sha256(letter).hexdigest()
        expect(hand.reads(fingerprint), "the fingerprint of the very file on the page")
        expect(not opens_with(letter, ""), "a letter that stays shut without a passphrase")
        expect(not opens_with(letter, "komma-karasu-demo"), "no other passphrase opens the letter")
        expect(opens_with(letter, passphrase), "the passphrase opens the letter")
        journal.hand_over |= {
            "file": LETTER,
            "partner": partner,
            "passphrase": passphrase,
            "sha256": fingerprint,
            "opens_with_passphrase_only": True,
        }
        hand.press(_("&Done, hide the passphrase"))
        expect(not hand.reads(passphrase), "a passphrase that is shown once")
