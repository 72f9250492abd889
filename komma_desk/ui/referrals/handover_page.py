"""The hand-over page: five questions at the left, the letter at the right, one deed at the end."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from komma_desk.domain.code_list import CodeLists
from komma_desk.domain.consent_scope import ConsentScope
from komma_desk.domain.identifiers import CaseId
from komma_desk.domain.partner import Partner
from komma_desk.ui.bridge.background import Background
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.partners.standings_at_hand import StandingsAtHand
from komma_desk.ui.parts.alert import Alert, Tone
from komma_desk.ui.parts.buttons import Button, ButtonKind
from komma_desk.ui.parts.labels import PlainLabel, TextKind
from komma_desk.ui.parts.page import Page, ScrollBody
from komma_desk.ui.referrals.address_check import AddressCheck
from komma_desk.ui.referrals.case_choice import CaseChoice
from komma_desk.ui.referrals.case_finding import CaseFinding
from komma_desk.ui.referrals.chosen import Chosen
from komma_desk.ui.referrals.consent_card import ConsentCard
from komma_desk.ui.referrals.files_choice import FilesChoice
from komma_desk.ui.referrals.files_presenter import FilesPresenter
from komma_desk.ui.referrals.handover_presenter import HandoverPresenter
from komma_desk.ui.referrals.letter_drawing import LetterDrawing
from komma_desk.ui.referrals.letter_preview import LetterPreview
from komma_desk.ui.referrals.letter_words import LetterWords
from komma_desk.ui.referrals.one_line import one_line
from komma_desk.ui.referrals.partner_choice import PartnerChoice
from komma_desk.ui.referrals.parts_choice import PartsChoice
from komma_desk.ui.referrals.pictures import CountPages, DrawPage
from komma_desk.ui.referrals.referral_history import ReferralHistory
from komma_desk.ui.referrals.result_panel import ResultPanel
from komma_desk.ui.referrals.sender_notice import SenderNotice
from komma_desk.ui.referrals.target_choice import ChooseTarget, ask_for_target
from komma_desk.usecases.commands.refer_case import HandedOver
from komma_desk.usecases.queries.case_desk import CaseView
from komma_desk.words import _, n_


class HandoverPage(Page):
    """Shows what the presenter holds; knows no rule of its own."""

    def __init__(
        self,
        presenter: HandoverPresenter,
        finding: CaseFinding,
        drawing: LetterDrawing,
        sender: SenderNotice,
        address: AddressCheck,
        files: FilesPresenter,
        choose_target: ChooseTarget,
    ) -> None:
        super().__init__(
            _("Hand-over"),
            _("Pass a case on to those who can help: only with consent, only what is needed."),
            scrolling=False,
        )
        for part in (presenter, finding, drawing):
            part.setParent(self)
        self.presenter, self._finding, self._drawing = presenter, finding, drawing
        self._choose_target, self.sender_notice = choose_target, sender
        self.address = address
        self.case_choice = CaseChoice(finding)
        self.partner_choice = PartnerChoice()
        self.consent = ConsentCard(presenter.today())
        self.parts = PartsChoice()
        self.files = FilesChoice(files)
        self.words = LetterWords(presenter.today())
        self.preview = LetterPreview(drawing)
        self.history = ReferralHistory()
        self.result = ResultPanel()
        self._lay_out()
        self._connect()

    def open_case(self, case_id: CaseId) -> None:
        """Start with this case, as when one comes from the case page."""
        self._stack.setCurrentIndex(0)
        self.presenter.open_case(case_id)

    def refresh(self) -> None:
        self.presenter.refresh()
        self.sender_notice.refresh()
        self.address.refresh()
        self._finding.search()

    def focus_search(self) -> None:
        self.case_choice.ask()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.presenter.watch(True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if isValid(self.presenter):
            self.presenter.watch(False)

    def _lay_out(self) -> None:
        questions = ScrollBody()
        for part in (
            self.sender_notice,
            self.case_choice,
            self.partner_choice,
            self.address,
            self.consent,
            self.parts,
            self.files,
            self.words,
            self.history,
        ):
            questions.column.addWidget(part)
        questions.column.addStretch(1)
        questions.setMinimumWidth(464)
        self.preview.setMinimumWidth(236)
        self._questions = questions
        both = QSplitter(Qt.Orientation.Horizontal)
        both.setChildrenCollapsible(False)
        both.addWidget(questions)
        both.addWidget(self.preview)
        both.setSizes([600, 480])
        both.setStretchFactor(0, 5)
        both.setStretchFactor(1, 4)
        self.refusal = Alert(Tone.DANGER)
        self.refusal.hide()
        self.summary = PlainLabel("", TextKind.MUTED)
        self.hand_over = Button(_("Encrypt an&d save the letter …"), ButtonKind.PRIMARY, "lock")
        deed = QHBoxLayout()
        deed.setSpacing(16)
        deed.addWidget(self.summary, 1)
        deed.addWidget(self.hand_over)
        work = QWidget()
        column = QVBoxLayout(work)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(both, 1)
        column.addWidget(self.refusal)
        column.addLayout(deed)
        self._stack = QStackedWidget()
        self._stack.addWidget(work)
        self._stack.addWidget(self.result)
        self.body.addWidget(self._stack, 1)

    def _connect(self) -> None:
        presenter = self.presenter
        presenter.case_shown.connect(self._show_case)
        presenter.partners_shown.connect(self._show_partners)
        presenter.parts_shown.connect(self.parts.show_chosen)
        presenter.consent_shown.connect(self.consent.show_word)
        self.files.presenter.chosen_changed.connect(presenter.choose_files)
        presenter.scope_shown.connect(self._keep_to)
        presenter.consent_recorded.connect(self.consent.close_form)
        presenter.chosen_changed.connect(self._drawing.show_chosen)
        presenter.chosen_changed.connect(self._sum_up)
        presenter.wrong.connect(self._show_wrong)
        presenter.working.connect(self.hand_over.setDisabled)
        presenter.handed_over.connect(self._show_result)
        self.case_choice.opened.connect(presenter.open_case)
        self.case_choice.another.connect(presenter.leave_case)
        self.case_choice.another.connect(self.case_choice.ask)
        self.partner_choice.picked.connect(presenter.choose_partner)
        self.partner_choice.picked.connect(self.address.choose)
        self.consent.recorded.connect(presenter.record_consent)
        self.parts.quickly.connect(presenter.choose_quickly)
        self.parts.part_wanted.connect(self._choose_part)
        self.words.purpose_written.connect(presenter.write_purpose)
        self.words.answer_wanted.connect(presenter.want_answer_by)
        self.sender_notice.changed.connect(self._drawing.draw_again)
        self.hand_over.clicked.connect(self._ask_for_target)
        self.result.finished.connect(self._finish)

    def _choose_part(self, key: str, wanted: bool) -> None:
        self.presenter.choose_part(key, wanted=wanted)

    def _show_case(self, view: CaseView | None) -> None:
        self.case_choice.show_case(view)
        self.parts.show_case(view)
        self.files.presenter.show_case(view)
        self.history.show_case(view)
        self.refusal.hide()
        if self.presenter.chosen().purpose != self.words.purpose.toPlainText():
            self.words.clear()
        self._drawing.draw_again()

    def _keep_to(self, scope: ConsentScope, shut: frozenset[str]) -> None:
        self.parts.show_scope(scope, shut)
        self.files.presenter.keep_to(scope)

    def _show_partners(self, partners: tuple[Partner, ...], lists: CodeLists) -> None:
        self.partner_choice.show_partners(partners, lists)
        self.case_choice.show_lists(lists)
        self.files.show_lists(lists)

    def _sum_up(self, chosen: Chosen) -> None:
        self.refusal.hide()
        if chosen.case is None or chosen.partner is None:
            self.summary.setText("")
            return
        parts = n_("{n} part", "{n} parts", len(chosen.parts))
        if chosen.files.keys:
            files = n_("{n} file", "{n} files", len(chosen.files.keys))
            parts = f"{parts}, {files}"
        self.summary.setText(
            _("Case {number}, {parts}, to: {partner}").format(
                number=chosen.case.file.case.number,
                parts=parts,
                partner=one_line(chosen.partner.name, 60),
            )
        )

    def _show_wrong(self, sentences: dict[str, str]) -> None:
        """Each sentence beside its field; the focus goes to the first that is wrong."""
        shown = {
            "purpose": (self.words.row.show_error, self.words.purpose),
            "files": (self.files.show_error, self.files.first_box()),
            "parts": (self.parts.show_error, self.parts.quick),
            "consent": (self.consent.show_error, self.consent.begin),
            "partner": (self.partner_choice.row.show_error, self.partner_choice.partner),
            "case": (self.case_choice.row.show_error, self.case_choice.field),
        }
        for field, (show, place) in shown.items():
            sentence = sentences.get(field, "")
            show(sentence)
            if sentence:
                place.setFocus()
                self._questions.ensureWidgetVisible(place, 50, 120)
        refusal = sentences.get("deed", "")
        self.refusal.setVisible(bool(refusal))
        if refusal:
            self.refusal.show_notice(Tone.DANGER, refusal, _("The letter was not written"))
            self.refusal.speak()

    def _ask_for_target(self) -> None:
        if self.presenter.may_leave() and self._is_checked():
            self._choose_target(self, self.presenter.suggested_name(), self._hand_over)

    def _is_checked(self) -> bool:
        if not self.address.agrees():
            self._questions.ensureWidgetVisible(self.address, 50, 120)
        return self.address.agrees()

    def _hand_over(self, target: Path) -> None:
        self.presenter.hand_over(target, address_checked=self.address.is_checked())

    def _show_result(self, receipt: HandedOver) -> None:
        partner = self.presenter.chosen().partner
        # The next hand-over of this case goes to somebody else: nothing leaves twice by accident.
        self.words.clear()
        self.files.presenter.clear()
        self.partner_choice.partner.set_code("")
        self._stack.setCurrentIndex(1)
        self.result.show_receipt(receipt, one_line(partner.name) if partner else "")

    def _finish(self) -> None:
        self._stack.setCurrentIndex(0)
        self.case_choice.change.setFocus()


def build_handover_page(
    counter: Counter,
    questions: Questions,
    *,
    background: Background,
    render: DrawPage,
    page_count: CountPages,
    today: Callable[[], date],
    may_change_office: bool = False,
    choose_target: ChooseTarget = ask_for_target,
) -> HandoverPage:
    """The page with its questions asked; `render` and `page_count` draw a PDF off the UI thread."""
    presenter = HandoverPresenter(counter, questions, today)
    finding = CaseFinding(counter, questions)
    drawing = LetterDrawing(questions, background, render, page_count)
    sender = SenderNotice(counter, questions, may_change=may_change_office)
    address = AddressCheck(StandingsAtHand(counter, questions))
    files = FilesPresenter(counter)
    page = HandoverPage(presenter, finding, drawing, sender, address, files, choose_target)
    page.refresh()
    return page
