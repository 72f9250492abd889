"""The roles a person of the store can hold; what a role may do stands in permissions.py."""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    REPORTER = "reporter"
    CLEARING = "clearing"
    HEAD = "head"
    INTEGRATION = "integration"
    ADMINISTRATOR = "administrator"
    DATA_PROTECTION = "data_protection"


class StepRole(StrEnum):
    """Who may take a step of the procedure: a role, or the affected person of the case."""

    AFFECTED = "affected"
    CLEARING = "clearing"
    HEAD = "head"
