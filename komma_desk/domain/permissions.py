"""What can be allowed, as `<thing>:<deed>`; which role is allowed what stands in roles.toml."""

from __future__ import annotations

from enum import StrEnum


class Permission(StrEnum):
    """Alphabetical; a thing, a colon, a deed."""

    CASE_CHANGE = "case:change"
    CASE_READ = "case:read"
    CASE_REFER = "case:refer"
    CIRCLE_CHANGE = "circle:change"
    CIRCLE_KEEP = "circle:keep"
    DIGEST_PREPARE = "digest:prepare"
    DIGEST_READ = "digest:read"
    EXTRACT_ANSWER = "extract:answer"
    EXTRACT_POST = "extract:post"
    EXTRACT_READ = "extract:read"
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
    PROCEDURE_DRAFT = "procedure:draft"
    PROCEDURE_PUBLISH = "procedure:publish"
    PROCEDURE_READ = "procedure:read"
    REPORT_FILE = "report:file"
    REPORT_IMPORT = "report:import"
    STORE_KEEP = "store:keep"
    STORE_READ = "store:read"
