"""On an encrypted store: a table of two people leads a case, and the check replays its history."""

from __future__ import annotations

from typing import Any

from komma_desk.bootstrap.checking import check_store
from komma_desk.domain.case import CaseListing
from komma_desk.domain.code_list import Code
from komma_desk.domain.identifiers import CaseId
from komma_desk.domain.procedure.assignment import RULE_FACT, TABLE_FACT
from komma_desk.usecases.commands.report_incident import ReportIncident
from komma_desk.usecases.commands.take_in import TakeIn
from komma_desk.usecases.queries.case_desk import CaseDesk
from komma_desk.usecases.queries.case_list import CasePage
from tests.attacks.publishing import RESOURCES, published
from tests.journeys.town import CLEARING, Town, a_draft, passphrase_of

AGG = (RESOURCES / "agg-complaint.toml").read_text(encoding="utf-8")
TABLE = """\
schema  = "komma-rule-table/1"
version = "1.0.0"
default = "komma-standard"

[[rules]]
direction = ["INTERNAL"]
procedure = "agg-complaint"
"""


def test_each_case_follows_its_rule_and_the_store_is_sound(town: Town) -> None:
    published(town, "1.1.0", AGG)
    published(town, "1.0.0", TABLE)
    with town.unlock("rita") as rita:
        rita.perform(ReportIncident(a_draft(direction=Code("INTERNAL"))))
        rita.perform(ReportIncident(a_draft()))
    with town.unlock(CLEARING) as karl:
        karl.perform(TakeIn())
        lines: Any = karl.ask(CasePage(CaseListing()))
        files = [karl.ask(CaseDesk(CaseId(each.id))).file for each in lines]
    led = {file.case.procedure.id: dict(file.history[0].facts) for file in files}
    assert led == {
        "agg-complaint": {TABLE_FACT: "1.0.0", RULE_FACT: "1"},
        "komma-standard": {TABLE_FACT: "1.0.0"},
    }
    health = check_store(town.house, town.folder, CLEARING, passphrase_of(CLEARING))
    assert [line.said for line in health.lines if line.said] == []
