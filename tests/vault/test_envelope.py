"""A sealed envelope: read by whom it is for, altered by nobody."""

from __future__ import annotations

from datetime import timedelta
from hashlib import sha256
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from komma_desk.domain.identifiers import EnvelopeId
from komma_desk.vault import envelope, padding
from komma_desk.vault.envelope import Opened, envelope_id_of, open_envelope
from komma_desk.vault.founding import Founded
from komma_desk.vault.groups import CLEARING
from komma_desk.vault.key_ring import KeyRing
from komma_desk.vault.person_keys import NOBODY, PersonKeys
from komma_desk.vault.recipients import OpeningKeys, Recipient
from komma_desk.vault.refusals import EnvelopeDamaged, EnvelopeTooNew, NotForYou
from tests.vault.conftest import ADA, KAI, NOW

ENVELOPE = EnvelopeId(UUID(int=7))
READER = PersonKeys.new(ADA)
AUTHOR = PersonKeys.new(KAI)
KEYS = OpeningKeys(own=(READER.sealing,))


def sealed(body: bytes = b"what happened", *more: Recipient, author: PersonKeys = AUTHOR) -> bytes:
    to = [Recipient.person(READER.public), *more]
    return envelope.seal("report", body, to=to, author=author, envelope_id=ENVELOPE, sent_at=NOW)


def test_the_reader_gets_exactly_what_was_written() -> None:
    assert open_envelope(sealed(), KEYS) == Opened(
        kind="report",
        body=b"what happened",
        author=AUTHOR.public,
        envelope_id=ENVELOPE,
        sent_at=NOW,
    )


@given(body=st.binary(max_size=5_000), kind=st.text(max_size=40))
def test_every_kind_and_body_comes_back(body: bytes, kind: str) -> None:
    data = envelope.seal(
        kind,
        body,
        to=[Recipient.person(READER.public)],
        author=AUTHOR,
        envelope_id=ENVELOPE,
        sent_at=NOW + timedelta(microseconds=1),
    )
    opened = open_envelope(data, KEYS)
    assert (opened.kind, opened.body) == (kind, body)
    assert opened.sent_at == NOW + timedelta(microseconds=1)


def test_a_body_of_many_pieces_comes_back() -> None:
    body = bytes(range(256)) * 2_000
    assert open_envelope(sealed(body), KEYS).body == body


def test_nobody_else_reads_it() -> None:
    with pytest.raises(NotForYou):
        open_envelope(sealed(), OpeningKeys(own=(AUTHOR.sealing,)))


def test_the_copy_for_herself_opens_too() -> None:
    data = sealed(b"mine", Recipient.person(AUTHOR.public))
    assert open_envelope(data, OpeningKeys(own=(AUTHOR.sealing,))).body == b"mine"


def test_a_report_opens_for_the_group_and_for_its_writer(
    ada: KeyRing, kai: KeyRing, founded: Founded
) -> None:
    clearing = next(epoch for epoch in founded.epochs if epoch.group == CLEARING)
    data = envelope.seal(
        "report",
        b"mine",
        to=[kai.to_group(clearing), kai.to_herself()],
        author=kai.person,
        envelope_id=ENVELOPE,
        sent_at=NOW,
    )
    assert clearing.key_id in data
    for ring in (ada, kai):
        assert open_envelope(data, ring.opening_keys()).author == kai.public
    with pytest.raises(NotForYou):
        open_envelope(data, KEYS)


def test_persons_are_not_named_on_the_outside() -> None:
    data = sealed(b"x", Recipient.person(AUTHOR.public))
    for public in (READER.public, AUTHOR.public):
        for name in (public.person_id.bytes, public.sealing, public.signing, public.key_id):
            assert name not in data


def test_the_outside_shows_neither_kind_nor_body() -> None:
    data = sealed(b"KENNWORT-4711" * 100)
    assert b"KENNWORT" not in data
    assert b"report" not in data


def test_somebody_without_an_account_can_write_and_be_answered() -> None:
    anonymous = PersonKeys.of_nobody()
    opened = open_envelope(sealed(author=anonymous), KEYS)
    assert opened.is_from_nobody
    assert opened.author_id == NOBODY
    assert opened.author_signing_key == anonymous.public.signing
    answer = envelope.seal(
        "answer",
        b"thank you",
        to=[Recipient.person(opened.author)],
        author=READER,
        envelope_id=ENVELOPE,
        sent_at=NOW,
    )
    answered = open_envelope(answer, OpeningKeys(own=(anonymous.sealing,)))
    assert answered.body == b"thank you"
    assert not answered.is_from_nobody


