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
        hand.press(_("&Hand over …"))
        hand.wait_for(_("Choose another case"))
        hand.pick("partner", lambda _code, words: words.startswith(PARTNER))
        hand.settle()
        writing = _("The letter is being written …")
        hand.wait_until(lambda: not hand.reads(writing), "the letter, or why there is none")
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
