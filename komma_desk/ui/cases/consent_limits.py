"""How a consent was said, for whom, until when, how much may be told: once, above the items."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from komma_desk.domain.code_list import Code
from komma_desk.domain.consent_scope import ConsentScope, has_scope
from komma_desk.domain.text import LONGEST_LINE
from komma_desk.ui.cases.day_field import DayField
from komma_desk.ui.parts.choices import CodeCombo
from komma_desk.ui.parts.fields import FieldColumn
from komma_desk.ui.parts.scope_pick import ScopePick
from komma_desk.words import _


class ConsentLimits(QWidget):
    """The limits count for the next consent that is given, and are empty again afterwards."""

    def __init__(self, manner: CodeCombo, order: CodeCombo) -> None:
        """`order` stands beside them; it changes only what is seen."""
        super().__init__()
        self.recipient, self.until, self.scope = QLineEdit(), DayField(), ScopePick()
        self.recipient.setMaxLength(LONGEST_LINE)
        fields = FieldColumn(2)
        first, any_kind, endless = (
            _("Choose this first."),
            _("Empty: any of this kind."),
            _("Empty: without an end."),
        )
        fields.add("manner", _("How it was said"), manner, help_text=first)
        fields.add("consents_order", _("Show first"), order, help_text=_("Of the items below."))
        recipient = _("Given for this recipient only")
        fields.add("consent_recipient", recipient, self.recipient, help_text=any_kind)
        fields.add("consent_until", _("Given until"), self.until, help_text=endless)
        hint = _("Where it lets somebody outside be told.")
        fields.add("consent_scope", _("How much may be told?"), self.scope, help_text=hint)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(fields)

    def clear(self) -> None:
        self.recipient.clear()
        self.until.clear()
        self.scope.set_scope(ConsentScope.ALL)

    def scope_for(self, item: Code) -> ConsentScope:
        return self.scope.scope() if has_scope(item) else ConsentScope.ALL

    def problem(self) -> str:
        """A sentence for a day that is none; empty where all is well."""
        if self.until.text().strip() and self.until.day() is None:
            return _("This is no day. Please write it like 2026-10-31, or leave it empty.")
        return ""
