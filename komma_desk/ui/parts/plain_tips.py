"""Explanations under the cursor: never mark-up, whatever somebody wrote into a title.

Qt takes words that look like HTML for HTML and would fetch a picture they name, also from a server.
"""

from __future__ import annotations

from html import escape

from PySide6.QtGui import Qt


def plain_tip(text: str) -> str:
    """The same words, shown sign for sign."""
    if not Qt.mightBeRichText(text):
        return text
    return f'<span style="white-space: pre-wrap">{escape(text)}</span>'
