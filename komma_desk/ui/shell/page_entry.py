"""What the shell knows of a page: its key, its words, how to build it, what it answers to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from PySide6.QtWidgets import QWidget

from komma_desk.words import n_


def so_many_waiting(number: int) -> str:
    return n_("{n} waiting", "{n} waiting", number)


@dataclass(frozen=True, slots=True, kw_only=True)
class PageEntry:
    """A page of the desk; `title` is a message id, spoken by the shell in the language of now."""

    key: str
    title: str
    icon: str
    build: Callable[[], QWidget]
    shortcut: str = ""
    waiting: Callable[[int], str] = so_many_waiting
    """What the number beside the page counts, in the language of now."""


@runtime_checkable
class CanRefresh(Protocol):
    """A page that asks its questions anew on F5."""

    def refresh(self) -> None: ...


@runtime_checkable
class CanSearch(Protocol):
    """A page with a search field for Ctrl+F."""

    def focus_search(self) -> None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """Who sits at the desk: harmless words for the status bar and the title.

    The role is asked for whenever the window is built anew: it is said in the language of then.
    """

    person: str
    role: Callable[[], str]
    store: str
