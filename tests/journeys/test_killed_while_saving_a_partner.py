"""The power goes between the two files while a partner is saved: no entry seems made by hand."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from komma_desk.bootstrap.session import Session
from komma_desk.domain.partner import Partner
from komma_desk.domain.partner_trust import PartnerTrust
from komma_desk.domain.procedure.shipped import ShippedProcedure
from komma_desk.usecases.commands.save_partner import SavePartner
from komma_desk.usecases.queries.partner_standings import PartnerStandings
from tests.journeys.test_killed_while_confirming import PowerCutError, cut_before_commit
from tests.journeys.town import ADMIN, Town, enter_partner


def _trust(desk: Session, partner: Partner) -> PartnerTrust:
    standings: Any = desk.ask(PartnerStandings())
    trust: PartnerTrust = standings[partner.id].trust
    return trust


@pytest.mark.parametrize(
    ("number", "trust"),
    [
        (1, PartnerTrust.ACCEPTED),  # nothing was kept: the entry before stands
        (2, PartnerTrust.ACCEPTED),
        (3, PartnerTrust.NOT_LOOKED_AT),  # the new entry stands, only looking at it is left
    ],
)
def test_an_entry_cut_short_is_not_called_made_by_hand(
    tmp_path: Path, number: int, trust: PartnerTrust, monkeypatch: pytest.MonkeyPatch
) -> None:
    town = Town(tmp_path / "store")
    town.found_by_one(ShippedProcedure.SMALL_TOWN)
    with town.unlock(ADMIN) as mira:
        partner = enter_partner(mira)
    moved = SavePartner(replace(partner, address="Am Bach 2\n12345 Musterstadt"))
    with town.unlock(ADMIN) as mira, monkeypatch.context() as cut:
        cut_before_commit(number, cut)
        with pytest.raises(PowerCutError):
            mira.perform(moved)
    with town.unlock(ADMIN) as mira:
        assert _trust(mira, partner) is trust


def test_what_clearing_entered_itself_counts_as_looked_at(tmp_path: Path) -> None:
    town = Town(tmp_path / "store")
    town.found_by_one(ShippedProcedure.SMALL_TOWN)
    with town.unlock(ADMIN) as mira:
        partner = enter_partner(mira)
        assert _trust(mira, partner) is PartnerTrust.ACCEPTED
        mira.perform(SavePartner(replace(partner, address="Am Bach 2\n12345 Musterstadt")))
        assert _trust(mira, partner) is PartnerTrust.ACCEPTED
