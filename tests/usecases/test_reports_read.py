"""What “My reports” tells of the state in plain words, and what of it was read already."""

from __future__ import annotations

import pytest

from tests.usecases.test_hearing_back import Hearing


@pytest.fixture
def hearing() -> Hearing:
    return Hearing()


def test_she_is_told_in_plain_words_what_the_state_of_her_case_means(hearing: Hearing) -> None:
    plain = hearing.mine.news[-1].plain
    assert plain is not None
    assert plain.de.startswith("Ihre Meldung ist bei der Clearingstelle angekommen.")
