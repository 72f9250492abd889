"""The role presets: the shipped file is whole, and one that breaks a promise is refused by line."""

from __future__ import annotations

from pathlib import Path

import pytest

from komma_desk.definitions.broken import BrokenDefinition, MissingWord
from komma_desk.definitions.roles import NobodyMay, NotForThisRole, read_roles
from komma_desk.domain.permissions import Permission
from komma_desk.domain.role_presets import Group
from komma_desk.domain.roles import Role
from komma_desk.usecases.catalogue import COMMANDS, QUERIES
from komma_desk.words import Language, speaking
from tests.fakes.role_presets import ROLES

HEAD = "[roles.head]\npermissions = ["
SHIPPED = Path(__file__).resolve().parents[2] / "resources" / "roles.toml"


def altered(folder: Path, old: str, new: str) -> Path:
    text = SHIPPED.read_text(encoding="utf-8")
    assert old in text
    path = folder / "roles.toml"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return path


def test_every_permission_is_held_by_some_role() -> None:
    assert ROLES.permissions_of(Role) == frozenset(Permission)


def test_everything_in_the_catalogue_needs_a_permission_somebody_holds() -> None:
    needed = {entry.needs for entry in COMMANDS.values()}
    needed |= {entry.needs for entry in QUERIES.values()}
    assert needed <= ROLES.permissions_of(Role)


def test_every_group_is_meant_for_some_role() -> None:
    assert all(ROLES.holders_of(group) for group in Group)


def test_whoever_confirms_holds_every_group_to_hand_it_on() -> None:
    for role in Role:
        if Permission.PERSON_CONFIRM in ROLES.of(role).permissions:
            assert ROLES.of(role).groups == frozenset(Group)


@pytest.mark.parametrize(
    ("old", "new", "word"),
    [
        ('"office:change",', '"office:change", "case:read",', "case:read"),
        ('"office:change",', '"office:change", "post:take_in",', "post:take_in"),
        ('"office:change",', '"office:change", "report:import",', "report:import"),
        ('groups      = ["figures"]', 'groups = ["figures", "clearing"]', "clearing"),
        ("permissions        = []", 'permissions = ["case:read"]', "case:read"),
        ("permissions        = []", 'permissions = []\ngroups = ["figures"]', "figures"),
        (HEAD, f'{HEAD}"case:read", ', "case:read"),
        (HEAD, f'{HEAD}"person:confirm", ', "person:confirm"),
    ],
)
def test_a_role_that_would_break_a_promise_is_refused_by_its_line(
    tmp_path: Path, old: str, new: str, word: str
) -> None:
    with pytest.raises(NotForThisRole) as refused:
        read_roles(altered(tmp_path, old, new))
    with speaking(Language.ENGLISH):
        said = refused.value.spoken()
    assert f"“{word}”" in said
    assert "roles.toml, line" in said


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"case:change"', '"case:chance"'),
        ('["oversight"]', '["overside"]'),
        ("[roles.head]", "[roles.heads]"),
        ("version = 1", 'version = "1"'),
        ("version = 1", "version = 1\nowner = true"),
        ("komma-roles/1", "komma-roles/9"),
        ("[roles.head]", "[roles.head]\nmay = 1"),
    ],
)
def test_what_is_not_known_is_refused(tmp_path: Path, old: str, new: str) -> None:
    with pytest.raises(BrokenDefinition):
        read_roles(altered(tmp_path, old, new))


@pytest.mark.parametrize(
    ("old", "new"), [("version = 1\n", ""), ("[roles.head]", "[elsewhere.head]")]
)
def test_a_missing_word_is_refused(tmp_path: Path, old: str, new: str) -> None:
    with pytest.raises(MissingWord):
        read_roles(altered(tmp_path, old, new))


def test_a_file_in_which_nobody_can_confirm_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NobodyMay) as refused:
        read_roles(altered(tmp_path, '  "person:confirm",\n', ""))
    assert Permission.PERSON_CONFIRM in refused.value.spoken()
