"""Pictures from outside as points, never larger than a window needs."""

from __future__ import annotations

import warnings
from io import BytesIO
from typing import Final

from PIL import Image, ImageFile, ImageOps

from komma_desk.domain.foreign_file import LONGEST_SIDE, Hindrance, Picture
from komma_desk.foreign.unread import UnreadError

FORMATS: Final = ("JPEG", "PNG", "GIF", "WEBP", "BMP", "TIFF")
MOST_POINTS: Final = 80_000_000  # at four bytes each a fifth of what the process may use
_MOST_SHRUNK: Final = 300_000_000  # a JPEG can be read small at once; phones make them this large

Image.MAX_IMAGE_PIXELS = _MOST_SHRUNK // 2  # twice as many are an error
Image.init()  # imports every reader now: later none could be opened


def opened(content: bytes, most: int = MOST_POINTS) -> ImageFile.ImageFile:
    """Raises UnreadError; nothing is unfolded yet."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            image = Image.open(BytesIO(content), formats=FORMATS)
        except Image.DecompressionBombError as bomb:
            raise UnreadError(Hindrance.TOO_MUCH) from bomb
    if image.width * image.height > most:
        raise UnreadError(Hindrance.TOO_MUCH)
    return image


def picture(content: bytes) -> Picture:
    """Turned as it was taken, and made smaller where it is large; raises UnreadError."""
    image = opened(content, _MOST_SHRUNK)
    full = image.size
    if image.format == "JPEG":
        image.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
    if image.width * image.height > MOST_POINTS:
        raise UnreadError(Hindrance.TOO_MUCH)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        image.load()
        plain = _drawable(image)
        plain.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
        turned = ImageOps.exif_transpose(plain)
    if (turned.width > turned.height) != (plain.width > plain.height):
        full = (full[1], full[0])
    return picture_of(turned, full)


def _drawable(image: Image.Image) -> Image.Image:
    """Sixteen bits a point are cut to eight instead of overflowing to white."""
    if image.mode.startswith("I") or image.mode == "F":
        low, high = image.getextrema()
        assert isinstance(low, int | float)
        assert isinstance(high, int | float)
        span = (high - low) or 1
        return image.convert("F").point(lambda point: (point - low) * (255 / span)).convert("L")
    return image


def picture_of(image: Image.Image, full: tuple[int, int]) -> Picture:
    return Picture(
        width=image.width,
        height=image.height,
        rgba=image.convert("RGBA").tobytes(),
        full_width=full[0],
        full_height=full[1],
    )
