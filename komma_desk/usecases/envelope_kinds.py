"""The kinds of envelopes that travel through the post; part of the format, never translated."""

from __future__ import annotations

from typing import Final

REPORT: Final = "report"  # to clearing
REPORT_COPY: Final = "report-copy"  # of one's own report, to oneself
STANDING: Final = "standing"  # where the case stands, to its reporter
ANSWER: Final = "answer"  # what the office says, to the reporter
RELEASE: Final = "release"  # prepared figures, to the figures group
