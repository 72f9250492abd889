"""What already left from this case: to whom, when, what for, and the fingerprint of the letter."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from komma_desk.domain.enclosure import is_file
from komma_desk.domain.home_time import local_day
from komma_desk.domain.referral import Referral, ReferralState
from komma_desk.ui.parts.cards import Card
from komma_desk.ui.parts.day_words import day_in_digits
from komma_desk.ui.parts.labels import PlainLabel, TextKind
from komma_desk.ui.referrals.one_line import one_line
from komma_desk.usecases.queries.case_desk import CaseView
from komma_desk.words import N_, _, n_

_STATES = {
    ReferralState.HANDED_OVER: N_("handed over"),
    ReferralState.ACCEPTED: N_("accepted"),
    ReferralState.DECLINED: N_("declined"),
    ReferralState.DONE: N_("done"),
    ReferralState.WITHDRAWN: N_("withdrawn"),
}


class ReferralHistory(Card):
    """A case is handed over a few times at most: a short list, the newest first."""

    def __init__(self) -> None:
        super().__init__(_("Already handed over"))
        self._shown: tuple[Referral, ...] | None = None
        self._list = QWidget()
        self.add(self._list)

    def show_case(self, view: CaseView | None) -> None:
        self.setVisible(view is not None)
        referrals = view.file.referrals if view else ()
        if referrals == self._shown:
            return
        self._shown = referrals
        fresh = QWidget()
        column = QVBoxLayout(fresh)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        if not referrals:
            column.addWidget(PlainLabel(_("Nothing of this case has left yet."), TextKind.MUTED))
        for referral in sorted(referrals, key=lambda each: each.made_at, reverse=True):
            _add(column, referral)
        self.body.replaceWidget(self._list, fresh)
        self._list.hide()
        self._list.deleteLater()
        self._list = fresh


def _add(column: QVBoxLayout, referral: Referral) -> None:
    day = day_in_digits(local_day(referral.made_at))
    state = _(_STATES[referral.state])
    heading = PlainLabel(f"{day} · {one_line(referral.partner_name)} · {state}", TextKind.STRONG)
    heading.setContentsMargins(0, 8, 0, 0)
    column.addWidget(heading)
    files = sum(map(is_file, referral.parts))
    parts = n_("{n} part", "{n} parts", len(referral.parts) - files)
    if files:
        parts = ", ".join((parts, n_("{n} file", "{n} files", files)))
    column.addWidget(PlainLabel(f"{parts} · {one_line(referral.purpose)}", TextKind.SMALL))
    proof = PlainLabel(
        f"{one_line(referral.file_name)}\nSHA-256 {referral.sha256}", TextKind.SMALL, copyable=True
    )
    proof.setAccessibleName(_("File and fingerprint of the letter of {day}").format(day=day))
    column.addWidget(proof)
