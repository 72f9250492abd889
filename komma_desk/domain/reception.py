"""How something reached the office that nobody filed: by which way, when, and who told it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Final

from komma_desk.domain.code_list import Code
from komma_desk.domain.consent import ConsentManner
from komma_desk.domain.errors import Refusal
from komma_desk.domain.identifiers import PersonId
from komma_desk.domain.text import LONGEST_LINE, Problem, text_problem
from komma_desk.words import N_

ENTERED: Final = "entered"  # in the history of a case: the office wrote it down itself
RECEIVED_AT: Final = "received_at"  # of such an entry, where it was written down late
MAIL: Final = Code("MAIL")
WAYS_IN: Final = (Code("PHONE"), Code("VISIT"), Code("PAPER"), MAIL, Code("OTHER_UNIT"))
MOST_BEGUN: Final = 100  # receptions one person has begun at a time
_LONGEST_AGO: Final = timedelta(days=3660)
_LATE: Final = timedelta(days=1)
_MANNERS: Final = {Code("PHONE"): ConsentManner.ORAL, Code("VISIT"): ConsentManner.ORAL}
_WRITTEN: Final = {Code("PAPER"): ConsentManner.WRITTEN, MAIL: ConsentManner.ELECTRONIC}


class TooManyBegun(Refusal):
    sentence = N_("You have begun {most} entries and finished none of them.")
    advice = N_("Please finish or discard some. Nothing was lost.")


class EnteringForOthersOnly(Refusal):
    sentence = N_("You yourself are among those who must not see this.")
    advice = N_(
        "Nothing was lost: what you typed is kept. Please let a colleague enter it, or take "
        "yourself off that list."
    )


class EnteredAlready(Refusal):
    sentence = N_("This is a case already.")
    advice = N_("Nothing was added. You can discard what was begun; the case stays.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reception:
    """`told_by` is a name as it was said; `reporter` an account of this office, if it is hers.

    `affected` is for whom it was told, where that is somebody else. `manners` says of each consent
    in which form it was given; one it does not name was given the way the report came in.
    """

    channel: Code | None = None
    received_at: datetime | None = None
    told_by: str = field(default="", repr=False)
    affected: str = field(default="", repr=False)
    reporter: PersonId | None = field(default=None, repr=False)
    manners: Mapping[Code, ConsentManner] = field(default_factory=lambda: MappingProxyType({}))
    note: str = field(default="", repr=False)  # for the office only

    def problems(self, now: datetime) -> dict[str, Problem]:
        """What is missing or wrong, by field name."""
        found: dict[str, Problem] = {}
        if self.channel is None:
            found["intake_channel"] = Problem(N_("Please say by which way it reached us."))
        elif self.channel not in WAYS_IN:
            found["intake_channel"] = Problem(N_("This is not an entry of its list."))
        if problem := self._day_problem(now):
            found["received_at"] = problem
        for name, text, longest in (
            ("told_by", self.told_by, LONGEST_LINE),
            ("affected", self.affected, LONGEST_LINE),
            ("note", self.note, None),
        ):
            if wrong := text_problem(text, longest) if longest else text_problem(text):
                found[name] = wrong
        return found

    def _day_problem(self, now: datetime) -> Problem | None:
        if self.received_at is None:
            return Problem(N_("Please say when it reached us."))
        if self.received_at > now:
            return Problem(N_("This moment is still to come. Please say when it reached us."))
        if self.received_at < now - _LONGEST_AGO:
            return Problem(N_("This is more than ten years ago. Please check the year."))
        return None

    def is_late(self, now: datetime) -> bool:
        """Whether it lay for more than a day before it was written down."""
        return self.received_at is not None and now - self.received_at > _LATE

    def manner_of(self, item: Code) -> ConsentManner:
        return self.manners.get(item) or usual_manner(self.channel)


def usual_manner(channel: Code | None) -> ConsentManner:
    """In which form somebody consents who comes this way; spoken where it is not known."""
    return {**_MANNERS, **_WRITTEN}.get(channel or Code(""), ConsentManner.ORAL)


def can_be_received(at: datetime | None, now: datetime) -> datetime:
    """The moment a mail says it was sent, where that can be; else now."""
    return at if at is not None and now - _LONGEST_AGO <= at <= now else now
