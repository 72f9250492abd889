"""The rules of the hand-over page: what is chosen, and whether it may leave."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.code_list import CodeLists
from komma_desk.domain.consent import ConsentManner, ConsentState
from komma_desk.domain.consent_scope import ConsentScope
from komma_desk.domain.enclosure import FilesTooLargeForLetter, OriginalNotAgreed
from komma_desk.domain.errors import Refusal
from komma_desk.domain.identifiers import CaseId
from komma_desk.domain.partner import Partner
from komma_desk.ui.bridge.background import Lane
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.referrals.chosen import NO_FILES, Chosen, ChosenFiles, lacking
from komma_desk.ui.referrals.consent_words import ConsentWord, consent_word
from komma_desk.ui.referrals.file_name import letter_name
from komma_desk.ui.referrals.part_sets import QuickChoice, in_order, quick_set, still_chosen
from komma_desk.usecases.commands.record_consent import RecordConsent
from komma_desk.usecases.commands.refer_case import HandedOver, ReferCase
from komma_desk.usecases.effects.letter_scope import NamesHer, NotCovered, shut_parts
from komma_desk.usecases.effects.word_waiting import WordWaiting
from komma_desk.usecases.effects.writing_letters import (
    ConsentMissing,
    NothingChosen,
    PartnerRetired,
)
from komma_desk.usecases.queries.case_desk import CaseDesk, CaseView
from komma_desk.usecases.queries.partner_list import PartnerList
from komma_desk.usecases.queries.vocabulary import Vocabulary
from komma_desk.words import _

_FIELD_OF: tuple[tuple[type[Refusal], str], ...] = (
    (ConsentMissing, "consent"),
    (WordWaiting, "consent"),
    (PartnerRetired, "partner"),
    (NothingChosen, "parts"),
    (NotCovered, "parts"),
    (NamesHer, "parts"),
    (FilesTooLargeForLetter, "files"),
    (OriginalNotAgreed, "files"),
)


class HandoverPresenter(QObject):
    case_shown = Signal(object)
    """A CaseView, or None when another case is to be chosen."""
    partners_shown = Signal(object, object)
    """Every active partner, and the code lists."""
    parts_shown = Signal(object, object)
    """The keys chosen and the quick choice they belong to."""
    consent_shown = Signal(object)
    """A ConsentWord, or None where no partner is chosen yet."""
    scope_shown = Signal(object, object)
    """How much may be told, and the keys of the parts that may therefore not travel."""
    chosen_changed = Signal(object)
    """`Chosen`: time to draw the letter anew."""
    wrong = Signal(object)
    """Sentences by field: case, partner, consent, parts, purpose; empty takes them back."""
    handed_over = Signal(object)
    consent_recorded = Signal()
    working = Signal(bool)

    def __init__(
        self,
        counter: Counter,
        questions: Questions,
        today: Callable[[], date],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._counter, self._today = counter, today
        self._questions = questions.for_page(self)
        self._lists: CodeLists | None = None
        self._partners: tuple[Partner, ...] = ()
        self._case: CaseView | None = None
        self._partner: Partner | None = None
        self._keys: frozenset[str] = frozenset()
        self._quick = QuickChoice.WITHOUT_NAMES
        self._purpose = ""
        self._written_for: CaseId | None = None
        self._watched, self._stale = False, False
        self._answer_by_on: date | None = None
        self._files = NO_FILES
        counter.changed.connect(self._news)

    def refresh(self) -> None:
        """Ask for everything the page shows."""
        self._questions.ask(Vocabulary(), self._got_lists)
        if self._case is not None:
            self.open_case(self._case.file.case.id)

    def watch(self, watched: bool) -> None:
        """Every read of a case is logged: ask anew only while somebody looks at the page."""
        self._watched = watched
        if watched and self._stale and self._case is not None:
            self.open_case(self._case.file.case.id)

    def open_case(self, case: CaseId) -> None:
        self._stale = False
        self._questions.ask(CaseDesk(case), self._got_case, refused=self._no_case)

    def leave_case(self) -> None:
        """Another case is to be chosen; what was written stays until there is another one."""
        self._case, self._keys, self._quick = None, frozenset(), QuickChoice.WITHOUT_NAMES
        self.case_shown.emit(None)
        self._show_parts()
        self._weigh()

    def choose_partner(self, partner_id: str) -> None:
        found = (each for each in self._partners if str(each.id) == partner_id)
        self._partner = next(found, None)
        self._weigh()

    def choose_quickly(self, choice: QuickChoice) -> None:
        self._quick = choice
        if self._case is not None and choice is not QuickChoice.EACH:
            self._keys = quick_set(choice, self._case)
        self._show_parts()
        self._weigh()

    def choose_part(self, key: str, *, wanted: bool) -> None:
        """Tick or untick one part by hand; from then on each is chosen on its own."""
        self._keys = self._keys | {key} if wanted else self._keys - {key}
        self._quick = QuickChoice.EACH
        self._show_parts()
        self._weigh()

    def write_purpose(self, purpose: str) -> None:
        self._purpose = purpose
        self._weigh()

    def want_answer_by(self, day: date | None) -> None:
        self._answer_by_on = day
        self._weigh()

    def choose_files(self, files: ChosenFiles) -> None:
        if files != self._files:
            self._files = files
            self._weigh()

    def today(self) -> date:
        return self._today()

    def lists(self) -> CodeLists | None:
        return self._lists

    def chosen(self) -> Chosen:
        parts = in_order(self._keys - self._shut(), self._case) if self._case else ()
        return Chosen(
            case=self._case,
            partner=self._partner,
            consent=self._consent(),
            parts=parts,
            purpose=self._purpose,
            answer_by_on=self._answer_by_on,
            files=self._files,
        )

    def suggested_name(self) -> str:
        assert self._case is not None
        assert self._partner is not None
        return letter_name(self._case.file.case.number, self._partner.name)

    def may_leave(self) -> bool:
        """Whether a place for the letter should be asked for; says beside the fields what lacks."""
        missing = lacking(self.chosen())
        self.wrong.emit(missing)
        return not missing

    def hand_over(self, target: Path, *, address_checked: bool) -> None:
        """Everything chosen stays as it is until the letter has really left."""
        now = self.chosen()
        if now.case is None or now.partner is None:
            return
        command = ReferCase(
            case=now.case.file.case.id,
            partner=now.partner.id,
            parts=now.parts + now.files.keys,
            purpose=now.purpose,
            target=target,
            answer_by_on=now.answer_by_on,
            address_checked=address_checked,
            originals=now.files.originals,
        )
        self.working.emit(True)
        self._counter.hand_over(
            command,
            self._done,
            refused=self._refused,
            finally_=self._finished,
            # Beside the lane of changes: files take seconds, and notes are typed meanwhile.
            lane=Lane.SEALING,
            saying=_("Writing and encrypting the letter …"),
        )

    def record_consent(
        self,
        state: ConsentState,
        manner: ConsentManner,
        valid_until: date | None,
        scope: ConsentScope,
    ) -> None:
        now = self.chosen()
        if now.case is None or now.consent is None:
            return
        command = RecordConsent(
            case=now.case.file.case.id,
            item=now.consent.item,
            state=state,
            manner=manner,
            valid_until=valid_until,
            scope=scope,
        )
        self._counter.hand_over(command, self._consent_noted, refused=self._refused)

    def _consent_noted(self, _changes: Changes) -> None:
        self.consent_recorded.emit()

    def _done(self, changes: Changes) -> None:
        self._purpose = ""
        if isinstance(changes.receipt, HandedOver):
            self.handed_over.emit(changes.receipt)

    def _finished(self) -> None:
        self.working.emit(False)

    def _refused(self, refusal: Refusal) -> None:
        field = next((name for kind, name in _FIELD_OF if isinstance(refusal, kind)), "deed")
        self.wrong.emit({field: refusal.spoken()})

    def _got_lists(self, lists: CodeLists) -> None:
        self._lists = lists
        self._questions.ask(PartnerList(), self._got_partners)

    def _got_partners(self, partners: tuple[Partner, ...]) -> None:
        self._partners = tuple(each for each in partners if each.active)
        self.partners_shown.emit(self._partners, self._lists)
        self.choose_partner(str(self._partner.id) if self._partner else "")

    def _got_case(self, view: CaseView) -> None:
        same = self._case is not None and self._case.file.case.id == view.file.case.id
        if not same:
            self._quick = QuickChoice.WITHOUT_NAMES
        if self._written_for not in {None, view.file.case.id}:
            self._purpose = ""
        self._written_for = view.file.case.id
        self._case = view
        self._keys = still_chosen(self._keys if same else frozenset(), self._quick, view)
        self.case_shown.emit(view)
        self._show_parts()
        self._weigh()

    def _no_case(self, refusal: Refusal) -> None:
        self.leave_case()
        self.wrong.emit({"case": refusal.spoken()})

    def _news(self, changes: Changes) -> None:
        if Subject.PARTNERS in changes.subjects:
            self._questions.ask(Vocabulary(), self._got_lists)
        if {Subject.CASES, Subject.REFERRALS} & changes.subjects:
            self._stale = True
            self.watch(self._watched)

    def _consent(self) -> ConsentWord | None:
        if self._case is None or self._partner is None or self._lists is None:
            return None
        return consent_word(self._partner, self._case, self._lists, self._today())

    def _scope(self) -> ConsentScope:
        word = self._consent()
        return word.scope if word else ConsentScope.ALL

    def _shut(self) -> frozenset[str]:
        """What was ticked stays ticked: with another partner, or more allowed, it may travel."""
        if self._case is None:
            return frozenset()
        keys = (part.key for part in self._case.parts)
        return shut_parts(self._case.file, keys, self._scope())

    def _show_parts(self) -> None:
        self.parts_shown.emit(self._keys, self._quick)

    def _weigh(self) -> None:
        now = self.chosen()
        self.consent_shown.emit(now.consent)
        self.scope_shown.emit(self._scope(), self._shut())
        self.chosen_changed.emit(now)
