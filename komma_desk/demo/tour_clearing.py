"""The clearing officers: post, list, case, steps with their guards, answer, two pairs of eyes."""

from __future__ import annotations

from typing import Final

from komma_desk.demo.tour_guide import Guide
from komma_desk.demo.tour_journal import expect
from komma_desk.demo.tour_reporting import ANSWER, NARRATIVE
from komma_desk.demo.town import CLEARING_OFFICERS
from komma_desk.words import _

FIRST, SECOND = (one.login for one in CLEARING_OFFICERS)
_CONSENT: Final = "refer_counselling"


def take_the_post_in(guide: Guide) -> str:
    """The number of the newest case: the one reported a moment ago."""
    hand, journal = guide.hand, guide.journal
    with journal.step("clearing: the post becomes cases") as found:
        guide.unlock(FIRST)
        hand.wait_for_toast()
        found["taken in"] = hand.toast_words()
        journal.picture("cases-inbox")
        hand.open_item(_("Saved views"), _("All cases"))
        hand.settle()
        journal.picture("cases-all")
        hand.open_item(_("Saved views"), _("Inbox"))
    with journal.step("clearing: the new case is open beside the list") as found:
        hand.open_row(_("Cases"), 0)
        prefix = _("Case {number}").split("{", maxsplit=1)[0]
        hand.wait_for(prefix)
        number = hand.name_of(prefix).removeprefix(prefix)
        found["case"] = number
        told = hand.text_of(_("What happened"))
        expect(told == NARRATIVE, "the very words that were reported")
        journal.picture("case-report")
    return number


def work_on(guide: Guide) -> None:
    hand, journal = guide.hand, guide.journal
    with journal.step("clearing: accept, then take in hand with kind and urgency"):
        hand.turn_to(_("Steps"))
        take(guide, "accept")
        hand.turn_to(_("Steps"))
        hand.press(f"{guide.title_of('take_in_hand')} …")
        hand.pick_code("category", "THREAT")
        hand.pick_code("urgency", "high")
        journal.picture("case-step-fields")
        hand.press(guide.title_of("take_in_hand"))
        wait_until_taken(guide, "take_in_hand")
    with journal.step("clearing: without consent the step is shut and says why") as found:
        hand.turn_to(_("Steps"))
        title = guide.title_of("arrange_counselling")
        shut = _("Not possible now: {step}").format(step=title)
        found["step"], found["reason"] = title, hand.description_of(shut)
        expect(found["reason"], "a reason why the step is shut")
        hand.press(shut)
        journal.picture("case-step-blocked")
    with journal.step("clearing: the consent is recorded as she said it on the telephone"):
        hand.turn_to(_("Consents"))
        label = guide.label_of("consent", _CONSENT)
        hand.pick_code("manner", "oral")
        hand.press(f"{label}: {_('Given')}")
        hand.wait_for(f"{label}: {_('Withdrawn')}")
        journal.picture("case-consents")
    with journal.step("clearing: now counselling is arranged"):
        hand.turn_to(_("Steps"))
        take(guide, "arrange_counselling")
        journal.picture("case-counselling-arranged")


def answer(guide: Guide) -> None:
    hand, journal = guide.hand, guide.journal
    with journal.step("clearing: an answer goes sealed to the reporter"):
        guide.go_to("Cases")
        hand.turn_to(_("Answer"))
        hand.type_into(_("Answer to the reporting person"), ANSWER)
        journal.picture("case-answer")
        hand.press(_("Send the answer"))
        hand.wait_for_toast()
        journal.picture("case-answered")
    with journal.step("clearing: notes, people and history of the case"):
        for tab, name in (("People", "people"), ("Notes", "notes"), ("History", "history")):
            hand.turn_to(_(tab))
            journal.picture(f"case-{name}")


def conclude(guide: Guide) -> None:
    """She who acted last may not release: a second pair of eyes is needed."""
    hand, journal = guide.hand, guide.journal
    with journal.step("clearing: counselling ends, the case is concluded"):
        hand.turn_to(_("Steps"))
        hand.press(f"{guide.title_of('end_counselling')} …")
        hand.type_into("counselling_outcome", "Zwei Gespräche; Begleitung am Abend ist geregelt.")
        hand.press(guide.title_of("end_counselling"))
        wait_until_taken(guide, "end_counselling")
        hand.turn_to(_("Steps"))
        take(guide, "conclude")
    with journal.step("clearing: who acted last cannot release") as found:
        hand.turn_to(_("Steps"))
        shut = _("Not possible now: {step}").format(step=guide.title_of("release"))
        found["reason"] = hand.description_of(shut)
        expect(found["reason"], "a reason why she cannot release")
        journal.picture("case-four-eyes")
        guide.lock()


def release(guide: Guide, number: str) -> None:
    hand, journal = guide.hand, guide.journal
    with journal.step("the second officer finds the case and releases it") as found:
        guide.unlock(SECOND)
        hand.type_into("search", number)
        hand.open_item(_("Saved views"), _("All cases"))
        hand.wait_until(lambda: hand.rows_of(_("Cases")) == 1, "one case found")
        hand.open_row(_("Cases"), 0)
        hand.wait_for(_("Case {number}").format(number=number))
        hand.turn_to(_("Steps"))
        take(guide, "release")
        journal.picture("case-released")
        found["case"] = number


def take(guide: Guide, step: str) -> None:
    """A step that asks for nothing: open it, press its deed."""
    title = guide.title_of(step)
    guide.hand.press(f"{title} …")
    guide.hand.press(title)
    wait_until_taken(guide, step)


def wait_until_taken(guide: Guide, step: str) -> None:
    guide.hand.wait_for_words(_("Done: {step}").format(step=guide.title_of(step)))
    guide.hand.close_toasts()
