"""An example of every command about people without an account."""

from __future__ import annotations

import json
from base64 import b64encode
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final
from uuid import uuid4

from komma_desk.domain.identifiers import CaseId, ReportId
from komma_desk.domain.return_address import ReturnAddress
from komma_desk.domain.scope import Scope
from komma_desk.usecases.commands.save_answer_file import SaveAnswerFile
from komma_desk.usecases.commands.save_card_poster import SaveCardPoster
from komma_desk.usecases.commands.save_office_card import SaveOfficeCard

if TYPE_CHECKING:
    from tests.usecases.workbench import Workbench

ADDRESS: Final = ReturnAddress(sealing=b"a" * 32, signing=b"b" * 32)


def with_address(bench: Workbench, like: CaseId, address: ReturnAddress = ADDRESS) -> CaseId:
    """A case like this one, of somebody without an account."""
    with bench.desk.change() as work:
        scope = Scope(next(iter(bench.people.values())).id, all_cases=True)
        case = work.cases.cases.get(like, scope)
        other = replace(
            case,
            id=CaseId(uuid4()),
            number=f"{case.number}-{uuid4().hex[:8]}",
            report=replace(case.report, id=ReportId(uuid4())),
            reporter=None,
            reply=address,
            revision=1,
        )
        work.cases.cases.add(other, None)
        work.commit()
    return other.id


def card_commands(bench: Workbench, like: CaseId, out: Path) -> tuple[object, ...]:
    case = with_address(bench, like)
    signed = ["2026-10-01", "de", b64encode(b"s" * 64).decode()]
    with bench.desk.change() as work:
        # What clearing signed once, for those who only hand it out.
        work.office.settings.put("office_card_signed", json.dumps(signed))
        work.commit()
    return (
        SaveOfficeCard(target=out / "stadt.komma-card"),
        SaveCardPoster(target=out / "aushang.pdf", place="Im Intranet"),
        SaveAnswerFile(case=case, target=out / "antwort.komma-answer"),
    )
