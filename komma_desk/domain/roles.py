"""The roles a person of the store can hold; what a role may do stands in permissions.py."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from komma_desk.words import N_


class Role(StrEnum):
    REPORTER = "reporter"
    CLEARING = "clearing"
    HEAD = "head"
    INTEGRATION = "integration"
    ADMINISTRATOR = "administrator"
    DATA_PROTECTION = "data_protection"
    SUBSTITUTE = "substitute"


ROLE_NAMES: Mapping[Role, str] = MappingProxyType(
    {
        Role.REPORTER: N_("Reporting person"),
        Role.CLEARING: N_("Clearing office"),
        Role.HEAD: N_("Head"),
        Role.INTEGRATION: N_("Integration officer"),
        Role.ADMINISTRATOR: N_("Administration"),
        Role.DATA_PROTECTION: N_("Data protection"),
        Role.SUBSTITUTE: N_("Substitute"),
    }
)


class StepRole(StrEnum):
    """Who may take a step of the procedure: a role, or the affected person of the case."""

    AFFECTED = "affected"
    CLEARING = "clearing"
    HEAD = "head"
