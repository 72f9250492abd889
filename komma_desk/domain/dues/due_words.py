"""The lights of deadlines in words, for whoever shows them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from komma_desk.domain.dues.of_case import Light
from komma_desk.words import N_

LIGHT_WORDS: Final[Mapping[Light, str]] = MappingProxyType(
    {
        Light.OVERDUE: N_("overdue"),
        Light.SOON: N_("due soon"),
        Light.RUNNING: N_("there is time"),
        Light.NOT_RUNNING: N_("not running"),
        Light.NO_CALENDAR: N_("no day reckoned"),
    }
)
