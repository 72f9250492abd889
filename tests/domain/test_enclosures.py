"""Which files of a case leave in a letter: only chosen ones, agreed ones, and not too much."""

from __future__ import annotations

from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from komma_desk.domain.attachment import Attachment
from komma_desk.domain.consent_scope import ConsentScope
from komma_desk.domain.enclosure import (
    MOST_TOGETHER,
    FilesTooLargeForLetter,
    OriginalNotAgreed,
    enclosures,
    ending_of,
    is_never_opened,
    key_of,
    left_files,
)
from komma_desk.domain.identifiers import AttachmentId
from komma_desk.domain.stored import NoSuchAttachment
from komma_desk.words import Language, speaking


def a_file(name: str = "Foto.jpg", *, copy: bool = False, size: int = 12) -> Attachment:
    return Attachment(
        id=AttachmentId(uuid4()),
        name=name,
        size=size,
        sha256="ab" * 32,
        made_from=AttachmentId(uuid4()) if copy else None,
    )


def test_only_what_was_chosen_leaves_in_the_order_of_the_case() -> None:
    first, second, third = (a_file(copy=True) for _each in range(3))
    parts = ("narrative", key_of(third.id), key_of(first.id))
    with speaking(Language.GERMAN):
        leaving = enclosures(parts, (first, second, third), ())
    assert [each.attachment for each in leaving] == [first.id, third.id]
    assert [each.name for each in leaving] == ["Anlage-1.jpg", "Anlage-2.jpg"]


def test_an_original_leaves_only_where_somebody_agreed_to_it() -> None:
    original, other = a_file(), a_file()
    with pytest.raises(OriginalNotAgreed):
        enclosures((key_of(original.id),), (original,), (other.id,))
    (leaving,) = enclosures((key_of(original.id),), (original,), (original.id,))
    assert not leaving.stripped


def test_a_file_of_another_case_is_none_of_this_letter() -> None:
    with pytest.raises(NoSuchAttachment):
        enclosures((key_of(a_file().id),), (a_file(copy=True),), ())
    with pytest.raises(NoSuchAttachment):
        enclosures(("file:everything",), (a_file(copy=True),), ())


def test_sixty_four_megabytes_together_are_the_most() -> None:
    large, rest = a_file(copy=True, size=MOST_TOGETHER - 1), a_file(copy=True, size=1)
    keys = (key_of(large.id), key_of(rest.id))
    assert len(enclosures(keys, (large, rest), ())) == 2
    more = a_file(copy=True, size=1)
    with pytest.raises(FilesTooLargeForLetter):
        enclosures((*keys, key_of(more.id)), (large, rest, more), ())


@pytest.mark.parametrize(
    ("name", "ending"),
    [
        ("Foto.JPG", ".jpg"),
        ("Brief", ""),
        ("a.tar.gz", ".gz"),
        ("x.exe ", ""),
        ("böse.p\u202efdp", ""),
        ("lang." + "x" * 11, ""),
        ("..\\..\\a.pdf", ".pdf"),
        (".versteckt", ""),
    ],
)
def test_a_file_keeps_its_ending_and_nothing_else_of_its_name(name: str, ending: str) -> None:
    assert ending_of(name) == ending


@given(st.text())
def test_whatever_a_file_is_called_its_name_in_the_letter_is_plain(name: str) -> None:
    copy = a_file(name, copy=True)
    (leaving,) = enclosures((key_of(copy.id),), (copy,), ())
    assert leaving.name.isascii()
    assert leaving.name.replace("-", "").replace(".", "").isalnum()


@pytest.mark.parametrize("name", ["programm.exe", "Bilder.ZIP", "kurz.lnk", "Makro.js"])
def test_what_readers_refuse_to_open_is_known_beforehand(name: str) -> None:
    assert is_never_opened(name)


@pytest.mark.parametrize("name", ["Foto.jpg", "Brief.pdf", "Mail.eml", "Liste.xlsx", "ohne"])
def test_what_readers_do_open_is_not_warned_of(name: str) -> None:
    assert not is_never_opened(name)


def test_a_history_tells_again_which_files_left_and_how() -> None:
    files = (a_file(copy=True), a_file())
    keys = [key_of(each.id) for each in files]
    leaving = enclosures(keys, files, (files[1].id,))
    told = left_files("\n".join(each.said() for each in leaving))
    assert [(each.attachment, each.sha256, each.stripped) for each in told] == [
        (files[0].id, files[0].sha256, True),
        (files[1].id, files[1].sha256, False),
    ]


@given(st.text())
def test_a_history_nobody_of_us_wrote_tells_of_no_file(said: str) -> None:
    assert left_files(said) == ()


@pytest.mark.parametrize(
    ("scope", "may"),
    [(ConsentScope.ALL, True), (ConsentScope.NO_NAME, False), (ConsentScope.ONLY_FACTS, False)],
)
def test_the_key_of_a_file_is_one_a_consent_knows(scope: ConsentScope, may: bool) -> None:
    assert scope.covers(key_of(AttachmentId(uuid4()))) is may
