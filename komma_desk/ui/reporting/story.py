"""A text somebody wrote: a label where it is short, else a field that scrolls in itself."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from komma_desk.ui.parts.labels import LongText, PlainLabel
from komma_desk.ui.reporting.long_answer import wrap_for

LONGEST_LABEL = 2_000  # characters; a label that wraps more text than this makes the page slow
LONGEST_WORD = 40  # characters; a label cannot break a word and would widen the page
STORY_HEIGHT, LINES_HEIGHT = 150, 80


def story(text: str, name: str) -> QWidget:
    longest_word = max(map(len, text.split()), default=0)
    if len(text) <= LONGEST_LABEL and longest_word <= LONGEST_WORD:
        label = PlainLabel(text, copyable=True)
        label.setAccessibleName(name)
        # With a name of its own a label hides its words from whoever listens.
        label.setAccessibleDescription(text)
        return label
    field = LongText(name)
    field.setWordWrapMode(wrap_for(text))
    field.setPlainText(text)
    field.setFixedHeight(STORY_HEIGHT if len(text) > LONGEST_LABEL else LINES_HEIGHT)
    return field
