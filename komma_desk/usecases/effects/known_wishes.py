"""Only what stands in the list of wishes can be wished, whoever says it."""

from __future__ import annotations

from komma_desk.domain.code_list import Code
from komma_desk.domain.errors import Refusal
from komma_desk.domain.wish import require_wishes
from komma_desk.usecases.context import Context
from komma_desk.words import N_


class UnknownWish(Refusal):
    sentence = N_("This wish is not in the list of wishes.")
    advice = N_("Nothing was changed. Please choose from the list.")


def require_known_wishes(wishes: frozenset[Code], context: Context) -> None:
    """Raises NoWish, WishesContradict or UnknownWish."""
    require_wishes(wishes)
    known = context.tools.rules.code_lists["wish"]
    if any(each not in known for each in wishes):
        raise UnknownWish
