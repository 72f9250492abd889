"""Who may sign an answer, and which card may come along with it: every rule on its own."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from komma_desk.bootstrap.answer_author import officer_proved, present_office, require_on_card
from komma_desk.domain.officer_proof import OfficerProof
from komma_desk.domain.roles import Role
from komma_desk.usecases.form_deeds import AnswerNotByTheOffice, AnswerOutdated
from komma_desk.vault.person_keys import PersonKeys
from tests.attacks.offices_made_up import DAY, NOON, MadeUp, on_card, said, someone
from tests.fakes.role_presets import ROLES

# What clocks show at home is a day further than in UTC: 00:30 on the 22nd is 23:30 on the 21st.
PAST_MIDNIGHT = datetime(2026, 11, 21, 23, 30, tzinfo=UTC)


@pytest.fixture
def office() -> MadeUp:
    return MadeUp()


def accepted(office: MadeUp, proof: OfficerProof, author: PersonKeys) -> OfficerProof:
    return officer_proved(said(proof, author), author.public, office.card(), ROLES)


def test_an_office_of_another_directory_is_not_taken_for_this_one(office: MadeUp) -> None:
    other = MadeUp()
    file = other.file(other.card(generation=9, epoch=9))
    with pytest.raises(AnswerNotByTheOffice):
        present_office(file, office.card(), NOON)


def test_a_card_nobody_signed_or_that_is_none_vouches_for_nobody(office: MadeUp) -> None:
    forged = MadeUp().file(office.card())
    for file in (forged, b"{}"):
        with pytest.raises(AnswerNotByTheOffice):
            present_office(file, office.card(), NOON)


@pytest.mark.parametrize("older", [{"generation": 1}, {"epoch": 1}, {"generation": 1, "epoch": 9}])
def test_a_card_of_before_a_leaving_is_outdated_even_on_its_own_day(
    office: MadeUp, older: dict[str, int]
) -> None:
    file = office.file(office.card(**older))
    with pytest.raises(AnswerOutdated):
        present_office(file, office.card(), NOON)


def test_an_older_day_of_the_same_office_is_still_read(office: MadeUp) -> None:
    newest = office.card(made_on=DAY + timedelta(days=30))
    assert present_office(office.file(office.card()), newest, NOON).made_on == DAY


@pytest.mark.parametrize(("days", "good"), [(-2, False), (-1, True), (0, True), (1, True)])
def test_the_card_is_of_the_day_of_the_answer_or_of_the_one_beside_it(
    office: MadeUp, days: int, *, good: bool
) -> None:
    file = office.file(office.card(made_on=DAY + timedelta(days=days)))
    for sealed_at in (NOON, PAST_MIDNIGHT):
        if good:
            assert present_office(file, office.card(), sealed_at).directory == office.root.public
        else:
            with pytest.raises(AnswerOutdated):
                present_office(file, office.card(), sealed_at)


def test_a_card_of_days_after_the_answer_does_not_belong_to_it(office: MadeUp) -> None:
    file = office.file(office.card(made_on=DAY + timedelta(days=2)))
    with pytest.raises(AnswerOutdated):
        present_office(file, office.card(), NOON)


def test_an_officer_of_the_office_is_taken_for_one(office: MadeUp) -> None:
    proof = office.proof(office.karl)
    assert accepted(office, proof, office.karl) == proof
    require_on_card(proof, office.card())


def test_keys_renewed_since_sign_no_answer_though_the_person_is_on_the_card(
    office: MadeUp,
) -> None:
    stolen = PersonKeys.new(office.karl.person_id)
    with pytest.raises(AnswerNotByTheOffice):
        require_on_card(office.proof(stolen), office.card())


def test_keys_of_an_officer_sign_for_nobody_else(office: MadeUp) -> None:
    other = replace(office.karl, person_id=office.carla.person_id)
    with pytest.raises(AnswerNotByTheOffice):
        require_on_card(office.proof(other), office.card())


def test_whoever_is_named_without_reading_cases_is_no_officer_by_the_card(office: MadeUp) -> None:
    card = office.card(readers=(on_card(office.karl, reads_cases=False), on_card(office.carla)))
    with pytest.raises(AnswerNotByTheOffice):
        require_on_card(office.proof(office.karl), card)


def test_the_proof_of_an_officer_is_of_no_use_under_other_keys(office: MadeUp) -> None:
    proof = office.proof(office.karl)
    same_person = PersonKeys.new(office.karl.person_id)
    for author in (same_person, someone()):
        with pytest.raises(AnswerNotByTheOffice):
            accepted(office, proof, author)


def test_keys_signed_for_an_earlier_generation_count_no_longer(office: MadeUp) -> None:
    with pytest.raises(AnswerNotByTheOffice):
        accepted(office, office.proof(office.karl, generation=1), office.karl)


def test_keys_signed_after_the_card_was_made_count(office: MadeUp) -> None:
    proof = office.proof(office.karl, generation=3)
    assert accepted(office, proof, office.karl) == proof


def test_a_generation_written_over_the_signed_one_is_noticed(office: MadeUp) -> None:
    proof = replace(office.proof(office.karl, generation=1), generation=2)
    with pytest.raises(AnswerNotByTheOffice):
        accepted(office, proof, office.karl)


@pytest.mark.parametrize("role", [Role.REPORTER, Role.HEAD, Role.ADMINISTRATOR])
def test_whoever_the_office_vouches_for_off_clearing_signs_no_answer(
    office: MadeUp, role: Role
) -> None:
    with pytest.raises(AnswerNotByTheOffice):
        accepted(office, office.proof(office.karl, {role}), office.karl)


def test_a_role_of_a_later_version_gives_nothing_and_takes_nothing(office: MadeUp) -> None:
    proof = office.proof(office.karl, {Role.CLEARING, "role_of_later"})
    assert accepted(office, proof, office.karl) == proof
    with pytest.raises(AnswerNotByTheOffice):
        accepted(office, office.proof(office.karl, {"role_of_later"}), office.karl)


def test_whom_another_office_vouches_for_signs_no_answer_of_this_one(office: MadeUp) -> None:
    with pytest.raises(AnswerNotByTheOffice):
        accepted(office, MadeUp().proof(office.karl), office.karl)
