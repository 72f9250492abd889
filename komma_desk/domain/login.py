"""The short name one unlocks with: letters, digits, dot, hyphen, underscore; case is ignored."""

from __future__ import annotations

import re
from typing import Final

from komma_desk.domain.errors import Refusal
from komma_desk.words import N_

_FITS: Final = re.compile(r"[a-z0-9äöüß][a-z0-9äöüß._-]{1,39}")


class LoginNotAccepted(Refusal):
    sentence = N_("This login cannot be used.")
    advice = N_("Please take 2 to 40 letters, digits, dots, hyphens or underscores.")


def require_login(text: str) -> str:
    """The login as it is kept; raises LoginNotAccepted."""
    login = text.strip().lower()
    if not _FITS.fullmatch(login):
        raise LoginNotAccepted
    return login
