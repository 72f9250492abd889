"""What a report asks of people at a desk: written, found again, looked at, answered, taken back."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QLabel, QListWidget

from komma_desk.domain.consent import ConsentState
from komma_desk.ui.cases.case_words import CONSENT_STATES
from komma_desk.ui.tour.hand import Hand
from komma_desk.words import _
from tests.journeys.two_hands import TwoWays

WRITTEN: Final = "Er beugte sich über den Tresen und sagte, er wisse, wo ich wohne."
ANSWER: Final = "Danke für Ihr Vertrauen. Wir begleiten Sie heute Abend zum Parkhaus."
PARTNER: Final = "Opferberatung Musterland"
CONSENT: Final = "refer_counselling"
ACCEPT: Final = "Annehmen und Eingang bestätigen"
ROLE: Final = "Clearingstelle"
RED: Final = "#c81e1e"
WIDTH, HEIGHT = 64, 48


def screenshot() -> QImage:
    picture = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    picture.fill(RED)
    return picture


def write(hand: TwoWays) -> None:
    """The eight answers, a consent, and the picture of a screen out of the clipboard."""
    hand.pick_words("reporter_role", "Betroffene Person")
    hand.pick_words("direction", "Von außen gegen Beschäftigte oder Amtspersonen")
    hand.type_into("when", "2.10.")
    hand.pick_words("place", "Schalter, Bürgerservice, Wartebereich")
    hand.tick("forms_list", "Bedrohung")
    QGuiApplication.clipboard().setImage(screenshot())
    hand.press(_("Paste screenshot"))
    hand.type_into("narrative", WRITTEN)
    hand.press("no")
    hand.press("advice")
    hand.press(CONSENT)
    hand.wait_until(lambda: f" · {_('sealed')} · " in file_said(hand), "the picture to be sealed")


def file_said(hand: Hand) -> str:
    files = hand.find(QListWidget, "files_list")
    return files.item(0).text() if files.count() else ""


def find_the_draft_and_file_it(hand: TwoWays) -> None:
    hand.wait_for_words(_("This is your draft from last time."))
    assert file_said(hand).startswith(_("Screenshot {number}.png").format(number=1))
    hand.press(_("&Submit report"))
    hand.wait_for_words(_("Your report is filed"))


def open_the_case(hand: TwoWays) -> str:
    """The only one there is; its number."""
    hand.go_to(_("Cases"))
    hand.open_item(_("Saved views"), _("All cases"))
    hand.open_row(_("Cases"), 0)
    before = _("Case {number}").split("{", maxsplit=1)[0]
    return hand.name_of(before).removeprefix(before)


def look_at_the_picture(hand: TwoWays) -> None:
    hand.press(_("Preview"))
    hand.wait_for_words(_("Picture, {width} × {height} points").format(width=WIDTH, height=HEIGHT))
    shown = hand.find(QLabel, _("Screenshot {number}.png").format(number=1)).pixmap().toImage()
    assert shown.pixelColor(shown.width() // 2, shown.height() // 2).name() == RED
    hand.press(_("&Close"))


def accept_and_answer(hand: TwoWays) -> None:
    hand.turn_to(_("Steps"))
    hand.press(f"{ACCEPT} …")
    hand.press(ACCEPT)
    hand.wait_for_words(_("Done: {step}").format(step=ACCEPT))
    hand.close_toasts()
    hand.turn_to(_("Answer"))
    hand.type_into(_("Answer to the reporting person"), ANSWER)
    hand.press(_("Send the answer"))
    hand.wait_for_words(_("The answer was sent."))


def read_the_answer(hand: TwoWays) -> None:
    """All she was promised: where it stands, what comes next, who, what was done, who looked."""
    hand.go_to(_("My reports"))
    hand.wait_for_words(ANSWER)
    for beginning in (
        _("Now: {state}").format(state="Einordnung"),
        _("Message of {name}").format(name="Karl Klär"),
    ):
        assert hand.name_of(beginning)
    for words in (
        _("Next step of the office: {step}").format(step="Meldung einordnen"),
        _("Your contact: {contact}").format(contact="Karl Klär, 0241 432-0"),
        _("Your report was taken in"),
        _("{role} ({people}), last on {day}").format(role=ROLE, people="1 Person", day=""),
    ):
        assert hand.reads(words), words


def take_the_consent_back(hand: TwoWays) -> str:
    """What she is told it changes, before she says so."""
    hand.press(f"consent_{CONSENT}")
    effect = hand.text_of("effect")
    hand.press(_("&Withdraw it"))
    hand.wait_for_words(_("Sealed and sent. The office takes it in with its next post."))
    return effect


def see_that_it_was_taken_back(hand: TwoWays) -> None:
    hand.turn_to(_("Consents"))
    hand.wait_for_words(_(CONSENT_STATES[ConsentState.WITHDRAWN]))


def try_to_hand_over(hand: TwoWays, number: str) -> None:
    """Nothing leaves: no place for a letter is asked for, and the reason stands there."""
    hand.go_to(_("Hand-over"))
    hand.type_into("case", number)
    hand.enter("case")
    hand.wait_for(_("Choose another case"))
    hand.pick_words("partner", PARTNER)
    hand.type_into("purpose", "Bitte rufen Sie sie an.")
    hand.wait_for_words(_("She withdrew it on {day}.").partition("{")[0])
    hand.press(_("Encrypt an&d save the letter …"))
    assert not isinstance(hand.window(), QFileDialog)
    assert hand.window().focusWidget() is hand.find_button(_("Record consent …"))


def letters_in(folder: Path) -> list[Path]:
    return list(folder.rglob("*.pdf"))
