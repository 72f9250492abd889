"""A table one person alone writes, an exchanged or an older one leads no case anywhere."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from komma_desk.bootstrap.session import Session
from komma_desk.domain.case import CaseListing
from komma_desk.domain.identifiers import CaseId
from komma_desk.domain.procedure.assignment import RULE_TABLE
from komma_desk.domain.procedure.shipped import ShippedProcedure
from komma_desk.usecases.commands.publish_procedure import Published
from komma_desk.usecases.commands.report_incident import ReportIncident
from komma_desk.usecases.commands.take_in import TakeIn
from komma_desk.usecases.effects.publication import (
    PROPOSED,
    PUBLISHED,
    ProcedureNotPublished,
    ProcedureRolledBack,
    place_of,
    proposal_said,
    publication_said,
)
from komma_desk.usecases.effects.signing import signed_by
from komma_desk.usecases.ports.office import Signed, StoredProcedure
from komma_desk.usecases.ports.procedures import StoredPublication
from komma_desk.usecases.queries.case_desk import CaseDesk
from komma_desk.usecases.queries.case_list import CasePage
from tests.attacks.publishing import SMALL, a_new_case, proposed, published, written
from tests.journeys.raw_store import office_key
from tests.journeys.town import ADMIN, CLEARING, Town, a_draft

TABLE = """\
schema  = "komma-rule-table/1"
version = "1.0.0"
default = "komma-standard"
"""
TO_SMALL = TABLE.replace("komma-standard", "komma-small-town")
SMALL_ID = "komma-small-town"


@pytest.fixture
def office(town: Town) -> Town:
    """The small town's procedure lies beside the default; the table leads all cases to it."""
    published(town, "1.0.0", SMALL)
    published(town, "1.0.0", TO_SMALL)
    assert a_new_case(town) == (SMALL_ID, "1.0.0")
    return town


def a_table(desk: Session, version: str, text: str = TABLE) -> StoredProcedure:
    read = desk._tools.rules.rule_table(text.replace("1.0.0", version))
    written_text = desk._tools.rules.definition_text(read)
    return StoredProcedure(id=RULE_TABLE, version=version, sha256=read.sha256(), text=written_text)


def planted(desk: Session, stored: StoredProcedure, directory: str) -> None:
    """With the signatures of `desk` in place of both people's."""
    proposal = _signed(desk, PROPOSED, proposal_said(stored, as_default=False))
    unsigned = StoredPublication(
        procedure=stored.id,
        version=stored.version,
        number=9,
        as_default=False,
        proposed=proposal,
        published=proposal,
    )
    second = _signed(desk, PUBLISHED, publication_said(stored, unsigned))
    with desk._desk.change() as work:
        work.office.procedures.publish(stored)
        work.office.settings.put(place_of(stored), directory)
        work.office.publications.add(replace(unsigned, published=second))
        work.commit()


def _signed(desk: Session, label: str, said: object) -> Signed:
    return signed_by(label, said, desk._tools.keys, desk.actor.id, desk._tools.clock.now())


def test_a_table_of_the_administration_alone_leads_no_case(office: Town) -> None:
    with office.unlock(ADMIN) as mira:
        planted(mira, a_table(mira, "9.0"), "c2lnbmVk")
    with pytest.raises(ProcedureNotPublished):
        office.unlock(CLEARING)


def test_a_table_of_clearing_alone_leads_no_case(office: Town) -> None:
    with office.unlock("rita") as rita:
        rita.perform(ReportIncident(a_draft()))
    with office.unlock(CLEARING) as karl:
        stored = a_table(karl, "9.0")
        planted(karl, stored, karl._tools.keys.vouch(stored))
        with pytest.raises(ProcedureNotPublished):
            karl.perform(TakeIn())


def test_an_exchanged_text_of_the_table_leads_no_case(office: Town) -> None:
    with office.unlock(ADMIN) as mira:
        key = office_key(mira)
    exchange = "UPDATE procedures SET text = ? WHERE id = ?"
    written(office, key, (exchange, (TABLE, RULE_TABLE)))
    with pytest.raises(ProcedureNotPublished):
        office.unlock(CLEARING)


@pytest.mark.parametrize(
    "deeds",
    [
        ["DELETE FROM procedures WHERE id = 'rule-table' AND version = '1.1.0'"],
        ["DELETE FROM procedures WHERE id = 'rule-table'"],
        [
            "DELETE FROM procedures WHERE id = 'rule-table'",
            "DELETE FROM procedure_publications WHERE procedure_id = 'rule-table'",
            "DELETE FROM settings WHERE name LIKE 'procedure rule-table %'",
        ],
    ],
)
def test_a_table_taken_away_is_named_before_a_case_follows_what_was_before(
    office: Town, deeds: list[str]
) -> None:
    published(office, "1.1.0", TABLE)
    with office.unlock(CLEARING) as karl:  # she has seen it, no more
        key = office_key(karl)
    written(office, key, *((deed, ()) for deed in deeds))
    with pytest.raises(ProcedureRolledBack):
        office.unlock(CLEARING)


def test_a_newer_procedure_somebody_planted_is_not_what_the_table_leads_to(office: Town) -> None:
    with office.unlock("rita") as rita:
        rita.perform(ReportIncident(a_draft()))
    with office.unlock(CLEARING) as karl:
        forged = StoredProcedure(id=SMALL_ID, version="9.0", sha256="0" * 64, text=SMALL)
        with karl._desk.change() as work:
            work.office.procedures.publish(forged)
            work.commit()
        karl.perform(TakeIn())
        lines = karl.ask(CasePage(CaseListing()))
        newest = max(lines, key=lambda line: line.number)
        followed = karl.ask(CaseDesk(CaseId(newest.id))).file.case.procedure
    assert (followed.id, followed.version) == (SMALL_ID, "1.0.0")


def test_where_one_person_is_the_whole_office_she_publishes_the_table_alone(
    tmp_path: Path,
) -> None:
    town = Town(tmp_path / "store")
    town.found_by_one(ShippedProcedure.SMALL_TOWN)
    with town.unlock(ADMIN) as mira:
        ready = proposed(mira, "1.0.0", TO_SMALL)
        assert mira.perform(ready).receipt == Published(alone=True)
