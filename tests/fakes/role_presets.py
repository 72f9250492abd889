"""The role presets the programme is shipped with: the tests know no others."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from komma_desk.definitions.roles import read_roles
from komma_desk.domain.role_presets import RolePresets

ROLES: Final[RolePresets] = read_roles(
    Path(__file__).resolve().parents[2] / "resources" / "roles.toml"
)
permissions_of = ROLES.permissions_of
