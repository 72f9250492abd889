"""The properties of the procedure as a whole: title, beginning, four eyes; its version is shown."""

from __future__ import annotations

from komma_desk.domain.procedure.definition import Procedure, StateId
from komma_desk.ui.parts.choices import CodeCombo
from komma_desk.ui.parts.labels import PlainLabel, TextKind
from komma_desk.ui.procedure_editor.property_form import PropertyForm, state_choices
from komma_desk.words import _


class WholeForm(PropertyForm):
    def __init__(self) -> None:
        super().__init__()
        self.start = CodeCombo([], _("Type or choose"))
        self.four_eyes = self.tick("four_eyes")
        self.version = PlainLabel("", TextKind.MUTED)
        self.start.picked.connect(lambda code: self.put("start", StateId(code)) if code else None)
        self.fields.add("start", _("Every case begins with"), self.start, wide=True)
        self.fields.add(
            "four_eyes", _("Four eyes: steps marked so need a second person"), self.four_eyes,
            wide=True,
        )  # fmt: skip
        self.column.addWidget(self.version)

    def fill(self, procedure: Procedure) -> None:
        super().fill(procedure)
        self.start.set_choices(state_choices(procedure.main_states()))
        self.start.set_code(procedure.start)
        self.four_eyes.setChecked(procedure.four_eyes)
        self.version.setText(
            _("Version {version}. States: {states}, strands: {strands}, steps: {steps}.").format(
                version=procedure.version,
                states=len(procedure.states),
                strands=len(procedure.strands),
                steps=len(procedure.steps),
            )
        )

    def keys(self) -> tuple[str, ...]:
        return ("title", "start", "four_eyes")
