"""How a reporting person learns to whom she writes, after the circle of her case changed."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from komma_desk.words import N_


class ReporterWay(StrEnum):
    AT_ONCE = "at once"  # by the post, or there is nobody who writes
    BY_FILE = "by file"  # no account: by the next answer file she opens
    UNCONFIRMED = "unconfirmed"  # nothing is told to keys nobody has confirmed


WRITES_ON: Final = {
    ReporterWay.BY_FILE: N_(
        "The reporting person has no account: what she writes still goes to the people of before "
        "until she has opened an answer file made after this."
    ),
    ReporterWay.UNCONFIRMED: N_(
        "The keys of the reporting person are not confirmed, so she cannot be told: what she "
        "writes still goes to the people of before. Please confirm her on the page “People”."
    ),
}
