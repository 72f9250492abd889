"""Label and text in two columns, and the groups of the further details under their headings."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from komma_desk.ui.cases.report_words import Lines
from komma_desk.ui.cases.text_scale import wide
from komma_desk.ui.parts.labels import LongText, PlainLabel, TextKind
from komma_desk.words import _

LABELS = 210  # pixels
LONGEST_WORD, LONGEST_LABEL = 30, 2_000  # characters of a text a label shows
LETTERS_A_LINE, MOST_LINES = 44, 8  # of the field that shows longer ones


def fact_grid(lines: Lines) -> QWidget:
    facts = QWidget()
    grid = QGridLayout(facts)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(8)
    grid.setColumnStretch(1, 1)
    for number, (label, text) in enumerate(lines):
        name = PlainLabel(label, TextKind.MUTED)
        name.setFixedWidth(wide(LABELS))
        grid.addWidget(name, number, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(_value(label, text), number, 1)
    return facts


def _value(label: str, text: str) -> QWidget:
    """A label cannot break a word: an address would widen the page, and a long text slow it."""
    longest_word = max(map(len, text.split()), default=0)
    if longest_word > LONGEST_WORD or len(text) > LONGEST_LABEL:
        field = LongText(label, text)
        lines = sum(1 + len(each) // LETTERS_A_LINE for each in text.splitlines())
        field.setFixedHeight(field.fontMetrics().lineSpacing() * min(lines + 1, MOST_LINES) + 16)
        return field
    value = PlainLabel(text, copyable=True)
    value.setAccessibleName(f"{label}: {text}")
    value.setAlignment(Qt.AlignmentFlag.AlignTop)
    return value


def detail_list(groups: tuple[tuple[str, Lines], ...]) -> QWidget:
    """Nothing at all where nothing more was said."""
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(8)
    if groups:
        title = PlainLabel(_("Further details"), TextKind.STRONG)
        title.setContentsMargins(0, 10, 0, 0)
        column.addWidget(title)
    for heading, lines in groups:
        about = PlainLabel(heading, TextKind.SMALL)
        about.setAccessibleDescription(_("Heading"))
        about.setContentsMargins(0, 6, 0, 0)
        column.addWidget(about)
        column.addWidget(fact_grid(lines))
    whole.setVisible(bool(groups))
    return whole
