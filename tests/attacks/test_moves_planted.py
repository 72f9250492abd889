"""Somebody with the key of cases.db moves a case to another version by hand: the check names it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from komma_desk.bootstrap.checking import check_store
from komma_desk.domain.procedure.movement import start
from komma_desk.domain.store_health import Health, HealthLine
from tests.attacks.test_histories_replayed import WHAT, replay, write
from tests.journeys.moved_cases import NEW, OLD, moved, with_cases
from tests.journeys.town import CLEARING, Town, passphrase_of

STARTED = start(NEW)
HONEST_FACTS = {
    "from": f"{OLD.id} {OLD.version} {OLD.sha256()}",
    "to": f"{NEW.id} {NEW.version} {NEW.sha256()}",
    "position": STARTED.to_text(),
}
SIGNS = {
    "@move": "entry = (SELECT entry FROM case_events WHERE action = 'moved' AND case_id = {it})",
    "@second": "(SELECT id FROM cases WHERE number = '2026-0002')",
    "@old": HONEST_FACTS["from"],
    "@new": HONEST_FACTS["to"],
    "@active": json.dumps(STARTED.active(NEW)),
    "@facts": json.dumps(HONEST_FACTS).replace("{", "{{").replace("}", "}}"),
    "@sha256": NEW.sha256(),
}
TAMPERED = {
    "where it led to": (
        "UPDATE case_events SET facts = replace(facts, 'assessment', 'enquiry') WHERE @move"
    ),
    "the version it left": (
        "UPDATE case_events SET facts = replace(facts, '@old', '@new') WHERE @move"
    ),
    "a version that never was": (
        "UPDATE case_events SET facts = replace(facts, '@old', 'mine 1 00') WHERE @move"
    ),
    "the version it came to": (
        "UPDATE case_events SET facts = replace(facts, '@new', '@old') WHERE @move"
    ),
    "the place it left": """UPDATE case_events SET left_states = '["received"]' WHERE @move""",
    "the place it came to": """UPDATE case_events SET entered_states = '["enquiry"]' WHERE @move""",
    "no facts": "UPDATE case_events SET facts = '{{}}' WHERE @move",
    "the move itself": "DELETE FROM case_events WHERE @move",
}
FOLLOWS = (
    "UPDATE case_details SET procedure_version = '1.1.0', procedure_sha256 = '@sha256'"
    " WHERE case_id = @second"
)
PLANTED = (
    "INSERT INTO case_events (case_id, at, action, left_states, entered_states, facts)"
    " SELECT case_id, at, 'moved', '@active', '@active', '@facts' FROM case_events"
    " WHERE action = 'received' AND case_id = @second"
)


def by_hand(town: Town, deed: str) -> None:
    for sign, meant in SIGNS.items():
        deed = deed.replace(sign, meant)
    write(town, deed)


@pytest.fixture(scope="module")
def ready_once(staffed_once: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("ready") / "store"
    with_cases(Town(Path(shutil.copytree(staffed_once, folder))))
    return folder


@pytest.fixture
def ready(ready_once: Path, tmp_path: Path) -> Town:
    return Town(Path(shutil.copytree(ready_once, tmp_path / "store")))


@pytest.fixture
def honest(ready: Town) -> Town:
    with ready.unlock(CLEARING) as karl:
        moved(karl)
    return ready


def lines(town: Town) -> dict[str, HealthLine]:
    health = check_store(town.house, town.folder, CLEARING, passphrase_of(CLEARING))
    return {each.what.en: each for each in health.lines}


def test_an_honest_move_is_replayed(honest: Town) -> None:
    assert lines(honest)[WHAT].health is Health.GOOD


@pytest.mark.parametrize("deed", list(TAMPERED))
def test_a_move_changed_by_hand_is_named(honest: Town, deed: str) -> None:
    by_hand(honest, TAMPERED[deed])
    found = replay(honest)
    assert found.health is Health.BAD
    assert "2026-0001" in found.said[0]
    assert "2026-0002" not in " ".join(found.said)


def test_another_version_without_an_entry_that_led_there_is_named(ready: Town) -> None:
    """The names of the states are the same: only that nobody moved the case gives it away."""
    by_hand(ready, FOLLOWS)
    assert named(ready)


def test_an_entry_of_a_move_without_the_move_is_named(ready: Town) -> None:
    by_hand(ready, PLANTED)
    found = replay(ready)
    assert found.health is Health.BAD
    assert "2026-0002" in found.said[0]


def test_a_move_planted_without_a_fault_is_not_in_the_log_and_so_is_named(ready: Town) -> None:
    by_hand(ready, PLANTED)
    by_hand(ready, FOLLOWS)
    assert lines(ready)[WHAT].health is Health.GOOD
    assert named(ready)


def named(town: Town) -> bool:
    bad = (line for line in lines(town).values() if line.health is Health.BAD)
    return any("2026-0002" in said for line in bad for said in line.said)
