"""The stories people of the invented town tell; sober, without slurs and without sensation."""

from __future__ import annotations

from typing import Final

from komma_desk.demo.stories.apart import APART
from komma_desk.demo.stories.council import COUNCIL
from komma_desk.demo.stories.counter import COUNTER
from komma_desk.demo.stories.internal import INTERNAL
from komma_desk.demo.stories.outside import OUTSIDE
from komma_desk.demo.story import Story

STORIES: Final[tuple[Story, ...]] = (*COUNTER, *OUTSIDE, *APART, *COUNCIL, *INTERNAL)
