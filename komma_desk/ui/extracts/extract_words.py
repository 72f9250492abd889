"""How an extract and its answer are called on the screen."""

from __future__ import annotations

from collections.abc import Mapping

from komma_desk.domain.approval import Verdict
from komma_desk.usecases.queries.my_extracts import ExtractLine
from komma_desk.words import N_, _

VERDICTS: Mapping[Verdict, str] = {
    Verdict.APPROVED: N_("approved"),
    Verdict.REFUSED: N_("refused"),
}


def standing_of(line: ExtractLine) -> str:
    """One word for the list: what there is to do."""
    if line.answered is not None:
        return _(VERDICTS[line.answered])
    if line.asks is not None:
        return _("asks for your approval")
    return _("read") if line.is_read else _("unread")


def one_line(text: str) -> str:
    return " ".join(text.split())
