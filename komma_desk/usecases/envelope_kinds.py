"""The kinds of envelopes that travel through the post; part of the format, never translated."""

from __future__ import annotations

from typing import Final

REPORT: Final = "report"  # to clearing
REPORT_COPY: Final = "report-copy"  # of one's own report, to oneself
REPORT_RETURNED: Final = "report-returned"  # one's own report from clearing, after new keys
STANDING: Final = "standing"  # where the case stands, to its reporter
ANSWER: Final = "answer"  # what the office says, to the reporter
LOG_DIGEST: Final = "log-digest"  # who read which case when, to data protection
RELEASE: Final = "release"  # prepared figures, to the figures group
