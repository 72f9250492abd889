"""Only what stands in the list of wishes can be wished, whoever says it."""

from __future__ import annotations

from komma_desk.domain.code_list import Code, CodeLists
from komma_desk.domain.errors import Refusal
from komma_desk.domain.wish import require_wishes
from komma_desk.words import N_


class UnknownWish(Refusal):
    sentence = N_("This wish is not in the list of wishes.")
    advice = N_("Nothing was changed. Please choose from the list.")


def require_known_wishes(wishes: frozenset[Code], lists: CodeLists) -> None:
    """Raises NoWish, WishesContradict or UnknownWish."""
    require_wishes(wishes)
    if any(each not in lists["wish"] for each in wishes):
        raise UnknownWish
