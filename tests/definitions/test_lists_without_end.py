"""A list of a hundred thousand entries, the last of them twice, is refused at once."""

from __future__ import annotations

import pytest

from komma_desk.definitions.broken import ListedTwice
from komma_desk.definitions.reading import open_text
from tests.fakes.work_done import counted


def test_what_is_listed_twice_is_found_without_comparing_all_with_all() -> None:
    many = ",".join(f'"{number:x}"' for number in range(100_000))
    table = open_text(f'words = [{many}, "end", "end"]', "hostile.toml")
    with counted() as work, pytest.raises(ListedTwice):
        table.texts("words")
    assert work.calls < 10 * 100_000
