"""The right side: what is chosen, its properties, and the sentence why it may not go."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from komma_desk.domain.deadlines.rules import DeadlineRules
from komma_desk.domain.procedure.definition import Procedure, StateId
from komma_desk.domain.procedure.editing.places import Kind, place_of, title_at
from komma_desk.domain.procedure.findings import Finding, Severity
from komma_desk.ui.parts.alert import Alert, Tone
from komma_desk.ui.parts.labels import PlainLabel, TextKind
from komma_desk.ui.parts.page import ScrollBody
from komma_desk.ui.procedure_editor.property_form import PropertyForm
from komma_desk.ui.procedure_editor.state_form import StateForm
from komma_desk.ui.procedure_editor.step_form import StepForm
from komma_desk.ui.procedure_editor.strand_form import StrandForm
from komma_desk.ui.procedure_editor.whole_form import WholeForm
from komma_desk.words import _


class ThingPane(QFrame):
    wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("part", "card")
        self.setAccessibleName(_("Properties"))
        self.kind, self.title = PlainLabel("", TextKind.SMALL), PlainLabel("", TextKind.SECTION)
        self.forms: dict[Kind, PropertyForm] = {
            Kind.PROCEDURE: WholeForm(),
            Kind.STATE: StateForm(),
            Kind.STRAND: StrandForm(),
            Kind.STEP: StepForm(),
        }
        self.notice = Alert(Tone.DANGER)
        self.notice.hide()
        self._place = ""
        self._findings: Sequence[Finding] = ()
        self.body = ScrollBody(at_the_top=True)
        inner = self.body.widget()
        if inner is not None:
            inner.setProperty("part", "tab")
            inner.setAutoFillBackground(False)
        self.body.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.body.viewport().setAutoFillBackground(False)
        self.body.column.addWidget(self.notice)
        for form in self.forms.values():
            form.wanted.connect(self.wanted)
            form.hide()
            self.body.column.addWidget(form)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 8, 12)
        column.setSpacing(4)
        column.addWidget(self.kind)
        column.addWidget(self.title)
        column.addSpacing(8)
        column.addWidget(self.body, 1)

    def show_rules(self, rules: DeadlineRules) -> None:
        for form in self.forms.values():
            if isinstance(form, StateForm | StrandForm):
                form.deadline.show_rules(rules)

    def form(self, place: str) -> PropertyForm:
        return self.forms[place_of(place).kind]

    def show_thing(self, procedure: Procedure, place: str) -> None:
        where = place_of(place)
        self._place = where.thing()
        self.kind.setText(_kind_words(procedure, place))
        self.title.setText(title_at(procedure, place).spoken() or _("(without a title)"))
        for kind, form in self.forms.items():
            if kind is where.kind:
                if form.place != where.thing() and form.isVisible():
                    self.body.verticalScrollBar().setValue(0)
                form.show_thing(procedure, where.thing())
                form.show_findings(self._findings)
            form.setVisible(kind is where.kind)
        self._show_notice()

    def show_findings(self, findings: Sequence[Finding]) -> None:
        self._findings = findings
        for form in self.forms.values():
            if form.isVisibleTo(self):
                form.show_findings(findings)
        self._show_notice()

    def _show_notice(self) -> None:
        """What is wrong with the thing as a whole, or with what has no field here."""
        keys = self.form(self._place).keys() if self._place else ()
        found = [
            one
            for one in self._findings
            if place_of(one.place).thing() == self._place and place_of(one.place).name not in keys
        ]
        errors = any(one.severity is Severity.ERROR for one in found)
        tone = Tone.DANGER if errors else Tone.WARNING
        text = "\n".join(one.spoken() for one in found)
        if text:
            self.notice.show_notice(tone, text, _("Error") if errors else _("Remark"))
        self.notice.setVisible(bool(text))

    def go_to(self, place: str) -> None:
        """Put the cursor into the field a finding is about."""
        form = self.form(place)
        form.go_to(place_of(place).name)
        field = form.focusWidget()
        if isinstance(field, QWidget):
            self.body.ensureWidgetVisible(field)


def _kind_words(procedure: Procedure, place: str) -> str:
    where = place_of(place)
    strand = procedure.strand_of_leaf.get(StateId(where.id)) if where.kind is Kind.STATE else None
    if strand is not None:
        return _("State of the strand “{title}”").format(title=strand.title.spoken())
    return {
        Kind.PROCEDURE: _("The whole procedure"),
        Kind.STATE: _("Case state"),
        Kind.STRAND: _("Strand"),
        Kind.STEP: _("Step (a button of the case)"),
    }[where.kind]
