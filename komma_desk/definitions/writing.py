"""Writes a procedure as its file; of the text before it keeps all that says what did not change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from komma_desk.definitions.block_order import arranged, renamed_places
from komma_desk.definitions.block_writing import fresh_block, rewritten
from komma_desk.definitions.broken import BrokenDefinition
from komma_desk.definitions.house_style import Words
from komma_desk.definitions.procedure import procedure_of_text
from komma_desk.definitions.reading import BYTE_ORDER_MARK
from komma_desk.definitions.written_blocks import Block, blocks_of
from komma_desk.definitions.written_words import Place, words_of
from komma_desk.domain.errors import Refusal
from komma_desk.domain.procedure.definition import Procedure
from komma_desk.words import N_


class NotWritable(Refusal):
    sentence = N_("This procedure cannot be written as a file: it would not read back the same.")
    advice = N_("Two parts with the same name are the usual reason.")


def procedure_text(procedure: Procedure, *, before: str = "") -> str:
    """The text that reads back as this very procedure.

    Raises BrokenDefinition or NotWritable where no text could, as with a title left empty.
    """
    before = before.removeprefix(BYTE_ORDER_MARK)
    kept = _kept(procedure, before.replace("\r\n", "\n")) if before.strip() else None
    if kept is not None:
        return kept.replace("\n", "\r\n") if "\r\n" in before else kept
    fresh = _joined([fresh_block(place, words) for place, words in words_of(procedure).items()])
    if not _reads_back(fresh, procedure):
        raise NotWritable
    return fresh


def _reads_back(text: str, procedure: Procedure) -> bool:
    return procedure_of_text(text) == procedure


def _kept(procedure: Procedure, before: str) -> str | None:
    """The text before with the changes in it; None if its layout cannot hold them."""
    try:
        earlier = procedure_of_text(before)
    except BrokenDefinition:
        return None
    if earlier == procedure:
        return before
    blocks = blocks_of(before)
    was, now = words_of(earlier), words_of(procedure)
    if blocks is None or {block.place for block in blocks} != set(was):
        return None
    try:
        text = _joined(_changed(blocks, was, now))
        return text if _reads_back(text, procedure) else None
    except BrokenDefinition:
        return None


def _changed(
    blocks: tuple[Block, ...], was: dict[Place, Words], now: dict[Place, Words]
) -> list[Block]:
    renamed = renamed_places(was, now)
    own_name = {renamed.get(block.place, block.place): block for block in blocks}
    earlier = {renamed.get(place, place): words for place, words in was.items()}
    written = {
        place: rewritten(own_name[place], place, earlier[place], words)
        if place in own_name
        else fresh_block(place, words)
        for place, words in now.items()
    }
    slots = [replace(block, place=place) for place, block in own_name.items()]
    return arranged(slots, [written[place] for place in now])


def _joined(blocks: Sequence[Block]) -> str:
    """One text; the last table has no blank line after it."""
    parts = [block.remarks + _ended(block.text) + block.gap for block in blocks]
    return "".join(parts).rstrip("\n") + "\n"


def _ended(text: str) -> str:
    return text if not text or text.endswith("\n") else f"{text}\n"
