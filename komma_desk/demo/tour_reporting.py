"""Somebody from the counter reports what happened to her; at the end she reads the answer."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from komma_desk.demo.tour_guide import Guide
from komma_desk.demo.tour_journal import expect
from komma_desk.vault.refusals import WrongLoginOrPassphrase
from komma_desk.words import _

REPORTER: Final = "zielonka"
NARRATIVE: Final = (
    "Gegen zehn kam ein Mann an meinen Schalter, weil sein Antrag noch nicht bearbeitet war. "
    "Er beugte sich über den Tresen, nannte mich „Aktenkrähe“ und sagte, er wisse, wann ich "
    "Feierabend habe. Eine Kollegin hat ihn hinausgebeten. Ich habe seitdem ein mulmiges Gefühl, "
    "wenn ich abends allein zum Parkhaus gehe."
)
ANSWER: Final = (
    "Guten Tag Frau Zielonka, danke für Ihr Vertrauen. Wir haben die Beratungsstelle angesprochen; "
    "sie ruft Sie diese Woche an. Bis dahin begleitet Sie abends der Ordnungsdienst zum Parkhaus."
)


def unlock_as_reporter(guide: Guide) -> None:
    hand, journal = guide.hand, guide.journal
    with journal.step("unlock: a wrong passphrase is refused, the right one opens") as found:
        guide.stage.open(guide.store.folder, guide.store.passphrases)
        journal.picture("unlock")
        hand.type_into("login", REPORTER)
        hand.type_into("passphrase", "das war es nicht")
        hand.press(_("&Unlock"))
        hand.wait_for_words(_(WrongLoginOrPassphrase.sentence))
        journal.picture("unlock-wrong-passphrase")
        guide.unlock(REPORTER)
        found["pages"] = guide.pages()
        expect(_("Cases") not in guide.pages(), "no page with cases for a reporter")


def report(guide: Guide) -> None:
    hand, journal = guide.hand, guide.journal
    with journal.step("report: what is missing is said, danger shows whom to call"):
        hand.press(_("&Submit report"))
        hand.wait_for_words(_("{count}. It is said beside each of them.").partition("}")[2])
        journal.picture("report-missing")
        hand.press("yes")
        hand.wait_for_words(_("In acute danger: call 110"))
        journal.picture("report-acute-danger")
        hand.press("no")
    with journal.step("report: the eight answers, a draft saved while typing"):
        _answer(guide)
        hand.wait_for_words(_("Draft saved"))
        journal.picture("report-filled")
    with journal.step("report: filed and sealed, with a receipt"):
        hand.press(_("&Submit report"))
        hand.wait_for_words(_("Your report is filed"))
        journal.picture("report-receipt")
    with journal.step("my reports: the report stands there, not answered yet"):
        guide.go_to("My reports")
        hand.wait_for_words(_("No message yet. The answers of the clearing office stand here."))
        journal.picture("my-reports")
        guide.lock()


def _answer(guide: Guide) -> None:
    hand = guide.hand
    yesterday = guide.doors.today() - timedelta(days=1)
    hand.pick_code("reporter_role", "AFFECTED")
    hand.pick_code("direction", "EXT_TO_STAFF")
    hand.type_into("when", f"{yesterday:%d.%m.%Y} 10:05")
    hand.pick_code("place", "COUNTER")
    hand.pick_code("channel", "FACE")
    hand.type_into("place_detail", "Bürgerbüro, Schalter 3")
    for kind in ("THREAT", "INSULT"):
        hand.type_into("forms_search", guide.label_of("form", kind))
        hand.enter("forms_search")
    hand.type_into("narrative", NARRATIVE)
    hand.press("advice")
    hand.type_into("contact", "Durchwahl 214, am besten vormittags")


def read_the_answer(guide: Guide) -> None:
    hand, journal = guide.hand, guide.journal
    with journal.step("the reporter reads the answer and where her report stands") as found:
        guide.unlock(REPORTER)
        guide.go_to("My reports")
        hand.wait_for(_("Message of {name}").split("{", maxsplit=1)[0])
        journal.picture("my-reports-answered")
        found["answers"] = hand.count_of(_("Message of {name}").split("{", maxsplit=1)[0])
        guide.lock()
