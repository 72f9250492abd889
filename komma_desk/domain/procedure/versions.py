"""Names of procedures and numbers of their versions: which one is later, and which comes next."""

from __future__ import annotations

import re
from typing import Final

from komma_desk.domain.errors import Refusal
from komma_desk.words import N_

# Neither holds a space: both together name a version in the settings and in clearing's memory.
_ID: Final = re.compile(r"[a-z][a-z0-9-]{0,59}")
_VERSION: Final = re.compile(r"[0-9]{1,6}(\.[0-9]{1,6}){0,3}")


class UnusableName(Refusal):
    sentence = N_("“{name}” cannot be the short name of a procedure.")
    advice = N_("Please use small letters, digits and hyphens, like “komma-standard”.")


class UnusableVersion(Refusal):
    sentence = N_("“{version}” cannot be the number of a version.")
    advice = N_("Please use digits and full stops, like 1.1.0.")


def require_usable(procedure: str, version: str) -> None:
    """Raises UnusableName or UnusableVersion."""
    if _ID.fullmatch(procedure) is None:
        raise UnusableName(name=procedure)
    if _VERSION.fullmatch(version) is None:
        raise UnusableVersion(version=version)


def is_later(version: str, than: str) -> bool:
    """By the numbers: 1.10 comes after 1.9, and 1.0 is 1; anything else counts as earlier."""
    return _numbers(version) > _numbers(than)


def next_version(version: str) -> str:
    """The same with its middle number one higher: 1.1.0 after 1.0.0."""
    numbers = [*_numbers(version), 0, 0][:2]
    return f"{numbers[0]}.{numbers[1] + 1}.0"


def _numbers(version: str) -> tuple[int, ...]:
    if _VERSION.fullmatch(version) is None:
        return ()
    numbers = [int(each) for each in version.split(".")]
    while numbers and not numbers[-1]:
        numbers.pop()
    return tuple(numbers)
