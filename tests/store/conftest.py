"""Stores for tests: real encrypted files copied from one template, and the fakes beside them."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import pytest

from komma_desk.domain.audit import Compartment
from komma_desk.store.desk import KeptDesk, open_desk
from komma_desk.store.upgrade import FILES, create
from komma_desk.usecases.ports.office import StoredProcedure
from komma_desk.usecases.ports.work import Desk
from tests.fakes.desk import FakeDesk
from tests.fakes.log_sealer import FakeLogSealer
from tests.fakes.samples import PROCEDURE

MIGRATIONS: Final = Path(__file__).resolve().parents[2] / "migrations"
KEYS: Final = {Compartment.OFFICE: b"o" * 32, Compartment.CASES: b"c" * 32}
PUBLISHED: Final = StoredProcedure(
    id=PROCEDURE.id, version=PROCEDURE.version, sha256=PROCEDURE.sha256, text="small"
)
OpenDesk = Callable[..., KeptDesk]


def opened(folder: Path, *, with_cases: bool = True) -> KeptDesk:
    return open_desk(
        folder,
        office_key=KEYS[Compartment.OFFICE],
        cases_key=KEYS[Compartment.CASES] if with_cases else None,
        migrations=MIGRATIONS,
        sealer=FakeLogSealer(),
    )


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("template")
    for compartment, name in FILES.items():
        create(folder / name, KEYS[compartment], compartment, migrations=MIGRATIONS)
    desk = opened(folder)
    with desk.change() as work:
        work.office.procedures.publish(PUBLISHED)
        work.commit()
    desk.close()
    return folder


@pytest.fixture
def store(template: Path, tmp_path: Path) -> Path:
    """The folder of a new store with one published procedure."""
    return Path(shutil.copytree(template, tmp_path / "store"))


@pytest.fixture
def kept_desk(store: Path) -> Iterator[KeptDesk]:
    desk = opened(store)
    yield desk
    desk.close()


@pytest.fixture(params=["in memory", "encrypted"])
def desk(request: pytest.FixtureRequest) -> Desk:
    """Each test that asks for it runs on the fake and on the encrypted files."""
    if request.param == "encrypted":
        kept: KeptDesk = request.getfixturevalue("kept_desk")
        return kept
    fake = FakeDesk()
    with fake.change() as work:
        work.office.procedures.publish(PUBLISHED)
        work.commit()
    return fake
