"""The label under which a person's draft is sealed; one draft a person."""

from __future__ import annotations

from typing import Final

DRAFT: Final = "draft of a report"