@given(place=st.integers(min_value=0), bit=st.integers(min_value=0, max_value=7))
def test_a_flipped_bit_is_always_refused(place: int, bit: int) -> None:
    data = bytearray(sealed())
    data[place % len(data)] ^= 1 << bit
    with pytest.raises((EnvelopeDamaged, EnvelopeTooNew)):
        open_envelope(bytes(data), KEYS)


@given(place=st.integers(min_value=9), bit=st.integers(min_value=0, max_value=7))
def test_a_flipped_bit_under_a_mended_checksum_is_refused_too(place: int, bit: int) -> None:
    whole = sealed()[:-32]
    data = bytearray(whole)
    data[9 + place % (len(data) - 9)] ^= 1 << bit
    with pytest.raises((EnvelopeDamaged, NotForYou)):
        open_envelope(checksummed(bytes(data)), KEYS)


@given(length=st.integers(min_value=0, max_value=1_898))
def test_a_cut_envelope_is_refused(length: int) -> None:
    whole = sealed(b"x" * 1_500)
    for cut in (whole[:length], checksummed(whole[:length])):
        with pytest.raises((EnvelopeDamaged, NotForYou)):
            open_envelope(cut, KEYS)


def test_the_content_of_one_envelope_does_not_fit_the_head_of_another() -> None:
    one, other = sealed(b"a" * 100)[:-32], sealed(b"b" * 100)[:-32]
    head = 59 + 96
    with pytest.raises(EnvelopeDamaged):
        open_envelope(checksummed(one[:head] + other[head:]), KEYS)


def test_swapped_recipients_are_refused() -> None:
    data = sealed(b"x", Recipient.person(AUTHOR.public))[:-32]
    swapped = data[:59] + data[155:251] + data[59:155] + data[251:]
    for keys in (KEYS, OpeningKeys(own=(AUTHOR.sealing,))):
        with pytest.raises(EnvelopeDamaged):
            open_envelope(checksummed(swapped), keys)


def test_two_readers_cannot_be_given_two_content_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """The commitment in the head binds the one key everybody must find."""
    monkeypatch.setattr("komma_desk.vault.envelope.commitment", lambda _key, _label: bytes(32))
    forged = sealed()
    monkeypatch.undo()
    with pytest.raises(EnvelopeDamaged):
        open_envelope(forged, KEYS)


def test_a_letter_somebody_else_signed_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("komma_desk.vault.envelope.signing.sign", lambda *_: bytes(64))
    forged = sealed()
    monkeypatch.undo()
    with pytest.raises(EnvelopeDamaged):
        open_envelope(forged, KEYS)


def test_a_newer_envelope_is_refused_with_a_sentence() -> None:
    data = bytearray(sealed())
    data[8] = 2
    with pytest.raises(EnvelopeTooNew, match="EnvelopeTooNew"):
        open_envelope(bytes(data), KEYS)


def test_any_other_file_is_refused() -> None:
    for data in (b"", b"KOMMAENV", b"%PDF-1.7" * 100):
        with pytest.raises(EnvelopeDamaged):
            open_envelope(data, KEYS)


def test_an_envelope_to_nobody_is_our_mistake() -> None:
    with pytest.raises(ValueError, match="recipient"):
        envelope.seal("report", b"", to=[], author=AUTHOR, envelope_id=ENVELOPE, sent_at=NOW)


def test_the_id_can_be_read_without_a_key() -> None:
    assert envelope_id_of(sealed()) == ENVELOPE


def test_short_and_longer_answers_have_one_length() -> None:
    assert len(sealed(b"yes")) == len(sealed(b"no, and this is why: " * 20))


@given(length=st.integers(min_value=0, max_value=10**9))
def test_padding_costs_little_and_grows_with_the_content(length: int) -> None:
    assert max(length, 1024) <= padding.padded_length(length) <= max(length * 1.12, 1024)
    assert padding.padded_length(length) <= padding.padded_length(length + 1)


@pytest.mark.parametrize("data", [b"", bytes(8) + b"x".ljust(1016), bytes(1025), b"\xff" * 1024])
def test_padding_that_was_tampered_with_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match="padded"):
        padding.unpadded(data)


def checksummed(data: bytes) -> bytes:
    return data + sha256(data).digest()
