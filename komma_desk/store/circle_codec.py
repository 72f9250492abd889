"""Frozen domain objects as canonical JSON and back: what is not exactly as written is refused."""

from __future__ import annotations

import json
import types
from base64 import b64decode, b64encode
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime, time
from enum import Enum
from functools import cache
from types import MappingProxyType
from typing import Any, Final, TypeVar, Union, cast, get_args, get_origin, get_type_hints
from uuid import UUID

Thing = TypeVar("Thing")
Way = Callable[[Any], Any]
_FORM: Final = 1


def written(thing: object) -> bytes:
    told = {"form": _FORM, "told": _writer(cast("Any", type(thing)))(thing)}
    return json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def read(kind: type[Thing], data: bytes) -> Thing:
    """Raises ValueError, also for a field nobody knows; one that came later has its default."""
    try:
        found = json.loads(data)
        if not isinstance(found, dict) or set(found) != {"form", "told"} or found["form"] != _FORM:
            raise ValueError("another form")
        thing: Thing = _reader(cast("Any", kind))(found["told"])
    except (TypeError, KeyError, AttributeError) as wrong:
        raise ValueError("not as it was written") from wrong
    return thing


@cache
def _writer(hint: Any) -> Way:
    hint, optional = _bare(hint)
    way = _plain_writer(hint)
    return (lambda value: None if value is None else way(value)) if optional else way


def _plain_writer(hint: Any) -> Way:
    origin, inner = get_origin(hint), get_args(hint)
    if origin is tuple:
        each = _writer(inner[0])
        return lambda value: [each(one) for one in value]
    if origin is frozenset:
        each = _writer(inner[0])
        return lambda value: [each(one) for one in sorted(value)]
    if origin is Mapping:
        return dict
    if is_dataclass(hint):
        ways = [(name, _writer(one)) for name, one in _hints(hint).items()]
        return lambda value: {name: way(getattr(value, name)) for name, way in ways}
    return _WRITTEN[_kind(hint)]


@cache
def _reader(hint: Any) -> Way:
    hint, optional = _bare(hint)
    way = _plain_reader(hint)
    return (lambda value: None if value is None else way(value)) if optional else way


def _plain_reader(hint: Any) -> Way:
    origin, inner = get_origin(hint), get_args(hint)
    if origin in {tuple, frozenset}:
        each = _reader(inner[0])
        return lambda value: origin(each(one) for one in _a(list, value))
    if origin is Mapping:
        return lambda value: MappingProxyType(
            {_a(str, name): _a(str, said) for name, said in _a(dict, value).items()}
        )
    if is_dataclass(hint):
        return _object_reader(hint)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return hint
    return _READ[_kind(hint)]


def _object_reader(kind: Any) -> Way:
    ways = {name: _reader(one) for name, one in _hints(kind).items()}
    needed = {
        each.name
        for each in fields(kind)
        if each.default is MISSING and each.default_factory is MISSING
    }

    def way(value: Any) -> Any:
        names = set(_a(dict, value))
        if not needed <= names <= set(ways):
            raise ValueError("a field too many or too few")
        return kind(**{name: ways[name](one) for name, one in value.items()})

    return way


def _hints(kind: Any) -> dict[str, Any]:
    hints = get_type_hints(kind)
    return {each.name: hints[each.name] for each in fields(kind)}


def _bare(hint: Any) -> tuple[Any, bool]:
    """Without "or None", and the type an id or a code is made of."""
    optional = get_origin(hint) in {Union, types.UnionType}
    if optional:
        (hint,) = (each for each in get_args(hint) if each is not type(None))
    return getattr(hint, "__supertype__", hint), optional


def _kind(hint: Any) -> type:
    return str if isinstance(hint, type) and issubclass(hint, Enum) else hint


def _a(kind: type, value: Any) -> Any:
    if type(value) is not kind:
        raise ValueError("another kind of value")
    return value


def _moment(value: Any) -> datetime:
    at = datetime.fromisoformat(_a(str, value))
    if at.tzinfo is None:
        raise ValueError("a moment without a time zone")
    return at


_WRITTEN: Final[dict[Any, Way]] = {
    str: str,
    int: int,
    bool: bool,
    bytes: lambda value: b64encode(value).decode(),
    UUID: str,
    datetime: datetime.isoformat,
    date: date.isoformat,
    time: time.isoformat,
}
_READ: Final[dict[Any, Way]] = {
    str: lambda value: _a(str, value),
    int: lambda value: _a(int, value),
    bool: lambda value: _a(bool, value),
    bytes: lambda value: b64decode(_a(str, value), validate=True),
    UUID: lambda value: UUID(_a(str, value)),
    datetime: _moment,
    date: lambda value: date.fromisoformat(_a(str, value)),
    time: lambda value: time.fromisoformat(_a(str, value)),
}
