"""That new cases follow what clearing published, and nothing older than what it used last."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Final

from komma_desk.domain.errors import Trouble
from komma_desk.domain.stored import NoSuchProcedure
from komma_desk.usecases.ports.cases import StoredMemory
from komma_desk.usecases.ports.office import Office, StoredProcedure
from komma_desk.words import N_

_USED: Final = "procedures used"


class ProcedureNotPublished(Trouble):
    sentence = N_("The procedure in this store is not one your clearing office published.")
    advice = N_("Please put back the last backup, and ask who changed the store.")


class ProcedureRolledBack(Trouble):
    sentence = N_("The newest procedure of this store is gone; an older one stands in its place.")
    advice = N_("Please put back the last backup, and ask who changed the store.")


def published_now(
    office: Office, memory: StoredMemory, is_published: Callable[[StoredProcedure, str], bool]
) -> StoredProcedure:
    """The one new cases follow. Raises ProcedureNotPublished or ProcedureRolledBack.

    Cases under way need no such check: they keep the SHA-256 of theirs.
    """
    newest = office.procedures.newest()
    if newest is None or not is_published(newest, office.settings.get(place_of(newest))):
        raise ProcedureNotPublished
    used = _used(memory)
    if _name(newest) in used[:-1] or (used and not _is_there(office, used[-1])):
        raise ProcedureRolledBack
    return newest


def remember_used(procedure: StoredProcedure, memory: StoredMemory) -> None:
    """In the order they came; an administrator cannot take one of them back unnoticed."""
    used = _used(memory)
    if _name(procedure) not in used:
        memory.put(_USED, json.dumps([*used, _name(procedure)]))


def place_of(procedure: StoredProcedure) -> str:
    """The setting that holds clearing's signature."""
    return f"procedure {procedure.id} {procedure.version}"


def _used(memory: StoredMemory) -> list[str]:
    text = memory.get(_USED)
    return [str(each) for each in json.loads(text)] if text else []


def _name(procedure: StoredProcedure) -> str:
    return f"{procedure.id} {procedure.version}"


def _is_there(office: Office, name: str) -> bool:
    procedure, _space, version = name.partition(" ")
    try:
        office.procedures.get(procedure, version)
    except NoSuchProcedure:
        return False
    return True
