"""keys.json edited by hand, taken from another store, or made weaker: named, never obeyed."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from komma_desk.bootstrap.opening import unlock_store
from komma_desk.domain.audit import Compartment
from komma_desk.domain.errors import Refusal, Trouble
from komma_desk.vault.refusals import (
    KeyFileDamaged,
    KeyFileTooNew,
    WeakenedKeyFile,
    WrongLoginOrPassphrase,
)
from tests.journeys.raw_store import change, office_key
from tests.journeys.town import ADMIN, CLEARING, Town, a_house

Content = dict[str, Any]


def content_of(town: Town) -> Content:
    read: Content = json.loads((town.folder / "keys.json").read_text(encoding="ascii"))
    return read


def written(town: Town, content: Content) -> None:
    (town.folder / "keys.json").write_text(json.dumps(content), encoding="ascii")


def another_town(tmp_path: Path) -> Town:
    """The same people, logins and passphrases, but a store of its own."""
    other = Town(tmp_path / "other")
    other.found()
    return other


def test_the_key_file_of_another_store_opens_nothing_here(town: Town, tmp_path: Path) -> None:
    shutil.copy(another_town(tmp_path).folder / "keys.json", town.folder / "keys.json")
    with pytest.raises(Trouble) as noticed:
        town.unlock(CLEARING)
    assert noticed.value.spoken()


def test_a_slot_of_another_store_opens_nothing_here(town: Town, tmp_path: Path) -> None:
    other, ours = content_of(another_town(tmp_path)), content_of(town)
    ours["slots"] = dict(zip(ours["slots"], other["slots"].values(), strict=False))
    written(town, ours)
    with pytest.raises(WrongLoginOrPassphrase):
        town.unlock(CLEARING)


@pytest.mark.parametrize(
    ("part", "value", "refusal"),
    [
        ("memory_kib", 31, WeakenedKeyFile),  # under the floor of this store
        ("memory_kib", 64, WrongLoginOrPassphrase),  # allowed, but not what was sealed
        ("passes", 0, WeakenedKeyFile),
        ("name", "scrypt", KeyFileDamaged),
        ("memory_kib", 2**30, KeyFileDamaged),  # work without end
    ],
)
def test_other_work_for_the_passphrase_is_not_done(
    town: Town, part: str, value: object, refusal: type[Exception]
) -> None:
    content = content_of(town)
    for slot in content["slots"].values():
        slot["kdf"][part] = value
    written(town, content)
    with pytest.raises(refusal):
        town.unlock(CLEARING)


def test_a_store_with_cheap_passphrases_does_not_open_in_the_real_programme(town: Town) -> None:
    """The floor lies in the programme, not in the file."""
    real = type(a_house())(clock=town.clock)
    with pytest.raises(WeakenedKeyFile):
        real.cabinet(town.folder).read()


def test_a_key_file_of_a_newer_format_is_left_alone(town: Town) -> None:
    content = content_of(town) | {"version": 99}
    written(town, content)
    with pytest.raises(KeyFileTooNew):
        town.unlock(CLEARING)
    assert content_of(town) == content


def test_an_older_version_written_into_it_opens_no_weaker_road(town: Town) -> None:
    """Harmless: there is one format, and what is sealed is bound to its place in any case."""
    written(town, content_of(town) | {"version": 0})
    with pytest.raises(WrongLoginOrPassphrase):
        unlock_store(town.house, town.folder, CLEARING, "Der falsche Schirm am Markt")
    with town.unlock(CLEARING) as karl:
        assert karl.is_confirmed


def without_commitments(content: Content) -> None:
    content["generations"] = []


def generations_exchanged(content: Content) -> None:
    for one in content["generations"]:
        one["compartment"] = {"office": "cases", "cases": "office"}[one["compartment"]]


def keys_readdressed(content: Content) -> None:
    """Every file key is said to be for the person of the first one."""
    first = content["file_keys"][0]["to"]
    for one in content["file_keys"]:
        one["to"] = first


def keys_relabelled(content: Content) -> None:
    for one in content["file_keys"]:
        one["compartment"] = "cases"


@pytest.mark.parametrize(
    "forge", [without_commitments, generations_exchanged, keys_readdressed, keys_relabelled]
)
@pytest.mark.parametrize("login", [ADMIN, CLEARING])
def test_a_forged_part_of_the_key_file_opens_the_cases_for_nobody_new(
    town: Town, login: str, forge: Callable[[Content], None]
) -> None:
    content = content_of(town)
    forge(content)
    written(town, content)
    with pytest.raises((Refusal, Trouble)) as noticed:
        town.unlock(login)
    assert noticed.value.spoken()


def test_a_grant_of_an_epoch_nobody_signed_gives_no_key(town: Town) -> None:
    """Harmless: without a signed epoch there is nothing the grant could open."""
    with town.unlock(ADMIN) as mira:
        key, me = office_key(mira), mira.actor.id
    deed = (
        "INSERT INTO group_grants SELECT ?, group_name, 2, sealed FROM group_grants"
        " WHERE group_name = 'clearing' LIMIT 1"
    )
    assert change(town.folder, key, deed, me.hex) == 1
    with town.unlock(ADMIN) as mira:
        assert not mira.ring.is_in("clearing")
        assert not mira.ring.holds(Compartment.CASES)
