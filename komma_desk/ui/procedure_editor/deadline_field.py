"""The deadline of a state or strand: one of its own, one by law, or none."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from komma_desk.domain.deadlines.rules import DeadlineRules
from komma_desk.domain.procedure.definition import Deadline
from komma_desk.domain.procedure.editing.properties import ROLE_NAMES
from komma_desk.domain.procedure.interval import Interval, Unit
from komma_desk.domain.procedure.vocabulary import ENTITLED
from komma_desk.domain.roles import StepRole
from komma_desk.ui.parts.choices import Choice, CodeCombo
from komma_desk.ui.parts.fields import FieldColumn
from komma_desk.ui.procedure_editor.interval_field import IntervalField, IntervalList
from komma_desk.ui.procedure_editor.typed_lines import TypedLine
from komma_desk.words import N_, Bilingual, _

_NONE, _OWN, _LAW = "none", "own", "law"
_KINDS = ((_NONE, N_("no deadline")), (_OWN, N_("of our own")), (_LAW, N_("by law")))
_FIRST = Deadline(within=Interval(count=5, unit=Unit.WORKING_DAYS))


class DeadlineField(QWidget):
    """Shows only the fields of the kind of deadline that is chosen."""

    picked = Signal(object, bool)
    """The Deadline or None, and whether somebody is typing."""

    def __init__(self) -> None:
        super().__init__()
        self._deadline: Deadline | None = None
        self._filling = False
        self._rules = list[Choice]()
        self.kind = CodeCombo([Choice(code, _(name)) for code, name in _KINDS])
        self.within = IntervalField()
        self.rule = CodeCombo([], _("Type or choose"))
        self.per = QCheckBox(_("yes"))
        self.remind = IntervalList()
        self.escalate = CodeCombo([], _("nobody"))
        self.reason_de, self.reason_en = TypedLine(), TypedLine()
        self.fields = FieldColumn(2)
        self._rows = self._add_rows()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.fields)
        self.setFocusProxy(self.kind)
        self._connect()

    def show_rules(self, rules: DeadlineRules) -> None:
        """Those the organisation knows and that run by themselves, without a number to be given."""
        self._rules = [
            Choice(rule.id, rule.named.spoken()) for rule in rules.rules if not rule.asks_number
        ]

    def show_deadline(self, deadline: Deadline | None) -> None:
        self._filling, self._deadline = True, deadline
        self.kind.set_code(_kind_of(deadline))
        shown = deadline or Deadline()
        self.within.show_interval(shown.within)
        known = {choice.code for choice in self._rules}
        unknown = [Choice(shown.rule, shown.rule)] if shown.rule and shown.rule not in known else []
        self.rule.set_choices([*self._rules, *unknown])
        self.rule.set_code(shown.rule or "")
        self.per.setChecked(shown.per is not None)
        self.remind.show_intervals(shown.remind)
        roles = [Choice(role, _(name)) for role, name in ROLE_NAMES.items()]
        self.escalate.set_choices(
            [
                one
                for one in roles
                if one.code in {StepRole.CLEARING, StepRole.HEAD, shown.escalate_to}
            ]
        )
        self.escalate.set_code(shown.escalate_to or "")
        reason = shown.reason or Bilingual(de="", en="")
        self.reason_de.show_text(reason.de)
        self.reason_en.show_text(reason.en)
        self._filling = False
        self._fit()

    def show_error(self, sentence: str) -> None:
        self.fields.row("kind").show_error(sentence)

    def _add_rows(self) -> dict[str, QWidget]:
        add = self.fields.add
        add("kind", _("Deadline"), self.kind, wide=True)
        return {
            "within": add("within", _("Within"), self.within, wide=True),
            "rule": add("rule", _("By which rule"), self.rule, wide=True),
            "per": add("per", _("One for each entitled person"), self.per, wide=True),
            "reason_de": add("reason_de", _("What for (German)"), self.reason_de),
            "reason_en": add("reason_en", _("What for (English)"), self.reason_en),
            "remind": add(
                "remind", _("Reminders"), self.remind, wide=True,
                help_text=_("so long before it ends"),
            ),
            "escalate": add("escalate", _("When missed, told to"), self.escalate, wide=True),
        }  # fmt: skip

    def _fit(self) -> None:
        kind = _kind_of(self._deadline)
        own = {"within"} if kind == _OWN else {"rule", "per"}
        both = {"reason_de", "reason_en", "remind", "escalate"}
        for key, row in self._rows.items():
            row.setVisible(kind != _NONE and key in own | both)

    def _connect(self) -> None:
        self.kind.picked.connect(self._change_kind)
        self.within.picked.connect(lambda value: self._put(within=value))
        self.rule.picked.connect(lambda code: self._put(rule=code or None))
        self.per.toggled.connect(lambda on: self._put(per=ENTITLED if on else None))
        self.remind.picked.connect(lambda value: self._put(remind=value))
        self.escalate.picked.connect(
            lambda code: self._put(escalate_to=StepRole(code) if code else None)
        )
        for line in (self.reason_de, self.reason_en):
            line.textEdited.connect(self._type_reason)

    def _change_kind(self, kind: str) -> None:
        if self._filling or kind == _kind_of(self._deadline) or not kind:
            return
        kept = self._deadline or Deadline()
        if kind == _NONE:
            self._tell(None)
        elif kind == _OWN:
            self._tell(replace(kept, within=kept.within or _FIRST.within, rule=None, per=None))
        else:
            self._tell(replace(kept, within=None, rule=self._rules[0].code if self._rules else ""))
        self._fit()

    def _type_reason(self) -> None:
        reason = Bilingual(de=self.reason_de.text(), en=self.reason_en.text())
        empty = not (reason.de or reason.en)
        self._put(typing=True, reason=None if empty else reason)

    def _put(self, *, typing: bool = False, **properties: object) -> None:
        if not self._filling and self._deadline is not None:
            self._tell(replace(self._deadline, **properties), typing=typing)  # type: ignore[arg-type]  # each is given by its own field

    def _tell(self, deadline: Deadline | None, *, typing: bool = False) -> None:
        if deadline != self._deadline:
            self._deadline = deadline
            self.picked.emit(deadline, typing)


def _kind_of(deadline: Deadline | None) -> str:
    if deadline is None:
        return _NONE
    return _LAW if deadline.rule is not None else _OWN
