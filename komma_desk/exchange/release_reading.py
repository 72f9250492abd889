"""From the parsed JSON of a release to the release: every kind, code, small figure, sum checked."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from itertools import pairwise

from komma_desk.domain.figures.periods import Period, UnknownPeriod, parse_period
from komma_desk.domain.figures.release import FORMAT, Release, RuleValue
from komma_desk.domain.figures.tables import MARGIN, Cell, Method, MethodName, Table
from komma_desk.words import Bilingual

_DIMENSIONS = ("month", "quarter", "form")
_METHODS = {
    MethodName.EXACT: frozenset[str](),
    MethodName.ROUNDING: frozenset({"base"}),
    MethodName.SUPPRESSION: frozenset({"threshold"}),
}
_LOWEST_BASE = 3


class UnsoundReleaseError(ValueError):
    """What was read is no release; `place` is a word of the format, never a value."""

    def __init__(self, place: str) -> None:
        super().__init__(place)
        self.place = place


def release_from(content: object) -> Release:
    """The release; raises UnsoundReleaseError naming the first place that is wrong."""
    top = _object(
        content,
        "release",
        {"format", "number", "municipality", "period", "prepared_on"}
        | {"rules", "dimensions", "tables"},
    )
    if top["format"] != FORMAT:
        raise UnsoundReleaseError("format")
    rules = _rules(top["rules"])
    dimensions = _dimensions(top["dimensions"])
    tables = tuple(_table(each, rules, dimensions) for each in _list(top["tables"], "tables"))
    if len({table.id for table in tables}) != len(tables):
        raise UnsoundReleaseError("tables")
    return Release(
        number=_number(top["number"], "number", lowest=1),
        municipality=_text(top["municipality"], "municipality"),
        period=_period(top["period"]),
        prepared_on=_day(top["prepared_on"]),
        rules=rules,
        dimensions=dimensions,
        tables=tables,
    )


def _table(
    content: object, rules: Mapping[str, RuleValue], dimensions: Mapping[str, tuple[str, ...]]
) -> Table:
    read = _object(content, "table", {"id", "title", "where", "by", "method", "cells"})
    title = _object(read["title"], "title", {"de", "en"})
    by = _texts(read["by"], "by")
    if not by or not set(by) <= set(dimensions):
        raise UnsoundReleaseError("by")
    method = _method(read["method"])
    cells = tuple(_cell(each, by, dimensions) for each in _list(read["cells"], "cells"))
    threshold = _number(rules["threshold"], "rules", lowest=_LOWEST_BASE)
    _require_sound(cells, method.base or method.threshold or threshold, width=len(by))
    return Table(
        id=_text(read["id"], "id"),
        title=Bilingual(de=_text(title["de"], "title"), en=_text(title["en"], "title")),
        where=_where(read["where"], dimensions),
        by=by,
        method=method,
        cells=cells,
    )


def _require_sound(cells: tuple[Cell, ...], threshold: int, *, width: int) -> None:
    """No small figure, no cell twice, and one-way tables that add up."""
    if len({cell.at for cell in cells}) != len(cells):
        raise UnsoundReleaseError("cells")
    if any(cell.value is not None and 0 < cell.value < threshold for cell in cells):
        raise UnsoundReleaseError("cells")
    totals = [cell.value for cell in cells if cell.at == (MARGIN,)]
    if width == 1 and totals and totals[0] is not None:
        rows = [cell.value for cell in cells if cell.at != (MARGIN,)]
        if None in rows or sum(value for value in rows if value is not None) != totals[0]:
            raise UnsoundReleaseError("cells")


def _cell(content: object, by: tuple[str, ...], dimensions: Mapping[str, tuple[str, ...]]) -> Cell:
    row = _list(content, "cells")
    if len(row) != len(by) + 1:
        raise UnsoundReleaseError("cells")
    at = tuple(_text(code, "cells") for code in row[:-1])
    if any(
        code != MARGIN and code not in dimensions[name] for code, name in zip(at, by, strict=True)
    ):
        raise UnsoundReleaseError("cells")
    return Cell(at=at, value=None if row[-1] is None else _number(row[-1], "cells", lowest=0))


def _method(content: object) -> Method:
    if not isinstance(content, dict) or content.get("name") not in set(MethodName):
        raise UnsoundReleaseError("method")
    name = MethodName(content["name"])
    read = _object(content, "method", {"name"} | _METHODS[name])
    return Method(
        name=name,
        base=_number(read["base"], "method", lowest=_LOWEST_BASE) if "base" in read else None,
        threshold=(
            _number(read["threshold"], "method", lowest=_LOWEST_BASE)
            if "threshold" in read
            else None
        ),
    )


def _where(content: object, dimensions: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    if not isinstance(content, dict):
        raise UnsoundReleaseError("where")
    if any(code not in dimensions.get(name, ()) for name, code in content.items()):
        raise UnsoundReleaseError("where")
    return dict(content)


def _rules(content: object) -> dict[str, RuleValue]:
    if not isinstance(content, dict):
        raise UnsoundReleaseError("rules")
    if not all(isinstance(value, int | str) for value in content.values()):
        raise UnsoundReleaseError("rules")
    _number(content.get("threshold"), "rules", lowest=_LOWEST_BASE)
    return dict(content)


def _dimensions(content: object) -> dict[str, tuple[str, ...]]:
    read = _object(content, "dimensions", set(_DIMENSIONS))
    found = {name: _texts(read[name], "dimensions") for name in _DIMENSIONS}
    if any(first >= second for first, second in pairwise(found["month"])):
        raise UnsoundReleaseError("dimensions")
    return found


def _period(content: object) -> Period:
    try:
        return parse_period(_text(content, "period"))
    except UnknownPeriod as unknown:
        raise UnsoundReleaseError("period") from unknown


def _day(content: object) -> date:
    try:
        return date.fromisoformat(_text(content, "prepared_on"))
    except ValueError as broken:
        raise UnsoundReleaseError("prepared_on") from broken


def _object(content: object, place: str, words: set[str]) -> dict[str, object]:
    if not isinstance(content, dict) or set(content) != words:
        raise UnsoundReleaseError(place)
    return content


def _list(content: object, place: str) -> list[object]:
    if not isinstance(content, list):
        raise UnsoundReleaseError(place)
    return content


def _texts(content: object, place: str) -> tuple[str, ...]:
    texts = tuple(_text(each, place) for each in _list(content, place))
    if len(set(texts)) != len(texts):
        raise UnsoundReleaseError(place)
    return texts


def _text(content: object, place: str) -> str:
    if not isinstance(content, str) or not content:
        raise UnsoundReleaseError(place)
    return content


def _number(content: object, place: str, *, lowest: int) -> int:
    if not isinstance(content, int) or isinstance(content, bool) or content < lowest:
        raise UnsoundReleaseError(place)
    return content
