"""The ids of new things: made from their titles, so that nobody ever types one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

from komma_desk.domain.procedure.definition import Procedure
from komma_desk.words import Bilingual

_LONGEST = 40
_GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


def snake(title: str) -> str:
    """Of "Rückfrage läuft" it makes rueckfrage_laeuft; empty if nothing can be written so."""
    plain = unicodedata.normalize("NFKD", title.casefold().translate(_GERMAN))
    words = re.findall(r"[a-z0-9]+", plain.encode("ascii", "ignore").decode())
    return "_".join(words)[:_LONGEST].strip("_")


def free_id(title: Bilingual, taken: Collection[str], otherwise: str) -> str:
    """From the English title, else the German one; numbered where it is taken."""
    wanted = snake(title.en) or snake(title.de) or otherwise
    if not wanted[0].isalpha():
        wanted = f"{otherwise}_{wanted}"
    number, found = 2, wanted
    while found in taken:
        found, number = f"{wanted}_{number}", number + 1
    return found


def taken_ids(procedure: Procedure) -> frozenset[str]:
    """One name for one thing, whatever kind: the lists people read then never confuse two."""
    return frozenset(
        (
            *(state.id for state in procedure.states),
            *(strand.id for strand in procedure.strands),
            *(step.id for step in procedure.steps),
        )
    )
