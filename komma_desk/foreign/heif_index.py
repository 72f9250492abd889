"""What a HEIC says of itself: its items, their places and what belongs to what (ISO 23008-12)."""

from __future__ import annotations

from dataclasses import dataclass, field

from komma_desk.domain.foreign_file import Hindrance
from komma_desk.foreign.boxes import Numbers, boxes
from komma_desk.foreign.unread import UnreadError

_MOST_ITEMS = 5000
_IN_FILE, _IN_INDEX = 0, 1  # ways to lie somewhere
_NEW_ENTRY = 2  # the version of an entry that says its kind


@dataclass(slots=True, kw_only=True)
class HeifIndex:
    """`links` lead, by kind, from one item to others; a property is named by its place from 1."""

    primary: int = 0
    kinds: dict[int, bytes] = field(default_factory=dict)
    hidden: set[int] = field(default_factory=set)
    links: list[tuple[bytes, int, tuple[int, ...]]] = field(default_factory=list)
    properties: list[tuple[bytes, bytes]] = field(default_factory=list)
    has: dict[int, list[tuple[bool, int]]] = field(default_factory=dict)
    places: dict[int, list[tuple[int, int, int]]] = field(default_factory=dict)
    inside: bytes = b""

    def data_of(self, item: int, content: bytes) -> bytes:
        """Raises UnreadError."""
        found = []
        for way, at, size in self.places.get(item, ()):
            source = content if way == _IN_FILE else self.inside
            piece = source[at : at + size] if size else source[at:]
            if way not in {_IN_FILE, _IN_INDEX} or not piece or (size and len(piece) < size):
                raise UnreadError(Hindrance.BROKEN)
            found.append(piece)
        return b"".join(found)


def index_of(meta: bytes) -> HeifIndex:
    """Of the body of the box `meta`; raises UnreadError."""
    index = HeifIndex()
    readers = {
        b"pitm": _read_primary,
        b"iinf": _read_kinds,
        b"iref": _read_links,
        b"iprp": _read_properties,
        b"iloc": _read_places,
    }
    for kind, body in boxes(meta[4:]):
        if kind == b"idat":
            index.inside = body
        elif kind in readers:
            readers[kind](body, index)
    if len(index.kinds) > _MOST_ITEMS:
        raise UnreadError(Hindrance.TOO_MUCH)
    return index


def _read_primary(body: bytes, index: HeifIndex) -> None:
    index.primary = Numbers(body[4:]).next(2 if not body[0] else 4)


def _read_kinds(body: bytes, index: HeifIndex) -> None:
    for kind, entry in boxes(body[6 if not body[0] else 8 :]):
        if kind != b"infe" or entry[0] < _NEW_ENTRY:
            raise UnreadError(Hindrance.BROKEN)
        numbers = Numbers(entry[4:])
        item = numbers.next(2 if entry[0] == _NEW_ENTRY else 4)
        if numbers.next(2):  # protected
            raise UnreadError(Hindrance.LOCKED)
        index.kinds[item] = numbers.piece(4)
        if entry[3] & 1:  # a piece of a picture, not one of its own
            index.hidden.add(item)


def _read_links(body: bytes, index: HeifIndex) -> None:
    wide = 4 if body[0] else 2
    for kind, entry in boxes(body[4:]):
        numbers = Numbers(entry)
        item = numbers.next(wide)
        index.links.append(
            (kind, item, tuple(numbers.next(wide) for _each in range(numbers.next(2))))
        )


def _read_properties(body: bytes, index: HeifIndex) -> None:
    for kind, inner in boxes(body):
        if kind == b"ipco":
            index.properties = list(boxes(inner))
        elif kind == b"ipma":
            numbers = Numbers(inner[4:])
            size = 2 if inner[3] & 1 else 1
            flag = 1 << (size * 8 - 1)
            for _each in range(numbers.next(4)):
                item = numbers.next(4 if inner[0] else 2)
                told = [numbers.next(size) for _one in range(numbers.next(1))]
                index.has[item] = [(bool(each & flag), each & (flag - 1)) for each in told]


def _read_places(body: bytes, index: HeifIndex) -> None:
    version, numbers = body[0], Numbers(body[4:])
    sizes = numbers.next(2)
    offset, length, base, extra = (sizes >> shift & 15 for shift in (12, 8, 4, 0))
    wide = 4 if version > 1 else 2
    for _each in range(numbers.next(wide)):
        item = numbers.next(wide)
        way = numbers.next(2) & 15 if version else _IN_FILE
        if numbers.next(2):  # in another file
            raise UnreadError(Hindrance.UNSURE)
        begin = numbers.next(base)
        found = []
        for _one in range(numbers.next(2)):
            if version:
                numbers.next(extra)
            at = begin + numbers.next(offset)
            found.append((way, at, numbers.next(length)))
        index.places[item] = found
