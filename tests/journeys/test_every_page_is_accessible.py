"""Every page of everybody's desk can be heard, walked by keys, read at twice the size."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from komma_desk import words
from komma_desk.ui.shell.appearance import TextSize
from komma_desk.ui.shell.application import Desk
from komma_desk.words import Language
from tests.journeys.every_page import FACES, Sitting
from tests.journeys.screen_words import Stretched, only_english, texts_of
from tests.ui.accessibility import complaints_about
from tests.ui.seen_whole import SMALL_SCREEN, cut_words, sideways
from tests.ui.walking_by_keys import complaints_of_the_keyboard

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture(scope="module", params=FACES)
def sitting(the_desk: Desk, folder: Path, request: pytest.FixtureRequest) -> Iterator[Sitting]:
    somebody = Sitting(the_desk, folder, request.param)
    yield somebody
    somebody.leave()


@pytest.mark.parametrize("language", Language)
def test_a_screen_reader_finds_its_way_on_every_page(sitting: Sitting, language: Language) -> None:
    sitting.speak(language)
    found = [
        f"{seen.name}: {complaint}"
        for seen in sitting.pages()
        for complaint in complaints_about(seen.page)
    ]
    assert not found, "\n".join(sorted(set(found)))


def test_the_tab_key_alone_reaches_everything_on_every_page(sitting: Sitting) -> None:
    sitting.speak(Language.GERMAN)
    found = [
        f"{seen.name}: {complaint}"
        for seen in sitting.pages()
        for complaint in complaints_of_the_keyboard(sitting.window, seen.page)
    ]
    assert not found, "\n".join(sorted(set(found)))


def test_nothing_is_cut_at_twice_the_size_of_text(sitting: Sitting) -> None:
    sitting.desk.appearance.choose_text_size(TextSize.LARGEST)
    try:
        sitting.speak(Language.GERMAN)
        found = [
            f"{seen.name}: {cut}" for seen in sitting.pages() for cut in cut_words(sitting.window)
        ]
        size = sitting.window.size()
        assert (size.width(), size.height()) == (1366, 768)
    finally:
        sitting.desk.appearance.choose_text_size(TextSize.NORMAL)
    assert not found, "\n".join(sorted(set(found)))


@pytest.mark.parametrize("language", Language)
def test_every_page_fits_a_small_laptop_with_large_letters(
    sitting: Sitting, language: Language
) -> None:
    sitting.speak(language, SMALL_SCREEN)
    found = {
        f"{seen.name}: {complaint}"
        for seen in sitting.pages()
        for complaint in (*cut_words(sitting.window), *sideways(sitting.window))
    }
    size = sitting.window.size()
    sitting.fit()
    assert not found, "\n".join(sorted(found))
    assert size == SMALL_SCREEN


def test_no_english_word_is_left_after_switching_to_german(sitting: Sitting) -> None:
    english = only_english()
    sitting.speak(Language.ENGLISH)
    for _seen in sitting.pages():
        pass  # every page has been built in English once
    sitting.desk.speech.choose(Language.GERMAN)
    sitting.fit()
    found = {
        f"{seen.name}: {text}"
        for seen in sitting.pages()
        for text in texts_of(sitting.window)
        if text in english
    }
    assert not found, "\n".join(sorted(found))


def test_words_that_are_longer_by_forty_per_cent_are_not_cut(
    sitting: Sitting, monkeypatch: pytest.MonkeyPatch
) -> None:
    stretched = Stretched(words._catalogue(Language.GERMAN))
    monkeypatch.setattr(words, "_catalogue", lambda _language: stretched)
    sitting.speak(Language.GERMAN)
    found = {f"{seen.name}: {cut}" for seen in sitting.pages() for cut in cut_words(sitting.window)}
    assert not found, "\n".join(sorted(found))
