"""What can be allowed, as `<thing>:<deed>`, and which role is allowed what."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from komma_desk.domain.roles import Role


class Permission(StrEnum):
    """Alphabetical; a thing, a colon, a deed."""

    CASE_CHANGE = "case:change"
    CASE_READ = "case:read"
    CASE_REFER = "case:refer"
    DIGEST_PREPARE = "digest:prepare"
    DIGEST_READ = "digest:read"
    FIGURES_EXPORT = "figures:export"
    FIGURES_PREPARE = "figures:prepare"
    FIGURES_READ = "figures:read"
    LOG_READ = "log:read"
    OFFICE_CHANGE = "office:change"
    PARTNER_CHANGE = "partner:change"
    PARTNER_READ = "partner:read"
    PERSON_CONFIRM = "person:confirm"
    PERSON_DISMISS = "person:dismiss"
    PERSON_INVITE = "person:invite"
    PERSON_READ = "person:read"
    POST_TAKE_IN = "post:take_in"
    REPORT_FILE = "report:file"
    REPORT_IMPORT = "report:import"
    STORE_KEEP = "store:keep"
    STORE_READ = "store:read"


_EVERYBODY = frozenset({Permission.REPORT_FILE, Permission.STORE_READ, Permission.PARTNER_READ})

ROLE_PERMISSIONS: Mapping[Role, frozenset[Permission]] = MappingProxyType(
    {
        Role.REPORTER: _EVERYBODY,
        Role.CLEARING: _EVERYBODY
        | {
            Permission.CASE_CHANGE,
            Permission.CASE_READ,
            Permission.CASE_REFER,
            Permission.DIGEST_PREPARE,
            Permission.FIGURES_PREPARE,
            Permission.FIGURES_READ,
            Permission.LOG_READ,
            Permission.PARTNER_CHANGE,
            Permission.PERSON_CONFIRM,
            Permission.PERSON_DISMISS,
            Permission.PERSON_INVITE,
            Permission.PERSON_READ,
            Permission.POST_TAKE_IN,
            Permission.REPORT_IMPORT,
            Permission.STORE_KEEP,
        },
        Role.HEAD: _EVERYBODY,
        Role.INTEGRATION: _EVERYBODY | {Permission.FIGURES_READ, Permission.FIGURES_EXPORT},
        Role.ADMINISTRATOR: _EVERYBODY
        | {
            Permission.OFFICE_CHANGE,
            Permission.PERSON_INVITE,
            Permission.PERSON_READ,
            Permission.PARTNER_CHANGE,
            Permission.STORE_KEEP,
        },
        Role.DATA_PROTECTION: _EVERYBODY
        | {Permission.DIGEST_READ, Permission.LOG_READ, Permission.PERSON_READ},
    }
)


def permissions_of(roles: frozenset[Role]) -> frozenset[Permission]:
    return frozenset().union(*(ROLE_PERMISSIONS[role] for role in roles))
