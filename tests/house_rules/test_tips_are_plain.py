"""No explanation under the cursor is ever read as mark-up: a title may come from anybody's file."""

from __future__ import annotations

import ast
from pathlib import Path

UI = Path(__file__).resolve().parents[2] / "komma_desk" / "ui"
OURS = {"_", "n_", "plain_tip"}


def is_safe(words: ast.expr) -> bool:
    """A sentence of ours, or one that went through `plain_tip`."""
    if isinstance(words, ast.Constant):
        return True
    return (
        isinstance(words, ast.Call) and isinstance(words.func, ast.Name) and words.func.id in OURS
    )


def test_every_tip_is_a_sentence_of_ours_or_shown_sign_for_sign() -> None:
    unsafe = [
        f"{file.name}:{call.lineno}"
        for file in UI.rglob("*.py")
        for call in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Attribute)
        and call.func.attr == "setToolTip"
        and not is_safe(call.args[-1])
    ]
    assert unsafe == []
