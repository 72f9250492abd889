"""German first, English as the code says it; another language for a while in one thread only."""

from __future__ import annotations

from pathlib import Path
from threading import Thread

import pytest

from komma_desk.words import (
    N_,
    Bilingual,
    Language,
    _,
    current_language,
    look_for_catalogues_in,
    n_,
    speaking,
    use_language,
)

SAID = N_("There is no text yet.")


def test_screens_speak_german_first_and_english_on_request() -> None:
    german = _(SAID)
    assert german != SAID
    use_language(Language.ENGLISH)
    assert _(SAID) == SAID


def test_a_letter_may_be_german_while_the_screens_are_english() -> None:
    use_language(Language.ENGLISH)
    with speaking(Language.GERMAN):
        assert current_language() is Language.GERMAN
        with speaking(Language.ENGLISH):
            assert _(SAID) == SAID
        assert _(SAID) != SAID
    assert current_language() is Language.ENGLISH


def test_the_language_comes_back_after_a_failure() -> None:
    with pytest.raises(ZeroDivisionError), speaking(Language.ENGLISH):
        raise ZeroDivisionError
    assert current_language() is Language.GERMAN


def test_speaking_aside_is_heard_in_its_own_thread_only() -> None:
    heard: list[Language] = []
    with speaking(Language.ENGLISH):
        other = Thread(target=lambda: heard.append(current_language()))
        other.start()
        other.join()
    assert heard == [Language.GERMAN]


@pytest.mark.parametrize(("number", "said"), [(0, "0 rows"), (1, "1 row"), (2, "2 rows")])
def test_things_are_counted_as_the_language_counts_them(number: int, said: str) -> None:
    with speaking(Language.ENGLISH):
        assert n_("{n} row was read.", "{n} rows were read.", number).startswith(said)
    german = n_("{n} row was read.", "{n} rows were read.", number)
    assert german.startswith(f"{number} ")
    assert ("Zeilen" in german) is (number != 1)


def test_data_carries_both_languages_itself() -> None:
    both = Bilingual(de="Fall", en="case")
    assert both.spoken() == "Fall"
    with speaking(Language.ENGLISH):
        assert both.spoken() == "case"


def test_without_a_catalogue_everybody_still_hears_english(tmp_path: Path) -> None:
    look_for_catalogues_in(tmp_path)
    assert _(SAID) == SAID
    assert n_("{n} row", "{n} rows", 2) == "2 rows"
