"""The rules of the partners page: drafts that are never lost, saving, retiring and the way back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.code_list import Code, CodeLists
from komma_desk.domain.errors import Refusal
from komma_desk.domain.identifiers import PartnerId
from komma_desk.domain.incomplete import IncompletePartner
from komma_desk.domain.partner import Partner
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.partners.partners_at_hand import BLANK, NEW, PartnersAtHand
from komma_desk.usecases.commands.save_partner import SavePartner
from komma_desk.usecases.queries.partner_list import PartnerList
from komma_desk.usecases.queries.vocabulary import Vocabulary

_FIELD_OF_PASS_ON = Code("pass_on")


def hand_over_consents(lists: CodeLists) -> tuple[Code, ...]:
    """The items of the consent list a hand-over can rest on."""
    return tuple(
        code
        for code in lists["consent"].codes()
        if code.startswith("refer_") or code == _FIELD_OF_PASS_ON
    )


class Directory(QObject):
    """What is typed for a partner is kept until it is saved or thrown away, wherever one goes."""

    listed = Signal(object)
    """The partners to show, drafts' names included."""
    lists_shown = Signal(object)
    chosen_changed = Signal(object, bool)
    """The entry to show (with its unsaved changes) or None; whether something is unsaved."""
    wrong = Signal(object)
    """Sentences by field."""
    refused = Signal(str)
    working = Signal(bool)
    saved = Signal(str)
    retired = Signal(object)
    """The partner that was just set aside or brought back, as it was before."""

    def __init__(
        self,
        counter: Counter,
        questions: Questions,
        today: Callable[[], date],
        at_hand: PartnersAtHand | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._counter, self._today = counter, today
        self._questions = questions.for_page(self)
        self._stored: dict[PartnerId, Partner] = {}
        self._at_hand = at_hand or PartnersAtHand()
        self._search, self._with_retired = "", False
        self._saving = BLANK
        self._moving: dict[object, Partner] = {}
        counter.changed.connect(self._news)

    def refresh(self) -> None:
        self._questions.ask(Vocabulary(), self.lists_shown.emit)
        self._ask()

    def search(self, words: str) -> None:
        self._search = words.strip().casefold()
        self._list()

    def show_retired(self, shown: bool) -> None:
        self._with_retired = shown
        self._list()

    def chosen_id(self) -> PartnerId | None:
        return self._at_hand.chosen

    def choose(self, partner: PartnerId | None) -> None:
        """Go to another entry; what was typed here stays as a draft."""
        if partner != self._at_hand.chosen:
            self._at_hand.chosen = partner
            self._show()

    def begin_new(self) -> None:
        """One new entry at a time: a begun one is gone on with."""
        self._at_hand.drafts.setdefault(NEW, BLANK)
        self._at_hand.chosen = NEW
        self._list()
        self._show()

    def type(self, entry: Partner) -> None:
        """Keep what stands in the form."""
        if entry == self._base(entry.id) and entry.id != NEW:
            self._at_hand.drop(entry.id)
        else:
            self._at_hand.keep(entry)
        self._list()

    def verified_today(self, entry: Partner) -> None:
        self.type(replace(entry, verified_on=self._today()))
        self._show()

    def discard(self) -> None:
        """Back to what is stored."""
        if self._at_hand.chosen is not None:
            self._at_hand.drop(self._at_hand.chosen)
        if self._at_hand.chosen == NEW:
            self._at_hand.chosen = None
        self._list()
        self._show()

    def save(self) -> None:
        entry = self._entry()
        if entry is None:
            return
        if problems := entry.problems():
            self.wrong.emit({name: problem.spoken() for name, problem in problems.items()})
            return
        self.wrong.emit({})
        self._saving = entry
        self.working.emit(True)
        self._counter.hand_over(
            SavePartner(entry, new=entry.id == NEW),
            self._saved,
            refused=self._refused,
            finally_=self._finished,
        )

    def set_active(self, partner: PartnerId, *, active: bool) -> None:
        """Set an entry aside or bring it back; what is unsaved of it stays unsaved."""
        stored = self._stored.get(partner)
        if stored is None or stored.active == active:
            return
        self._moving[partner] = stored
        command = SavePartner(replace(stored, active=active))
        self._counter.hand_over(command, self._moved, refused=self._refused)

    def is_unsaved(self, partner: PartnerId) -> bool:
        return partner in self._at_hand.drafts

    def is_empty(self) -> bool:
        return not self._stored and not self._at_hand.drafts

    def _saved(self, changes: Changes) -> None:
        entry = self._saving
        self._at_hand.drop(entry.id)
        if entry.id == NEW and self._at_hand.chosen == NEW and isinstance(changes.receipt, UUID):
            self._at_hand.chosen = PartnerId(changes.receipt)
        self.saved.emit(entry.name)

    def _moved(self, changes: Changes) -> None:
        before = self._moving.pop(changes.receipt)
        if draft := self._at_hand.drafts.get(before.id):
            # Our own saving raised the revision: the draft goes on from there.
            again = replace(draft, active=not before.active, revision=draft.revision + 1)
            self._at_hand.keep(again)
        self.retired.emit(before)

    def _finished(self) -> None:
        self.working.emit(False)

    def _refused(self, refusal: Refusal) -> None:
        if isinstance(refusal, IncompletePartner):
            self.wrong.emit({name: each.spoken() for name, each in refusal.problems.items()})
        else:
            self.refused.emit(refusal.spoken())

    def _ask(self) -> None:
        self._questions.ask(PartnerList(with_retired=True), self._got)

    def _got(self, partners: tuple[Partner, ...]) -> None:
        self._stored = {partner.id: partner for partner in partners}
        if self._at_hand.chosen not in {NEW, *self._stored}:
            self._at_hand.chosen = None
        self._list()
        self._show()

    def _news(self, changes: Changes) -> None:
        if Subject.PARTNERS in changes.subjects:
            self._ask()

    def _base(self, partner: PartnerId) -> Partner | None:
        return BLANK if partner == NEW else self._stored.get(partner)

    def _entry(self) -> Partner | None:
        chosen = self._at_hand.chosen
        if chosen is None:
            return None
        return self._at_hand.drafts.get(chosen) or self._stored.get(chosen)

    def _list(self) -> None:
        shown = [
            self._at_hand.drafts.get(partner.id, partner)
            for partner in self._stored.values()
            if partner.active or self._with_retired or partner.id in self._at_hand.drafts
        ]
        if NEW in self._at_hand.drafts:
            shown.insert(0, self._at_hand.drafts[NEW])
        always = {NEW, self._at_hand.chosen}
        self.listed.emit(
            tuple(each for each in shown if each.id in always or _holds(each, self._search))
        )

    def _show(self) -> None:
        entry = self._entry()
        self.chosen_changed.emit(entry, entry is not None and entry.id in self._at_hand.drafts)


def _holds(partner: Partner, words: str) -> bool:
    places = (partner.name, partner.contact, partner.address, partner.email, partner.remark)
    text = "\n".join(places).casefold()
    return all(word in text for word in words.split())
