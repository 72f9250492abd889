"""A list of a hundred thousand entries, the last of them twice, is refused at once."""

from __future__ import annotations

from time import process_time

import pytest

from komma_desk.definitions.broken import ListedTwice
from komma_desk.definitions.reading import open_text


def test_what_is_listed_twice_is_found_without_comparing_all_with_all() -> None:
    many = ",".join(f'"{number:x}"' for number in range(100_000))
    table = open_text(f'words = [{many}, "end", "end"]', "hostile.toml")
    began = process_time()
    with pytest.raises(ListedTwice):
        table.texts("words")
    assert process_time() - began < 1
