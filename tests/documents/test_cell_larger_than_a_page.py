"""A cell that is higher than its page goes on over the next ones."""

from __future__ import annotations

from datetime import date

import pytest

from komma_desk.documents.page import PageFrame, lay_out, table


@pytest.mark.parametrize("lines", [50, 100, 300])
def test_a_row_of_many_lines_is_laid_out_whatever_its_height(lines: int) -> None:
    many = "\n".join(f"Zustand Nummer {number} mit einem Namen" for number in range(lines))
    frame = PageFrame(
        municipality="Musterstadt", kind="Verfahren", reference="1", dated_on=date(2026, 1, 1)
    )
    sheet = lay_out([table(["Schritt", "Von", "Nach"], [["x", many, "y"]])], frame)
    assert sheet.startswith(b"%PDF")
