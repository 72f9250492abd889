"""What the command line needs of the house, in one hand."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import date, datetime
from importlib import import_module
from pathlib import Path
from threading import Timer
from typing import TYPE_CHECKING, Any

from komma_desk.bootstrap.foreign_child import ForeignChild
from komma_desk.bootstrap.foreign_lists import ForeignLists
from komma_desk.bootstrap.house import House
from komma_desk.definitions.looking_through import definition_looked_through
from komma_desk.definitions.move_mapping import move_mapping_text, read_move_mapping
from komma_desk.definitions.procedure import procedure_of_text, read_procedure
from komma_desk.definitions.reading import text_of
from komma_desk.domain.clearing_card import ANSWER_SUFFIX
from komma_desk.domain.code_list import CodeLists
from komma_desk.domain.deadlines.free_days import Calendar, Land
from komma_desk.domain.deadlines.office_days import NOT_SAID, OfficeDays
from komma_desk.domain.deadlines.rules import DeadlineRules
from komma_desk.domain.errors import Refusal
from komma_desk.domain.import_row import RowProblems
from komma_desk.domain.procedure.definition import Procedure
from komma_desk.domain.procedure.looked_through import LookedThrough
from komma_desk.domain.procedure.moving import PlaceMapping
from komma_desk.domain.procedure.shipped import ShippedProcedure
from komma_desk.domain.restored import RestoredBackup
from komma_desk.domain.store_health import StoreHealth
from komma_desk.exchange.import_report import ImportCounts, told_counts, write_report
from komma_desk.system.holidays_by_land import HolidaysByLand
from komma_desk.system.watched_folder import WatchedFolder
from komma_desk.usecases.commands.draw_procedure import DrawProcedure, picture_of
from komma_desk.usecases.commands.export_procedure import (
    ExportProcedure,
    ProcedureFormat,
    exported,
)
from komma_desk.usecases.founding import FirstPerson, FoundedStore
from komma_desk.usecases.office_recovery import Comeback
from komma_desk.usecases.ports.backups import Watch, nobody_watches
from komma_desk.words import N_, current_language

if TYPE_CHECKING:
    from komma_desk.bootstrap.form_doorway import FormDoorway
    from komma_desk.bootstrap.session import Session
    from komma_desk.documents.preview import PageImage
    from komma_desk.ui.shell.desk_place import DeskPlace, ProcessAbove


_STANDS_BY_THEN = 1.0  # seconds until the first window is painted


class FileNotRead(Refusal):
    sentence = N_("The file “{file}” cannot be read.")
    advice = N_("Please check the name, and whether you may read it.")


class HouseDoors:
    """Fulfils the port of the command line; `window` and `demo` come from further up.

    The store is loaded with the first deed that needs it: the window that asks for the passphrase
    stands there in half the time, and help and the check of a procedure never need it.
    """

    def __init__(self, house: House) -> None:
        self.house = house

    def today(self) -> date:
        return self.house.clock.today()

    def code_lists(self) -> CodeLists:
        return self.house.rules.code_lists

    def found(
        self,
        folder: Path,
        municipality: str,
        people: Sequence[FirstPerson],
        procedure: ShippedProcedure = ShippedProcedure.STANDARD,
        days: OfficeDays = NOT_SAID,
    ) -> FoundedStore:
        from komma_desk.bootstrap.founding import found_store

        return found_store(self.house, folder, municipality, people, procedure, days)

    def unlock(self, folder: Path, login: str, passphrase: str) -> Session:
        from komma_desk.bootstrap.opening import unlock_store

        return unlock_store(self.house, folder, login, passphrase)

    def form(self, card: Path) -> FormDoorway:
        from komma_desk.bootstrap.form_doorway import open_form

        return open_form(self.house, card)

    def watched(self, folder: Path) -> WatchedFolder:
        return WatchedFolder(folder)

    def is_store(self, folder: Path) -> bool:
        return self.house.is_store(folder)

    def now(self) -> datetime:
        return self.house.clock.now()

    def recover(
        self, folder: Path, login: str, code: str, new_passphrase: str
    ) -> tuple[Session, str]:
        from komma_desk.bootstrap.opening import recover_store

        came = recover_store(self.house, folder, login, code, new_passphrase)
        return came.session, came.recovery_code

    def recover_office(self, folder: Path, wanted: Comeback) -> tuple[Session, str]:
        from komma_desk.bootstrap.recovering import recover_office

        came = recover_office(self.house, folder, wanted)
        return came.session, came.recovery_code

    def accept(self, folder: Path, login: str, code: str, passphrase: str) -> tuple[Session, str]:
        from komma_desk.bootstrap.opening import accept_invitation

        came = accept_invitation(self.house, folder, login, code, passphrase)
        return came.session, came.recovery_code

    def check(self, folder: Path, login: str | None, passphrase: str | None) -> StoreHealth:
        from komma_desk.bootstrap.checking import check_store

        return check_store(self.house, folder, login, passphrase)

    def full_check(self, session: Any, go_on: Callable[[], bool]) -> StoreHealth:
        from komma_desk.bootstrap.checking import check_open_store

        return check_open_store(self.house, session, go_on)

    def restore(
        self,
        backup: Path,
        folder: Path,
        login: str | None,
        passphrase: str | None,
        watch: Watch = nobody_watches,
    ) -> RestoredBackup:
        from komma_desk.bootstrap.restoring import restore_backup

        return restore_backup(self.house, backup, folder, login, passphrase, watch)

    def rehearse(
        self,
        backup: Path,
        login: str,
        passphrase: str,
        expected: str,
        watch: Watch = nobody_watches,
    ) -> RestoredBackup:
        from komma_desk.bootstrap.restoring import rehearse_backup

        return rehearse_backup(
            self.house, backup, login, passphrase, expected=expected, watch=watch
        )

    def can_go_back(self, folder: Path) -> bool:
        from komma_desk.bootstrap.restoring import can_go_back_in

        return can_go_back_in(self.house, folder)

    def go_back(self, folder: Path, login: str, passphrase: str) -> Sequence[str]:
        from komma_desk.bootstrap.restoring import go_back_in

        return go_back_in(self.house, folder, login, passphrase)

    @property
    def lists(self) -> ForeignLists:
        return ForeignLists(ForeignChild())

    def write_import_report(
        self,
        target: Path,
        added: int,
        known: int,
        problems: Sequence[RowProblems],
        *,
        dry_run: bool,
    ) -> Sequence[str]:
        refused = [row for row in problems if not row.taken_in]
        doubled = sum(row.doubled for row in refused)
        counts = ImportCounts(
            read=added + known + len(refused),
            taken_in=0 if dry_run else added,
            already_there=known,
            doubled=doubled,
            refused=len(refused) - doubled,
        )
        # Tried and taken back: refused where it would take the place of a file of a store.
        self.house.outside.stage(target, b"").discard()
        write_report(target, counts, problems)
        return told_counts(counts)

    def read_procedure(self, path: Path) -> Procedure:
        return read_procedure(path)

    def exported(self, source: Path, wanted: ProcedureFormat) -> bytes:
        text = text_of(source)
        procedure = procedure_of_text(text, source.name)
        command = ExportProcedure(procedure, wanted, source, current_language(), text)
        return exported(command, self.house.press, self.house.rules)

    def picture_of(self, procedure: Procedure, target: Path) -> bytes:
        wanted = DrawProcedure(procedure, target, current_language())
        return picture_of(wanted, self.house.press, self.today())

    def look_through(self, path: Path) -> LookedThrough:
        rules = self.house.rules
        return definition_looked_through(path, rules.deadlines, rules.code_lists)

    def move_mapping(
        self, path: Path, old: Procedure | None = None, new: Procedure | None = None
    ) -> PlaceMapping:
        return read_move_mapping(path, old, new)

    def move_mapping_text(self, mapping: PlaceMapping, old: Procedure, new: Procedure) -> str:
        return move_mapping_text(mapping, old, new)

    def deadline_rules(self) -> DeadlineRules:
        return self.house.rules.deadlines

    def free_days(
        self, land: Land, *, catholic: bool, own: Collection[date], internal: Collection[date]
    ) -> Calendar:
        return Calendar(
            holidays=HolidaysByLand(land, catholic=catholic),
            own=frozenset(own),
            internal=frozenset(internal),
        )

    def read_bytes(self, path: Path) -> bytes:
        try:
            return path.read_bytes()
        except OSError as wrong:
            raise FileNotRead(file=path.name) from wrong

    def write(self, target: Path, data: bytes) -> None:
        self.house.outside.stage(target, data).publish()

    def page_count(self, document: bytes, /) -> int:
        from komma_desk.documents.preview import page_count

        return page_count(document)

    def page_image(self, document: bytes, number: int, scale: float, /) -> PageImage:
        from komma_desk.documents.preview import page_image

        return page_image(document, number, scale)

    def window(self, folder: Path | None) -> int:
        """Here only watched over, in a process of its own that ends when the desk is locked."""
        from komma_desk.bootstrap.desk_process import Above, place_from_above, watch_desk

        place = place_from_above()
        return watch_desk(folder) if place is None else self.desk(place, Above())

    def form_window(self, given: Path) -> int:
        """In a process of its own too: what somebody writes goes with it when it is locked."""
        from komma_desk.bootstrap.desk_process import watch
        from komma_desk.ui.shell.desk_place import DeskPlace

        file = str(given.absolute())
        is_answer = given.suffix == ANSWER_SUFFIX
        return watch(DeskPlace(answer=file) if is_answer else DeskPlace(card=file))

    def desk(self, place: DeskPlace, above: ProcessAbove) -> int:
        """The window in this process, which will hold the keys."""
        if place.card or place.answer:
            from komma_desk.ui.form.form_loop import run_form

            return run_form(self, place, above)
        # Qt takes half a second to load, and a scheduled run needs none of it.
        from komma_desk.ui.shell.window_loop import run_window

        # While the passphrase is typed there is time for the store.
        ahead = Timer(_STANDS_BY_THEN, import_module, ["komma_desk.bootstrap.opening"])
        ahead.daemon = True
        ahead.start()
        return run_window(self, place.path(), place=place, above=above)
