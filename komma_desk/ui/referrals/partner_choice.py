"""The second question: to whom. The directory by kind, and what to know of the one chosen."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from komma_desk.domain.code_list import CodeLists
from komma_desk.domain.partner import Partner
from komma_desk.ui.parts.alert import Alert, Tone
from komma_desk.ui.parts.cards import Card
from komma_desk.ui.parts.choices import Choice, CodeCombo
from komma_desk.ui.parts.day_words import day_in_digits
from komma_desk.ui.parts.fields import FieldRow
from komma_desk.ui.parts.labels import PlainLabel, TextKind
from komma_desk.ui.referrals.one_line import one_line
from komma_desk.words import _

_ALL = "*"


class PartnerChoice(Card):
    """`picked` carries the id of the partner as text, empty for none."""

    picked = Signal(str)

    def __init__(self) -> None:
        super().__init__(_("2  To whom?"))
        self._partners: tuple[Partner, ...] = ()
        self._lists: CodeLists | None = None
        self.kind = CodeCombo([], _("All kinds"))
        self.kind.setObjectName("kind")
        self.kind.setMinimumContentsLength(8)
        self.partner = CodeCombo([], _("Type or choose"))
        self.partner.setObjectName("partner")
        self.row = FieldRow(_("&Partner"), self.partner)
        both = QWidget()
        line = QHBoxLayout(both)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(16)
        line.addWidget(FieldRow(_("Show only"), self.kind), 2)
        line.addWidget(self.row, 3)
        self.empty = Alert(
            Tone.INFO,
            _("Enter the advisory services and authorities you work with on the page “Partners”."),
            _("The directory is still empty"),
        )
        self.about = PlainLabel("", TextKind.BODY)
        self.prosecutes = Alert(
            Tone.WARNING,
            _(
                "Once they know of an offence they must investigate it (section 163 StPO). "
                "Tell the affected person so before you hand over. Police mailboxes often refuse "
                "encrypted attachments: bring the letter on a stick or on paper."
            ),
            _("Must prosecute: this cannot be taken back"),
        )
        self._both = both
        for part in (self.empty, both, self.about, self.prosecutes):
            self.add(part)
        self.empty.hide()
        self.kind.picked.connect(self._filter)
        self.partner.picked.connect(self._show)
        self.partner.picked.connect(self.picked)
        self._show("")

    def show_partners(self, partners: tuple[Partner, ...], lists: CodeLists) -> None:
        self._partners, self._lists = partners, lists
        there = {partner.kind for partner in partners}
        kinds = [code for code in lists["referral"].codes() if code in there]
        labels = lists["referral"]
        self.kind.set_choices(
            [
                Choice(_ALL, _("All kinds")),
                *(Choice(code, labels.label_of(code).spoken()) for code in kinds),
            ]
        )
        self.empty.setVisible(not partners)
        self._both.setVisible(bool(partners))
        self._filter(self.kind.code())

    def _filter(self, kind: str) -> None:
        """Another kind: the partner chosen stays only if it is of this kind."""
        shown = [each for each in self._partners if kind in {"", _ALL, each.kind}]
        before = self.partner.code()
        self.partner.set_choices(list(_named_apart(shown)))
        if self.partner.code() != before:
            self.picked.emit(self.partner.code())
        self._show(self.partner.code())

    def _show(self, partner_id: str) -> None:
        found = (each for each in self._partners if str(each.id) == partner_id)
        partner = next(found, None)
        self.row.show_error("")
        self.about.setVisible(partner is not None)
        self.prosecutes.setVisible(partner is not None and partner.must_prosecute)
        if partner is not None:
            self.about.setText(_about(partner))


def _named_apart(partners: list[Partner]) -> tuple[Choice, ...]:
    """Two of the same name get a number, so that each can be chosen by its words."""
    seen: Counter[str] = Counter()
    choices = []
    for partner in partners:
        name = one_line(partner.name)
        seen[name] += 1
        shown = name if seen[name] == 1 else f"{name} ({seen[name]})"
        choices.append(Choice(str(partner.id), shown))
    return tuple(choices)


def _about(partner: Partner) -> str:
    ways = " · ".join(one_line(way) for way in (partner.phone, partner.email) if way)
    verified = (
        _("Entry last checked on {day}").format(day=day_in_digits(partner.verified_on))
        if partner.verified_on
        else _("Entry never checked: please ring before you send anything")
    )
    place = ", ".join((partner.contact, *partner.address.splitlines()))
    lines = (
        one_line(place.strip(" ,"), 160),
        ways,
        one_line(partner.remark, 160),
        verified,
    )
    return "\n".join(line for line in lines if line)
