"""The kinds of envelopes that travel through the post; part of the format, never translated."""

from __future__ import annotations

from typing import Final

REPORT: Final = "report"  # to clearing
REPORT_TO_CIRCLE: Final = "report-to-circle"  # to named clearing officers' own keys
REPORT_COPY: Final = "report-copy"  # of one's own report, to oneself
REPORT_RETURNED: Final = "report-returned"  # one's own report from clearing, after new keys
MESSAGE_RETURNED: Final = "message-returned"  # one's own message, in the same way
STANDING: Final = "standing"  # where the case stands, to its reporter
ANSWER: Final = "answer"  # what the office says, to the reporter
ANSWER_FILE: Final = "answer-file"  # all of it in one, to a reporter without an account
REPORTER_MESSAGE: Final = "reporter-message"  # from a reporter to clearing, or to the circle
REPORTER_WORD: Final = "reporter-word"  # her wishes or a consent, said later; the same way
REPORTER_COPY: Final = "reporter-copy"  # of both, to herself
EXTRACT: Final = "extract"  # parts of a case, to the head or to data protection in person
EXTRACT_ANSWER: Final = "extract-answer"  # what she says to a question, to clearing
RECEPTION_HANDED: Final = "reception-handed"  # a begun entry, to a colleague in person
LOG_DIGEST: Final = "log-digest"  # who read which case when, to data protection
RELEASE: Final = "release"  # prepared figures, to the figures group
BREAK_GLASS_REQUEST: Final = "break-glass-request"  # to each keeper, with her half of the key
BREAK_GLASS_ASKED: Final = "break-glass-asked"  # what I asked, to myself
BREAK_GLASS_ANSWER: Final = "break-glass-answer"  # from a keeper to whoever asked
BREAK_GLASS_ANSWERED: Final = "break-glass-answered"  # what I answered, to myself
