"""How long three fixed stories take in the real form, and in a row of a spreadsheet.

The form is walked by real key events; what was typed must give the report that was meant.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QWidget

from komma_desk.domain.code_list import Code
from komma_desk.domain.incident import IncidentDraft
from komma_desk.ui.reporting.eight_answers import EightAnswers
from komma_desk.ui.reporting.pick_one import PickOne
from komma_desk.ui.reporting.report_form import ReportPage
from tests.benchmarks.keystroke_model import Count

_LONGEST_WAY = 60  # tab keys between two answers


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """What somebody wants to report, by the codes of the lists."""

    name: str
    role: str
    direction: str
    when: str
    place: str
    channel: str
    kinds: tuple[str, ...]
    narrative: str
    danger: bool
    wish: str

    def telling(self) -> Count:
        """What the narrative alone takes, in whatever it is typed."""
        count = Count(minds=1)
        count.type(self.narrative)
        return count


STORIES = (
    Story(
        name="threat at the counter",
        role="AFFECTED",
        direction="EXT_TO_STAFF",
        when="gestern 10:15",
        place="COUNTER",
        channel="FACE",
        kinds=("THREAT", "INSULT"),
        narrative=(
            "Ein Mann wollte seinen Ausweis ohne Termin. Als ich ablehnte, schrie er mich an, "
            "schlug auf den Tresen und sagte, er warte nach Feierabend auf mich."
        ),
        danger=False,
        wish="talk",
    ),
    Story(
        name="hate mail",
        role="AFFECTED",
        direction="EXT_TO_STAFF",
        when="20.11.",
        place="DIGITAL",
        channel="EMAIL",
        kinds=("INSULT", "DEFAMATION"),
        narrative=(
            "Nach dem Bescheid kam eine Mail von einer unbekannten Adresse: ich sei Abschaum und "
            "gehöre an die Wand. Die Mail habe ich gespeichert."
        ),
        danger=False,
        wish="police",
    ),
    Story(
        name="racist remark by a colleague",
        role="AFFECTED",
        direction="INTERNAL",
        when="letzte Woche",
        place="BREAKROOM",
        channel="FACE",
        kinds=("RACIST_REMARK",),
        narrative=(
            "In der Teeküche fragte ein Kollege vor allen, ob man bei mir zu Hause überhaupt "
            "Besteck kenne. Zwei lachten, niemand sagte etwas."
        ),
        danger=False,
        wish="advice",
    ),
)


class Hands:
    """On the keyboard all the time; every key goes to whatever has the cursor, and is counted."""

    def __init__(self, page: ReportPage) -> None:
        self._page, self.count = page, Count()

    @property
    def form(self) -> EightAnswers:
        return self._page.form

    def cursor(self) -> QWidget:
        focus = self._page.window().focusWidget()
        assert focus is not None
        return focus

    def think(self) -> None:
        self.count.minds += 1

    def key(self, key: Qt.Key, text: str = "") -> None:
        self.count.keys += 1
        self._send(key, text)

    def type(self, text: str) -> None:
        self.count.type(text)
        for each in text:
            self._send(Qt.Key(0), each)

    def _send(self, key: Qt.Key, text: str) -> None:
        target = self.cursor()
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text)
            QApplication.sendEvent(target, event)

    def tab_to(self, part: QWidget) -> None:
        for _step in range(_LONGEST_WAY):
            focus = self.cursor()
            if focus is part or part.isAncestorOf(focus):
                return
            self.key(Qt.Key.Key_Tab)
        raise AssertionError(
            f"the tab key does not come to {part.objectName()}: at {self.cursor()}"
        )

    def letter_to(self, button: QAbstractButton) -> None:
        """The first letter goes from one that begins so to the next."""
        for _step in range(_LONGEST_WAY):
            if self.cursor() is button:
                return
            self.type(button.text()[0].lower())
        raise AssertionError(f"its letter does not come to {button.objectName()}")

    def send_off(self) -> None:
        """By the key of the whole form, as the row is kept by one of the whole spreadsheet."""
        self.count.keys += 2
        QTest.keyClick(self.cursor(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    def choose(self, box: PickOne, code: str) -> None:
        """By its first letters, as many as it takes."""
        self.think()
        self.tab_to(box)
        words = box.itemText(box.findData(code))
        for each in words:
            if box.code() == code:
                return
            self.type(each.lower())
        assert box.code() == code, words


def file_in_the_form(page: ReportPage, story: Story) -> Count:
    """All answers and the deed, from the cursor in the first field; nothing is pointed at."""
    hands, form = Hands(page), page.form
    form.focus_first()
    hands.choose(form.reporter_role, story.role)
    hands.choose(form.direction, story.direction)
    hands.think()
    hands.tab_to(form.occurred)
    hands.type(story.when)
    hands.choose(form.place, story.place)
    hands.choose(form.channel, story.channel)
    for kind in story.kinds:
        hands.think()
        hands.tab_to(form.forms.search)
        _search(hands, form, kind)
    hands.think()
    hands.key(Qt.Key.Key_Return)  # nothing searched for: on to what happened
    assert hands.cursor() is form.narrative
    hands.type(story.narrative)
    hands.think()
    hands.tab_to(form.acute_danger)
    answers = form.acute_danger.answer.findChildren(QAbstractButton)
    hands.type(answers[0 if story.danger else 1].text()[0].lower())
    hands.think()
    wish = form.wishes.findChild(QAbstractButton, story.wish)
    assert isinstance(wish, QAbstractButton)
    hands.tab_to(form.wishes)
    hands.letter_to(wish)
    hands.key(Qt.Key.Key_Space)
    hands.think()
    hands.send_off()
    return hands.count


def _search(hands: Hands, form: EightAnswers, kind: str) -> None:
    """The beginning of the word until it is the first one found, then Enter."""
    words = next(each for each in kinds_of(form) if each[0] == kind)[1]
    for each in words:
        hands.type(each.lower())
        if _first_found(form) == words:
            break
    hands.key(Qt.Key.Key_Return)


def _first_found(form: EightAnswers) -> str:
    """What Enter would tick: the first shown that begins so, else the first shown."""
    items = [form.forms.list.item(row) for row in range(form.forms.list.count())]
    shown = [item.text() for item in items if not item.isHidden()]
    typed = form.forms.search.text().casefold()
    starting = [text for text in shown if text.casefold().startswith(typed)]
    return next(iter(starting or shown), "")


def kinds_of(form: EightAnswers) -> list[tuple[str, str]]:
    rows = range(form.forms.list.count())
    items = (form.forms.list.item(row) for row in rows)
    return [(str(item.data(Qt.ItemDataRole.UserRole)), item.text()) for item in items]


def fits(draft: IncidentDraft, story: Story) -> bool:
    """Whether what arrived is what was meant."""
    return (
        draft.reporter_role == story.role
        and draft.direction == story.direction
        and draft.occurred is not None
        and draft.place == story.place
        and draft.channel == story.channel
        and draft.forms == frozenset(map(Code, story.kinds))
        and draft.narrative == story.narrative
        and draft.acute_danger is story.danger
        and draft.wishes == frozenset({Code(story.wish)})
    )


def file_in_a_spreadsheet(form: EightAnswers, story: Story) -> Count:
    """The same answers in a new row, the file being open: the kindest row one can think of.

    Every cell knows its words and completes them as the form does; a second kind in the same cell
    must be typed whole, since cells complete one. To the row: Ctrl+End, Down, Home; Ctrl+S at last.
    """
    count = Count(minds=1, keys=4)
    for box, code in (
        (form.reporter_role, story.role),
        (form.direction, story.direction),
        (form.place, story.place),
        (form.channel, story.channel),
    ):
        count.minds += 1
        count.keys += _letters_needed(box, code) + 1
    count.minds += 1
    count.type(f"{story.when}\t")
    words = dict(kinds_of(form))
    count.minds += len(story.kinds)
    first, *others = (words[each] for each in story.kinds)
    count.keys += _shortest(first, list(words.values())) if not others else 0
    count.type(", ".join((first, *others)) if others else "")
    count.keys += 1
    for text in (story.narrative, "n", story.wish[:2]):
        count.minds += 1
        count.type(f"{text}\t")
    count.minds += 1
    count.keys += 2
    return count


def _letters_needed(box: QComboBox, code: str) -> int:
    every = [box.itemText(row) for row in range(box.count())]
    return _shortest(box.itemText(box.findData(code)), every)


def _shortest(words: str, every: list[str]) -> int:
    others = [each.lower() for each in every if each != words]
    lengths = range(1, len(words) + 1)
    return next(
        (size for size in lengths if not any(o.startswith(words[:size].lower()) for o in others)),
        len(words),
    )
