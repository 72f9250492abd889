"""To whom something is sealed by an office card, and what opens as an answer."""

from __future__ import annotations

import uuid
from dataclasses import replace
from typing import Any

import pytest

from komma_desk.bootstrap.card_letters import FoundAnswer, address, opened_answer, reply_keys
from komma_desk.domain.identifiers import EnvelopeId, ReportId
from komma_desk.usecases import envelope_kinds
from komma_desk.usecases.effects.addressing import NobodyLeft
from komma_desk.usecases.effects.answer_bundle import BundleUnreadable, Letter, bundle
from komma_desk.usecases.effects.readers_told import TO
from komma_desk.usecases.effects.writing_to_office import NobodyToWriteTo
from komma_desk.usecases.form_deeds import AnswerNotByTheOffice, AnswerNotYours, ReplySecret
from komma_desk.vault import envelope
from komma_desk.vault.answer_file import packed_answer
from komma_desk.vault.person_keys import PersonKeys
from komma_desk.vault.recipients import Recipient
from komma_desk.vault.seals import new_sealing_key, public_half
from tests.attacks.offices_made_up import NOON, REPORT, MadeUp, on_card, someone, without
from tests.fakes.role_presets import ROLES

SECRET = ReplySecret(passphrase="Regenschirm am Marktplatz")
MINE = ReportId(REPORT)


@pytest.fixture
def office() -> MadeUp:
    return MadeUp()


def sealings(to: Any) -> set[bytes]:
    return {each.sealing for each in to.recipients}


def key_of(keys: PersonKeys) -> bytes:
    return keys.public.sealing


def test_with_nobody_shut_out_it_goes_to_the_group_alone(office: MadeUp) -> None:
    card = office.card()
    to = address(card, ())
    assert sealings(to) == {card.sealing}
    assert to.as_words() == {}


def test_kept_from_somebody_the_group_does_not_get_it_and_the_recovery_does(
    office: MadeUp,
) -> None:
    card = office.card(recovery=public_half(new_sealing_key()))
    to = address(card, {office.carla.person_id})
    assert sealings(to) == {key_of(office.karl), card.recovery}
    assert to.names == ("Karl",)


def test_a_circle_and_whom_she_shuts_out_both_count(office: MadeUp) -> None:
    ada = someone()
    readers = (*office.card().readers, on_card(ada, "Ada"))
    card = office.card(readers=readers)
    circle = {office.karl.person_id, ada.person_id}
    assert sealings(address(card, (), circle)) == {key_of(office.karl), key_of(ada)}
    only_ada = address(card, {office.karl.person_id}, circle)
    assert sealings(only_ada) == {key_of(ada)}


def test_whoever_is_only_named_gets_nothing_and_is_told_as_shut_out(office: MadeUp) -> None:
    head = on_card(someone(), "Lena", reads_cases=False)
    card = office.card(readers=(*office.card().readers, head))
    to = address(card, {head.person})
    assert sealings(to) == {key_of(office.karl), key_of(office.carla)}
    assert [each.name for each in to.excluded] == ["Lena"]
    assert str(head.person) in str(to.as_words())


def test_neither_who_reads_no_cases_nor_whose_keys_nobody_confirmed_gets_anything(
    office: MadeUp,
) -> None:
    head = on_card(someone(), "Lena", reads_cases=False)
    invited = on_card(someone(), "Ines", sealing=b"", signing=b"")
    card = office.card(readers=(*office.card().readers, head, invited))
    assert sealings(address(card, {office.carla.person_id})) == {key_of(office.karl)}
    with pytest.raises(NobodyToWriteTo):
        address(card, (), {head.person, invited.person})


def test_where_nobody_of_those_named_is_left_nothing_falls_back_to_the_group(
    office: MadeUp,
) -> None:
    circle = {office.carla.person_id}
    with pytest.raises(NobodyToWriteTo):
        address(without(office.card(), office.carla), (), circle)
    with pytest.raises(NobodyLeft):
        address(office.card(), {office.karl.person_id, office.carla.person_id})


