"""The administrator hands out what clearing signed last, as long as it is the office of today."""

from __future__ import annotations

from pathlib import Path

import pytest

from komma_desk.usecases.commands.dismiss_person import DismissPerson
from komma_desk.usecases.commands.save_card_poster import SaveCardPoster
from komma_desk.usecases.commands.save_office_card import SaveOfficeCard
from komma_desk.usecases.kept_card import CardIsOld, NoCardYet
from komma_desk.vault.card_seal import read_card
from tests.journeys.town import ADMIN, CLEARING, Town, person_id


def test_it_is_the_same_file_to_the_byte(town: Town, tmp_path: Path) -> None:
    signed, again = tmp_path / "a.komma-card", tmp_path / "b.komma-card"
    with town.unlock(ADMIN) as admin, pytest.raises(NoCardYet):
        admin.perform(SaveOfficeCard(target=again))
    with town.unlock(CLEARING) as karl:
        karl.perform(SaveOfficeCard(target=signed))
    with town.unlock(ADMIN) as admin:
        admin.perform(SaveOfficeCard(target=again))
    assert again.read_bytes() == signed.read_bytes()
    assert read_card(again.read_bytes()).municipality == "Musterstadt"


def test_after_somebody_left_she_asks_clearing_for_a_new_one(town: Town, tmp_path: Path) -> None:
    target = tmp_path / "a.komma-card"
    with town.unlock(CLEARING) as karl:
        karl.perform(SaveOfficeCard(target=target))
        karl.perform(DismissPerson(person_id(karl, "carla")))
    target.unlink()
    with town.unlock(ADMIN) as admin, pytest.raises(CardIsOld):
        admin.perform(SaveOfficeCard(target=target))
    assert not target.exists()


def test_she_writes_the_poster_with_the_words_of_the_office(town: Town, tmp_path: Path) -> None:
    target = tmp_path / "aushang.pdf"
    with town.unlock(ADMIN) as admin:
        admin.perform(SaveCardPoster(target=target, place="Am Empfang"))
    assert target.read_bytes().startswith(b"%PDF")
