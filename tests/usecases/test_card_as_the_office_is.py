"""What stands on the office card is the office as it is; a kept one is never written anew."""

from __future__ import annotations

import json
from base64 import b64encode
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from komma_desk.domain.person import Person, Standing
from komma_desk.domain.roles import Role
from komma_desk.usecases.commands.save_office_card import SaveOfficeCard
from komma_desk.usecases.kept_card import CardIsOld, NoCardYet
from komma_desk.usecases.office_recovery import recovery_in
from komma_desk.words import Language
from tests.usecases.deeds import Prepared

CARD, AGAIN = Path("/draußen/stadt.komma-card"), Path("/draußen/nochmal.komma-card")
KEPT = "office_card_signed"


def saved(bench: Prepared, language: Language = Language.GERMAN) -> dict[str, Any]:
    bench.at(Role.CLEARING).perform(SaveOfficeCard(target=CARD, language=language))
    return told(bench.outside.files[CARD])


def told(file: bytes) -> dict[str, Any]:
    """The words of a card; the keys at the bench are too short for a real one."""
    card: dict[str, Any] = json.loads(file)["card"]
    return card


def reader(card: dict[str, Any], person: Person) -> dict[str, Any] | None:
    return next((each for each in card["readers"] if each["id"] == str(person.id)), None)


def in_text(raw: bytes) -> str:
    return b64encode(raw).decode()


def handed_out(bench: Prepared) -> bytes:
    bench.at(Role.ADMINISTRATOR).perform(SaveOfficeCard(target=AGAIN))
    return bench.outside.files[AGAIN]


def keep(bench: Prepared, kept: Any) -> None:
    with bench.desk.change() as work:
        work.office.settings.put(KEPT, kept if isinstance(kept, str) else json.dumps(kept))
        work.commit()


def test_each_officer_stands_on_it_with_the_two_keys_the_office_vouches_for(
    bench: Prepared,
) -> None:
    karl = bench.people[Role.CLEARING]
    on_card = reader(saved(bench), karl)
    assert on_card is not None
    assert on_card["sealing"] == in_text(karl.sealing)
    assert on_card["signing"] == in_text(karl.signing)
    assert on_card["reads_cases"] is True


def test_the_head_is_named_on_it_without_keys_as_somebody_who_reads_no_cases(
    bench: Prepared,
) -> None:
    on_card = reader(saved(bench), bench.people[Role.HEAD])
    assert on_card is not None
    assert (on_card["sealing"], on_card["signing"]) == ("", "")
    assert on_card["reads_cases"] is False


def test_whoever_left_stands_on_it_no_more(bench: Prepared) -> None:
    substitute = bench.people[Role.SUBSTITUTE]
    assert reader(saved(bench), substitute) is not None
    with bench.desk.change() as work:
        person = work.office.people.get(substitute.id)
        work.office.people.save(replace(person, standing=Standing.LEFT))
        work.commit()
    assert reader(saved(bench), substitute) is None


def test_the_recovery_of_the_office_stands_on_it(bench: Prepared) -> None:
    with bench.desk.look() as work:
        kept = recovery_in(work.office.settings)
    assert kept is not None
    assert saved(bench)["recovery"] == in_text(kept.keys.sealing) != ""


def test_it_is_of_the_day_and_the_language_it_was_signed_in_also_when_handed_out_later(
    bench: Prepared,
) -> None:
    signed = saved(bench, Language.PLAIN_GERMAN)
    assert signed["made_on"] == bench.clock.today().isoformat()
    bench.clock.at += timedelta(days=5)
    assert handed_out(bench) == bench.outside.files[CARD]
    assert signed["language"] == Language.PLAIN_GERMAN.value


def test_a_signature_clearing_did_not_give_is_not_handed_out(bench: Prepared) -> None:
    day = bench.clock.today().isoformat()
    keep(bench, [day, "de", b64encode(b"x" * 64).decode()])
    with pytest.raises(CardIsOld):
        handed_out(bench)
    assert AGAIN not in bench.outside.files


@pytest.mark.parametrize(
    "kept",
    ["", "no json", "[1]", ["2026-99-01", "de", "cw=="], ["2026-10-01", "xx", "cw=="], [0, 0, 0]],
)
def test_what_no_version_kept_is_no_card(bench: Prepared, kept: Any) -> None:
    keep(bench, kept)
    with pytest.raises(NoCardYet):
        handed_out(bench)
