"""Versions come one after the other by their numbers, and names fit into the places they go to."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from komma_desk.domain.procedure.versions import (
    UnusableName,
    UnusableVersion,
    is_later,
    next_version,
    require_usable,
)

VERSIONS = st.lists(st.integers(0, 9_999), min_size=1, max_size=4).map(
    lambda numbers: ".".join(map(str, numbers))
)


@pytest.mark.parametrize(
    ("later", "earlier"), [("1.10", "1.9"), ("2", "1.99.99"), ("1.0.1", "1"), ("0.1", "first")]
)
def test_the_numbers_count_not_the_letters(later: str, earlier: str) -> None:
    assert is_later(later, earlier)
    assert not is_later(earlier, later)


def test_a_nought_at_the_end_makes_no_new_version() -> None:
    assert not is_later("1.0", "1")
    assert not is_later("1", "1.0")


@given(VERSIONS)
def test_the_next_version_is_later_and_can_be_used(version: str) -> None:
    following = next_version(version)
    assert is_later(following, version)
    require_usable("komma-standard", following)


@given(VERSIONS, VERSIONS, VERSIONS)
def test_later_is_an_order(one: str, two: str, three: str) -> None:
    assert not (is_later(one, two) and is_later(two, one))
    if is_later(one, two) and is_later(two, three):
        assert is_later(one, three)


@pytest.mark.parametrize("name", ["", "Große Stadt", "a b", "-a", "a" * 61, "a\n", "KOMMA"])
def test_a_name_with_anything_else_is_refused(name: str) -> None:
    with pytest.raises(UnusableName):
        require_usable(name, "1")


@pytest.mark.parametrize("version", ["", "1.", "v1", "1 0", "1.0.0.0.0", "²", "1234567", "1\n"])
def test_a_version_that_is_no_number_is_refused(version: str) -> None:
    with pytest.raises(UnusableVersion):
        require_usable("komma", version)
