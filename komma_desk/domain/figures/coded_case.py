"""What the figures may know of a case: coded facts only, no id, name, day or free text."""

from __future__ import annotations

from dataclasses import dataclass

from komma_desk.domain.figures.periods import Month


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedCase:
    """One incident as the figures see it.

    `person` is an opaque key of the affected person, alike for two incidents against the same
    person, None where unknown. `counted_in` is the month a frozen cube counted the incident in;
    None while it waits to be counted.
    """

    received_in: Month
    main_form: str
    direction: str
    person: str | None = None
    counted_in: Month | None = None
