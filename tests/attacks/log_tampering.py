"""What an insider with a file key, raw SQL and patience does to a log."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from typing import Any

from komma_desk.domain.audit import GENESIS, Compartment, commitment, link
from tests.journeys.raw_store import _open
from tests.journeys.town import ADMIN, CLEARING, Town

Row = dict[str, Any]


def key_of(town: Town, compartment: Compartment) -> bytes:
    login = CLEARING if compartment is Compartment.CASES else ADMIN
    with town.unlock(login) as desk:
        return desk.ring.file_key(compartment).raw


def tamper(town: Town, compartment: Compartment, *deeds: str) -> None:
    """Raw SQL on the log, `{log}` for its table; the triggers that keep it are taken away first."""
    table = f"{compartment}_log"
    key = key_of(town, compartment)
    with closing(_open(town.folder, key, f"{compartment}.db")) as store:
        store.execute(f"DROP TRIGGER IF EXISTS {table}_uncut")
        store.execute(f"DROP TRIGGER IF EXISTS {table}_unchanged")
        for deed in deeds:
            assert store.execute(deed.format(log=table)).rowcount > 0


def rewrite(town: Town, compartment: Compartment, change: Callable[[list[Row]], list[Row]]) -> None:
    """The whole chain anew with right hashes, as somebody does who holds the file key only."""
    table = f"{compartment}_log"
    key = key_of(town, compartment)
    with closing(_open(town.folder, key, f"{compartment}.db")) as store:
        for trigger in ("uncut", "unchanged"):
            store.execute(f"DROP TRIGGER {table}_{trigger}")
        found = store.execute(f"SELECT * FROM {table} ORDER BY sequence")  # noqa: S608 -- ours
        names = [each[0] for each in found.description]
        rows = [dict(zip(names, row, strict=True)) for row in found.fetchall()]
        store.execute(f"DELETE FROM {table}")  # noqa: S608 -- our own words
        previous = GENESIS
        for sequence, row in enumerate(change(rows), start=1):
            row["sequence"], row["previous"] = sequence, previous
            row["commitment"] = commitment(row["salt"], row["payload"])
            at = datetime.fromisoformat(row["at"]).replace(tzinfo=UTC)
            row["digest"] = link(sequence, at, previous, row["commitment"])
            previous = row["digest"]
            holes = ", ".join("?" * len(names))
            deed = f"INSERT INTO {table} ({', '.join(names)}) VALUES ({holes})"  # noqa: S608 -- ours
            store.execute(deed, [row[name] for name in names])
