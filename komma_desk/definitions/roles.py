"""Reads the role presets that come with the programme, and refuses one that breaks a promise.

Whoever alters the file gains buttons and no key: permissions are comfort, keys decide.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import MappingProxyType
from typing import Final

from komma_desk.definitions.broken import BrokenDefinition
from komma_desk.definitions.reading import Table, open_definition
from komma_desk.domain.permissions import Permission
from komma_desk.domain.role_presets import Group, RolePreset, RolePresets
from komma_desk.domain.roles import Role
from komma_desk.words import N_

SCHEMA: Final = "komma-roles/1"
_AWAY_FROM_CASES: Final = (Role.ADMINISTRATOR, Role.INTEGRATION)
_OF_CASES: Final = ("case:", "post:", "report:import")


class NotForThisRole(BrokenDefinition):
    sentence = N_("{where}: the role “{role}” must never be given “{word}”.")


class NobodyMay(BrokenDefinition):
    sentence = N_("{where}: no role may “{word}”; nobody could do it any more.")


def read_roles(path: Path) -> RolePresets:
    """The presets of every role; raises BrokenDefinition."""
    table = open_definition(path)
    table.exactly("schema", SCHEMA)
    version = table.maybe_number("version")
    if version is None:
        raise table.missing("version")
    everybody = frozenset(table.choices("everybody", Permission))
    roles = table.table("roles")
    presets = {role: _preset(role, roles.table(role), everybody) for role in Role}
    roles.done()
    table.done()
    for needed in Permission:
        if not any(needed in each.permissions for each in presets.values()):
            raise NobodyMay(where=roles.where, word=needed)
    return RolePresets(version=version, presets=MappingProxyType(presets))


def _preset(role: Role, table: Table, everybody: frozenset[Permission]) -> RolePreset:
    table.has("permissions")
    preset = RolePreset(
        permissions=frozenset(table.choices("permissions", Permission)) | everybody,
        groups=frozenset(table.choices("groups", Group)),
        needs_confirmation=table.flag("needs_confirmation", default=True),
        for_a_time=table.flag("for_a_time"),
    )
    table.done()
    for word in _broken_promises(role, preset, everybody):
        raise NotForThisRole(where=table.where, role=role, word=word)
    return preset


def _broken_promises(
    role: Role, preset: RolePreset, everybody: frozenset[Permission]
) -> Iterator[str]:
    """What was promised of the roles, and what of this preset would break it."""
    if role in _AWAY_FROM_CASES:
        yield from sorted(each for each in preset.permissions if each.startswith(_OF_CASES))
        yield from sorted(preset.groups & {Group.CLEARING})
    if not preset.needs_confirmation:  # nobody compared the key words yet
        yield from sorted({*preset.groups, *(preset.permissions - everybody)})
    if Group.CLEARING not in preset.groups:  # a page of cases to which the key is missing
        yield from sorted(preset.permissions & {Permission.CASE_READ})
    if set(Group) - preset.groups:  # only who holds a key can hand it to the next
        yield from sorted(preset.permissions & {Permission.PERSON_CONFIRM})
