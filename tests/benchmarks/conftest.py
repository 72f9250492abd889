"""What the measurements of the window need under pytest."""

from __future__ import annotations

import pytest


def pytest_configure(config: pytest.Config) -> None:
    # The plugin without a screen says on every window that it has no window manager to tell.
    config.addinivalue_line("qt_log_ignore", "This plugin does not support")
