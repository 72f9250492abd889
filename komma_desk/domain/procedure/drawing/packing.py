"""Puts things into a row without overlap, each as near as can be to where it would like to be."""

from __future__ import annotations

from collections.abc import Sequence


def packed(wishes: Sequence[tuple[float, float]], gap: float) -> list[float]:
    """Where each begins; a wish is (middle, size), in the order in which they are to stand."""
    groups: list[tuple[float, float, int]] = []  # begin, length, how many
    for middle, size in wishes:
        begin, length, count = middle - size / 2, size, 1
        while groups and groups[-1][0] + groups[-1][1] + gap > begin:
            before_begin, before_length, before_count = groups.pop()
            shifted = begin - before_length - gap
            begin = (before_begin * before_count + shifted * count) / (before_count + count)
            length += before_length + gap
            count += before_count
        groups.append((begin, length, count))
    places: list[float] = []
    for begin, _length, count in groups:
        at = begin
        for _middle, size in wishes[len(places) : len(places) + count]:
            places.append(at)
            at += size + gap
    return places
