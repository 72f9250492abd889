"""What was told to us: the draft with its eight answers and what more was said; the report."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Annotated, Final

from komma_desk.domain.code_list import Code
from komma_desk.domain.consent_scope import ConsentScope, Narrowed, scope_in
from komma_desk.domain.details_problems import details_problems
from komma_desk.domain.identifiers import PersonId, ReportId
from komma_desk.domain.incident_details import NOTHING_MORE, IncidentDetails
from komma_desk.domain.moment import Moment
from komma_desk.domain.sensitivity import Sensitivity
from komma_desk.domain.text import LONGEST_LINE, Problem, text_problem
from komma_desk.words import N_

POLICE: Final = Code("police")
ONLY_RECORD: Final = Code("record_only")

_MISSING: Final = {
    "reporter_role": N_("Please say as whom you report."),
    "direction": N_("Please say from where the hostility came."),
    "occurred": N_("Please say when it happened; “unknown” is fine."),
    "place": N_("Please choose a place or a channel."),
    "forms": N_("Please choose at least one kind of incident."),
    "narrative": N_("Please tell in a few words what happened."),
    "acute_danger": N_("Please say whether somebody is in danger now."),
    "wishes": N_("Please choose what you wish; “only record it” is an answer too."),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentDraft:
    """The answers so far; every one may still be missing. Codes are those of the code lists."""

    reporter_role: Code | None = None
    direction: Code | None = None
    occurred: Moment | None = None
    # What stands in its line as long as it is no moment: comes back with the draft, is never filed.
    occurred_typed: str = field(default="", repr=False)
    place: Code | None = None
    channel: Code | None = None
    place_detail: str = field(default="", repr=False)
    forms: frozenset[Code] = frozenset()
    narrative: str = field(default="", repr=False)
    acute_danger: bool | None = None
    wishes: frozenset[Code] = frozenset()
    consents: frozenset[Code] = frozenset()  # items of the consent list that are given
    consent_scopes: frozenset[Narrowed] = frozenset()  # of those that do not allow everything
    contact: str = field(
        default="", repr=False
    )  # how to reach the person, if not through her account
    excluded: frozenset[PersonId] = field(default=frozenset(), repr=False)  # must not see it
    # Of the long report; none is dropped because another answer changed.
    details: IncidentDetails = field(default=NOTHING_MORE, repr=False)

    def problems(self, today: date) -> dict[str, Problem]:
        """What is missing or wrong, by field name; the same rules for form, file and import."""
        found = {name: Problem(_MISSING[name]) for name in self._unanswered()}
        if self.occurred is not None and (wrong := self.occurred.problem(today)):
            found["occurred"] = wrong
        for name, text, longest in (
            ("narrative", self.narrative, None),
            ("place_detail", self.place_detail, LONGEST_LINE),
            ("contact", self.contact, LONGEST_LINE),
        ):
            if wrong := text_problem(text, longest) if longest else text_problem(text):
                found[name] = wrong
        if ONLY_RECORD in self.wishes and POLICE in self.wishes:
            found["wishes"] = Problem(
                N_("“Only record it” and “police” exclude each other. Please choose one.")
            )
        return found | details_problems(self.details, today)

    def _unanswered(self) -> list[str]:
        answered = {
            "reporter_role": self.reporter_role is not None,
            "direction": self.direction is not None,
            "occurred": self.occurred is not None,
            "place": self.place is not None or self.channel is not None,
            "forms": bool(self.forms),
            "narrative": bool(self.narrative.strip()),
            "acute_danger": self.acute_danger is not None,
            "wishes": bool(self.wishes),
        }
        return [name for name, there in answered.items() if not there]

    def file_as(self, report_id: ReportId, *, at: datetime) -> IncidentReport:
        """The report this draft becomes; call only where `problems` found nothing."""
        assert self.reporter_role is not None
        assert self.direction is not None
        assert self.occurred is not None
        return IncidentReport(
            id=report_id,
            filed_at=at,
            reporter_role=self.reporter_role,
            direction=self.direction,
            occurred=self.occurred,
            place=self.place,
            channel=self.channel,
            place_detail=self.place_detail,
            forms=self.forms,
            narrative=self.narrative,
            acute_danger=bool(self.acute_danger),
            wishes=self.wishes,
            consents=self.consents,
            consent_scopes=frozenset(
                each for each in self.consent_scopes if each.item in self.consents
            ),
            contact=self.contact,
            details=self.details,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentReport:
    """What was told to us, and how far each part of it may travel."""

    id: Annotated[ReportId, Sensitivity.IDENTIFYING]
    filed_at: Annotated[datetime, Sensitivity.REFERRABLE]
    reporter_role: Annotated[Code, Sensitivity.STATISTICAL]
    direction: Annotated[Code, Sensitivity.STATISTICAL]
    occurred: Annotated[Moment, Sensitivity.REFERRABLE]
    place: Annotated[Code | None, Sensitivity.STATISTICAL]
    channel: Annotated[Code | None, Sensitivity.STATISTICAL]
    place_detail: Annotated[str, Sensitivity.REFERRABLE] = field(repr=False)
    forms: Annotated[frozenset[Code], Sensitivity.STATISTICAL]
    narrative: Annotated[str, Sensitivity.REFERRABLE] = field(repr=False)
    acute_danger: Annotated[bool, Sensitivity.REFERRABLE]
    wishes: Annotated[frozenset[Code], Sensitivity.REFERRABLE]
    consents: Annotated[frozenset[Code], Sensitivity.REFERRABLE]
    contact: Annotated[str, Sensitivity.IDENTIFYING] = field(repr=False)
    # Each of its fields says for itself how far it may travel.
    details: Annotated[IncidentDetails, Sensitivity.IDENTIFYING] = field(
        default=NOTHING_MORE, repr=False
    )
    consent_scopes: Annotated[frozenset[Narrowed], Sensitivity.REFERRABLE] = frozenset()

    def scope_of(self, item: Code) -> ConsentScope:
        """How much the consent to this allows to tell."""
        return scope_in(self.consent_scopes, item)
