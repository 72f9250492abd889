"""Label and text in two columns, and the groups of the further details under their headings."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from komma_desk.ui.cases.report_words import Lines
from komma_desk.ui.cases.text_scale import wide
from komma_desk.ui.parts.labels import PlainLabel, TextKind
from komma_desk.words import _

LABELS = 210  # pixels


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
        value = PlainLabel(text, copyable=True)
        value.setAccessibleName(f"{label}: {text}")
        value.setAlignment(Qt.AlignmentFlag.AlignTop)
        grid.addWidget(name, number, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(value, number, 1)
    return facts


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
