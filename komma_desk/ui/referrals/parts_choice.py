"""The fourth question: what travels. Parts by sensitivity; who it was is never ticked for you."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from komma_desk.domain.consent_scope import SCOPE_TOLD, ConsentScope
from komma_desk.domain.sensitivity import Sensitivity
from komma_desk.ui.parts.alert import Tone
from komma_desk.ui.parts.cards import Card, Chip
from komma_desk.ui.parts.choices import Choice, RadioRow
from komma_desk.ui.parts.labels import PlainLabel, TextKind
from komma_desk.ui.referrals.part_row import PartRow
from komma_desk.ui.referrals.part_sets import QuickChoice
from komma_desk.usecases.effects.letter_parts import CasePart
from komma_desk.usecases.queries.case_desk import CaseView
from komma_desk.words import N_, _

_GROUPS = (
    (Sensitivity.STATISTICAL, N_("The kind of incident"), ""),
    (
        Sensitivity.REFERRABLE,
        N_("What happened"),
        N_("Free text can hold names: please read it before it leaves."),
    ),
    (Sensitivity.IDENTIFYING, N_("Who it was"), N_("Only if the partner cannot help without it.")),
)


class PartsChoice(Card):
    """Shows what the presenter holds; a click is only passed on."""

    quickly = Signal(object)
    part_wanted = Signal(str, bool)

    def __init__(self) -> None:
        super().__init__(_("4  What may the partner learn?"))
        self.waiting = PlainLabel(
            _("The parts of the case are listed here as soon as it is chosen."), TextKind.MUTED
        )
        self.quick = RadioRow(
            [
                Choice(QuickChoice.WITHOUT_NAMES, _("No names")),
                Choice(
                    QuickChoice.NEEDED,
                    _("What is needed"),
                    _("With the affected person and how to reach her; nobody else by name."),
                ),
                Choice(QuickChoice.EACH, _("One by one")),
            ]
        )
        self.quick.setObjectName("quick")
        self.quick.setAccessibleName(_("Quick choice"))
        self.scope = PlainLabel("", TextKind.STRONG)
        self._scope, self._shut, self._keys = ConsentScope.ALL, frozenset[str](), frozenset[str]()
        self.wrong = PlainLabel("", TextKind.ERROR)
        self.wrong.hide()
        self._rows: dict[str, PartRow] = {}
        self._shown: tuple[CasePart, ...] | None = None
        self._list = QWidget()
        for part in (self.waiting, self.quick, self.scope, self.wrong, self._list):
            self.add(part)
        self.quick.picked.connect(lambda code: self.quickly.emit(QuickChoice(code)))
        self.show_case(None)

    def show_case(self, view: CaseView | None) -> None:
        self.waiting.setVisible(view is None)
        self.quick.setVisible(view is not None)
        parts = view.parts if view else ()
        if parts == self._shown:
            return
        self._shown = parts
        self._rows = {}
        fresh = QWidget()
        column = QVBoxLayout(fresh)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for level, title, remark in _GROUPS:
            of_level = [part for part in parts if _level(part) is level]
            if of_level:
                self._add_group(column, of_level, _(title), _(remark) if remark else "")
        self.body.replaceWidget(self._list, fresh)
        self._list.hide()
        self._list.deleteLater()
        self._list = fresh
        self._tick()

    def show_chosen(self, keys: frozenset[str], quick: QuickChoice) -> None:
        self._keys = keys
        self._tick()
        self.quick.blockSignals(True)
        self.quick.set_code(quick)
        self.quick.blockSignals(False)
        self.show_error("")

    def show_scope(self, scope: ConsentScope, shut: frozenset[str]) -> None:
        """What the consent does not cover cannot be ticked, and stands there with the reason."""
        self._scope, self._shut = scope, shut
        self._tick()

    def _tick(self) -> None:
        said = _("The consent allows: {extent}. It does not cover what is grey here.")
        why = said.format(extent=_(SCOPE_TOLD[self._scope])) if self._shut else ""
        self.scope.setText(why)
        self.scope.setVisible(bool(why))
        for key, row in self._rows.items():
            row.show_wanted(key in self._keys - self._shut, why if key in self._shut else "")

    def show_error(self, sentence: str) -> None:
        self.wrong.setText(sentence)
        self.wrong.setVisible(bool(sentence))
        if sentence:
            self.quick.setFocus()

    def row(self, key: str) -> PartRow:
        return self._rows[key]

    def _add_group(
        self, column: QVBoxLayout, parts: list[CasePart], title: str, remark: str
    ) -> None:
        heading = PlainLabel(title, TextKind.STRONG)
        heading.setContentsMargins(0, 10, 0, 0)
        column.addWidget(heading)
        if _level(parts[0]) is Sensitivity.IDENTIFYING:
            column.addWidget(Chip(_("tells who the people are"), Tone.WARNING))
        if remark:
            column.addWidget(PlainLabel(remark, TextKind.SMALL))
        for part in parts:
            row = PartRow(part)
            row.wanted.connect(self.part_wanted)
            self._rows[part.key] = row
            column.addWidget(row)


def _level(part: CasePart) -> Sensitivity:
    """What may be known to anybody stands with the coded facts."""
    return max(part.sensitivity, Sensitivity.STATISTICAL)
