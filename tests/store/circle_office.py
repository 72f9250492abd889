"""An encrypted store with three officers who see it, each with keys of her own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, Final

from komma_desk.bootstrap.attachments import attachment_files
from komma_desk.domain.audit import Compartment
from komma_desk.domain.case import Case
from komma_desk.domain.circle import Circle
from komma_desk.domain.person import Person
from komma_desk.domain.roles import Role
from komma_desk.domain.scope import Scope
from komma_desk.store.desk import KeptDesk, open_desk
from komma_desk.vault.person_keys import PersonKeys
from tests.fakes.circle_seals import BenchSeals, somebody
from tests.fakes.log_sealer import FakeLogSealer
from tests.journeys.raw_store import _open
from tests.store.conftest import KEYS, MIGRATIONS

KEY: Final = KEYS[Compartment.CASES]
Deed = tuple[str, tuple[object, ...]]


class CircleOffice:
    """Ada and Bea are of the circle, Cleo clears and is not, Hanna heads the office."""

    def __init__(self, folder: Path) -> None:
        self.folder: Final = folder
        self.files: Final = attachment_files(folder)
        self.people: dict[str, Person] = {}
        self.keys: dict[str, PersonKeys] = {}
        for name in ("Ada", "Bea", "Cleo"):
            self.people[name], self.keys[name] = somebody(name)
        self.people["Hanna"], self.keys["Hanna"] = somebody("Hanna", Role.HEAD)
        with self.desk("Ada") as desk, desk.change() as work:
            for each in self.people.values():
                work.office.people.add(each)
            work.commit()

    @contextmanager
    def desk(self, name: str, keys: PersonKeys | None = None) -> Iterator[KeptDesk]:
        desk = open_desk(
            self.folder,
            office_key=KEYS[Compartment.OFFICE],
            cases_key=KEYS[Compartment.CASES],
            migrations=MIGRATIONS,
            sealer=FakeLogSealer(),
            seals=BenchSeals(keys or self.keys[name], self.files),
        )
        try:
            yield desk
        finally:
            desk.close()

    def scope(self, name: str, *, all_cases: bool = True) -> Scope:
        return Scope(self.people[name].id, all_cases=all_cases)

    def circle(self, *names: str) -> Circle:
        members = frozenset(self.people[name].id for name in names or ("Ada", "Bea"))
        return Circle(members=members, reason="Nachbarin")

    def some(self, *names: str) -> list[Person]:
        return [self.people[name] for name in names]

    def restrict(self, case: Case, *names: str) -> bytes:
        names = names or ("Ada", "Bea")
        with self.desk("Ada") as desk, desk.change() as work:
            commitment = work.cases.cases.restrict(
                case.id, self.circle(*names), self.some(*names), self.some("Hanna")
            )
            work.commit()
        return commitment

    def add(self, case: Case) -> Case:
        with self.desk("Ada") as desk, desk.change() as work:
            work.cases.cases.add(case, None)
            work.commit()
        return case


def write(office: CircleOffice, *deeds: Deed) -> None:
    """Raw SQL on the file of the cases; the triggers do not stop somebody who removes them."""
    with closing(_open(office.folder, KEY, "cases.db")) as raw:
        for (trigger,) in raw.execute(
            "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        ).fetchall():
            raw.execute(f'DROP TRIGGER "{trigger}"')
        for deed, values in deeds:
            assert raw.execute(deed, values).rowcount > 0


def kept(office: CircleOffice, table: str, case: Case) -> list[dict[str, Any]]:
    with closing(_open(office.folder, KEY, "cases.db")) as raw:
        found = raw.execute(f"SELECT * FROM {table} WHERE case_id = ?", (case.id.hex,))  # noqa: S608 -- a name of ours
        names = [each[0] for each in found.description]
        return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


def put_back(table: str, rows: list[dict[str, Any]]) -> Iterator[Deed]:
    for row in rows:
        marks = ", ".join("?" * len(row))
        names = ", ".join(row)
        yield f"INSERT OR REPLACE INTO {table} ({names}) VALUES ({marks})", tuple(row.values())  # noqa: S608 -- names of ours
