"""How large a file is said to be, to somebody who has never heard of a KiB."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QLocale

from komma_desk.ui.reporting.given_file import size_said


@pytest.mark.parametrize(("size", "said"), [(15_500, "15,1 kB"), (5 * 1024**2, "5,0 MB")])
def test_sizes_are_said_in_the_units_of_a_file_manager(size: int, said: str) -> None:
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.German))
    try:
        assert size_said(size) == said
    finally:
        QLocale.setDefault(before)
