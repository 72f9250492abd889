"""What I typed and did not hand over, as it was kept; nothing of a case that is gone."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from komma_desk.domain.circle import InACircle
from komma_desk.domain.code_list import Code
from komma_desk.domain.identifiers import CaseId, PartnerId
from komma_desk.domain.partner import Partner
from komma_desk.domain.permissions import Permission
from komma_desk.domain.stored import NoSuchCase
from komma_desk.usecases.begun_texts import BEGUN_TEXTS, BegunText, BegunTexts
from komma_desk.usecases.context import Context


@dataclass(frozen=True, slots=True)
class MyBegunTexts:
    pass


def my_begun_texts(_query: MyBegunTexts, context: Context) -> BegunTexts:
    sealed = context.work.office.drafts.get(context.keys.own_tag(BEGUN_TEXTS))
    if sealed is None:
        return BegunTexts()
    record = json.loads(context.keys.open_own(BEGUN_TEXTS, sealed))
    texts = map(_text_of, record["texts"])
    return BegunTexts(
        texts=tuple(each for each in texts if _is_there(each.case, context)),
        partners=tuple(map(_partner_of, record["partners"])),
    )


def _is_there(case: CaseId | None, context: Context) -> bool:
    if case is None:
        return True
    if Permission.CASE_READ not in context.actor.permissions:
        return False
    try:
        context.work.cases.cases.get(case, context.scope)
    except InACircle:
        return True  # what was typed there is the reason for opening it
    except NoSuchCase:
        return False
    return True


def _text_of(record: dict[str, Any]) -> BegunText:
    case = record["case"]
    known = record | {"about": UUID(record["about"]), "case": CaseId(UUID(case)) if case else None}
    return BegunText(**known)


def _partner_of(record: dict[str, Any]) -> Partner:
    checked = record["verified_on"]
    known = record | {
        "id": PartnerId(UUID(record["id"])),
        "kind": Code(record["kind"]),
        "consent": Code(record["consent"]),
        "verified_on": date.fromisoformat(checked) if checked else None,
    }
    return Partner(**known)
