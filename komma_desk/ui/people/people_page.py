"""The people page: who belongs to this store, confirming, inviting; and the office's card."""

from __future__ import annotations

from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from komma_desk.domain.permissions import Permission
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.parts.page import Page, ScrollBody
from komma_desk.ui.parts.toast import say
from komma_desk.ui.people.assigned_card import AssignedCard
from komma_desk.ui.people.assigned_presenter import AssignedPresenter
from komma_desk.ui.people.handout_card import HandoutCard
from komma_desk.ui.people.handout_presenter import HandoutPresenter
from komma_desk.ui.people.leaving_presenter import LeavingPresenter
from komma_desk.ui.people.office_form import OfficeForm
from komma_desk.ui.people.office_presenter import OfficePresenter
from komma_desk.ui.people.people_desk import PeopleDesk
from komma_desk.ui.people.people_presenter import PeoplePresenter
from komma_desk.ui.people.poster_card import PosterCard
from komma_desk.ui.people.poster_presenter import PosterPresenter
from komma_desk.ui.people.roles_presenter import RolesPresenter
from komma_desk.words import _


def build_people_page(
    counter: Counter, questions: Questions, *, permissions: frozenset[Permission]
) -> QWidget:
    """The page with what these permissions allow: looking, confirming, inviting, the office."""
    page = PeoplePage(permissions)
    own = questions.for_page(page)
    if page.people is not None:
        page.people.start(
            PeoplePresenter(counter, own, parent=page),
            LeavingPresenter(counter, own, parent=page),
            RolesPresenter(counter, own, parent=page),
        )
    if page.office is not None:
        page.start_office(OfficePresenter(counter, own, parent=page))
    if page.handout is not None:
        page.start_handout(HandoutPresenter(counter, own, parent=page))
    if page.poster is not None:
        page.start_poster(PosterPresenter(counter, own, parent=page))
    if page.assigned is not None:
        page.start_assigned(AssignedPresenter(counter, own, parent=page))
    return page


class PeoplePage(Page):
    """For those who may read people or change the office: one section, or two tabs."""

    def __init__(self, permissions: frozenset[Permission], parent: QWidget | None = None) -> None:
        super().__init__(
            _("People"),
            _("Everybody makes their own keys. Nobody knows the passphrase of another."),
            parent,
            scrolling=False,
        )
        self._office_presenter: OfficePresenter | None = None
        self._assigned_presenter: AssignedPresenter | None = None
        self._tabs: QTabWidget | None = None
        self.people = PeopleDesk(permissions) if Permission.PERSON_READ in permissions else None
        self.office = OfficeForm() if Permission.OFFICE_CHANGE in permissions else None
        self.assigned = AssignedCard() if Permission.PERSON_CONFIRM in permissions else None
        hands_out = Permission.STORE_KEEP in permissions
        self.handout = HandoutCard() if hands_out else None
        self.poster = PosterCard() if hands_out else None
        sections: list[tuple[str, QWidget]] = []
        if self.people is not None:
            sections.append((_("People"), self.people))
        held_here = (self.office, self.handout, self.poster, self.assigned)
        cards = [each for each in held_here if each is not None]
        if cards:
            held = ScrollBody(most_width=760)
            for card in cards:
                held.column.addWidget(card)
            held.column.addStretch(1)
            sections.append((_("Clearing office"), held))
        if len(sections) == 1:
            self.body.addWidget(sections[0][1], 1)
            return
        tabs = self._tabs = QTabWidget()
        tabs.setDocumentMode(True)
        tabs.tabBar().setDrawBase(False)
        tabs.setAccessibleName(_("People and clearing office"))
        for name, section in sections:
            room = QWidget()
            column = QVBoxLayout(room)
            column.setContentsMargins(0, 16, 0, 0)
            column.addWidget(section)
            tabs.addTab(room, name)
        self.body.addWidget(tabs, 1)

    def show_office(self) -> None:
        """Lead to the card of the office, with the cursor where the Land is chosen."""
        if self.office is None:
            return
        if self._tabs is not None:
            self._tabs.setCurrentIndex(self._tabs.count() - 1)
        self.office.days.land.setFocus()

    def start_office(self, presenter: OfficePresenter) -> None:
        assert self.office is not None
        self._office_presenter = presenter
        presenter.answered.connect(self.office.show_office)
        presenter.not_saved.connect(self.office.show_errors)
        presenter.refused.connect(self.office.show_problem)
        presenter.busy.connect(self.office.show_busy)
        presenter.saved.connect(self._tell_saved)
        self.office.save_wanted.connect(presenter.save)
        presenter.refresh()

    def start_handout(self, presenter: HandoutPresenter) -> None:
        assert self.handout is not None
        presenter.saved.connect(self.handout.show_saved)
        presenter.refused.connect(self.handout.show_problem)
        presenter.busy.connect(self.handout.show_busy)
        self.handout.wanted.connect(presenter.save)

    def start_poster(self, presenter: PosterPresenter) -> None:
        assert self.poster is not None
        presenter.saved.connect(self.poster.show_saved)
        presenter.refused.connect(self.poster.show_problem)
        presenter.busy.connect(self.poster.show_busy)
        self.poster.wanted.connect(presenter.save)

    def start_assigned(self, presenter: AssignedPresenter) -> None:
        assert self.assigned is not None
        self._assigned_presenter = presenter
        presenter.answered.connect(self.assigned.show_state)
        presenter.refused.connect(self.assigned.show_problem)
        presenter.busy.connect(self.assigned.show_busy)
        self.assigned.wanted.connect(presenter.turn)
        presenter.refresh()

    def refresh(self) -> None:
        if self.people is not None:
            self.people.refresh()
        if self._assigned_presenter is not None:
            self._assigned_presenter.refresh()
        if self._office_presenter is not None:
            self._office_presenter.refresh()

    def _tell_saved(self) -> None:
        say(self, _("The card of the clearing office is saved."))
