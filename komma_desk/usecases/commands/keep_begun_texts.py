"""Keep what was typed and not handed over, over a lock and a crash; sealed for oneself alone."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass

from komma_desk.domain.changes import Changes
from komma_desk.usecases.begun_texts import BEGUN_TEXTS, BegunTexts
from komma_desk.usecases.context import Context


@dataclass(frozen=True, slots=True)
class KeepBegunTexts:
    """All of them: what is not among them any more is gone."""

    begun: BegunTexts


def keep_begun_texts(command: KeepBegunTexts, context: Context) -> Changes:
    tag, drafts = context.keys.own_tag(BEGUN_TEXTS), context.work.office.drafts
    if not command.begun:
        drafts.remove(tag)
        return Changes()
    text = json.dumps(asdict(command.begun), ensure_ascii=False, default=str)
    # Half a surrogate pair can be typed on some systems; it is kept out rather than fail.
    drafts.put(tag, context.keys.seal_own(BEGUN_TEXTS, text.encode(errors="replace")))
    return Changes()
