"""Somebody with the office's key sends the cases of the police to an address of her own."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import pytest

from komma_desk.bootstrap.session import Session
from komma_desk.domain.consent import ConsentManner, ConsentState
from komma_desk.domain.identifiers import CaseId, PartnerId
from komma_desk.domain.partner import Partner
from komma_desk.domain.partner_trust import PartnerStanding, PartnerTrust
from komma_desk.usecases.commands.accept_partners import AcceptPartners
from komma_desk.usecases.commands.record_consent import RecordConsent
from komma_desk.usecases.commands.refer_case import ReferCase
from komma_desk.usecases.commands.report_incident import ReportIncident
from komma_desk.usecases.commands.save_partner import SavePartner
from komma_desk.usecases.commands.take_in import TakeIn
from komma_desk.usecases.effects.partner_standing import AddressNotChecked, PartnerByHand
from komma_desk.usecases.queries.partner_list import PartnerList
from komma_desk.usecases.queries.partner_standings import PartnerStandings
from tests.journeys.raw_store import OFFICE, _open, change, office_key
from tests.journeys.town import ADMIN, CLEARING, Town, a_draft, enter_partner, only_case

MINE = "Hinterhof 13\n99999 Anderswo"


@pytest.fixture
def ready(town: Town) -> tuple[Town, CaseId, PartnerId]:
    """A case with the consent, and a partner clearing entered itself."""
    with town.unlock("rita") as rita:
        rita.perform(ReportIncident(a_draft()))
    with town.unlock(CLEARING) as karl:
        karl.perform(TakeIn())
        partner, case = enter_partner(karl), only_case(karl)
        karl.perform(
            RecordConsent(
                case=case,
                item=partner.consent,
                state=ConsentState.GIVEN,
                manner=ConsentManner.WRITTEN,
            )
        )
    return town, case, partner.id


def hand_over(
    karl: Session, case: CaseId, partner: PartnerId, out: Path, *, checked: bool = False
) -> None:
    karl.perform(
        ReferCase(
            case=case,
            partner=partner,
            parts=("narrative",),
            purpose="Bitte melden Sie sich.",
            target=out,
            address_checked=checked,
        )
    )


def standing(desk: Session, partner: PartnerId) -> PartnerStanding:
    found = cast("Mapping[PartnerId, PartnerStanding]", desk.ask(PartnerStandings()))
    return found[partner]


def entry(desk: Session) -> Partner:
    found: Any = desk.ask(PartnerList(with_retired=True))
    (only,) = found
    return cast("Partner", only)


def test_what_clearing_entered_itself_is_handed_to_without_a_question(
    ready: tuple[Town, CaseId, PartnerId], tmp_path: Path
) -> None:
    town, case, partner = ready
    with town.unlock(CLEARING) as karl:
        hand_over(karl, case, partner, tmp_path / "brief.pdf")
    assert (tmp_path / "brief.pdf").exists()


@pytest.mark.parametrize(
    "deed",
    [
        "UPDATE partners SET address = ?",
        "UPDATE partners SET address = ?, revision = revision + 1",
        "UPDATE partners SET address = ?, consent = 'pass_on'",
    ],
)
def test_nothing_is_handed_to_an_address_written_in_by_hand(
    ready: tuple[Town, CaseId, PartnerId], tmp_path: Path, deed: str
) -> None:
    town, case, partner = ready
    with town.unlock(ADMIN) as mira:
        key = office_key(mira)
    assert change(town.folder, key, deed, MINE) == 1
    with town.unlock(CLEARING) as karl:
        assert standing(karl, partner).trust is PartnerTrust.BY_HAND
        with pytest.raises(PartnerByHand) as refused:
            hand_over(karl, case, partner, tmp_path / "brief.pdf", checked=True)
        with pytest.raises(PartnerByHand):
            karl.perform(AcceptPartners({partner: entry(karl).revision}))
    assert refused.value.spoken()
    assert not (tmp_path / "brief.pdf").exists()


def test_taking_the_signature_away_makes_no_entry_of_before(
    ready: tuple[Town, CaseId, PartnerId],
) -> None:
    town, _case, partner = ready
    with town.unlock(ADMIN) as mira:
        key = office_key(mira)
    assert change(town.folder, key, "UPDATE partners SET address = ?", MINE) == 1
    assert change(town.folder, key, "DELETE FROM partner_signatures") == 1
    with town.unlock(CLEARING) as karl:
        assert standing(karl, partner).trust is PartnerTrust.BY_HAND


def test_a_change_of_the_administrator_is_said_with_her_name_and_asked_about(
    ready: tuple[Town, CaseId, PartnerId], tmp_path: Path
) -> None:
    town, case, partner = ready
    with town.unlock(ADMIN) as mira:
        mira.perform(SavePartner(replace(entry(mira), address=MINE)))
    out = tmp_path / "brief.pdf"
    with town.unlock(CLEARING) as karl:
        found = standing(karl, partner)
        assert (found.trust, found.changed_by) == (
            PartnerTrust.NOT_LOOKED_AT,
            "Mira Meister (mira)",
        )
        with pytest.raises(AddressNotChecked):
            hand_over(karl, case, partner, out)
        karl.perform(AcceptPartners({partner: entry(karl).revision}))
        hand_over(karl, case, partner, out)
    assert out.exists()


def test_an_address_that_changed_since_the_last_hand_over_is_asked_about(
    ready: tuple[Town, CaseId, PartnerId], tmp_path: Path
) -> None:
    town, case, partner = ready
    with town.unlock(CLEARING) as karl:
        hand_over(karl, case, partner, tmp_path / "erster.pdf")
        karl.perform(SavePartner(replace(entry(karl), phone="0800 13")))
        assert standing(karl, partner).moved
        with pytest.raises(AddressNotChecked):
            hand_over(karl, case, partner, tmp_path / "zweiter.pdf")
        hand_over(karl, case, partner, tmp_path / "zweiter.pdf", checked=True)
        assert not standing(karl, partner).moved


def test_an_older_entry_put_back_with_its_signature_is_named(
    ready: tuple[Town, CaseId, PartnerId],
) -> None:
    town, _case, partner = ready
    with town.unlock(ADMIN) as mira:
        key = office_key(mira)
    tables = ("partners", "partner_signatures")
    with closing(_open(town.folder, key, OFFICE)) as office:
        before = {table: office.execute(f"SELECT * FROM {table}").fetchall() for table in tables}  # noqa: S608 -- our own words
    with town.unlock(CLEARING) as karl:
        karl.perform(SavePartner(replace(entry(karl), address="Neuer Weg 2")))
    with closing(_open(town.folder, key, OFFICE)) as office:
        for table, rows in before.items():
            office.execute(f"DELETE FROM {table}")  # noqa: S608 -- our own words
            for row in rows:
                marks = ", ".join("?" * len(row))
                office.execute(f"INSERT INTO {table} VALUES ({marks})", row)  # noqa: S608 -- our own words
    with town.unlock(CLEARING) as karl:
        assert standing(karl, partner).trust is PartnerTrust.BY_HAND


def test_a_directory_from_before_entries_were_signed_locks_nobody_out(
    ready: tuple[Town, CaseId, PartnerId], tmp_path: Path
) -> None:
    town, case, partner = ready
    with town.unlock(CLEARING) as karl:
        with karl._desk.change() as work:
            for name in work.cases.memory.all(""):
                work.cases.memory._rows.change(_forgetting(name))
            work.commit()
        key = office_key(karl)
    change(town.folder, key, "DELETE FROM partner_signatures")
    with town.unlock(CLEARING) as karl:
        assert standing(karl, partner).trust is PartnerTrust.NOT_LOOKED_AT
        karl.perform(AcceptPartners({partner: entry(karl).revision}))
        hand_over(karl, case, partner, tmp_path / "brief.pdf")
    assert change(town.folder, key, "UPDATE partners SET address = ?", MINE) == 1
    with town.unlock(CLEARING) as karl:
        assert standing(karl, partner).trust is PartnerTrust.BY_HAND


def _forgetting(name: str) -> Any:
    import sqlalchemy as sa

    from komma_desk.store.memory import MemoryRow

    return sa.delete(MemoryRow).where(MemoryRow.name == name)
