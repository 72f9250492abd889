"""Every dialog of the product as a person meets it, for the rules that hold for all of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtWidgets import QDialog, QWidget

from komma_desk.domain.changes import Changes
from komma_desk.domain.code_list import Code
from komma_desk.domain.foreign_file import PlainText
from komma_desk.domain.procedure.editing.places import WHOLE, Kind
from komma_desk.domain.roles import Role
from komma_desk.ui.assignment.rule_dialog import RuleDialog
from komma_desk.ui.assignment.table_dialog import TableDialog
from komma_desk.ui.assignment.table_presenter import TablePresenter
from komma_desk.ui.bridge.background import Background
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.bringing.list_dialog import ListDialog
from komma_desk.ui.bringing.list_presenter import ListPresenter
from komma_desk.ui.cases.countersign_dialog import CountersignDialog
from komma_desk.ui.circles.circle_dialog import CircleDialog
from komma_desk.ui.circles.circle_presenter import CirclePresenter
from komma_desk.ui.form.answer_dialog import AnswerDialog
from komma_desk.ui.form.keep_dialog import KeepDialog
from komma_desk.ui.form.letter_dialogs import CardConsentDialog, CardWishDialog
from komma_desk.ui.lists.entry_dialog import EntryDialog
from komma_desk.ui.lists.last_day_dialog import LastDayDialog
from komma_desk.ui.lists.lists_presenter import ListsPresenter
from komma_desk.ui.lists.question_dialog import QuestionDialog
from komma_desk.ui.moving.moving_dialog import MovingDialog
from komma_desk.ui.moving.moving_presenter import MovingPresenter
from komma_desk.ui.parts.buttons import ButtonKind
from komma_desk.ui.preview.preview_window import PreviewWindow
from komma_desk.ui.procedure_editor.adding_dialog import AddingDialog
from komma_desk.ui.procedure_editor.deed_question import DeedQuestion
from komma_desk.ui.procedure_editor.proposing_dialog import ProposingDialog
from komma_desk.ui.receptions.reception_window import ReceptionWindow
from komma_desk.ui.reporting.word_dialogs import ConsentDialog, WishDialog
from komma_desk.ui.shell.application import Desk
from komma_desk.ui.shell.handbook_window import HandbookWindow
from komma_desk.ui.shell.own_access import PassphraseDialog, SheetDialog
from komma_desk.ui.upkeep.halves_dialog import HalvesDialog
from komma_desk.usecases.queries.procedure_shelf import ProcedureShelf
from komma_desk.usecases.queries.table_of_shelf import TableDesk
from tests.fakes.samples import NOON
from tests.ui.circle_samples import mine
from tests.ui.moving_office import an_office
from tests.ui.procedure_office import STANDARD
from tests.ui.reporting_room import TODAY, published_lists
from tests.ui.test_bringing_a_list import Doors
from tests.ui.test_every_dialog_is_accessible import DIALOGS as BARE
from tests.ui.test_my_reports import ANSWER, my_report
from tests.usecases.workbench import Workbench

CONSENT = Code("refer_counselling")


@dataclass
class Room:
    """What dialogs are built on; `performed` is all that any of them handed over."""

    desk: Desk
    parent: QWidget
    background: Background
    performed: list[object]
    spoken: list[Exception]

    def office(self, role: Role, bench: Workbench | None = None) -> _Seat:
        return _Seat((bench or Workbench()).at(role), self.performed)

    def doors(self, seat: _Seat) -> tuple[Counter, Questions]:
        return (
            Counter(seat, self.background, self.spoken.append),
            Questions(seat, self.background, self.spoken.append),
        )

    def counter(self) -> Counter:
        return self.doors(self.office(Role.CLEARING))[0]

    def questions(self) -> Questions:
        return self.doors(self.office(Role.CLEARING))[1]


class _Seat:
    def __init__(self, seat: Any, performed: list[object]) -> None:
        self._seat, self._performed = seat, performed

    def perform(self, command: object) -> Changes:
        self._performed.append(command)
        changes: Changes = self._seat.perform(command)
        return changes

    def ask(self, query: object) -> Any:
        return self._seat.ask(query)


def _circle(room: Room) -> QDialog:
    presenter = CirclePresenter(room.counter(), room.questions(), room.parent)
    return CircleDialog(presenter, mine(), room.parent)


def _wishes(room: Room) -> QDialog:
    report = my_report(1, answers=(ANSWER,))
    return WishDialog(report, published_lists(), room.counter(), room.parent)


def _card_wishes(room: Room) -> QDialog:
    return CardWishDialog(
        my_report(1), published_lists(), room.counter(), room.parent, room.performed.append
    )


def _consent(*, giving: bool, item: Code = CONSENT) -> Callable[[Room], QDialog]:
    return lambda room: ConsentDialog(
        my_report(1), item, published_lists(), room.counter(), room.parent,
        today=TODAY, giving=giving,
    )  # fmt: skip


def _card_consent(room: Room) -> QDialog:
    return CardConsentDialog(
        my_report(1), CONSENT, published_lists(), room.counter(), room.parent,
        room.performed.append, today=TODAY, giving=True,
    )  # fmt: skip


def _moving(room: Room) -> QDialog:
    counter, questions = room.doors(room.office(Role.CLEARING, an_office()))
    shelf = room.office(Role.CLEARING, an_office()).ask(ProcedureShelf())
    new, old = sorted(shelf.versions, key=lambda each: each.version, reverse=True)[:2]
    presenter = MovingPresenter(counter, questions, old, [new], room.parent)
    dialog = MovingDialog(presenter, room.parent)
    presenter.look()
    return dialog


def _table(room: Room) -> QDialog:
    counter, questions = room.doors(room.office(Role.ADMINISTRATOR))
    presenter = TablePresenter(counter, questions, may_draft=True, parent=room.parent)
    dialog = TableDialog(presenter, room.parent)
    presenter.refresh()
    return dialog


def _rule(room: Room) -> QDialog:
    return RuleDialog(room.office(Role.ADMINISTRATOR).ask(TableDesk()), None, room.parent)


def _adding(kind: Kind) -> Callable[[Room], QDialog]:
    return lambda room: AddingDialog(kind, STANDARD, str(WHOLE), room.parent)


def _question(room: Room) -> QDialog:
    return DeedQuestion("Publish?", "For everybody.", "Publish", ButtonKind.PRIMARY, room.parent)


def _countersign(room: Room) -> QDialog:
    return CountersignDialog("2026-0001", "Tell the police", "Danger", room.parent)


def _proposing(room: Room) -> QDialog:
    return ProposingDialog("Standard", "1.1.0", as_default=True, parent=room.parent)


def _own_words(room: Room) -> ListsPresenter:
    presenter = ListsPresenter(*room.doors(room.office(Role.ADMINISTRATOR)), lambda: TODAY)
    presenter.setParent(room.parent)
    return presenter


def _entry(room: Room) -> QDialog:
    return EntryDialog(_own_words(room), published_lists()["form"], None, room.parent)


def _own_question(room: Room) -> QDialog:
    return QuestionDialog(_own_words(room), None, room.parent)


def _last_day(room: Room) -> QDialog:
    return LastDayDialog("Indoor pool", None, room.performed.append, room.parent)


def _reception(room: Room) -> QDialog:
    counter, questions = room.doors(room.office(Role.CLEARING))
    window = ReceptionWindow(published_lists(), counter, questions, lambda: NOON, room.parent)
    window.begin()
    return window


def _preview(room: Room) -> QDialog:
    text = PlainText(text="Good day")
    return PreviewWindow("mail.txt", lambda _page, then, _no, _end: then(text), room.parent)


def _list(room: Room) -> QDialog:
    counter, questions = room.doors(room.office(Role.CLEARING))
    doors = Doors(date(2026, 11, 22))
    return ListDialog(ListPresenter(counter, questions, room.background, doors), room.parent)


def _bare(build: Callable[[QWidget], QDialog]) -> Callable[[Room], QDialog]:
    return lambda room: build(room.parent)


DIALOGS: dict[str, Callable[[Room], QDialog]] = {
    **{name: _bare(build) for name, build in BARE.items()},
    "adding a state": _adding(Kind.STATE),
    "adding a step": _adding(Kind.STEP),
    "adding a strand": _adding(Kind.STRAND),
    "answer": lambda room: AnswerDialog(room.questions(), room.parent),
    "card consent": _card_consent,
    "card wishes": _card_wishes,
    "circle": _circle,
    "consent given": _consent(giving=True),
    "consent given in part": _consent(giving=True, item=Code("refer_police")),
    "consent withdrawn": _consent(giving=False),
    "countersign": _countersign,
    "deed question": _question,
    "entry of a list": _entry,
    "halves": lambda room: HalvesDialog(room.counter(), room.parent),
    "handbook": lambda room: HandbookWindow(room.desk, "02-report", room.parent),
    "keep the draft": lambda room: KeepDialog(room.counter(), room.parent),
    "last day": _last_day,
    "list brought along": _list,
    "moving": _moving,
    "own question": _own_question,
    "passphrase": lambda room: PassphraseDialog(room.counter(), room.parent),
    "preview": _preview,
    "proposing": _proposing,
    "reception": _reception,
    "recovery sheet": lambda room: SheetDialog(room.counter(), room.parent),
    "rule": _rule,
    "rule table": _table,
    "wishes": _wishes,
}
