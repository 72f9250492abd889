"""One item a person may allow: how it stands, for whom and until when, and what can be said now."""

from __future__ import annotations

from datetime import date
from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from komma_desk.domain.code_list import CodeEntry
from komma_desk.domain.consent import Consent, ConsentState
from komma_desk.domain.consent_scope import SCOPE_TOLD, has_scope
from komma_desk.ui.cases.case_words import CONSENT_STATES, CONSENT_TONES, MANNERS, name_said
from komma_desk.ui.parts.buttons import Button
from komma_desk.ui.parts.cards import Chip
from komma_desk.ui.parts.day_words import day_in_digits, moment_in_digits
from komma_desk.ui.parts.labels import PlainLabel, TextKind
from komma_desk.usecases.queries.case_desk import CaseView
from komma_desk.words import N_, _

_DEEDS: Final = {
    ConsentState.GIVEN: N_("Given"),
    ConsentState.REFUSED: N_("Refused"),
    ConsentState.WITHDRAWN: N_("Withdrawn"),
}
AS_LISTED, NEWEST, ENDING = "listed", "newest", "ending"
ORDERS: Final = {
    AS_LISTED: N_("In the order of the list"),
    NEWEST: N_("What was said last"),
    ENDING: N_("What ends first"),
}


def sort_key(order: str, consent: Consent | None, listed: int) -> tuple[float, int]:
    """What was never asked comes last, and so does what does not end."""
    if consent is None or order == AS_LISTED:
        return (0.0 if order == AS_LISTED else float("inf"), listed)
    if order == NEWEST:
        return (-consent.recorded_at.timestamp(), listed)
    ends = consent.valid_until if consent.state is ConsentState.GIVEN else None
    return (float((ends or date.max).toordinal()), listed)


class ConsentRow(QWidget):
    """Given already, it can be given anew with other limits, or withdrawn."""

    def __init__(self, entry: CodeEntry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entry = entry
        label = entry.label.spoken()
        self.chip = Chip(_("not asked yet"))
        self.limits = PlainLabel("")
        self._since = PlainLabel("", TextKind.SMALL)
        words = QVBoxLayout(self)
        words.setContentsMargins(0, 0, 0, 8)
        words.setSpacing(2)
        head = QHBoxLayout()
        head.addWidget(PlainLabel(label, TextKind.STRONG), 1)
        head.addWidget(self.chip)
        words.addLayout(head)
        if entry.meaning:
            words.addWidget(PlainLabel(entry.meaning.spoken(), TextKind.SMALL))
        words.addWidget(self.limits)
        words.addWidget(self._since)
        self.buttons = {state: Button(_(text)) for state, text in _DEEDS.items()}
        self.anew = Button(_("Given with other limits"))
        deeds = QHBoxLayout()
        deeds.setSpacing(4)
        for button in self.in_order():
            button.setAccessibleName(f"{label}: {button.text()}")
            deeds.addWidget(button)
        deeds.addStretch(1)
        words.addLayout(deeds)

    def in_order(self) -> tuple[Button, ...]:
        return (*self.buttons.values(), self.anew)

    def show_consent(self, consent: Consent | None, view: CaseView) -> None:
        state = consent.state if consent else None
        given = state is ConsentState.GIVEN
        # What comes is shown before what goes is hidden: the cursor stays in this row.
        self.buttons[ConsentState.WITHDRAWN].setVisible(given)
        self.anew.setVisible(given)
        self.buttons[ConsentState.GIVEN].setVisible(not given)
        self.buttons[ConsentState.REFUSED].setVisible(state is None)
        self._since.setVisible(consent is not None)
        self.limits.setVisible(given)
        if consent is None:
            self.chip.show_state(_("not asked yet"))
            return
        self.chip.show_state(_(CONSENT_STATES[consent.state]), CONSENT_TONES[consent.state])
        self.limits.setText(_limits_said(consent))
        said = _("{when}, {manner}, recorded by {name}, wording {version}")
        self._since.setText(
            said.format(
                when=moment_in_digits(consent.recorded_at),
                manner=_(MANNERS[consent.manner]),
                name=name_said(view.names, consent.recorded_by, _("the reporting person herself")),
                version=consent.text_version,
            )
        )


def _limits_said(consent: Consent) -> str:
    whom = _("For {recipient} only") if consent.recipient else _("For any recipient of this kind")
    until = _("until {day}") if consent.valid_until else _("without an end")
    day = "" if consent.valid_until is None else day_in_digits(consent.valid_until)
    said = f"{whom.format(recipient=consent.recipient)}, {until.format(day=day)}"
    if has_scope(consent.item):
        told = _("May be told: {extent}.").format(extent=_(SCOPE_TOLD[consent.scope]))
        said = f"{said}\n{told}"
    return said
