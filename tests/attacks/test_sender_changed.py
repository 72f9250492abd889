"""Somebody with the office's key puts her own address under the letters of the office."""

from __future__ import annotations

from contextlib import closing
from typing import Any

import pytest

from komma_desk.bootstrap.session import Session
from komma_desk.domain.disclosure.refusals import TooFewNewReports
from komma_desk.domain.figures.periods import parse_period
from komma_desk.domain.office import Office
from komma_desk.usecases.commands.dismiss_person import DismissPerson
from komma_desk.usecases.commands.save_office import SaveOffice
from komma_desk.usecases.commands.take_in import TakeIn
from komma_desk.usecases.effects.signed_office import OfficeByHand, sign_office
from komma_desk.usecases.queries.figures_list import FiguresPreview
from tests.journeys.raw_store import OFFICE, _open, change, office_key
from tests.journeys.town import ADMIN, CLEARING, Town

PREVIEW = FiguresPreview(parse_period("2026-09"))
MINE = "UPDATE settings SET value = 'Hinterhof 13' WHERE name = 'municipality'"


def rows(town: Town, key: bytes) -> list[Any]:
    with closing(_open(town.folder, key, OFFICE)) as office:
        found: list[Any] = office.execute("SELECT * FROM settings").fetchall()
    return found


def preview(karl: Session) -> None:
    """There is nothing to count in this town yet; that is said only of an office one believes."""
    with pytest.raises(TooFewNewReports):
        karl.ask(PREVIEW)


def test_nothing_goes_out_under_a_name_written_in_by_hand(town: Town) -> None:
    with town.unlock(CLEARING) as karl:
        preview(karl)
        key = office_key(karl)
    assert change(town.folder, key, MINE) == 1
    with town.unlock(CLEARING) as karl, pytest.raises(OfficeByHand) as refused:
        karl.ask(PREVIEW)
    assert refused.value.spoken()


def test_what_the_administrator_saves_goes_out(town: Town) -> None:
    with town.unlock(ADMIN) as mira:
        mira.perform(SaveOffice(Office(municipality="Neustadt", address="Markt 1")))
    with town.unlock(CLEARING) as karl:
        preview(karl)


def test_an_older_card_put_back_with_its_signature_is_noticed(town: Town) -> None:
    with town.unlock(ADMIN) as mira:
        key = office_key(mira)
    before = rows(town, key)
    with town.unlock(ADMIN) as mira:
        mira.perform(SaveOffice(Office(municipality="Neustadt", address="Markt 1")))
    with town.unlock(CLEARING) as karl:
        karl.perform(TakeIn())
    change(town.folder, key, "DELETE FROM settings")
    for row in before:
        change(town.folder, key, "INSERT INTO settings VALUES (?, ?)", *row)
    with town.unlock(CLEARING) as karl, pytest.raises(OfficeByHand):
        karl.ask(PREVIEW)


def test_taking_the_signature_away_makes_no_card_of_before(town: Town) -> None:
    with town.unlock(CLEARING) as karl:
        karl.perform(TakeIn())
        key = office_key(karl)
    change(town.folder, key, "DELETE FROM settings WHERE name = 'office_signed'")
    with town.unlock(CLEARING) as karl, pytest.raises(OfficeByHand):
        karl.ask(PREVIEW)


def test_an_administrator_of_before_signs_nothing_more(town: Town) -> None:
    """She kept her keys; her roles were signed once, and somebody lends her the office's key."""
    with town.unlock(ADMIN) as mira:
        tools, me = mira._tools.keys, mira.actor.id
    with town.unlock(CLEARING) as karl:
        karl.perform(TakeIn())
        karl.perform(DismissPerson(me))
        preview(karl)
        with karl._desk.change() as work:
            work.office.settings.put("municipality", "Anderswo")
            sign_office(work.office.settings, tools, me, town.clock.now())
            work.commit()
        with pytest.raises(OfficeByHand):
            karl.ask(PREVIEW)
