"""Pictures without metadata: cut where they can be cut, written anew where not, and compared."""

from __future__ import annotations

import hashlib
import warnings
from io import BytesIO
from typing import Final

from PIL import Image, ImageOps, ImageSequence

from komma_desk.domain.foreign_file import Hindrance, StrippedCopy, TakenOff
from komma_desk.foreign.colour_profile import nameless
from komma_desk.foreign.gif import stripped_gif
from komma_desk.foreign.jpeg import stripped_jpeg
from komma_desk.foreign.kinds import Kind
from komma_desk.foreign.pictures import MOST_POINTS, opened
from komma_desk.foreign.png import stripped_png
from komma_desk.foreign.unread import UnreadError
from komma_desk.foreign.webp import stripped_webp

_CUT: Final = {
    Kind.JPEG: stripped_jpeg,
    Kind.PNG: stripped_png,
    Kind.WEBP: stripped_webp,
    Kind.GIF: stripped_gif,
}
_MOVING: Final = frozenset({"GIF", "PNG", "WEBP"})
STRIPPED_KINDS: Final = frozenset({*_CUT, Kind.TIFF})
_MOST_FRAMES: Final = 200


def stripped_picture(content: bytes, kind: Kind) -> StrippedCopy:
    """Raises UnreadError, also where the copy does not show the very same points."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        if kind is Kind.TIFF:
            return _written_anew(content)
        copy, lost = _CUT[kind](content)
        _compare(content, copy)
    return StrippedCopy(content=copy, taken_off=tuple(sorted(lost)))


def _compare(before: bytes, after: bytes) -> None:
    old, new = opened(before), opened(after)
    if _look(old) != _look(new):
        raise UnreadError(Hindrance.UNSURE)
    # Further pictures of a JPEG are others, taken in the same moment: those are left out.
    frames = getattr(old, "n_frames", 1) if old.format in _MOVING else 1
    for number in range(1, min(frames, _MOST_FRAMES)):
        old.seek(number)
        new.seek(number)
        if _look(old) != _look(new):
            raise UnreadError(Hindrance.UNSURE)


def _look(image: Image.Image) -> tuple[tuple[int, int], str, bytes]:
    """Small: of a long row of pictures not all points are in memory at once."""
    return image.size, image.mode, hashlib.sha256(image.tobytes()).digest()


def _written_anew(content: bytes) -> StrippedCopy:
    """A TIFF keeps its facts among its points: every page is taken out and written afresh."""
    pages: list[Image.Image] = []
    points = 0
    for number, frame in enumerate(ImageSequence.Iterator(opened(content))):
        points += frame.width * frame.height
        if number >= _MOST_FRAMES or points > MOST_POINTS:
            raise UnreadError(Hindrance.TOO_MUCH)
        profile = frame.info.get("icc_profile")
        turned = ImageOps.exif_transpose(frame)
        bare = Image.frombytes(turned.mode, turned.size, turned.tobytes())
        if palette := turned.getpalette():
            bare.putpalette(palette)
        if profile and (colours := nameless(profile)):
            bare.info["icc_profile"] = colours
        pages.append(bare)
    target = BytesIO()
    pages[0].save(
        target,
        "TIFF",
        save_all=len(pages) > 1,
        append_images=pages[1:],
        compression="tiff_adobe_deflate",
        icc_profile=pages[0].info.get("icc_profile"),
    )
    taken = (TakenOff.CAMERA, TakenOff.DESCRIPTIONS, TakenOff.ANEW)
    return StrippedCopy(content=target.getvalue(), taken_off=tuple(sorted(taken)))
