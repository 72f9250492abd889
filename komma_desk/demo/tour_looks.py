"""The key pages once more: in English, in the dark, and both."""

from __future__ import annotations

from komma_desk.demo.tour_clearing import FIRST
from komma_desk.demo.tour_guide import Guide
from komma_desk.demo.tour_handing_over import PARTNER
from komma_desk.demo.tour_reporting import REPORTER
from komma_desk.words import Language, _

_LOOKS = ((Language.GERMAN, True), (Language.ENGLISH, False), (Language.ENGLISH, True))


def show_all(guide: Guide) -> None:
    for language, dark in _LOOKS:
        _show(guide, language, dark=dark)
    guide.stage.wear(Language.GERMAN, dark=False)


def _show(guide: Guide, language: Language, *, dark: bool) -> None:
    hand, journal = guide.hand, guide.journal
    journal.looks(str(language), dark=dark)
    with journal.step(f"key pages: {language}, {'dark' if dark else 'light'}"):
        guide.stage.wear(language, dark=dark)
        guide.stage.open(guide.store.folder, guide.store.passphrases)
        journal.picture("unlock")
        guide.unlock(REPORTER)
        hand.wait_for(_("&Submit report"))
        hand.wait_for("narrative")
        journal.picture("report")
        guide.lock()
        guide.unlock(FIRST)
        _choose_view(guide)
        journal.picture("cases")
        hand.open_row(_("Cases"), 0)
        hand.wait_for(_("Case {number}").split("{", maxsplit=1)[0])
        journal.picture("case")
        hand.turn_to(_("Steps"))
        journal.picture("case-steps")
        hand.press(_("Hand &over …"))
        hand.wait_for(_("Choose another case"))
        _choose_partner(guide)
        journal.picture("hand-over")
        guide.go_to("Figures")
        hand.wait_for(_("Copy the table: {title}").split("{", maxsplit=1)[0])
        journal.picture("figures")
        guide.lock()


def _choose_view(guide: Guide) -> None:
    """Cases in hand have most to show; a small demo may have none of them."""
    hand = guide.hand
    for view in (guide.state_of("in_hand"), _("Open cases"), _("All cases")):
        hand.open_item(_("Saved views"), view)
        if hand.rows_of(_("Cases")):
            return


def _choose_partner(guide: Guide) -> None:
    """One to whom the consent is given, so that the letter can be seen, if there is one."""
    hand = guide.hand
    page = _("Page {number} of {count}").split("{", maxsplit=1)[0]
    writing = _("The letter is being written …")
    for beginning in (PARTNER, "Polizeiinspektion", "AGG-Beschwerdestelle"):
        hand.pick_words("partner", beginning)
        hand.settle()
        hand.wait_until(lambda: not hand.reads(writing), "the letter, or why there is none")
        hand.settle()
        if hand.count_of(page):
            return
