"""The number of a file's form written over by hand: no older road opens, and it is said."""

from __future__ import annotations

import pytest

from komma_desk.domain.errors import Refusal, Trouble
from tests.journeys.raw_store import change, office_key
from tests.journeys.town import ADMIN, CLEARING, Town


@pytest.mark.parametrize(
    "deed",
    [
        "UPDATE alembic_version SET version_num = '0000'",
        "UPDATE alembic_version SET version_num = '9999'",
        "UPDATE alembic_version SET version_num = ''",
        "DELETE FROM alembic_version",
        "DROP TABLE alembic_version",
    ],
)
def test_a_form_there_never_was_is_refused_with_a_sentence(town: Town, deed: str) -> None:
    with town.unlock(ADMIN) as mira:
        key = office_key(mira)
    change(town.folder, key, deed)
    before = (town.folder / "office.db").read_bytes()
    with pytest.raises((Refusal, Trouble)) as noticed:
        town.unlock(CLEARING)
    assert noticed.value.spoken()
    assert (town.folder / "office.db").read_bytes() == before