def answer(office: MadeUp, author: PersonKeys, **other: Any) -> bytes:
    """A file to the writer of `MINE`, of whatever an attacker likes to have in it."""
    told: dict[str, Any] = {"kind": envelope_kinds.ANSWER_FILE, "outside": MINE, "inside": MINE}
    told |= {"letters": (), "card": b"", "proof": office.proof(author)} | other
    keys, _report = reply_keys(SECRET, office.card(), MINE)
    data = envelope.seal(
        told["kind"],
        bundle(str(told["inside"]), told["letters"], told["proof"], told["card"]),
        to=[Recipient(sealing=keys.public.sealing)],
        author=author,
        envelope_id=EnvelopeId(uuid.uuid4()),
        sent_at=NOON,
    )
    return packed_answer(told["outside"], data)


def opened(office: MadeUp, data: bytes, secret: ReplySecret = SECRET) -> FoundAnswer:
    return opened_answer(data, secret, office.card(), ROLES)


def test_an_answer_brings_who_wrote_it_and_the_office_of_its_day(office: MadeUp) -> None:
    file = office.file(office.card(epoch=3, generation=2))
    found = opened(office, answer(office, office.karl, card=file))
    assert (found.author, found.made_at) == (office.karl.person_id, NOON)
    assert found.office is not None
    assert (found.office.epoch, found.office_file) == (3, file)


def test_an_office_an_attacker_made_herself_vouches_for_nobody(office: MadeUp) -> None:
    hers = MadeUp()
    card = hers.file(hers.card(generation=9, epoch=9))
    data = answer(office, hers.karl, card=card, proof=hers.proof(hers.karl, generation=9))
    with pytest.raises(AnswerNotByTheOffice):
        opened(office, data)


def test_whom_the_card_of_the_day_leaves_out_signs_no_answer_under_it(office: MadeUp) -> None:
    """Her proof is still good by the card the writer has; by the one that comes along it is not."""
    present = office.file(without(office.card(), office.carla, generation=3, epoch=3))
    for generation in (2, 3):
        proof = office.proof(office.carla, generation=generation)
        with pytest.raises(AnswerNotByTheOffice):
            opened(office, answer(office, office.carla, card=present, proof=proof))


def test_keys_not_confirmed_anew_sign_no_answer_though_the_card_names_them(office: MadeUp) -> None:
    present = office.file(office.card(generation=3, epoch=3))
    with pytest.raises(AnswerNotByTheOffice):
        opened(office, answer(office, office.karl, card=present))


def test_a_letter_of_another_kind_is_no_answer(office: MadeUp) -> None:
    data = answer(office, office.karl, kind=envelope_kinds.REPORT)
    with pytest.raises(AnswerNotYours):
        opened(office, data)


def test_an_answer_relabelled_or_about_another_report_within_is_not_shown(office: MadeUp) -> None:
    other = ReportId(uuid.uuid4())
    with pytest.raises(BundleUnreadable):
        opened(office, answer(office, office.karl, inside=other))
    with pytest.raises(AnswerNotYours):
        opened(office, answer(office, office.karl, outside=other))


def test_a_passphrase_without_the_number_of_its_report_opens_nothing(office: MadeUp) -> None:
    with pytest.raises(AnswerNotYours):
        reply_keys(SECRET, office.card(), None)


def test_of_the_letters_only_where_the_case_stands_says_who_reads_on_and_the_last_counts(
    office: MadeUp,
) -> None:
    karl, carla = str(office.karl.person_id), str(office.carla.person_id)
    told = [
        (envelope_kinds.STANDING, [karl, carla]),
        (envelope_kinds.STANDING, [karl]),
        (envelope_kinds.ANSWER, [carla]),
    ]
    letters = [
        Letter(kind=kind, said_at=NOON, words={"report": str(MINE), TO: readers})
        for kind, readers in told
    ]
    found = opened(office, answer(office, office.karl, letters=letters))
    assert found.readers == frozenset({office.karl.person_id})
    silent = [replace(letters[2])]
    assert opened(office, answer(office, office.karl, letters=silent)).readers is None
