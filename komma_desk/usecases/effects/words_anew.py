"""What a reporter wishes or allows anew, checked and put into the words of her letter.

The same with an account and without one: the office reads both in the same way.
"""

from __future__ import annotations

from datetime import date
from typing import Any, Protocol

from komma_desk.domain.code_list import Code, CodeLists
from komma_desk.domain.consent import ConsentState, DayIsOver, UnknownConsent, require_scope
from komma_desk.domain.consent_scope import ConsentScope
from komma_desk.domain.text import LONGEST_LINE, require_text
from komma_desk.usecases.effects.known_wishes import require_known_wishes


class ConsentSaid(Protocol):
    @property
    def item(self) -> Code: ...
    @property
    def state(self) -> ConsentState: ...
    @property
    def recipient(self) -> str: ...
    @property
    def valid_until(self) -> date | None: ...
    @property
    def scope(self) -> ConsentScope: ...


def wish_words(wishes: frozenset[Code], lists: CodeLists) -> dict[str, Any]:
    """Raises NoWish, WishesContradict or UnknownWish."""
    require_known_wishes(wishes, lists)
    return {"wishes": sorted(wishes)}


def consent_words(said: ConsentSaid, lists: CodeLists, today: date) -> dict[str, Any]:
    """Raises UnknownConsent, DayIsOver, NoScopeHere or what a text is refused for."""
    # Whoever was never asked has nothing to refuse here; she just gives none.
    if said.item not in lists["consent"] or said.state is ConsentState.REFUSED:
        raise UnknownConsent
    if said.state is ConsentState.WITHDRAWN:
        return _words(said, recipient="", until=None, scope=ConsentScope.ALL)
    if said.recipient:
        require_text(said.recipient, LONGEST_LINE)
    if said.valid_until and said.valid_until < today:
        raise DayIsOver
    require_scope(said.item, said.scope)
    return _words(said, recipient=said.recipient.strip(), until=said.valid_until, scope=said.scope)


def _words(
    said: ConsentSaid, *, recipient: str, until: date | None, scope: ConsentScope
) -> dict[str, Any]:
    return {
        "item": str(said.item),
        "state": str(said.state),
        "recipient": recipient,
        "until": until.isoformat() if until else None,
        "scope": str(scope),
    }
