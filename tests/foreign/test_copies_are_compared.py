"""A copy of a picture is given out only where it shows the very same points."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from komma_desk.domain.foreign_file import Hindrance
from komma_desk.foreign import picture_stripping
from komma_desk.foreign.kinds import Kind
from komma_desk.foreign.unread import UnreadError


def png(colour: str) -> bytes:
    target = BytesIO()
    Image.new("RGB", (2, 2), colour).save(target, "PNG")
    return target.getvalue()


def test_a_copy_that_shows_something_else_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    other = png("white")
    monkeypatch.setitem(picture_stripping._CUT, Kind.PNG, lambda _content: (other, frozenset()))
    with pytest.raises(UnreadError) as refused:
        picture_stripping.stripped_picture(png("black"), Kind.PNG)
    assert refused.value.hindrance is Hindrance.UNSURE
    assert picture_stripping.stripped_picture(other, Kind.PNG).content == other
