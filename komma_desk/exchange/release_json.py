"""`release.json`: what is published and nothing else, written, and read back with distrust."""

from __future__ import annotations

import json
from collections.abc import Mapping

from komma_desk.domain.errors import Refusal
from komma_desk.domain.figures.release import FORMAT, Release
from komma_desk.domain.figures.tables import Method, Table
from komma_desk.exchange.release_reading import UnsoundReleaseError, release_from
from komma_desk.words import N_

LARGEST = 8_000_000


class NotARelease(Refusal):
    """The file is no release of ours, or one that was changed."""

    sentence = N_("This is no release of figures KommA Desk could read ({place}).")
    advice = N_("Please export the figures again.")


class NewerRelease(Refusal):
    """The file says a later format."""

    sentence = N_("These figures were written by a newer version of KommA Desk.")
    advice = N_("Please update KommA Desk and try again.")


def write_release(release: Release) -> bytes:
    """The release as UTF-8 JSON; what cannot be read back soundly is never written."""
    content = json.dumps(_as_json(release), ensure_ascii=False, indent=2) + "\n"
    try:
        data = content.encode("utf-8")
    except UnicodeEncodeError as broken:
        raise NotARelease(place="UTF-8") from broken
    read_release(data)
    return data


def read_release(data: bytes) -> Release:
    """The release of a file; refuses unknown words, wrong kinds, small figures, wrong sums."""
    if len(data) > LARGEST:
        raise NotARelease(place="size")
    try:
        content = json.loads(data.decode("utf-8"), object_pairs_hook=_without_doubles)
    except (ValueError, RecursionError) as broken:
        raise NotARelease(place="JSON") from broken
    if isinstance(content, dict) and _is_newer(content.get("format")):
        raise NewerRelease
    try:
        return release_from(content)
    except UnsoundReleaseError as unsound:
        raise NotARelease(place=unsound.place) from unsound


def _is_newer(said: object) -> bool:
    family = FORMAT.partition("/")[0]
    return isinstance(said, str) and said.startswith(f"{family}/") and said != FORMAT


def _without_doubles(pairs: list[tuple[str, object]]) -> dict[str, object]:
    if len({key for key, _ in pairs}) != len(pairs):
        raise ValueError
    return dict(pairs)


def _as_json(release: Release) -> dict[str, object]:
    return {
        "format": FORMAT,
        "number": release.number,
        "municipality": release.municipality,
        "period": str(release.period),
        "prepared_on": release.prepared_on.isoformat(),
        "rules": dict(release.rules),
        "dimensions": {name: list(codes) for name, codes in release.dimensions.items()},
        "tables": [_table(table) for table in release.tables],
    }


def _table(table: Table) -> dict[str, object]:
    return {
        "id": table.id,
        "title": {"de": table.title.de, "en": table.title.en},
        "where": dict(table.where),
        "by": list(table.by),
        "method": _method(table.method),
        "cells": [[*cell.at, cell.value] for cell in table.cells],
    }


def _method(method: Method) -> Mapping[str, object]:
    said = {"name": method.name.value, "base": method.base, "threshold": method.threshold}
    return {word: value for word, value in said.items() if value is not None}
