"""Somebody without an account: where an answer to her is sealed to, and the name she gave."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from komma_desk.domain.text import LONGEST_LINE, text_problem

WRITER: Final = "writer"  # beside the answers, in the words of a parcel


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnAddress:
    """Public keys derived from her return code or passphrase; her later letters bear `signing`."""

    sealing: bytes = field(repr=False)
    signing: bytes = field(repr=False)


def writer_words(name: str) -> dict[str, Any]:
    """An empty name says that she stays anonymous and holds a return code."""
    return {WRITER: {"name": name.strip()}}


def has_writer(words: Mapping[str, Any]) -> bool:
    """Whether this was written with an office card: then an answer can reach her."""
    return isinstance(words.get(WRITER), Mapping)


def writer_name(words: Mapping[str, Any]) -> str:
    """Empty for an anonymous person; what cannot be a name is none, and holds no report up."""
    told = words.get(WRITER)
    name = told.get("name") if isinstance(told, Mapping) else None
    if not isinstance(name, str) or text_problem(name, LONGEST_LINE) or "\n" in name:
        return ""
    return name.strip()


def without_writer(words: Mapping[str, Any]) -> dict[str, Any]:
    """The answers alone."""
    return {name: said for name, said in words.items() if name != WRITER}
