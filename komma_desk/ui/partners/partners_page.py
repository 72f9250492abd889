"""The partners page: the directory at the left, one entry at the right."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QLineEdit,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from komma_desk.domain.code_list import CodeLists
from komma_desk.domain.identifiers import PartnerId
from komma_desk.domain.partner import Partner
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.partners.directory import Directory
from komma_desk.ui.partners.partner_form import PartnerForm
from komma_desk.ui.partners.partners_at_hand import PartnersAtHand
from komma_desk.ui.partners.standing_notices import EntryNotice, UnlookedEntries
from komma_desk.ui.partners.standings_at_hand import StandingsAtHand
from komma_desk.ui.parts.alert import Alert, Tone
from komma_desk.ui.parts.buttons import Button, ButtonKind
from komma_desk.ui.parts.column_fit import Fit
from komma_desk.ui.parts.empty_state import EmptyState
from komma_desk.ui.parts.page import Page, ScrollBody
from komma_desk.ui.parts.paged_table import PagedTable
from komma_desk.ui.parts.paged_table_model import Column, Deliver, Order, PagedTableModel
from komma_desk.ui.parts.toast import say
from komma_desk.words import _

_FITS = (
    Fit(at_least=560, keys=("name", "kind"), stretched="name"),
    Fit(at_least=0, keys=("name",), stretched="name"),
)


class PartnersPage(Page):
    def __init__(self, directory: Directory, standings: StandingsAtHand | None = None) -> None:
        super().__init__(
            _("Partners"),
            _("Advisory services, authorities and offices a case can be handed over to."),
            scrolling=False,
        )
        directory.setParent(self)
        self.directory, self.standings = directory, standings
        self.entry_notice: EntryNotice | None = None
        self._lists: CodeLists | None = None
        self._rows: tuple[Partner, ...] = ()
        self._filling = False
        self.new = Button(_("Ne&w partner"), ButtonKind.PRIMARY, "plus")
        self.header.add_action(self.new)
        self.search = QLineEdit()
        self.search.setObjectName("search")
        self.search.setAccessibleName(_("Search partners"))
        self.search.setPlaceholderText(_("Search name, place, remark"))
        self.search.setClearButtonEnabled(True)
        self.with_retired = QCheckBox(_("also those set aside"))
        self.table_model = PagedTableModel(self._columns(), self._fetch, self)
        self.table = PagedTable(
            self.table_model,
            _("Partners"),
            remembered_as="partners",
            identity=lambda partner: partner.id,
            fits=_FITS,
        )
        self.form = PartnerForm()
        self.refusal = Alert(Tone.DANGER)
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        self.directory.refresh()
        if self.standings is not None:
            self.standings.refresh()

    def focus_search(self) -> None:
        self.search.setFocus()

    def _columns(self) -> list[Column]:
        return [
            Column(key="name", title=_("Name"), text=self._name_of, tip=self._tip_of),
            Column(key="kind", title=_("Kind"), text=self._kind_of, width=220, tip=self._kind_of),
        ]

    def _lay_out(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part, stretch in ((self.search, 0), (self.table, 1), (self.with_retired, 0)):
            column.addWidget(part, stretch)
        self.nothing = EmptyState(
            "partners", _("No partner chosen"), _("Choose one at the left, or enter a new one.")
        )
        entry = ScrollBody()
        if self.standings is not None:
            self.standings.setParent(self)
            self.body.addWidget(UnlookedEntries(self.standings))
            self.entry_notice = EntryNotice(self.standings)
            entry.column.addWidget(self.entry_notice)
        entry.column.addWidget(self.form)
        entry.column.addStretch(1)
        right = QWidget()
        under = QVBoxLayout(right)
        under.setContentsMargins(0, 0, 0, 0)
        under.setSpacing(10)
        for lower, stretch in ((entry, 1), (self.refusal, 0), (self.form.deeds, 0)):
            under.addWidget(lower, stretch)
        self.refusal.hide()
        self._right = QStackedWidget()
        self._right.addWidget(self.nothing)
        self._right.addWidget(right)
        both = QSplitter(Qt.Orientation.Horizontal)
        both.setChildrenCollapsible(False)
        both.addWidget(left)
        both.addWidget(self._right)
        both.setSizes([450, 630])
        both.setStretchFactor(0, 2)
        both.setStretchFactor(1, 3)
        self.empty = EmptyState(
            "partners",
            _("The directory is still empty"),
            _("Enter those you work with; then cases can be handed over to them."),
            _("Enter the first partner"),
        )
        self._whole = QStackedWidget()
        self._whole.addWidget(both)
        self._whole.addWidget(self.empty)
        self.body.addWidget(self._whole, 1)

    def _connect(self) -> None:
        directory, form = self.directory, self.form
        directory.listed.connect(self._show_list)
        directory.lists_shown.connect(self._show_lists)
        directory.chosen_changed.connect(self._show_entry)
        directory.wrong.connect(self._show_wrong)
        directory.refused.connect(self._show_refusal)
        directory.working.connect(self._show_working)
        directory.saved.connect(self._say_saved)
        directory.retired.connect(self._say_moved)
        self.new.clicked.connect(self._begin_new)
        self.empty.wanted.connect(self._begin_new)
        self.search.textChanged.connect(directory.search)
        self.with_retired.toggled.connect(directory.show_retired)
        self.table.chosen.connect(self._choose)
        self.table.opened.connect(lambda _partner: self.form.name.setFocus())
        form.typed.connect(self._type)
        form.save_wanted.connect(directory.save)
        form.discard_wanted.connect(self._discard)
        form.verified_wanted.connect(directory.verified_today)
        form.active_wanted.connect(self._set_active)

    def _fetch(self, offset: int, limit: int, _order: Order | None, deliver: Deliver) -> None:
        deliver(self._rows[offset : offset + limit], len(self._rows))

    def _name_of(self, partner: Partner) -> str:
        name = " ".join(partner.name.split()) or _("New partner")
        if self.directory.is_unsaved(partner.id):
            name = _("{name} (not saved)").format(name=name)
        return name if partner.active else _("{name} (set aside)").format(name=name)

    def _tip_of(self, partner: Partner) -> str:
        return " · ".join(text for text in (self._name_of(partner), self._kind_of(partner)) if text)

    def _kind_of(self, partner: Partner) -> str:
        if self._lists is None or not partner.kind:
            return ""
        return self._lists["referral"].label_of(partner.kind).spoken()

    def _show_lists(self, lists: CodeLists) -> None:
        self._lists = lists
        self.form.show_lists(lists)
        self._refill()

    def _show_list(self, partners: tuple[Partner, ...]) -> None:
        self._rows = partners
        self._whole.setCurrentIndex(1 if self.directory.is_empty() else 0)
        self._refill()

    def _refill(self) -> None:
        """The table looks for what it knew; which entry is worked on is the directory's word."""
        chosen = self.directory.chosen_id()
        was_there = self._is_listed(chosen)
        self._filling = True
        self.table_model.refresh()
        self._mark(chosen)
        self._filling = False
        if was_there and not self._is_listed(chosen):
            self._go_on_beside()

    def _is_listed(self, partner: PartnerId | None) -> bool:
        return any(row.id == partner for _number, row in self.table_model.rows_here())

    def _go_on_beside(self) -> None:
        """To the neighbour of what is gone; a second press of the button must not meet that one."""
        now = QApplication.focusWidget() or self
        if self.form.isAncestorOf(now):
            return  # somebody writes; it was another desk that set the entry aside
        self.table.begin_again()  # first: a table without a cursor puts it in its first row
        if self.form.deeds.isAncestorOf(now):
            self.table.setFocus()

    def _discard(self) -> None:
        self.directory.discard()
        if self.directory.chosen_id() is None:
            self.table.begin_again()
            self.table.setFocus()

    def _mark(self, partner: PartnerId | None) -> None:
        if partner is None:
            self.table.clearSelection()
        for number, row in self.table_model.rows_here():
            if row.id == partner and self.table.currentIndex().row() != number:
                self.table.choose(number)

    def _show_working(self, working: bool) -> None:
        self.form.setDisabled(working)
        self.form.deeds.setDisabled(working)

    def _show_entry(self, entry: Partner | None, unsaved: bool) -> None:
        self.refusal.hide()
        self._right.setCurrentIndex(0 if entry is None else 1)
        if entry is None:
            return
        self.form.show_entry(entry, unsaved=unsaved)
        if self.entry_notice is not None:
            self.entry_notice.show_partner(entry.id)

    def _choose(self, partner: Partner | None) -> None:
        if not self._filling:
            self.directory.choose(partner.id if partner else None)

    def _begin_new(self) -> None:
        self.directory.begin_new()
        self.form.name.setFocus()

    def _type(self, entry: Partner) -> None:
        self.directory.type(entry)
        self.form.show_unsaved(self.directory.is_unsaved(entry.id))

    def _set_active(self, partner: PartnerId, active: bool) -> None:
        self.directory.set_active(partner, active=active)

    def _show_wrong(self, sentences: dict[str, str]) -> None:
        self.form.fields.show_errors(sentences)

    def _show_refusal(self, sentence: str) -> None:
        self.refusal.show_notice(Tone.DANGER, sentence, _("The partner was not saved"))
        self.refusal.show()
        self.refusal.speak()

    def _say_saved(self, name: str) -> None:
        say(self, _("Saved: {name}").format(name=" ".join(name.split())))

    def _say_moved(self, before: Partner) -> None:
        """The way back uses the entry as it is then, not as it was."""
        words = _("Set aside: {name}") if before.active else _("Brought back: {name}")

        def undo() -> None:
            self.directory.set_active(before.id, active=before.active)

        say(self, words.format(name=" ".join(before.name.split())), undo)


def build_partners_page(
    counter: Counter,
    questions: Questions,
    *,
    today: Callable[[], date],
    may_accept: bool = False,
    at_hand: PartnersAtHand | None = None,
) -> PartnersPage:
    """`at_hand` keeps what is not saved while the page is built anew."""
    standings = StandingsAtHand(counter, questions) if may_accept else None
    page = PartnersPage(Directory(counter, questions, today, at_hand), standings)
    page.refresh()
    return page
