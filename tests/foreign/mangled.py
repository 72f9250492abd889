"""Real files, damaged at random: bytes turned, pieces cut out, doubled or swapped."""

from __future__ import annotations

import random
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Final

SAMPLES: Final = Path(__file__).resolve().parents[1] / "data" / "foreign"
_TEMPTING: Final = (0, 1, 0x7F, 0x80, 0xFF)
_PACKED: Final = b"PK\x03\x04"


def samples() -> list[tuple[str, bytes]]:
    return [
        (each.name, each.read_bytes())
        for each in sorted(SAMPLES.iterdir())
        if each.is_file() and each.suffix != ".py"
    ]


def mangled(seed: int, count: int, more: list[tuple[str, bytes]]) -> Iterator[tuple[str, bytes]]:
    """The same for the same seed; of a packed file every second time what lies in it."""
    chance = random.Random(seed)  # noqa: S311 -- nothing secret: the same files again
    every = [*samples(), *more]
    for _each in range(count):
        name, content = chance.choice(every)
        if content.startswith(_PACKED) and chance.random() < 0.7:
            yield name, _inside(content, chance)
        else:
            yield name, _damaged(content, chance)


def _inside(content: bytes, chance: random.Random) -> bytes:
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(target, "w") as new:
        hit = chance.choice(old.namelist())
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, _damaged(part, chance) if name == hit else part)
    return target.getvalue()


def _damaged(content: bytes, chance: random.Random) -> bytes:
    raw = bytearray(content)
    for _each in range(chance.choice((1, 1, 2, 5, 20))):
        if not raw:
            break
        at = chance.randrange(len(raw))
        length = chance.choice((1, 2, 4, 16, 200))
        way = chance.choices(range(6), (6, 6, 3, 3, 3, 1))[0]
        if way == 0:
            raw[at] ^= 1 << chance.randrange(8)
        elif way == 1:
            raw[at] = chance.choice(_TEMPTING)
        elif way == 2:
            raw[at : at + length] = bytes((chance.choice(_TEMPTING),)) * length
        elif way == 3:
            del raw[at : at + length]
        elif way == 4:
            raw[at:at] = raw[at : at + length]
        else:
            del raw[max(at, len(raw) // 4) :]
    return bytes(raw)
