"""A HEIC, as phones take pictures, packed anew: the picture and nothing beside it.

The compressed points stay byte for byte, so none is changed; what they hold of words is left out.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import Final

from komma_desk.domain.foreign_file import Hindrance, StrippedCopy, TakenOff
from komma_desk.foreign.boxes import Numbers, box, boxes, versioned
from komma_desk.foreign.colour_profile import nameless
from komma_desk.foreign.heif_index import HeifIndex, index_of
from komma_desk.foreign.unread import UnreadError

_POINTS, _GRID = b"hvc1", b"grid"
_DRAWN: Final = frozenset({_POINTS, _GRID, b"iden"})
_ALPHA: Final = (b"urn:mpeg:hevc:2015:auxid:1", b"urn:mpeg:mpegB:cicp:systems:auxiliary:alpha")
_PROPERTIES: Final = frozenset(
    b"hvcC ispe pixi irot imir clap pasp colr auxC clli mdcv cclv amve".split()
)
# How long each can be at most; readers take no notice of what is behind it.
_LONGEST: Final = {
    b"ispe": 12,
    b"pixi": 21,
    b"irot": 1,
    b"imir": 1,
    b"clap": 32,
    b"pasp": 8,
    b"clli": 4,
    b"mdcv": 24,
    b"cclv": 40,
    b"amve": 8,
}
_NAMED_COLOURS: Final = (b"nclx", 11)
_BRANDS: Final = frozenset(
    b"heic heix heim heis hevc hevx mif1 mif2 msf1 miaf MiHB MiHE MiHA MiPr".split()
)
_GRID_LENGTHS: Final = (8, 12)  # bytes; the second where its numbers are large
_OF_THE_FILE: Final = frozenset({b"ftyp", b"meta", b"mdat", b"free", b"skip"})
_SETUP_HEAD: Final = 22  # bytes of the setup of the decoder before its lists
_LAST_NEEDED: Final = 37  # kinds of pieces after it hold words and filling
_MOST_NUMBER: Final = 0xFFFF


def stripped_heif(content: bytes) -> StrippedCopy:
    """Raises UnreadError."""
    top = list(boxes(content))
    metas = [body for kind, body in top if kind == b"meta"]
    if len(metas) != 1 or any(kind == b"moov" for kind, _body in top):
        raise UnreadError(Hindrance.UNSURE)
    index = index_of(metas[0])
    kept = _kept(index)
    lost = {_lost_as(index.kinds[item]) for item in index.kinds.keys() - kept}
    if any(kind not in _OF_THE_FILE for kind, _body in top):
        lost.add(TakenOff.HIDDEN)  # a film of the same moment, remarks of the maker
    if any(kind == b"thmb" for kind, _from, _to in index.links):
        lost.add(TakenOff.THUMBNAILS)
    data = {item: _data_of(item, index, content) for item in sorted(kept)}
    kind = next(body for kind, body in top if kind == b"ftyp")
    return StrippedCopy(content=_written(kind, index, kept, data), taken_off=tuple(sorted(lost)))


def _kept(index: HeifIndex) -> frozenset[int]:
    """The picture that is shown, the pieces it is put together of, and what shines through."""
    kept, waiting = set[int](), [index.primary]
    while waiting:
        item = waiting.pop()
        if item in kept:
            continue
        if index.kinds.get(item) not in _DRAWN or item > _MOST_NUMBER:
            raise UnreadError(Hindrance.UNSURE)
        kept.add(item)
        for kind, start, ends in index.links:
            if kind == b"dimg" and start == item:
                waiting.extend(ends)
            elif kind == b"auxl" and item in ends and _is_alpha(start, index):
                waiting.append(start)
    return frozenset(kept)


def _is_alpha(item: int, index: HeifIndex) -> bool:
    return any(
        kind == b"auxC" and body[4:].split(b"\x00")[0] in _ALPHA
        for kind, body in _properties_of(item, index)
    )


def _properties_of(item: int, index: HeifIndex) -> Iterator[tuple[bytes, bytes]]:
    for needed, at in index.has.get(item, ()):
        if not 1 <= at <= len(index.properties):
            raise UnreadError(Hindrance.BROKEN)
        found = index.properties[at - 1]
        if needed and found[0] not in _PROPERTIES:
            raise UnreadError(Hindrance.UNSURE)
        yield found


def _lost_as(kind: bytes) -> TakenOff:
    named = {
        b"Exif": TakenOff.CAMERA,
        b"mime": TakenOff.DESCRIPTIONS,
        b"uri ": TakenOff.DESCRIPTIONS,
    }
    return named.get(kind, TakenOff.THUMBNAILS)


def _data_of(item: int, index: HeifIndex, content: bytes) -> bytes:
    if index.kinds[item] not in {_POINTS, _GRID}:
        return b""  # it is another picture, turned
    data = index.data_of(item, content)
    if index.kinds[item] == _GRID:
        return data[: _GRID_LENGTHS[data[1] & 1 if len(data) > 1 else 0]]
    setup = next((body for kind, body in _properties_of(item, index) if kind == b"hvcC"), b"")
    if len(setup) <= _SETUP_HEAD:
        raise UnreadError(Hindrance.BROKEN)
    size = (setup[_SETUP_HEAD - 1] & 3) + 1
    numbers, kept = Numbers(data), []
    while numbers.rest():
        length = numbers.next(size)
        piece = numbers.piece(length)
        if piece and piece[0] >> 1 & 63 <= _LAST_NEEDED:
            kept.append(length.to_bytes(size, "big") + piece)
    return b"".join(kept)


def _plain_property(kind: bytes, body: bytes) -> tuple[bytes, bytes]:
    if kind == b"hvcC":
        return kind, _plain_setup(body)
    if kind == b"colr" and body[:4] in {b"prof", b"rICC"}:
        colours = nameless(body[4:])
        return (kind, body[:4] + colours) if colours else (b"free", b"")
    if kind == b"colr":
        name, longest = _NAMED_COLOURS
        return (kind, body[:longest]) if body[:4] == name else (b"free", b"")
    if kind == b"auxC":
        return kind, body[:4] + body[4:].split(b"\x00")[0] + b"\x00"
    return kind, body[: _LONGEST[kind]]


def _plain_setup(body: bytes) -> bytes:
    numbers = Numbers(body[_SETUP_HEAD:])
    lists = []
    for _each in range(numbers.next(1)):
        kind, count = numbers.piece(1), numbers.next(2)
        pieces = [numbers.piece(numbers.next(2)) for _one in range(count)]
        if kind[0] & 63 <= _LAST_NEEDED:
            told = b"".join(len(each).to_bytes(2, "big") + each for each in pieces)
            lists.append(kind + count.to_bytes(2, "big") + told)
    return body[:_SETUP_HEAD] + bytes((len(lists),)) + b"".join(lists)


def _written(brand: bytes, index: HeifIndex, kept: frozenset[int], data: dict[int, bytes]) -> bytes:
    first = box(b"ftyp", _plain_brand(brand))
    begin = len(first) + len(_meta(index, kept, data, 0)) + len(box(b""))
    return first + _meta(index, kept, data, begin) + box(b"mdat", *data.values())


def _plain_brand(told: bytes) -> bytes:
    others = (told[at : at + 4] for at in range(8, len(told), 4))
    return told[:4] + bytes(4) + b"".join(dict.fromkeys(each for each in others if each in _BRANDS))


def _meta(index: HeifIndex, kept: frozenset[int], data: dict[int, bytes], begin: int) -> bytes:
    entries = [
        box(
            b"infe",
            bytes((2, 0, 0, item in index.hidden)),
            struct.pack(">HH4sx", item, 0, index.kinds[item]),
        )
        for item in data
    ]
    links = list(_links(index, kept))
    places = []
    for item, content in data.items():
        places.append(struct.pack(">HHHHII", item, 0, 0, 1, begin, len(content)))
        begin += len(content)
    count = struct.pack(">H", len(data))
    return versioned(
        b"meta",
        0,
        versioned(b"hdlr", 0, bytes(4), b"pict", bytes(13)),
        versioned(b"pitm", 0, struct.pack(">H", index.primary)),
        versioned(b"iinf", 0, count, *entries),
        *([versioned(b"iref", 0, *links)] if links else []),
        _properties(index, data),
        versioned(b"iloc", 1, b"\x44\x00", count, *places),
    )


def _links(index: HeifIndex, kept: frozenset[int]) -> Iterator[bytes]:
    for kind, start, ends in index.links:
        if kind in {b"dimg", b"auxl"} and start in kept and kept.issuperset(ends):
            yield box(kind, struct.pack(f">HH{len(ends)}H", start, len(ends), *ends))


def _properties(index: HeifIndex, data: dict[int, bytes]) -> bytes:
    """Only those of what is kept, under new numbers."""
    numbers: dict[int, int] = {}
    plain: list[bytes] = []
    told: list[bytes] = []
    for item in data:
        named = []
        for (needed, at), (kind, body) in zip(
            index.has.get(item, ()), _properties_of(item, index), strict=True
        ):
            if kind not in _PROPERTIES:
                continue
            if at not in numbers:
                plain.append(box(*_plain_property(kind, body)))
                numbers[at] = len(plain)
            named.append(struct.pack(">H", numbers[at] | (0x8000 if needed else 0)))
        told.append(struct.pack(">HB", item, len(named)) + b"".join(named))
    of_items = box(b"ipma", b"\x00\x00\x00\x01", struct.pack(">I", len(told)), *told)
    return box(b"iprp", box(b"ipco", *plain), of_items)
