"""What kind of evidence a file is: a screenshot, a letter, a voice; said by whoever gave it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Final

from komma_desk.domain.code_list import Code, CodeEntry, CodeLists
from komma_desk.domain.errors import Refusal
from komma_desk.words import N_

EVIDENCE: Final = "evidence"  # the list of kinds
KIND_SAID: Final = "file kind"  # what the history of a case calls it
# Entries of the list no file is: they are told as places on the net.
_ADDRESSES: Final = frozenset({"URL", "PROFILE_URL"})
_CODE: Final = re.compile(r"[A-Z][A-Z0-9_]{0,59}")


class UnknownFileKind(Refusal):
    sentence = N_("This kind of file is not in the list of evidence.")
    advice = N_("Please choose one of the list, or none.")


def kinds_offered(lists: CodeLists, today: date | None = None) -> tuple[CodeEntry, ...]:
    """What a file can be said to be; without a day all there ever was."""
    return tuple(
        each
        for each in (lists[EVIDENCE].entries if EVIDENCE in lists else ())
        if each.code not in _ADDRESSES and (today is None or each.is_choosable(today))
    )


def kinds_spoken(lists: CodeLists) -> Mapping[str, str]:
    """The words for each kind, in the language spoken now."""
    return MappingProxyType({each.code: each.label.spoken() for each in kinds_offered(lists)})


def kind_in(record: object) -> Code | None:
    """As it stands in a record; none in those of before. Raises ValueError for no code at all."""
    if record is None:
        return None
    if not isinstance(record, str) or not _CODE.fullmatch(record):
        raise ValueError
    return Code(record)
