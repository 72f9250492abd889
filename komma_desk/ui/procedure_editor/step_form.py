"""The properties of a step: from where to where, who may take it, what it asks for and does."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtWidgets import QCheckBox

from komma_desk.domain.procedure.definition import ExceptionRule, Procedure, StateId, Step
from komma_desk.domain.procedure.editing.places import thing_at
from komma_desk.domain.procedure.editing.properties import ROLE_NAMES, exception_title
from komma_desk.domain.procedure.vocabulary import (
    CONSENTS,
    EFFECTS,
    EXCEPTIONS,
    FIELDS,
    consent_title,
)
from komma_desk.domain.roles import StepRole
from komma_desk.ui.parts.choices import CheckColumns, Choice, CodeCombo
from komma_desk.ui.procedure_editor.property_form import (
    PropertyForm,
    source_choices,
    target_choices,
)
from komma_desk.ui.procedure_editor.tick_list import TickList
from komma_desk.ui.procedure_editor.typed_lines import TypedText
from komma_desk.words import Bilingual, _


class StepForm(PropertyForm):
    def __init__(self) -> None:
        super().__init__()
        self.sources, self.to = TickList(), CodeCombo([], _("Type or choose"))
        self.roles = CheckColumns(
            [Choice(role, _(name)) for role, name in ROLE_NAMES.items()], columns=1
        )
        self.consent = CodeCombo([], _("no consent"))
        self.exception = CodeCombo([], _("no exception"))
        self.exception_pair = QCheckBox(_("a second person must agree"))
        self.asks, self.effects = TickList(), TickList()
        self.four_eyes = self.tick("four_eyes")
        self.irreversible = self.tick("irreversible")
        self.reopens = self.tick("reopens")
        self.confirm_de, self.confirm_en = TypedText(), TypedText()
        self._add_fields()
        self._connect()

    def fill(self, procedure: Procedure) -> None:
        super().fill(procedure)
        step = thing_at(procedure, self.place)
        if not isinstance(step, Step):
            return
        self.sources.show_choices(source_choices(procedure), step.sources)
        self.to.set_choices(target_choices(procedure))
        self.to.set_code(step.to)
        self.roles.set_codes(step.roles)
        consents = dict.fromkeys([*CONSENTS, *([step.consent] if step.consent else [])])
        self.consent.set_choices([Choice(one, consent_title(one).spoken()) for one in consents])
        self.consent.set_code(step.consent or "")
        self.exception.set_choices([Choice(one, exception_title(one)) for one in EXCEPTIONS])
        self.exception.set_code(step.exception.when if step.exception else "")
        self.exception_pair.setChecked(step.exception is None or step.exception.four_eyes)
        self.exception_pair.setEnabled(step.exception is not None)
        self.asks.show_choices(
            [Choice(one.id, one.label.spoken()) for one in FIELDS.values()], step.fields
        )
        self.effects.show_choices(
            [Choice(code, title.spoken()) for code, title in EFFECTS.items()], step.effects
        )
        self.four_eyes.setChecked(step.four_eyes)
        self.irreversible.setChecked(step.irreversible)
        self.reopens.setChecked(step.reopens)
        confirm = step.confirm or Bilingual(de="", en="")
        self.confirm_de.show_text(confirm.de)
        self.confirm_en.show_text(confirm.en)
        has_rule = step.consent is not None or step.exception is not None
        self.fields.row("exception").setVisible(has_rule)

    def keys(self) -> tuple[str, ...]:
        return (
            *("title", "sources", "to", "roles", "consent", "exception", "fields", "four_eyes"),
            *("irreversible", "reopens", "confirm", "effects"),
        )

    def _add_fields(self) -> None:
        add = self.fields.add
        add("sources", _("May be taken from"), self.sources, wide=True)
        add("to", _("Leads to"), self.to, wide=True)
        add("roles", _("Who may take it"), self.roles, wide=True)
        add("consent", _("Needs the consent"), self.consent, wide=True)
        exception = add("exception", _("Without consent only if"), self.exception, wide=True)
        exception.add_below(self.exception_pair)
        add("fields", _("Asks for"), self.asks, wide=True)
        add("effects", _("What KommA Desk does then"), self.effects, wide=True)
        add("four_eyes", _("Four eyes: not by whoever acted last"), self.four_eyes, wide=True)
        add("irreversible", _("It cannot be taken back"), self.irreversible, wide=True)
        add("reopens", _("It reopens a closed case"), self.reopens, wide=True)
        add("confirm", _("Question before (German)"), self.confirm_de, wide=True)
        add("confirm_en", _("Question before (English)"), self.confirm_en, wide=True)

    def _connect(self) -> None:
        self.sources.picked.connect(
            lambda codes: self.put("sources", self._in_old_order("sources", codes))
        )
        self.to.picked.connect(lambda code: self.put("to", StateId(code)) if code else None)
        self.roles.picked.connect(
            lambda codes: self.put("roles", self._in_old_order("roles", map(StepRole, codes)))
        )
        self.consent.picked.connect(lambda code: self.put("consent", code or None))
        self.asks.picked.connect(
            lambda codes: self.put("fields", self._in_old_order("fields", codes))
        )
        self.effects.picked.connect(
            lambda codes: self.put("effects", self._in_old_order("effects", codes))
        )
        self.exception.picked.connect(self._pick_exception)
        self.exception_pair.toggled.connect(self._pick_exception)
        for text in (self.confirm_de, self.confirm_en):
            text.textChanged.connect(self._type_question)

    def _step(self) -> Step | None:
        found = thing_at(self.procedure, self.place) if self.procedure else None
        return found if isinstance(found, Step) else None

    def _in_old_order(self, name: str, codes: Iterable[str]) -> tuple[str, ...]:
        """What was there keeps its place; what is new comes after it."""
        wanted = tuple(codes)
        before = getattr(self._step(), name, ())
        kept = tuple(one for one in before if one in wanted)
        return (*kept, *(one for one in wanted if one not in kept))

    def _pick_exception(self) -> None:
        step, when = self._step(), self.exception.code()
        if step is None or self._filling:
            return
        rule = step.exception or ExceptionRule(when=when)
        pair = self.exception_pair.isChecked()
        self.put("exception", replace(rule, when=when, four_eyes=pair) if when else None)

    def _type_question(self) -> None:
        text = Bilingual(de=self.confirm_de.toPlainText(), en=self.confirm_en.toPlainText())
        self.put("confirm", text if text.de or text.en else None, typing=True)
