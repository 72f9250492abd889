"""For somebody who came in by a code: her words for the comparison, and what happens next."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.person import Standing
from komma_desk.domain.roles import ROLE_NAMES
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.parts.alert import Alert, Tone
from komma_desk.ui.parts.buttons import Button
from komma_desk.ui.parts.cards import Card
from komma_desk.ui.parts.labels import PlainLabel, TextKind
from komma_desk.ui.parts.page import Page
from komma_desk.usecases.queries.my_standing import MyStanding, StandingView
from komma_desk.words import _


class ArrivalPage(Page):
    """Shown first until clearing has confirmed the person; reporting works from the start."""

    def __init__(
        self,
        questions: Questions,
        report: Callable[[], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            _("Your confirmation"),
            _("The clearing office still has to confirm that it is really you."),
            parent=parent,
        )
        self.setObjectName("arrival_page")
        self._questions = questions.for_page(self)
        self.words = PlainLabel("", TextKind.CODE, copyable=True)
        self.words.setAccessibleName(_("Your words for the comparison"))
        self._next = PlainLabel("")
        card = Card(
            _("Your words for the comparison"),
            _("Read them to the clearing office, by telephone or face to face, when it asks you."),
        )
        card.add(self.words)
        card.add(self._next)
        self.set_back = Alert(
            Tone.DANGER,
            _(
                "Your entry in the store was changed, and it was not the clearing office. What you "
                "write now does not count as confirmed. Please ring the clearing office and tell "
                "the data protection officer."
            ),
            _("Somebody set you back"),
        )
        self.set_back.hide()
        self.cut_short = Alert(
            Tone.WARNING,
            _(
                "Please lock KommA Desk, choose “Accept invitation” and give the same code and the "
                "same passphrase once more. If you do not have the code any more, your "
                "administrator gives you a new one."
            ),
            _("Coming in was interrupted"),
        )
        self.cut_short.hide()
        welcome = Alert(
            Tone.INFO,
            _("You can report an incident already. The rest opens with the confirmation."),
            _("Welcome to KommA Desk"),
        )
        self.report = Button(_("&Report an incident"), icon_name="report")
        self.report.clicked.connect(lambda _checked: report())
        welcome.add(self.report)
        self.body.addWidget(self.set_back)
        self.body.addWidget(self.cut_short)
        self.body.addWidget(welcome)
        self.body.addWidget(card)
        self.body.addStretch(1)

    def refresh(self) -> None:
        self._questions.ask(MyStanding(), self._show)

    def hear(self, changes: Changes) -> None:
        if Subject.PEOPLE in changes.subjects:
            self.refresh()

    def _show(self, view: StandingView) -> None:
        self.words.setText(view.fingerprint)
        self.cut_short.setVisible(view.standing is Standing.INVITED and not view.set_back)
        self.set_back.setVisible(view.set_back)
        if view.set_back:
            self.set_back.speak()
        roles = ", ".join(_(ROLE_NAMES[role]) for role in sorted(view.roles))
        self._next.setText(
            _(
                "Your role after that: {roles}. It holds when you unlock KommA Desk the next time."
            ).format(roles=roles)
        )


def build_arrival_page(
    counter: Counter, questions: Questions, *, report: Callable[[], object]
) -> QWidget:
    """`report` leads to the reporting page."""
    page = ArrivalPage(questions, report)
    counter.changed.connect(page.hear)
    page.refresh()
    return page
